import { numberOf } from './cell.ts'
import type { Cell, ExportColumn, TableWriter } from './table.ts'

const encoder = new TextEncoder()

/** Numbers that JSON does not have are no value; lists and blocks stay what they are. */
const plain = (cell: Cell): unknown => {
  if (typeof cell === 'number') return numberOf(cell) ?? null
  return cell === undefined ? null : cell
}

/** JSON Lines in UTF-8: one object a row with every column, null where there is no value. */
export function jsonLinesWriter(columns: readonly ExportColumn[]): TableWriter {
  return {
    start: () => new Uint8Array(),
    add({ rows, columns: cells }) {
      let text = ''
      for (let row = 0; row < rows; row++)
        text += `${JSON.stringify(Object.fromEntries(columns.map(({ name }, i) => [name, plain(cells[i]?.[row])])))}\n`
      return encoder.encode(text)
    },
    end: () => new Uint8Array(),
  }
}
