import { posix } from 'node:path'
import { type Entry, freeId } from '../../entry.ts'
import type { OpenedEntry } from '../../services.ts'
import type { State } from '../../state.ts'

/** A file of the folder and what came of reading it. */
export type FoundFile = { readonly file: string; readonly opened: OpenedEntry }

/** The entry under an id that no other one has. */
function under(entry: Entry, id: string): Entry {
  if (entry.id === id) return entry
  const { raw, scenario } = entry.loaded
  return { ...entry, id, loaded: { raw, scenario: { ...scenario, id } } }
}

/** Entries whose bases are files are told by the ids of those. */
function basesNamed(entries: readonly Entry[]): readonly Entry[] {
  const files = new Map(
    entries.filter(({ kind }) => kind === 'file').map(({ operand, id }) => [posix.normalize(operand), id]),
  )
  if (files.size === 0) return entries
  return entries.map((entry) => {
    const base =
      entry.kind === 'file' && entry.base !== undefined ? files.get(posix.normalize(entry.base)) : undefined
    return base === undefined ? entry : { ...entry, base }
  })
}

/** Where files stand among the entries: before all that the session made. */
function placeOfFiles(entries: readonly Entry[]): number {
  const at = entries.findIndex(({ kind }) => kind === 'draft' || kind === 'branch')
  return at === -1 ? entries.length : at
}

/** What was made of a scenario stays on it under its other id. */
const renamed =
  (old: string | undefined, id: string) =>
  (entry: Entry): Entry =>
    old !== undefined && old !== id && entry.base === old && entry.kind !== 'file'
      ? { ...entry, base: id }
      : entry

/** The state with files that were read, each in the place of what was known of it. */
export function withFiles(state: State, found: readonly FoundFile[], more = state.library.more): State {
  let { entries, marked } = state
  let { broken } = state.library
  for (const { file, opened } of found) {
    const isIt = (entry: Entry): boolean => entry.kind === 'file' && entry.operand === file
    const before = entries.findIndex(isIt)
    const old = entries[before]?.id
    const others = entries.filter((entry) => !isIt(entry))
    broken = broken.filter((one) => one.file !== file)
    entries = others
    if (!opened.ok) {
      broken = [...broken, { file, why: opened.why }]
      marked = marked.filter((id) => id !== old)
      continue
    }
    const at = before === -1 ? placeOfFiles(others) : before
    const entry = under(opened.entry, freeId(opened.entry.id, others))
    entries = [...others.slice(0, at), entry, ...others.slice(at)].map(renamed(old, entry.id))
    marked = marked.map((id) => (id === old ? entry.id : id))
  }
  return { ...state, entries: basesNamed(entries), marked, library: { ...state.library, broken, more } }
}
