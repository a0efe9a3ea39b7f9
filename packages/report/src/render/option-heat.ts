import type { HeatChart } from '../chart/chart.ts'
import { formatNumber } from '../number.ts'
import { safe } from '../safe.ts'
import { baseOption, type FigureOption } from './figure-option.ts'
import { textWidth } from './font.ts'
import { footOf, margin, sizesOf } from './head.ts'
import { type HeatLayout, heatLayout, keyHeight } from './heat-layout.ts'
import { type Piece, rule, words } from './pieces.ts'
import { clipText } from './text-fit.ts'
import { type Colors, colorsOf, type Frame } from './theme.ts'

/** Which shade a number has: its place among those of its side of zero. */
type Shade = { readonly isBelow: boolean; readonly at: number }

/** A field of numbers as an option: each cell in its shade with its number written on it, a dashed one where there is none. */
export function heatOption(chart: HeatChart, frame: Frame): FigureOption {
  const colors = colorsOf(frame.theme)
  const layout = heatLayout(chart, frame)
  const { plot, width, height } = layout
  const shade = shadesOf(chart, colors.shades.length)
  const size = [Math.max(1, width - 2), Math.max(1, height - 2)]
  return {
    ...baseOption(frame, [
      ...layout.head.pieces,
      ...keyPieces(chart, layout, frame),
      ...namePieces(chart, layout, frame),
      ...emptyPieces(chart, layout, colors),
      ...cellPieces(chart, layout, frame),
      ...footOf(frame).pieces,
    ]),
    grid: {
      left: plot.left,
      top: plot.top,
      width: plot.right - plot.left,
      height: plot.bottom - plot.top,
      outerBoundsMode: 'none',
    },
    xAxis: { type: 'value', show: false, min: -0.5, max: Math.max(1, chart.x.values.length) - 0.5 },
    yAxis: {
      type: 'value',
      show: false,
      inverse: true,
      min: -0.5,
      max: Math.max(1, chart.y.values.length) - 0.5,
    },
    series: [
      {
        id: 'cells',
        type: 'scatter',
        symbol: 'rect',
        symbolSize: size,
        silent: true,
        clip: false,
        data: chart.cells.flatMap((row, j) =>
          row.flatMap((value, i) =>
            Number.isFinite(value)
              ? [{ value: [i, j, value], itemStyle: { color: colorAt(shade(value), colors), opacity: 1 } }]
              : [],
          ),
        ),
      },
    ],
  }
}

const colorAt = ({ isBelow, at }: Shade, { shades, below, grid }: Colors): string =>
  (isBelow ? below : shades)[at] ?? grid

/** Shades in equal steps from the least to the most; from zero to both sides where there are numbers on both. */
function shadesOf({ cells }: HeatChart, count: number): (value: number) => Shade {
  const values = cells.flat().filter(Number.isFinite)
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const step = (part: number): number => Math.max(0, Math.min(count - 1, Math.floor(part * count)))
  if (low < 0 && high > 0) {
    const most = Math.max(-low, high)
    return (value) => ({ isBelow: value < 0, at: step(Math.abs(value) / most) })
  }
  return (value) => ({ isBelow: false, at: high > low ? step((value - low) / (high - low)) : 2 })
}

/** Text on the first half of the shades is dark on light paper, on the other half light. */
const inkOn = ({ at }: Shade, { text, paper, shades }: Colors): string =>
  at < shades.length / 2 ? text : paper

function cellPieces(
  chart: HeatChart,
  { plot, width, height, cells, size }: HeatLayout,
  frame: Frame,
): readonly Piece[] {
  const colors = colorsOf(frame.theme)
  const shade = shadesOf(chart, colors.shades.length)
  const line = Math.round(size * 1.25)
  return cells.flatMap((row, j) =>
    row.flatMap((lines, i) => {
      const value = chart.cells[j]?.[i] ?? Number.NaN
      return lines.map((text, k) =>
        words({
          id: `cell:${j}:${i}:${k}`,
          text,
          x: plot.left + (i + 0.5) * width,
          y: plot.top + (j + 0.5) * height + (k - (lines.length - 1) / 2) * line,
          align: 'center',
          fill: Number.isFinite(value) ? inkOn(shade(value), colors) : colors.muted,
          size,
        }),
      )
    }),
  )
}

