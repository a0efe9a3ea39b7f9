import { drawAxes, drawCells, drawFlags, drawHeader, drawLabels } from './draw.ts'
import { type Figure, pointsOf } from './figure.ts'
import { createGrid, linesOf } from './grid.ts'
import { paintOf } from './palette.ts'
import { layOut } from './sheet.ts'
import { smallText } from './small-text.ts'
import { symbolsOf } from './symbols.ts'
import type { TextOptions } from './text-options.ts'

/**
 * A figure as terminal text: exactly `rows` lines, none wider than `columns` cells, colours reset at the end of each.
 * Without room for a chart (under 14 columns or 4 rows) or without points, the last values stand as text.
 */
export function toText(figure: Figure, options: TextOptions): readonly string[] {
  const columns = cells(options.columns)
  const rows = cells(options.rows)
  const drawable = columns >= 14 && rows >= 4 && figure.series.some((series) => pointsOf(series).length > 0)
  const sheet = drawable ? layOut(figure, { ...options, columns, rows }) : undefined
  if (sheet === undefined) {
    return smallText(figure, { columns, rows, symbols: symbolsOf(options.symbols) })
  }
  const drawing = { sheet, grid: createGrid(columns, rows), paint: paintOf(options.color, options.theme) }
  drawHeader(drawing)
  drawFlags(drawing)
  drawCells(drawing)
  drawAxes(drawing)
  drawLabels(drawing)
  return linesOf(drawing.grid)
}

const cells = (size: number): number => (size > 0 ? Math.floor(size) : 0)
