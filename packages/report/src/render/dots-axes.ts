import type { DotsChart } from '../chart/chart.ts'
import { safe } from '../safe.ts'
import { along, type DotsLayout, inset, tickText } from './dots-layout.ts'
import { ownTicks } from './dots-shift.ts'
import { axisWordPieces, margin, sizesOf } from './head.ts'
import { type Piece, rule, words } from './pieces.ts'
import { clipText } from './text-fit.ts'
import { colorsOf, type Frame } from './theme.ts'

/** Both axes with their ticks and words. */
export function axisPieces(chart: DotsChart, layout: DotsLayout, frame: Frame): readonly Piece[] {
  const colors = colorsOf(frame.theme)
  const { text: size } = sizesOf(frame)
  const { plot, x, y, list } = layout
  const face = { size, fill: colors.muted }
  const column = (value: number): number => along(value, x, plot.left, plot.right)
  const row = (value: number): number => along(value, y, plot.bottom, plot.top)
  const ticks =
    ownTicks(chart, { axis: x, column, size }) ??
    x.ticks.map((at) => ({ at, text: tickText(at, x, chart.x.format) }))
  // Above a list the digest is not in the way.
  const { digest: _, ...free } = frame
  const place = { id: 'x-label', across: (plot.left + plot.right) / 2, y: plot.bottom + 31 }
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
    ...ticks.flatMap(({ at, text }, i) => [
      rule({
        id: `mark:${i}`,
        points: [
          [column(at), plot.bottom],
          [column(at), plot.bottom + 4],
        ],
        stroke: colors.axis,
      }),
      words({
        id: `x:${i}`,
        text,
        x: column(at),
        y: plot.bottom + 13,
        align: 'center',
        ...face,
      }),
    ]),
    ...(list.length === 0
      ? axisWordPieces(chart.x.label, place, frame)
      : axisWordPieces(chart.x.label, place, free).slice(0, 1)),
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
