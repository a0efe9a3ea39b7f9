import { cellWidth, fit } from '@fishbowl/report'
import type { Brush, Style } from '../../brush.ts'
import { wrapped } from '../../wrap.ts'
import { bigNumber } from './big.ts'

/** What lines are drawn on. */
export type Paper = { readonly columns: number; readonly brush: Brush }

/** Wider lines are hard to follow from a word to its price. */
const widest = 84

/** The paper of questions and lists. */
export const narrowed = ({ columns, brush }: Paper): Paper => ({ columns: Math.min(widest, columns), brush })

/** A text as lines, one column in. */
export const textLines = (
  words: string,
  { columns, brush }: Paper,
  style: Style = 'plain',
): readonly string[] =>
  wrapped(brush.symbols.text(words), columns - 2).map((line) => brush.line([[` ${line}`, style]], columns))

/** A number three rows high with a text beside it: on one line at half its height, or on up to three. */
export function bigLines(number: string, words: string, { columns, brush }: Paper): readonly string[] {
  const big = bigNumber(number, brush.look.symbols)
  const left = Math.max(...big.map(cellWidth)) + 4
  const beside = wrapped(brush.symbols.text(words), columns - left - 1)
  const shift = beside.length === 1 ? 1 : 0
  return big.map((line, row) =>
    brush.line([[` ${fit(line, left - 1, 'left')}`, 'bold'], [beside[row - shift] ?? '']], columns),
  )
}

/** A row to choose by its digit, with something at its right end. */
export function choiceLine(digit: number, words: string, right: string, { columns, brush }: Paper): string {
  const { symbols } = brush
  const end = symbols.text(right)
  const room = columns - 5 - (end === '' ? 0 : cellWidth(end) + 2)
  const left = fit(symbols.text(words), Math.max(4, room), 'left', symbols.ellipsis)
  return brush.line([[` ${digit}`, 'bold'], [`  ${left}`], [end === '' ? '' : `  ${end}`, 'muted']], columns)
}

/** The same with all of its words, on several lines where they need them. */
export function choiceLines(digit: number, words: string, right: string, paper: Paper): readonly string[] {
  const { columns, brush } = paper
  const room = columns - 5 - (right === '' ? 0 : cellWidth(right) + 2)
  const [first = '', ...rest] = wrapped(brush.symbols.text(words), Math.max(4, room))
  return [choiceLine(digit, first, right, paper)].concat(
    rest.map((line) => brush.line([[`    ${line}`]], columns)),
  )
}

/** Rows of cells under each other: the first column to the left, all others to the right; no wider than the paper. */
export function tableLines(
  rows: readonly (readonly string[])[],
  { columns, brush }: Paper,
  heads = 0,
): readonly string[] {
  const { symbols } = brush
  const printed = rows.map((row) => row.map(symbols.text))
  const count = Math.max(0, ...printed.map((row) => row.length))
  const widths = Array.from({ length: count }, (_, i) =>
    Math.max(...printed.map((row) => cellWidth(row[i] ?? ''))),
  )
  const rest = widths.slice(1).reduce((sum, width) => sum + width + 2, 0)
  const first = Math.min(widths[0] ?? 0, Math.max(8, columns - rest - 2))
  return printed.map((row, r) => {
    const cells = row
      .slice(1)
      .map((cell, i) => `  ${fit(cell, widths[i + 1] ?? 0, 'right')}`)
      .join('')
    const name = fit(row[0] ?? '', first, 'left', symbols.ellipsis)
    return brush.line([[` ${name}${cells}`, r < heads ? 'muted' : 'plain']], columns)
  })
}
