import type { HeatChart } from '../chart/chart.ts'
import { formatNumber } from '../number.ts'
import { safe } from '../safe.ts'
import { textWidth } from './font.ts'
import { type Head, headOf, margin, sizesOf } from './head.ts'
import type { Box } from './place-labels.ts'
import { wrapText } from './text-fit.ts'
import type { Frame } from './theme.ts'

/** Where the parts of a heat map stand, in pixels; texts are broken into lines. */
export type HeatLayout = {
  readonly head: Head
  readonly plot: Box
  readonly width: number
  readonly height: number
  readonly columns: readonly (readonly string[])[]
  readonly rows: readonly (readonly string[])[]
  readonly cells: readonly (readonly (readonly string[])[])[]
  /** Size of the text in cells. */
  readonly size: number
}

/** Pixels of the row above the cells: name of the rows, and the scale. */
export const keyHeight = 30
const lineOf = (size: number): number => Math.round(size * 1.25)
const most = 3

/** What every cell says, in full. */
function textsOf({ cells, words, value }: HeatChart): readonly (readonly string[])[] {
  return cells.map((row, j) =>
    row.map((number, i) => safe(words?.[j]?.[i] ?? formatNumber(number, value.format))),
  )
}

/** The unit that all numbers end in, e.g. " %"; '' where they do not. */
function commonUnit({ cells }: HeatChart, texts: readonly (readonly string[])[]): string {
  const numbers = texts.flatMap((row, j) => row.filter((_, i) => Number.isFinite(cells[j]?.[i])))
  const [unit = '', ...others] = new Set(numbers.map((text) => /^[-+]?[\d.,]+( \S+)$/.exec(text)?.[1] ?? ''))
  return others.length === 0 ? unit : ''
}

type Fitted = Pick<HeatLayout, 'cells' | 'size'> & { readonly unit: string }

/** Cells with their texts on one line where all fit: with their unit, without it, else broken into lines. */
function fittedCells(chart: HeatChart, width: number, size: number): Fitted {
  const texts = textsOf(chart)
  const unit = commonUnit(chart, texts)
  const bare = texts.map((row) =>
    row.map((text) => (unit !== '' && text.endsWith(unit) ? text.slice(0, -unit.length) : text)),
  )
  const tries = [
    ...[size, size - 1].map((one) => ({ all: texts, size: one, unit: '' })),
    ...(unit === '' ? [] : [size, size - 1, size - 2].map((one) => ({ all: bare, size: one, unit }))),
  ]
  const fit = tries.find((one) =>
    one.all.flat().every((text) => textWidth(text, { size: one.size }) <= width - 6),
  )
  if (fit !== undefined)
    return { cells: fit.all.map((row) => row.map((text) => [text])), size: fit.size, unit: fit.unit }
  const small = size - 2
  return {
    cells: bare.map((row) => row.map((text) => wrapText(text, width - 4, { size: small, most: 4 }))),
    size: small,
    unit,
  }
}

const linesOf = (texts: readonly (readonly string[])[]): number =>
  Math.max(1, ...texts.map((lines) => lines.length))

/** Pixels of the letters of rows and columns: on small figures a little smaller, to keep more of the names. */
export const nameSize = (frame: Pick<Frame, 'width'>): number => {
  const { text: size } = sizesOf(frame)
  return frame.width < 700 ? size - 1 : size
}

function sidesOf(chart: HeatChart, frame: Pick<Frame, 'width'>) {
  const { text: size } = sizesOf(frame)
  const face = { size: nameSize(frame), most }
  const rows = chart.y.values.map((text) => wrapText(safe(text), Math.min(190, frame.width * 0.24), face))
  const widest = Math.max(20, ...rows.flat().map((text) => textWidth(text, face)))
  const left = margin + widest + 8
  const right = frame.width - margin
  const width = (right - left) / Math.max(1, chart.x.values.length)
  const columns = chart.x.values.map((text) => wrapText(safe(text), width - 4, face))
  const { cells, size: cellSize, unit } = fittedCells(chart, width, size)
  return { rows, columns, left, right, width, cells, size: cellSize, unit, face }
}

const headFor = (chart: HeatChart, frame: Frame, unit: string): Head =>
  headOf(chart.title, [unit === '' ? chart.value.label : `${chart.value.label}, in${unit}`], frame)

/** Pixels under the cells: names of the columns, and what they are. */
const underOf = (columns: HeatLayout['columns'], size: number): number => linesOf(columns) * lineOf(size) + 40

/** Pixels that a heat map needs at a width. */
export function heatHeight(chart: HeatChart, width: number): number {
  const frame: Frame = { width, height: 0, theme: 'light' }
  const { rows, columns, cells, size, unit, face, width: cell } = sidesOf(chart, frame)
  const lines = Math.max(linesOf(rows), linesOf(cells.flat()))
  const height = Math.max(Math.min(56, cell * 0.55), lines * lineOf(Math.max(size, face.size)) + 10, 26)
  const { bottom } = headFor(chart, frame, unit)
  return Math.ceil(bottom + 8 + keyHeight + Math.max(1, rows.length) * height + underOf(columns, face.size))
}

/** The parts of a heat map in a frame. */
export function heatLayout(chart: HeatChart, frame: Frame): HeatLayout {
  const { rows, columns, left, right, width, cells, size, unit, face } = sidesOf(chart, frame)
  const head = headFor(chart, frame, unit)
  const top = head.bottom + 8 + keyHeight
  const bottom = Math.max(top + 20, frame.height - underOf(columns, face.size))
  const height = (bottom - top) / Math.max(1, rows.length)
  const room = Math.max(1, Math.floor((height - 2) / lineOf(size)))
  return {
    head,
    plot: { left, top, right, bottom },
    width,
    height,
    columns,
    rows: rows.map((lines) => lines.slice(0, room)),
    cells: cells.map((row) => row.map((lines) => lines.slice(0, room))),
    size,
  }
}
