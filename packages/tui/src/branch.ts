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
 * A draft or branch on its base as that is now: the same entry where nothing else comes of it, issues where it is no scenario. What was
 * made for one view alone stays so.
 */
export function remade(entry: Entry, base: Entry, entries: readonly Entry[]): Entry | readonly Issue[] {
  const { id, title, week, policies, change = {}, isPassing } = entry
  const made =
    week !== undefined && policies !== undefined
      ? branchEntry(base, { week, policies }, { id, title }, entries)
      : variantEntry(base, change, { id, title, kind: 'draft' }, entries)
  if (isRefused(made)) return made
  const same = made.operand === entry.operand && differences(made.loaded.raw, entry.loaded.raw).length === 0
  if (same) return entry
  return isPassing === undefined ? made : { ...made, isPassing }
}

/**
 * The entries with each draft and branch on its base as that is now, so that one that was put back follows its base, and a branch shares
 * its past with it, although that was changed meanwhile. The same list where all do; what its base no longer takes stays as it was.
 */
export function followed(entries: readonly Entry[]): readonly Entry[] {
  let result = entries
  // A base stands before what is made of it, unless it was put back later: so once more, for each that moved.
  for (let moved = true, rounds = 0; moved && rounds <= entries.length; rounds++) {
    moved = false
    for (const entry of result.filter(({ kind }) => kind === 'draft' || kind === 'branch')) {
      const next = onBase(entry, result)
      if (next === entry) continue
      moved = true
      result = result.map((one) => (one.id === entry.id ? next : one))
    }
  }
  return result
}

function onBase(entry: Entry, entries: readonly Entry[]): Entry {
  const base = entries.find(({ id }) => id === entry.base)
  const next = base === undefined ? entry : remade(entry, base, entries)
  return isRefused(next) ? entry : next
}
