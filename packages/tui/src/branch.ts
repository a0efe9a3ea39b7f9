import type { Issue } from '@fishbowl/core'
import { type Change, type Entry, isRefused, type Naming, variantEntry } from './entry.ts'

const interventionsOf = (raw: unknown): readonly unknown[] => {
  const list =
    typeof raw === 'object' && raw !== null && 'interventions' in raw ? raw.interventions : undefined
  return Array.isArray(list) ? list : []
}

/**
 * A scenario as it was until `week` and with other policies from there on: the file of the base with one more intervention, after
 * all that it dates itself. So a run of the branch is, week by week, the run that was forked at that week. Issues where it is no
 * scenario. The week is 1 to horizon - 1.
 */
export function branchEntry(
  base: Entry,
  { week, policies }: { readonly week: number; readonly policies: Change },
  { id, title }: Pick<Naming, 'id' | 'title'>,
  entries: readonly Entry[],
): Entry | readonly Issue[] {
  const interventions = [...interventionsOf(base.loaded.raw), { week, ...policies }]
  const entry = variantEntry(base, { interventions }, { id, title, kind: 'branch', week }, entries)
  return isRefused(entry) ? entry : { ...entry, policies }
}
