import { drawAxes, drawCells, drawFlags, drawHeader, drawLabels } from './draw.ts'
import { type Figure, pointsOf, type Series } from './figure.ts'
import { columnOf } from './frame.ts'
import { createGrid, linesOf } from './grid.ts'
import { paintOf } from './palette.ts'
import { layOut, type Sheet } from './sheet.ts'
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
  const shown = options.until === undefined ? sheet : upTo(sheet, options.until)
  const drawing = {
    sheet: shown,
    grid: createGrid(columns, rows),
    paint: paintOf(options.color, options.theme),
  }
  drawHeader(drawing)
  drawFlags(drawing)
  drawCells(drawing)
  drawAxes(drawing)
  drawLabels(drawing)
  return linesOf(drawing.grid)
}

/** The sheet while its curves are drawn: they end in a week, and what stands later is not there yet. */
function upTo(sheet: Sheet, until: number): Sheet {
  const { figure, frame, flags, labels } = sheet
  const cut = (values: readonly number[], x: readonly number[]): readonly number[] =>
    values.map((value, i) => ((x[i] ?? 0) <= until ? value : Number.NaN))
  const series = figure.series.map(
    ({ low, high, runs, ...one }): Series => ({
      ...one,
      middle: cut(one.middle, one.x),
      ...(low === undefined ? {} : { low: cut(low, one.x) }),
      ...(high === undefined ? {} : { high: cut(high, one.x) }),
      ...(runs === undefined ? {} : { runs: runs.map((run) => cut(run, one.x)) }),
    }),
  )
  return {
    ...sheet,
    figure: { ...figure, series },
    flags: flags.filter(({ pointer }) => pointer <= columnOf(frame, until)),
    labels: until >= frame.x.high ? labels : [],
  }
}

const cells = (size: number): number => (size > 0 ? Math.floor(size) : 0)
