import type { HeatChart } from '../chart/chart.ts'
import { safe } from '../safe.ts'
import { baseOption, type FigureOption } from './figure-option.ts'
import { textWidth } from './font.ts'
import { footOf, margin, sizesOf } from './head.ts'
import { colorAt, keyPieces, type Shade, shadesOf } from './heat-key.ts'
import { type HeatLayout, heatLayout, nameSize } from './heat-layout.ts'
import { type Piece, rule, words } from './pieces.ts'
import { clipText } from './text-fit.ts'
import { type Colors, colorsOf, type Frame } from './theme.ts'

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
  const small = { size: nameSize(frame), fill: colors.text }
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
