import type { Csv } from './csv.ts'
import { type Faults, shown, tellQuotes } from './faults.ts'
import type { PeopleRead } from './read-people.ts'

/** Ties between rows of the people, in the order of the file, repeats included. */
export type TiesRead = { readonly ties: readonly number[]; readonly notes: readonly string[] }

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

/** What is told about a file of ties. */
type Seen = { readonly header: boolean; wider: boolean; selfTies: number; repeats: number }

/** True when neither value of the first row is an id. */
function isHeader({ rows: [first] }: Csv, rows: ReadonlyMap<string, number>): boolean {
  return first !== undefined && !first.slice(0, 2).some((value) => rows.has(value))
}

function notesOf({ header, wider, selfTies, repeats }: Seen): readonly string[] {
  const said = [
    header ? 'the first row is taken as a header' : '',
    wider ? 'weights and whatever else stands beside the two ids are ignored' : '',
    selfTies > 0 ? `${plural(selfTies, 'tie', 'ties')} of people to themselves left out` : '',
    repeats > 0
      ? `${plural(repeats, 'repeat', 'repeats')} left out, since a tie goes both ways and counts once`
      : '',
  ].filter((part) => part !== '')
  return said.length === 0 ? [] : [`Ties: ${said.join('; ')}.`]
}

/** Tells a row that does not name two people. */
function tellStranger(csv: Csv, row: number, field: number, faults: Faults): void {
  const values = csv.rows[row] ?? []
  const value = values[field]
  const word = (): string => (value === undefined ? 'a tie needs two ids' : `${shown(value)} is nobody's id`)
  faults.add('unknown-person', word, { csv, row, field: value === undefined ? 0 : field })
}

/** Tells that there is no tie: it would leave everybody alone. */
function tellNone({ file }: Csv, faults: Faults): void {
  faults.addAt('no-ties', () => 'the file holds no tie between two people', { file, line: 1, column: 1 })
}

/**
 * Reads ties: two ids in each row, with or without a header. Unknown ids go to `faults` and their rows are left out, as are those of
 * people whose own row is broken, which has been told.
 */
export function readTies(
  csv: Csv,
  { ids, lost }: Pick<PeopleRead, 'ids' | 'lost'>,
  faults: Faults,
): TiesRead {
  tellQuotes(csv, faults)
  const rows = new Map(ids.map((id, i) => [id, i]))
  const ties: number[] = []
  const known = new Set<number>()
  const seen: Seen = { header: isHeader(csv, rows), wider: false, selfTies: 0, repeats: 0 }
  for (const [row, values] of csv.rows.entries()) {
    if (row === 0 && seen.header) continue
    if (values.length > 2) seen.wider = true
    const ends = [0, 1].map((field) => rows.get(values[field] ?? '') ?? -1)
    const [i = -1, j = -1] = ends
    const key = Math.min(i, j) * ids.length + Math.max(i, j)
    if (values.slice(0, 2).some((id) => lost.has(id))) continue
    if (ends.includes(-1)) tellStranger(csv, row, ends.indexOf(-1), faults)
    else if (i === j) seen.selfTies++
    else if (known.has(key)) seen.repeats++
    else ties.push(i, j)
    known.add(key)
  }
  if (ties.length === 0) tellNone(csv, faults)
  return { ties, notes: notesOf(seen) }
}
