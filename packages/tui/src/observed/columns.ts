import { quote } from '@fishbowl/core'
import { say } from '@fishbowl/report/words'
import { Failure } from '../cli/failure.ts'
import type { Csv } from '../org/csv.ts'
import { knownColumn, listed, namedColumn, plain } from '../org/headers.ts'
import type { Faults } from './faults.ts'

/** What is read of a weekly export, with the headers it goes by, the surest one first. Case, spaces and punctuation do not count. */
const known = {
  week: [
    'week',
    'date',
    'week start',
    'week starting',
    'week beginning',
    'week of',
    'week end',
    'week ending',
    'period',
  ],
  active: [
    'active',
    'weekly active',
    'weekly active users',
    'weekly active members',
    'weekly active people',
    'wau',
    'active users',
    'active members',
    'active people',
  ],
  posters: [
    'posters',
    'weekly posters',
    'posting members',
    'members posting',
    'users who posted',
    'contributors',
  ],
} as const satisfies Record<string, readonly string[]>
export type ColumnName = keyof typeof known
const names = Object.keys(known) as readonly ColumnName[]

/** Header by column; `posters` is '' where they are not to be read. */
export type Wanted = Readonly<Partial<Record<ColumnName, string>>>

/** Position of each column that was found, and what is said about the choice. */
export type Columns = {
  readonly at: Readonly<Partial<Record<ColumnName, number>>>
  readonly notes: readonly string[]
}

/** `a=b,c="d, e"`: a pair, and the comma behind it. */
const pair = /\s*([A-Za-z]+)\s*=\s*(?:"([^"]*)"|([^,"=]*))\s*(?:,|$)/y

/** Reads the text of `--columns`. Throws a Failure that names what is wrong with it. */
export function wantedColumns(text = ''): Wanted {
  const wanted: Partial<Record<ColumnName, string>> = {}
  for (let start = 0; start < text.length; ) {
    pair.lastIndex = start
    const match = pair.exec(text)
    const column = names.find((one) => one === match?.[1]?.toLowerCase())
    const header = (match?.[2] ?? match?.[3] ?? '').trim()
    if (match === null || column === undefined || (header === '' && column !== 'posters'))
      throw new Failure('usage', `--columns has no meaning at ${quote(text.slice(start), 60)}`, {
        hint: 'write it as week=Date,active="Active users",posters=Posters; posters= leaves posters out',
      })
    wanted[column] = header
    start += match[0].length
  }
  return wanted
}

function foundColumn(headers: readonly string[], column: ColumnName, wanted: Wanted): number | undefined {
  const header = wanted[column]
  if (header === '') return undefined
  return header === undefined ? knownColumn(headers, known[column]) : namedColumn(headers, column, header)
}

/** Which column of a weekly export is what. Throws a Failure for a header of `--columns` that is not there. */
export function columnsOf(csv: Csv, wanted: Wanted, faults: Faults): Columns {
  const headers = csv.rows[0] ?? []
  const at: Partial<Record<ColumnName, number>> = {}
  for (const column of names) {
    const found = foundColumn(headers, column, wanted)
    if (found !== undefined) at[column] = found
  }
  const list = listed(headers)
  for (const column of ['week', 'active'] as const) {
    if (at[column] !== undefined) continue
    const what = column === 'week' ? 'the week' : 'the people active in a week'
    faults.add('missing-column', `no column holds ${what}; the headers are ${list}`, 0, 0)
  }
  for (const [column, k] of Object.entries(at)) {
    const twin = headers.findIndex((header, i) => i !== k && plain(header) === plain(headers[k] ?? ''))
    if (twin !== -1)
      faults.add('double-column', `two headers read like ${quote(headers[k] ?? '', 40)} (${column})`, 0, twin)
  }
  const read = names.flatMap((column) => {
    const k = at[column]
    return k === undefined
      ? []
      : [say('analysis.fit.read.column', { column, header: quote(headers[k] ?? '', 40) })]
  })
  return { at, notes: [say('analysis.fit.read.columns', { columns: read.join(', ') })] }
}
