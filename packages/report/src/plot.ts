import { drawBand } from './band.ts'
import { type Canvas, createCanvas, type Dot, drawRun, type Pen } from './canvas.ts'
import { type Figure, pointsOf, type Series } from './figure.ts'
import { columnOf, dotAcross, dotDown, type Frame, rowOf } from './frame.ts'

/** How the plot is inked. */
export type Inking = {
  /** Indices of the series whose band is drawn. */
  readonly banded: readonly number[]
  /** Bands as a background, or as dotted edges. */
  readonly tinted: boolean
  /** Glyphs and dashes on the lines, for charts without colour. */
  readonly glyphs: boolean
  /** Index of the focused series, -1 for none. */
  readonly focus: number
  /** Single runs of a series that are drawn behind the lines. */
  readonly runs: number
}

/** The drawn plot. glyph[cell] = series whose glyph stands there or -1; tints[cell] = series whose band covers it. */
export type Plot = {
  readonly lines: Canvas
  readonly edges: Canvas
  readonly runs: Canvas
  readonly glyph: Int16Array
  readonly tints: readonly (readonly number[])[]
}

// In cells, drawn and skipped in turn; the first series is solid.
const dashes = [[], [3, 1], [1, 1], [4, 1, 1, 1], [2, 2], [1, 2]] as const

/** Columns between two glyphs on one line. */
const glyphEvery = 12

/** Draws the series of a figure into a frame. */
export function drawPlot(figure: Figure, frame: Frame, inking: Inking): Plot {
  const { width, height, symbols } = frame
  const lines = createCanvas(width, height, symbols)
  const edges = createCanvas(width, height, symbols)
  const runs = createCanvas(width, height, symbols)
  const glyph = new Int16Array(width * height).fill(-1)
  const tints: number[][] = Array.from({ length: width * height }, () => [])
  const pens = figure.series.map((_, index) => penOf(figure, index, frame, inking))
  const drawn = figure.series.map((series, i) => drawLine(lines, series, frame, pens[i] ?? solid))
  figure.series.forEach((series, i) => {
    const pen = pens[i] ?? solid
    const cells = inking.glyphs ? glyphCells(drawn[i] ?? new Map(), pen, width) : []
    for (const cell of [...cells, ...loneCells(series, frame)]) {
      // A glyph stands on its own line only, or in the gap of its dashes.
      if (lines.owner[cell] === pen.owner || lines.owner[cell] === -1) glyph[cell] = pen.owner
    }
    if (inking.banded.includes(i)) drawBand(inking.tinted ? { tints } : { edges }, series, frame, pen)
    for (const run of (series.runs ?? []).slice(0, inking.runs))
      drawLine(runs, { ...series, middle: run }, frame, inking.glyphs ? dotted : solid)
  })
  return { lines, edges, runs, glyph, tints }
}

const solid: Pen = { owner: 0, rank: 0, dashes: [] }
/** Single runs where no colour sets them back. */
const dotted: Pen = { owner: 0, rank: 0, dashes: [1, 3] }

function penOf(figure: Figure, index: number, frame: Frame, inking: Inking): Pen {
  const count = figure.series.length
  const pattern = inking.glyphs ? (dashes[index % dashes.length] ?? []) : []
  return {
    owner: index,
    rank: index === inking.focus ? count : count - 1 - index,
    dashes: pattern.map((cells) => cells * frame.symbols.dotsAcross),
  }
}

/** Draws a line and returns the row it has at the start of each column of cells. */
function drawLine(canvas: Canvas, series: Series, frame: Frame, pen: Pen): ReadonlyMap<number, number> {
  const rows = new Map<number, number>()
  let travelled = 0
  let last: Dot | undefined
  for (const { x, y, gap } of pointsOf(series)) {
    const dot = { across: dotAcross(frame, x), down: dotDown(frame, y) }
    const from = gap || last === undefined ? dot : last
    travelled = drawRun(canvas, [from, dot], pen, travelled)
    noteRows(rows, [from, dot], frame)
    last = dot
  }
  return rows
}

function noteRows(rows: Map<number, number>, [from, to]: readonly [Dot, Dot], { symbols }: Frame): void {
  const wide = symbols.dotsAcross
  for (let column = Math.floor(from.across / wide); column <= Math.floor(to.across / wide); column++) {
    const part = to.across > from.across ? (column * wide - from.across) / (to.across - from.across) : 1
    const down = from.down + Math.min(1, Math.max(0, part)) * (to.down - from.down)
    if (!rows.has(column)) rows.set(column, Math.floor(Math.round(down) / symbols.dotsDown))
  }
}

// Each series starts at another column, so that close lines do not hide each other's glyphs.
const glyphCells = (rows: ReadonlyMap<number, number>, pen: Pen, width: number): readonly number[] =>
  [...rows]
    .filter(([column]) => (column + 7 * pen.owner) % glyphEvery === 4)
    .map(([column, row]) => row * width + column)

/** Cells of the points with a gap on both sides: they have no line, so the glyph shows them. */
function loneCells(series: Series, frame: Frame): readonly number[] {
  const points = pointsOf(series)
  return points
    .filter(({ gap }, i) => gap && (points[i + 1]?.gap ?? true))
    .map(({ x, y }) => rowOf(frame, y) * frame.width + columnOf(frame, x))
}
