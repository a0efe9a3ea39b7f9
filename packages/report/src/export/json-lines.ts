import type { ExportColumn, TableWriter } from './table.ts'

const encoder = new TextEncoder()

/** JSON Lines in UTF-8: one object a row with every column, null where there is no value; lists and blocks stay what they are. */
export function jsonLinesWriter(columns: readonly ExportColumn[]): TableWriter {
  return {
    start: () => new Uint8Array(),
    add({ rows, columns: cells }) {
      let text = ''
      for (let row = 0; row < rows; row++) {
        // numbers that JSON does not have become null by themselves
        const fields = columns.map(({ name }, i) => [name, cells[i]?.[row] ?? null] as const)
        text += `${JSON.stringify(Object.fromEntries(fields))}\n`
      }
      return encoder.encode(text)
    },
    end: () => new Uint8Array(),
  }
}
