import type { TableData } from '../figures/end-table.ts'
import type { ShownTable } from './document.ts'

/** Column of a terminal table that draws a bar in letters; a report has a chart for it. */
const drawn = 'size'

/** A terminal table as a table of the report: without bars in letters and the blanks that align its marks. */
export function shownTable({ columns, rows }: TableData, caption: string, from: string): ShownTable {
  const keep = columns.flatMap(({ header }, i) => (header === drawn ? [] : [i]))
  return {
    caption,
    columns: keep.flatMap((i) => columns[i] ?? []),
    rows: rows.map((row) => keep.map((i) => (row[i] ?? '').trim())),
    from,
  }
}
