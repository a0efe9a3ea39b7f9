import { cellWidth, graphemes } from './cells.ts'

/** Colour parameters of a cell: foreground (with bold) and background; empty = the terminal's own. */
export type Style = { readonly ink: string; readonly ground: string }
export const noStyle: Style = { ink: '', ground: '' }

/** What a cell shows; the second half of a wide character has an empty text. */
type Cell = { readonly text: string; readonly style: Style }
export type Grid = { readonly columns: number; readonly rows: readonly Cell[][] }
export type Place = { readonly row: number; readonly column: number }

const blank: Cell = { text: ' ', style: noStyle }

/** An empty screen. */
export const createGrid = (columns: number, rows: number): Grid => ({
  columns,
  rows: Array.from({ length: rows }, () => Array.from({ length: columns }, () => blank)),
})

/** Writes a text that is safe to print on blank cells or over narrow characters; what does not fit before the right edge is left out. Returns the next column. */
export function put(grid: Grid, place: Place, text: string, style: Style = noStyle): number {
  const cells = grid.rows[place.row]
  let { column } = place
  if (cells === undefined || column < 0) return column
  for (const grapheme of graphemes(text)) {
    const width = cellWidth(grapheme)
    if (width === 0) continue
    if (column + width > grid.columns) break
    cells[column] = { text: grapheme, style }
    for (let i = 1; i < width; i++) cells[column + i] = { text: '', style }
    column += width
  }
  return column
}

/** The rows as terminal lines: equal styles merged, reset at the end of a line, no trailing spaces. */
export const linesOf = (grid: Grid): readonly string[] => grid.rows.map(lineOf)

function lineOf(cells: readonly Cell[]): string {
  const end = cells.findLastIndex((cell) => !isBlank(cell)) + 1
  let line = ''
  let current = noStyle
  for (const { text, style } of cells.slice(0, end)) {
    // A space has no ink: it prolongs the run before it, unless one of the two has a background.
    const prolongs = text === ' ' && style.ground === '' && current.ground === ''
    if (!prolongs && (style.ink !== current.ink || style.ground !== current.ground)) {
      line += endOf(current) + startOf(style)
      current = style
    }
    line += text
  }
  return line + endOf(current)
}

const escape = String.fromCodePoint(0x1b)
const reset = `${escape}[0m`

const endOf = ({ ink, ground }: Style): string => (ink === '' && ground === '' ? '' : reset)

function startOf({ ink, ground }: Style): string {
  const between = ink === '' || ground === '' ? '' : ';'
  return ink === '' && ground === '' ? '' : `${escape}[${ink}${between}${ground}m`
}

const isBlank = ({ text, style }: Cell): boolean => text === ' ' && style.ground === ''
