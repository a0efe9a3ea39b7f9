import { differences, type Issue } from '@fishbowl/core'
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

/**
 * The entries with each branch on its base as that is now, so that one that was put back shares its past although its base was changed
 * meanwhile. The same list where all do; a branch that its base no longer takes stays as it was.
 */
export function followed(entries: readonly Entry[]): readonly Entry[] {
  let result = entries
  // A base stands before its branches, unless it was put back later: so once more, for each that moved.
  for (let moved = true, rounds = 0; moved && rounds <= entries.length; rounds++) {
    moved = false
    for (const entry of result.filter(({ kind }) => kind === 'branch')) {
      const next = onBase(entry, result)
      if (next === entry) continue
      moved = true
      result = result.map((one) => (one.id === entry.id ? next : one))
    }
  }
  return result
}

function onBase(branch: Entry, entries: readonly Entry[]): Entry {
  const { base: id, week, policies } = branch
  const base = entries.find((entry) => entry.id === id)
  if (base === undefined || week === undefined || policies === undefined) return branch
  const next = branchEntry(base, { week, policies }, branch, entries)
  if (isRefused(next)) return branch
  const same = next.operand === branch.operand && differences(next.loaded.raw, branch.loaded.raw).length === 0
  return same ? branch : next
}
