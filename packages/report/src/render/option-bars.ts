import type { BarsChart } from '../chart/chart.ts'
import { formatTick } from '../number.ts'
import { axisWithin } from '../ticks.ts'
import { type BarRow, type BarsLayout, barsLayout, gap } from './bars-layout.ts'
import { baseOption, type FigureOption } from './figure-option.ts'
import { textWidth } from './font.ts'
import { axisWordPieces, footOf, margin, sizesOf } from './head.ts'
import { type Piece, rule, words } from './pieces.ts'
import { type Colors, colorsOf, type Frame, inkAt } from './theme.ts'

/** Bars from zero as an option: bars above zero in one ink, below in another, thin intervals, the value and its note behind each. */
export function barsOption(chart: BarsChart, frame: Frame): FigureOption {
  const colors = colorsOf(frame.theme)
  const layout = barsLayout(chart, frame)
  const { left, right, top, step, rows, zero, scale } = layout
  const bottom = top + rows.length * step
  const pieces = [
    ...layout.head.pieces,
    ...axisPieces(chart, layout, frame),
    rule({
      id: 'zero',
      points: [
        [zero, top - 4],
        [zero, bottom + 4],
      ],
      stroke: colors.axis,
      width: 1.5,
      z: 5,
    }),
    ...rows.flatMap((row, i) => rowPieces(row, i, layout, frame)),
    ...footOf(frame).pieces,
  ]
  return {
    ...baseOption(frame, pieces),
    grid: { left, top, width: right - left, height: bottom - top, outerBoundsMode: 'none' },
    xAxis: { type: 'value', show: false, min: (left - zero) / scale, max: (right - zero) / scale },
    yAxis: { type: 'category', show: false, inverse: true, data: rows.map((_, i) => `${i}`) },
    series: [
      {
        id: 'bars',
        type: 'bar',
        barWidth: Math.min(16, Math.max(5, step * 0.5)),
        silent: true,
        data: chart.bars.map(({ value }, i) => ({
          value: Number.isFinite(value) ? value : 0,
          itemStyle: inkOf(rows[i], colors),
        })),
      },
      {
        id: 'intervals',
        type: 'line',
        clip: false,
        silent: true,
        symbol: 'rect',
        symbolSize: [1.5, 8],
        lineStyle: { color: colors.text, width: 1.5 },
        itemStyle: { color: colors.text },
        data: chart.bars.flatMap(({ low, high }, i) =>
          low === undefined || high === undefined || !Number.isFinite(low) || !Number.isFinite(high)
            ? []
            : [
                [low, i],
                [high, i],
                ['-', '-'],
              ],
        ),
      },
    ],
  }
}

/** The direction shows the sign without the ink, and the outline an interval that includes zero. */
function inkOf(row: BarRow | undefined, colors: Colors): Readonly<Record<string, unknown>> {
  const color = inkAt(colors, row?.isBelow === true ? 1 : 0)
  return row?.isOpen === true
    ? { color: colors.paper, borderColor: color, borderWidth: 1.5 }
    : { color, opacity: 0.75 }
}

function rowPieces(row: BarRow, i: number, layout: BarsLayout, frame: Frame): readonly Piece[] {
  const colors = colorsOf(frame.theme)
  const { text: size } = sizesOf(frame)
  const { left, top, step, zero, scale, isWide } = layout
  const y = top + (i + 0.5) * step
  const line = Math.round(size * 1.3)
  const side = row.isBelow ? -1 : 1
  const align = row.isBelow ? ('right' as const) : ('left' as const)
  const end = zero + (row.isBelow ? row.from : row.to) * scale + side * gap
  const noteX = isWide ? end + side * (textWidth(row.value, { size, weight: 'semiBold' }) + gap) : left - gap
  const lines = row.names.length + (isWide ? 0 : row.notes.length)
  const nameY = y - ((lines - 1) / 2) * line
  const noteY = isWide ? y - ((row.notes.length - 1) / 2) * line : nameY + row.names.length * line
  return [
    ...row.names.map((text, k) =>
      words({
        id: `name:${i}:${k}`,
        text,
        x: left - gap,
        y: nameY + k * line,
        align: 'right',
        fill: colors.text,
        size,
      }),
    ),
    words({
      id: `value:${i}`,
      text: row.value,
      x: end,
      y,
      align,
      fill: colors.text,
      size,
      weight: 'semiBold',
    }),
    ...row.notes.map((text, k) =>
      words({
        id: `said:${i}:${k}`,
        text,
        x: noteX,
        y: noteY + k * line,
        align: isWide ? align : 'right',
        fill: colors.muted,
        size: size - 1,
      }),
    ),
  ]
}

/** The middle of a text that would leave the figure. */
const held = (x: number, half: number, width: number): number =>
  Math.min(width - margin - half, Math.max(margin + half, x))

/** Ticks between the ends of the bars, and the axis in words under them. */
function axisPieces(chart: BarsChart, layout: BarsLayout, frame: Frame): readonly Piece[] {
  const colors = colorsOf(frame.theme)
  const { text: size } = sizesOf(frame)
  const { rows, top, step, zero, scale } = layout
  const bottom = top + rows.length * step
  const from = Math.min(0, ...rows.map((row) => row.from))
  const to = Math.max(0, ...rows.map((row) => row.to))
  const label = (value: number, { step: by }: ReturnType<typeof axisWithin>): string =>
    value === 0
      ? formatTick(0, { step: 1, largest: 1 }, chart.x.format)
      : formatTick(value, { step: by, largest: Math.max(-from, to) }, chart.x.format)
  const tickFace = { size }
  // Means of counts may be smaller than one.
  const isWhole = chart.x.format.kind === 'count' && to - from >= 2
  const wide = axisWithin(from, to, 10, isWhole)
  const widest = Math.max(...wide.ticks.map((tick) => textWidth(label(tick, wide), tickFace)))
  const most = Math.max(1, Math.floor(((to - from) * scale) / (widest + 14)))
  const axis = axisWithin(from, to, Math.min(10, most), isWhole)
  // Of numbers too small to be written apart one tick is enough.
  const labels = new Map((to > from ? axis.ticks : [0]).map((tick) => [label(tick, axis), tick] as const))
  const ticks = labels.size > 1 ? [...labels.values()] : [0]
  const across = zero + ((from + to) / 2) * scale
  return [
    ...ticks.map((tick, i) =>
      rule({
        id: `grid:${i}`,
        points: [
          [zero + tick * scale, top],
          [zero + tick * scale, bottom],
        ],
        stroke: colors.grid,
      }),
    ),
    ...ticks.map((tick, i) =>
      words({
        id: `tick:${i}`,
        text: label(tick, axis),
        x: held(zero + tick * scale, textWidth(label(tick, axis), tickFace) / 2, frame.width),
        y: bottom + 13,
        align: 'center',
        fill: colors.muted,
        ...tickFace,
      }),
    ),
    ...axisWordPieces(chart.x.label, { id: 'axis', across, y: bottom + 31 }, frame),
  ]
}
