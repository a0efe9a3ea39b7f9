import { numberOf, textOf } from './cell.ts'
import type { Cell, ExportColumn, TableWriter } from './table.ts'

/** What makes a spreadsheet take a text for a formula, in full width too and behind what it leaves out (OWASP, CSV injection). */
const formula = /^(?:[\t\r\n]|[\s\p{Cc}\p{Cf}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/u
/** The same behind what a spreadsheet of another country, or one that knows no quotes, takes for the end of a cell. */
const inner = /([;\t\r\n]"*)(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g

/** What commands a terminal that shows the file, or shows a text in another order: no letters. Tabs and ends of lines stay. */
const commands = /(?![\t\r\n])\p{Cc}|[\u202A-\u202E\u2066-\u2069]/gu

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** A text that no spreadsheet runs: what looks like a formula gets an apostrophe in front. */
function harmless(text: string): string {
  const calm = text.replace(commands, '').replace(inner, "$1'")
  return formula.test(calm) ? `'${calm}` : calm
}

function cellText(cell: Cell, { kind }: ExportColumn): string {
  const number = numberOf(cell)
  if (number !== undefined) return String(number)
  return kind === 'text' ? quoted(harmless(textOf(cell) ?? '')) : ''
}

const encoder = new TextEncoder()

/**
 * CSV (RFC 4180) in UTF-8 without a mark: one header line, comma, a line feed, a point for decimals, every digit of a number, nothing where
 * there is no value. Texts that a spreadsheet would run as a formula get an apostrophe in front, and lose what would command a terminal; numbers stay as they are.
 */
export function csvWriter(columns: readonly ExportColumn[]): TableWriter {
  return {
    start: () => encoder.encode(`${columns.map(({ name }) => quoted(harmless(name))).join(',')}\n`),
    add({ rows, columns: cells }) {
      const lines: string[] = []
      for (let row = 0; row < rows; row++)
        lines.push(columns.map((column, i) => cellText(cells[i]?.[row], column)).join(','))
      return encoder.encode(rows === 0 ? '' : `${lines.join('\n')}\n`)
    },
    end: () => new Uint8Array(),
  }
}
