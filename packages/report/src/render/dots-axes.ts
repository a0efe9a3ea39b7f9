import type { DotsChart } from '../chart/chart.ts'
import { safe } from '../safe.ts'
import { along, type DotsLayout, inset, tickText } from './dots-layout.ts'
import { textWidth } from './font.ts'
import { footOf, margin, sizesOf } from './head.ts'
import { type Piece, rule, words } from './pieces.ts'
import { clipText } from './text-fit.ts'
import { colorsOf, type Frame } from './theme.ts'

/** Both axes with their ticks and words. */
export function axisPieces(chart: DotsChart, layout: DotsLayout, frame: Frame): readonly Piece[] {
  const colors = colorsOf(frame.theme)
  const { text: size } = sizesOf(frame)
  const { plot, x, y, list } = layout
  const face = { size: size - 1, fill: colors.muted }
  const column = (value: number): number => along(value, x, plot.left, plot.right)
  const row = (value: number): number => along(value, y, plot.bottom, plot.top)
  const end = list.length === 0 ? footOf(frame).left : frame.width - margin
  const said = clipText(safe(chart.x.label), end - margin, { size })
  const wish = (plot.left + plot.right) / 2 - textWidth(said, { size }) / 2
  return [
    ...y.ticks.map((tick, i) =>
      rule({
        id: `grid:${i}`,
        points: [
          [plot.left - inset, row(tick)],
          [plot.right + inset, row(tick)],
        ],
        stroke: isZero(tick, chart.y.zeroLine) ? colors.axis : colors.grid,
      }),
    ),
    ...y.ticks.map((tick, i) =>
      words({
        id: `y:${i}`,
        text: tickText(tick, y, chart.y.format),
        x: plot.left - inset - 8,
        y: row(tick),
        align: 'right',
        ...face,
      }),
    ),
    rule({
      id: 'x',
      points: [
        [plot.left - inset, plot.bottom],
        [plot.right + inset, plot.bottom],
      ],
      stroke: colors.axis,
    }),
    ...x.ticks.flatMap((tick, i) => [
      rule({
        id: `mark:${i}`,
        points: [
          [column(tick), plot.bottom],
          [column(tick), plot.bottom + 4],
        ],
        stroke: colors.axis,
      }),
      words({
        id: `x:${i}`,
        text: tickText(tick, x, chart.x.format),
        x: column(tick),
        y: plot.bottom + 13,
        align: 'center',
        ...face,
      }),
    ]),
    words({
      id: 'x-label',
      text: said,
      x: Math.max(margin, Math.min(wish, end - textWidth(said, { size }))),
      y: plot.bottom + 31,
      fill: colors.muted,
      size,
    }),
    words({
      id: 'y-label',
      text: clipText(safe(chart.y.label), frame.width - 2 * margin, { size }),
      x: margin,
      y: plot.top - 12 - size * 0.65,
      fill: colors.muted,
      size,
    }),
  ]
}

const isZero = (tick: number, zeroLine: boolean | undefined): boolean => zeroLine === true && tick === 0