/** A dashed frame around every cell without a number. */
function emptyPieces(
  { cells }: HeatChart,
  { plot, width, height }: HeatLayout,
  { axis }: Colors,
): readonly Piece[] {
  return cells.flatMap((row, j) =>
    row.flatMap((value, i) => {
      if (Number.isFinite(value)) return []
      const [left, top] = [plot.left + i * width + 1.5, plot.top + j * height + 1.5]
      const [right, bottom] = [left + width - 3, top + height - 3]
      const points = [
        [left, top],
        [right, top],
        [right, bottom],
        [left, bottom],
        [left, top],
      ] as const
      return [rule({ id: `empty:${j}:${i}`, points, stroke: axis, dash: [3, 3] })]
    }),
  )
}

/** Names of the rows and columns. */
function namePieces(
  chart: HeatChart,
  { plot, width, height, rows, columns }: HeatLayout,
  frame: Frame,
): readonly Piece[] {
  const colors = colorsOf(frame.theme)
  const { text: size } = sizesOf(frame)
  const small = { size: size - 1, fill: colors.text }
  const line = Math.round(small.size * 1.25)
  const foot = footOf(frame)
  const said = clipText(safe(chart.x.label), foot.left - margin, { size })
  const wish = (plot.left + plot.right) / 2 - textWidth(said, { size }) / 2
  return [
    ...rows.flatMap((lines, j) =>
      lines.map((text, k) =>
        words({
          id: `row:${j}:${k}`,
          text,
          x: plot.left - 8,
          y: plot.top + (j + 0.5) * height + (k - (lines.length - 1) / 2) * line,
          align: 'right',
          ...small,
        }),
      ),
    ),
    ...columns.flatMap((lines, i) =>
      lines.map((text, k) =>
        words({
          id: `column:${i}:${k}`,
          text,
          x: plot.left + (i + 0.5) * width,
          y: plot.bottom + 4 + (k + 0.5) * line,
          align: 'center',
          ...small,
        }),
      ),
    ),
    words({
      id: 'x-label',
      text: said,
      x: Math.max(margin, Math.min(wish, foot.left - textWidth(said, { size }))),
      y: frame.height - 20,
      fill: colors.muted,
      size,
    }),
  ]
}

/** What the rows are, and at the other end the scale: the least, its shades, the most. */
function keyPieces(chart: HeatChart, { plot }: HeatLayout, frame: Frame): readonly Piece[] {
  const colors = colorsOf(frame.theme)
  const { text: size } = sizesOf(frame)
  const values = chart.cells.flat().filter(Number.isFinite)
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const y = plot.top - keyHeight / 2 - 2
  const face = { size: size - 1 }
  const label = (text: string, right: number): Piece =>
    words({ id: `key:${right}`, text, x: right, y, align: 'right', fill: colors.muted, ...face })
  const swatch = { width: 14, height: 10 }
  const shade = shadesOf(chart, colors.shades.length)
  const steps =
    values.length === 0 || low === high ? [] : between(shade(low), shade(high), colors.shades.length)
  const most = formatNumber(high, chart.value.format)
  const end = plot.right - textWidth(most, face) - 6
  const start = end - steps.length * swatch.width
  const least = formatNumber(low, chart.value.format)
  const room = steps.length === 0 ? plot.right : start - 6 - textWidth(least, face) - 12
  return [
    words({
      id: 'y-label',
      text: clipText(safe(chart.y.label), room - margin, { size }),
      x: margin,
      y,
      fill: colors.muted,
      size,
    }),
    ...(steps.length === 0 ? [] : [label(least, start - 6), label(most, plot.right)]),
    ...steps.map(
      (step, i): Piece => ({
        id: `shade:${i}`,
        type: 'rect',
        z: 1,
        silent: true,
        shape: { x: start + i * swatch.width, y: y - swatch.height / 2, ...swatch },
        style: { fill: colorAt(step, colors), stroke: colors.axis, lineWidth: 0.5 },
      }),
    ),
  ]
}

/** All shades from one to another. */
function between(from: Shade, to: Shade, count: number): readonly Shade[] {
  const both = [
    ...Array.from({ length: count }, (_, i) => ({ isBelow: true, at: count - 1 - i })),
    ...Array.from({ length: count }, (_, i) => ({ isBelow: false, at: i })),
  ]
  const place = ({ isBelow, at }: Shade): number => (isBelow ? count - 1 - at : count + at)
  return both.slice(place(from), place(to) + 1)
}
