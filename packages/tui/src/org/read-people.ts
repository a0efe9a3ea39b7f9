import { peopleBounds } from '@fishbowl/core'
import { type ColumnName, type Columns, columnsOf, type Wanted } from './columns.ts'
import { type Csv, separatorName } from './csv.ts'
import { type Cell, type Faults, shown, tellQuotes } from './faults.ts'
import { managersOf, type Person } from './managers.ts'
import { yearOf } from './year.ts'

/** The people of a file in its order, as far as it could be read. */
export type PeopleRead = {
  readonly ids: readonly string[]
  /** Ids that stand in rows which are left out. */
  readonly lost: ReadonlySet<string>
  /** Row of the manager, -1 for nobody; no circles. */
  readonly manager: readonly number[]
  /** '' unknown; undefined without such a column. */
  readonly department: readonly string[] | undefined
  readonly location: readonly string[] | undefined
  /** Year of the start, -1 unknown; undefined without such a column. */
  readonly year: readonly number[] | undefined
  readonly notes: readonly string[]
}

type Row = {
  readonly cell: (column: ColumnName) => Cell
  /** Its value in a column, '' without one. */
  readonly of: (column: ColumnName) => string
}

type Rows = Pick<PeopleRead, 'lost'> & { readonly rows: readonly Row[] }

/** Spreadsheets add separators at the end of a row: more values than the header are fine as long as they are empty. */
const fits = (values: readonly string[], width: number): boolean =>
  values.length >= width && values.slice(width).every((value) => value === '')

/** The rows that are as wide as the header and have an id of their own; the others are told. */
function rowsOf(csv: Csv, at: Columns['at'], faults: Faults): Rows {
  const width = csv.rows[0]?.length ?? 0
  const taken = new Map<string, number>()
  const lost = new Set<string>()
  const rows = csv.rows.flatMap((values, row): readonly Row[] => {
    if (row === 0) return []
    const cell = (column: ColumnName): Cell => ({ csv, row, field: at[column] ?? 0 })
    const id = values[at.id ?? 0] ?? ''
    const first = taken.get(id)
    if (!fits(values, width)) {
      lost.add(id)
      const word = (): string => `the row has ${values.length} values, the header ${width}`
      faults.add('wrong-width', word, { csv, row, field: Math.min(width, values.length - 1) })
    } else if (id === '') faults.add('missing-id', () => 'the person has no id', cell('id'))
    else if (first !== undefined) {
      const word = (): string => `the id ${shown(id)} is taken in line ${csv.place(first, 0).line}`
      faults.add('duplicate-id', word, cell('id'))
    } else {
      taken.set(id, row)
      return [{ cell, of: (column) => values[at[column] ?? -1] ?? '' }]
    }
    return []
  })
  return { rows, lost }
}

/** Years of the start dates, and a note on those that are no dates. */
function yearsOf(rows: readonly Row[]): {
  readonly year: readonly number[]
  readonly notes: readonly string[]
} {
  const bad: Row[] = []
  const year = rows.map((row) => {
    const text = row.of('start')
    const found = yearOf(text)
    if (found === undefined && text !== '') bad.push(row)
    return found ?? -1
  })
  const [first] = bad
  if (first === undefined) return { year, notes: [] }
  const { csv, row, field } = first.cell('start')
  const { line, column } = csv.place(row, field)
  const others = bad.length === 1 ? '' : ` and ${bad.length - 1} more`
  return {
    year,
    notes: [
      `Start dates that are no dates count as unknown: ${shown(first.of('start'))} (line ${line}, column ${column})${others}.`,
    ],
  }
}

/** Names of departments and locations as they can be kept. */
type Labels = {
  readonly department: readonly string[] | undefined
  readonly location: readonly string[] | undefined
  readonly notes: readonly string[]
}

/** The labels without control characters, which a terminal might obey, and a note on the rows that had some. */
function labelsOf(rows: readonly Row[], at: Columns['at']): Labels {
  const changed = new Set<Row>()
  const cleaned = (column: 'department' | 'location'): readonly string[] | undefined =>
    at[column] === undefined
      ? undefined
      : rows.map((row) => {
          const text = row.of(column)
          const clean = text.replace(/\p{Cc}/gu, '').trim()
          if (clean !== text) changed.add(row)
          return clean
        })
  const [department, location] = [cleaned('department'), cleaned('location')]
  const first = rows.find((row) => changed.has(row))
  if (first === undefined) return { department, location, notes: [] }
  const { csv, row, field } = first.cell('id')
  const count = changed.size === 1 ? '1 row' : `${changed.size} rows, the first`
  const note = `Control characters were taken out of departments and locations of ${count} in line ${csv.place(row, field).line}.`
  return { department, location, notes: [note] }
}

/** What several trees mean for the reader; nothing for one. */
function treesNote(manager: readonly number[]): readonly string[] {
  const trees = manager.filter((boss) => boss === -1).length
  if (trees < 2) return []
  return [
    `${trees} people have no manager, so the organisation is ${trees} trees; only circles and far ties join them.`,
  ]
}

/** Tells what is wrong with the file as a whole. */
function tellWhole(csv: Csv, faults: Faults): void {
  tellQuotes(csv, faults)
  if (csv.rows.length === 0)
    faults.addAt('empty-file', () => 'the file is empty', { file: csv.file, line: 1, column: 1 })
}

/** Tells a number of people that no scenario takes. */
function tellCount(count: number, csv: Csv, faults: Faults): void {
  const top = { csv, row: 0, field: 0 }
  const found = count === 1 ? 'only one person' : 'nobody'
  if (count < peopleBounds.least) faults.add('too-few', () => `${found} can be read`, top)
  if (count > peopleBounds.most) faults.add('too-many', () => `the file has ${count} people`, top)
}

const nobody: PeopleRead = {
  ids: [],
  lost: new Set(),
  manager: [],
  department: undefined,
  location: undefined,
  year: undefined,
  notes: [],
}

/** Reads people. What is wrong with rows goes to `faults`; what comes back leaves them out. */
export function readPeople(csv: Csv, wanted: Wanted, faults: Faults): PeopleRead {
  tellWhole(csv, faults)
  if (faults.isFatal()) return nobody
  const { at, notes } = columnsOf(csv, wanted, faults)
  if (faults.isFatal()) return nobody
  const { rows, lost } = rowsOf(csv, at, faults)
  tellCount(rows.length, csv, faults)
  const people = rows.map(({ of, cell }): Person => ({ id: of('id'), boss: of('manager'), cell }))
  const manager = managersOf(people, lost, faults)
  const labels = labelsOf(rows, at)
  const dates = at.start === undefined ? undefined : yearsOf(rows)
  return {
    lost,
    manager,
    ids: people.map(({ id }) => id),
    department: labels.department,
    location: labels.location,
    year: dates?.year,
    notes: [
      `Separator: ${separatorName(csv.separator)}.`,
      ...notes,
      ...labels.notes,
      ...treesNote(manager),
      ...(dates?.notes ?? []),
    ],
  }
}
