import { quote } from '@fishbowl/core'
import { Failure } from '../cli/failure.ts'
import type { Csv } from './csv.ts'
import type { Faults } from './faults.ts'
import { knownColumn, listed, namedColumn, plain } from './headers.ts'

/** What is read of people, with the headers it goes by, the surest one first. Case, spaces and punctuation of a header do not count. */
const columnNames = {
  id: [
    'employee id',
    'employee number',
    'employee no',
    'emp id',
    'personnel number',
    'person id',
    'staff id',
    'worker id',
    'id',
    'user id',
  ],
  manager: [
    'manager id',
    'line manager id',
    'supervisor id',
    'reports to id',
    'manager employee id',
    'manager number',
    'manager',
    'line manager',
    'supervisor',
    'reports to',
    'boss',
  ],
  department: [
    'department',
    'department name',
    'dept',
    'organisation unit',
    'organization unit',
    'organizational unit',
    'org unit',
    'business unit',
    'unit',
    'division',
    'cost centre',
    'cost center',
    'team',
  ],
  location: ['location', 'site', 'office', 'workplace', 'plant', 'city', 'country'],
  start: [
    'start date',
    'start',
    'hire date',
    'date of hire',
    'hired',
    'join date',
    'date of joining',
    'joined',
    'entry date',
    'employed since',
  ],
} as const satisfies Record<string, readonly string[]>
export type ColumnName = keyof typeof columnNames
const names = Object.keys(columnNames) as readonly ColumnName[]
const needed = ['id', 'manager'] as const satisfies readonly ColumnName[]

/** Position of each column that was found, and what is said about the choice. */
export type Columns = {
  readonly at: Readonly<Partial<Record<ColumnName, number>>>
  readonly notes: readonly string[]
}

/** Headers by column that the user names: `--columns id=Number,manager=Boss`. */
export type Wanted = Readonly<Partial<Record<ColumnName, string>>>

/** Reads the text of `--columns`. Throws a Failure that names what is wrong with it. */
export function wantedColumns(text: string | undefined): Wanted {
  const wanted: Partial<Record<ColumnName, string>> = {}
  for (const pair of text === undefined ? [] : text.split(',')) {
    const [name = '', header = '', ...rest] = pair.split('=').map((part) => part.trim())
    const column = names.find((one) => one === name.toLowerCase())
    if (column === undefined || header === '' || rest.length > 0) {
      const way = `write it as id=Number,manager=Boss with the columns ${names.join(', ')}`
      throw new Failure('usage', `--columns has no meaning at ${quote(pair)}; ${way}`)
    }
    wanted[column] = header
  }
  return wanted
}

/** Tells a second header that reads like that of a column. */
function tellTwin(csv: Csv, column: string, at: number, faults: Faults): void {
  const headers = csv.rows[0] ?? []
  const own = headers[at] ?? ''
  const twin = headers.findIndex((header, k) => k !== at && plain(header) === plain(own))
  if (twin === -1) return
  const message = `the headers ${quote(own, 40)} and ${quote(headers[twin] ?? '', 40)} both name the ${column}`
  faults.add('double-column', () => message, { csv, row: 0, field: twin })
}

/** Which column of a people file is what. Throws a Failure for a header of `--columns` that is not there. */
export function columnsOf(csv: Csv, wanted: Wanted, faults: Faults): Columns {
  const headers = csv.rows[0] ?? []
  const at: Partial<Record<ColumnName, number>> = {}
  for (const column of names) {
    const header = wanted[column]
    const found =
      header === undefined ? knownColumn(headers, columnNames[column]) : namedColumn(headers, column, header)
    if (found !== undefined) at[column] = found
  }
  for (const column of needed) {
    if (at[column] !== undefined) continue
    const message = `no column holds the ${column}; the headers are ${listed(headers)}`
    faults.add('missing-column', () => message, { csv, row: 0, field: 0 })
  }
  for (const [column, k] of Object.entries(at)) tellTwin(csv, column, k, faults)
  const used = new Set(Object.values(at))
  const ignored = headers.filter((header, k) => !used.has(k) && header !== '')
  const read = names.flatMap((column) => {
    const k = at[column]
    return k === undefined ? [] : [`${column} from ${quote(headers[k] ?? '', 40)}`]
  })
  return {
    at,
    notes: [
      `Read: ${read.join(', ')}.`,
      ...(ignored.length === 0 ? [] : [`Ignored and not kept: ${listed(ignored)}.`]),
    ],
  }
}
