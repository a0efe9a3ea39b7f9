import { headingOf } from './behind.ts'
import { cellWidth } from './cells.ts'
import { type EndLabel, endLabels, focusOf, labelTexts } from './end-labels.ts'
import type { Figure } from './figure.ts'
import { flagLines, type PlacedFlag, placeMarks } from './flags.ts'
import { type Frame, valueAxis, weekAxis } from './frame.ts'
import type { Header } from './header.ts'
import { formatTick } from './number.ts'
import { symbolsOf } from './symbols.ts'
import type { TextOptions } from './text-options.ts'

/** Where everything of a chart stands, before anything is drawn. Rows and columns count from the top left. */
export type Sheet = {
  readonly figure: Figure
  readonly options: TextOptions
  readonly frame: Frame
  /** Index of the focused series, -1 for none. */
  readonly focus: number
  /** Indices of the series whose band is drawn. */
  readonly banded: readonly number[]
  /** Single runs that are drawn of each series that has some. */
  readonly runs: number
  readonly header: Header
  readonly flags: readonly PlacedFlag[]
  /** First row and column of the plot; the value axis stands in the column before it. */
  readonly top: number
  readonly left: number
  /** Of the ticks of the value axis, in their order. */
  readonly tickLabels: readonly string[]
  readonly labels: readonly EndLabel[]
}

/** Fewer cells across than this show no curve. */
const leastWidth = 6

/** Lays a figure out, or undefined where no plot fits. */
export function layOut(figure: Figure, options: TextOptions): Sheet | undefined {
  const most = flagLines(figure, options.rows)
  const sheet = layOutWith(figure, options, most)
  const used = Math.max(0, ...(sheet?.flags ?? []).map(({ line }) => line + 1))
  return used === most ? sheet : layOutWith(figure, options, used)
}

function layOutWith(figure: Figure, options: TextOptions, lines: number): Sheet | undefined {
  const { columns, rows } = options
  const symbols = symbolsOf(options.symbols)
  const focus = focusOf(figure, options.focus)
  const { header, banded, runs } = headingOf(figure, options, focus)
  const top = header.lines.length + lines
  // Below the plot: the week axis and its labels.
  const height = rows - top - 2
  const y = valueAxis(figure, { banded: banded.length > 0, runs }, height)
  const largest = Math.max(Math.abs(y.low), Math.abs(y.high))
  const tickLabels = y.ticks.map((tick) =>
    symbols.text(formatTick(tick, { step: y.step, largest }, figure.y.format)),
  )
  const left = Math.max(...tickLabels.map(cellWidth)) + 1
  const texts = labelTexts(figure, columns, { symbols, focus })
  const labelWidth = Math.max(...texts.map(cellWidth)) + 1
  const free = columns - left
  const hasLabels = free - labelWidth >= leastWidth
  const width = hasLabels ? free - labelWidth : free
  if (width < leastWidth || height < 1) return undefined
  const frame: Frame = { x: weekAxis(figure.series, width), y, width, height, symbols }
  const flags = placeMarks(figure, frame, { columns: free, lines, focus })
  const labels = hasLabels ? endLabels(figure, texts, frame, focus) : []
  return { figure, options, frame, focus, banded, runs, header, flags, top, left, tickLabels, labels }
}
