import { safe } from '@fishbowl/core'
import {
  ascii,
  cellWidth,
  describeFigure,
  type Figure,
  fit,
  symbolsOf,
  type TableData,
  table,
  toText,
} from '@fishbowl/report'
import { wrapped } from '../wrap.ts'
import type { Look } from './look.ts'

/** Lines of a page; parts are set apart by one empty line, and empty parts leave none. */
export function pageOf(...parts: readonly (readonly string[])[]): readonly string[] {
  return parts.filter((part) => part.length > 0).flatMap((part, i) => (i === 0 ? part : [''].concat(part)))
}

/** A user's or our text as lines of the page, with `indent` spaces from the second line on. */
export function paragraph(text: string, { columns, symbols }: Look, indent = 0): readonly string[] {
  const [first = '', ...rest] = wrapped(symbolsOf(symbols).text(text), Math.max(20, columns - indent))
  return [first, ...rest.map((line) => ' '.repeat(indent) + line)]
}

/** Bands of more curves than this hide each other: as dotted edges, as tints. */
const mostBands = { edges: 2, tints: 3 } as const

/** A chart `rows` high with its bands where they can be told apart, or the figure in sentences for a screen reader. */
export function chart(figure: Figure, rows: number, look: Look): readonly string[] {
  const series = figure.series.filter(({ x }) => x.length > 0)
  if (look.spoken) return paragraph(describeFigure({ ...figure, series }), look)
  const { columns, symbols, color, theme } = look
  const tinted = color === '256' || color === 'truecolor'
  const bands = series.length <= (tinted ? mostBands.tints : mostBands.edges) ? 'all' : 'none'
  return toText(figure, { columns, rows, symbols, color, theme, bands })
}

/** A table as wide as the page. */
export const tableLines = ({ columns, rows }: TableData, look: Look): readonly string[] =>
  table(columns, rows, look)

/** Two columns, the right one wrapped: for texts that must not be cut. The left one is at most 28 cells wide. */
export function columnsOf(
  rows: readonly (readonly [left: string, right: string])[],
  look: Look,
): readonly string[] {
  const { text } = symbolsOf(look.symbols)
  const widest = Math.min(28, Math.max(0, ...rows.map(([left]) => cellWidth(left))))
  return rows.flatMap(([left, right]) => {
    const [first = '', ...rest] = wrapped(text(right), Math.max(20, look.columns - widest - 2))
    return [
      `${fit(text(left), widest, 'left')}  ${first}`,
      ...rest.map((line) => ' '.repeat(widest + 2) + line),
    ]
  })
}

/** Lines of a file, their spaces kept; what a terminal might obey is shown as an escape. */
export function fileLines(text: string, { symbols }: Look): readonly string[] {
  const lines = text
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => safe(line.replaceAll('\t', '    ')))
  return symbols === 'ascii' ? lines.map((line) => line.replace(/[^ -~]+/g, ascii)) : lines
}

/** Lines that may hold a user's text, made printable and indented by two. */
export const indented = (lines: readonly string[], { symbols }: Look): readonly string[] =>
  lines.map((line) => `  ${symbolsOf(symbols).text(line)}`)

const plainWord = /^[A-Za-z0-9_@%+=:,./-]+$/

/** A word of a command line as a shell takes it. */
export const shellWord = (word: string): string =>
  plainWord.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
