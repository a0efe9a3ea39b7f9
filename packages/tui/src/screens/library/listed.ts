import { scenarioQuestion, scenarioTitle } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import type { Entry } from '../../entry.ts'
import { textOf } from '../../field.ts'
import type { State } from '../../state.ts'
import type { LibraryOrder } from './state.ts'

/** A row of the list: a scenario, or a file that is none and says why. Ids of rows are unique. */
export type Row =
  | { readonly kind: 'entry'; readonly id: string; readonly entry: Entry }
  | { readonly kind: 'broken'; readonly id: string; readonly why: string }

/** Rows under one heading. */
export type Part = {
  readonly id: 'made' | 'files' | 'library'
  readonly title: string
  readonly rows: readonly Row[]
}

const rowOf = (entry: Entry): Row => ({ kind: 'entry', id: entry.id, entry })

// A filter asks every entry again at every key.
const texts = new WeakMap<Entry, string>()

function textFor(row: Row): string {
  if (row.kind === 'broken') return row.id.toLowerCase()
  const { entry } = row
  let text = texts.get(entry)
  if (text === undefined) {
    text = `${entry.id} ${scenarioTitle(entry.title)} ${scenarioQuestion(entry.question)}`.toLowerCase()
    texts.set(entry, text)
  }
  return text
}

const titleOf = (row: Row): string => (row.kind === 'entry' ? scenarioTitle(row.entry.title) : row.id)

const keys: Readonly<Record<Exclude<LibraryOrder, 'listed'>, (row: Row) => string>> = {
  id: ({ id }) => id,
  title: (row) => titleOf(row).toLowerCase(),
}

function sorted(rows: readonly Row[], order: LibraryOrder): readonly Row[] {
  if (order === 'listed') return rows
  const key = keys[order]
  return rows.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
}

/** The parts of the list that are not empty: what the session made, the files of the folder, the library; rows that have every word of the filter. */
export function partsOf({ entries, filter, library: { order, broken } }: State): readonly Part[] {
  const words = textOf(filter)
    .toLowerCase()
    .split(' ')
    .filter((word) => word !== '')
  const of = (...kinds: readonly Entry['kind'][]): readonly Row[] =>
    entries.filter(({ kind, isPassing }) => kinds.includes(kind) && isPassing !== true).map(rowOf)
  const files = [...of('file'), ...broken.map(({ file, why }): Row => ({ kind: 'broken', id: file, why }))]
  const parts = [
    { id: 'made' as const, rows: of('draft', 'branch') },
    { id: 'files' as const, rows: files },
    { id: 'library' as const, rows: of('library') },
  ]
  return parts
    .map(({ id, rows }) => ({
      id,
      title: say(`screen.library.part.${id}`),
      rows: sorted(
        rows.filter((row) => words.every((word) => textFor(row).includes(word))),
        order,
      ),
    }))
    .filter(({ rows }) => rows.length > 0)
}

/** The rows of the list in its order. */
export const visibleRows = (state: State): readonly Row[] => partsOf(state).flatMap(({ rows }) => rows)

/** The selected row, or the first visible one; undefined where the filter leaves none. */
export function selectedRow(state: State): Row | undefined {
  const rows = visibleRows(state)
  return rows.find(({ id }) => id === state.selected) ?? rows[0]
}

/** @internal The scenarios whose id, title or question contain every word of the filter, in the order of the list. */
export const visibleEntries = (state: State): readonly Entry[] =>
  visibleRows(state).flatMap((row) => (row.kind === 'entry' ? [row.entry] : []))

/** The selected scenario, or the first visible one; undefined on a file that is none. */
export function selectedEntry(state: State): Entry | undefined {
  const row = selectedRow(state)
  return row?.kind === 'entry' ? row.entry : undefined
}
