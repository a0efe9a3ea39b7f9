import { say } from '@fishbowl/report/words'
import { followed } from '../../branch.ts'
import type { Entry } from '../../entry.ts'
import { type State, selectedEntry } from '../../state.ts'
import { type Step, saying } from '../../step.ts'
import { selectedRow, visibleRows } from './listed.ts'

/** Entries whose ids are taken: those that are there, and those that an undo brings back. */
export const takenEntries = ({ entries, library }: State): readonly Entry[] => [
  ...entries,
  ...library.removed.flat().map(({ entry }) => entry),
]

/** True for what the session made. */
export const isMade = ({ kind }: Pick<Entry, 'kind'>): boolean => kind === 'draft' || kind === 'branch'

/** Ids of a draft or branch and of all that is made of it. */
function familyOf(entries: readonly Entry[], id: string): ReadonlySet<string> {
  const family = new Set([id])
  // What is made of another one stands behind it, unless that was put back later.
  for (let size = 0; size < family.size; ) {
    size = family.size
    for (const entry of entries)
      if (isMade(entry) && entry.base !== undefined && family.has(entry.base)) family.add(entry.id)
  }
  return family
}

/** The id of the row that is selected when these are gone: the one below the selected one, else above. */
function neighbour(state: State, gone: ReadonlySet<string>): string {
  const rows = visibleRows(state)
  const at = rows.findIndex(({ id }) => id === selectedRow(state)?.id)
  const isLeft = ({ id }: { readonly id: string }): boolean => !gone.has(id)
  return (
    (rows.slice(at).find(isLeft) ?? rows.slice(0, Math.max(0, at)).findLast(isLeft))?.id ?? state.selected
  )
}

/** Takes the selected draft or branch away with all that is made of it; files and the library stay. */
export function removed(state: State): Step {
  const entry = selectedEntry(state)
  if (entry === undefined) return saying(state, say('screen.library.filesStay'))
  if (!isMade(entry)) {
    return saying(state, say('screen.library.stay', { files: entry.kind === 'file' ? 'yes' : 'no' }))
  }
  const gone = familyOf(state.entries, entry.id)
  const placed = state.entries.flatMap((one, at) => (gone.has(one.id) ? [{ entry: one, at }] : []))
  return saying(
    {
      ...state,
      selected: neighbour(state, gone),
      entries: state.entries.filter(({ id }) => !gone.has(id)),
      marked: state.marked.filter((id) => !gone.has(id)),
      library: { ...state.library, removed: [...state.library.removed, placed] },
    },
    say('screen.library.removed', { id: entry.id, n: placed.length - 1 }),
  )
}

/** Brings back what was taken away last. */
export function broughtBack(state: State): Step {
  const { removed: all } = state.library
  const last = all.at(-1)
  const [first] = last ?? []
  if (last === undefined || first === undefined) return saying(state, say('screen.library.nothingGone'))
  const entries = [...state.entries]
  for (const { entry, at } of last)
    if (entries.every(({ id }) => id !== entry.id)) entries.splice(at, 0, entry)
  const library = { ...state.library, removed: all.slice(0, -1) }
  const next = { ...state, entries: followed(entries), library, selected: first.entry.id }
  return saying(next, say('screen.library.back', { id: first.entry.id }))
}
