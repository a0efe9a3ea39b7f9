import type { ExportColumn } from '../export/table.ts'
import type { TidyTable } from './document.ts'

/** Stands for the unit of a column whose rows have one each, in the column `unit`. */
export const unitOfRow = 'as unit says'

const suffixes: ReadonlyMap<string, string> = new Map([
  ['', ''],
  [unitOfRow, ''],
  ['ratio', ''],
  ['0-1', ''],
  ['-1..1', ''],
  ['$', 'usd'],
  ['$/week', 'usd_week'],
  ['%', 'percent'],
  ['weeks', 'week'],
])

/** A unit as the end of a name: the first word of "share of eligible employees", "hours_week". */
function suffixOf(unit: string): string {
  const known = suffixes.get(unit)
  if (known !== undefined) return known
  return (unit.split(' ')[0] ?? '')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .toLowerCase()
}

/** Numbers of one unit say it in their name, e.g. `cost_usd`; whole numbers count what their name says. */
function withUnit(column: ExportColumn): ExportColumn {
  const { name, kind, unit } = column
  const suffix = kind === 'number' ? suffixOf(unit) : ''
  return suffix === '' || name.toLowerCase().endsWith(suffix)
    ? column
    : { ...column, name: `${name}_${suffix}` }
}

const columns: readonly ExportColumn[] = [
  { name: 'table', kind: 'text', unit: '', says: 'name of the table, which is that of its files' },
  { name: 'column', kind: 'text', unit: '', says: 'name of the column' },
  { name: 'kind', kind: 'text', unit: '', says: 'whole (a whole number), number, or text' },
  {
    name: 'unit',
    kind: 'text',
    unit: '',
    says: `unit of its numbers; "${unitOfRow}" where each row has its own in the column unit`,
  },
  { name: 'says', kind: 'text', unit: '', says: 'what it is' },
]

/** The tables of a report as they are exported: units in the names of columns, and last a dictionary of every column of every table. */
export function exportedTables(tables: readonly TidyTable[]): readonly TidyTable[] {
  const named = tables.map((table) => ({ ...table, columns: table.columns.map(withUnit) }))
  const dictionary = { name: 'dictionary', says: 'every column of every table', columns }
  const rows = [...named, dictionary].flatMap((table) =>
    table.columns.map(({ name, kind, unit, says }) => [table.name, name, kind, unit, says]),
  )
  return [...named, { ...dictionary, rows }]
}
