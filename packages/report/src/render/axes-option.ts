import type { EChartsOption } from 'echarts'
import type { Area, ValueAxis, WeekAxis } from './axes.ts'
import { textWidth } from './font.ts'
import { type Piece, rule, words } from './pieces.ts'
import type { Colors } from './theme.ts'

/** How the axes of one area are dressed; `id` keeps its pieces apart from those of other areas. */
type Dress = {
  readonly id: string
  readonly colors: Colors
  /** Size of the words at the ticks in pixels. */
  readonly size: number
  readonly hasWords?: { readonly x: boolean; readonly y: boolean }
  /** The line at 0 is drawn as strong as an axis. */
  readonly zeroLine?: boolean
}

/** Pixels between an axis and its words. */
const gap = 8

/** How many pixels the words of a value axis need left of it. */
export const gutterOf = ({ words: texts }: ValueAxis, size: number): number =>
  Math.ceil(Math.max(0, ...texts.map((text) => textWidth(text, { size })))) + gap

/** Words at the ticks, the line at the bottom and the line at 0. Lines between the ticks come from ECharts. */
export function axisPieces(area: Area, x: WeekAxis, y: ValueAxis, dress: Dress): readonly Piece[] {
  const { id, colors, size, hasWords = { x: true, y: true }, zeroLine = false } = dress
  const atTicks = hasWords.y
    ? y.ticks.map((tick, i) =>
        words({
          id: `y:${id}:${i}`,
          text: y.words[i] ?? '',
          x: area.left - gap,
          y: y.row(tick, area),
          fill: colors.muted,
          size,
          align: 'right',
        }),
      )
    : []
  const atWeeks = x.ticks.flatMap((week, i) => {
    const column = x.column(week, area)
    const mark = rule({
      id: `x:${id}:${i}:tick`,
      points: [
        [column, area.bottom],
        [column, area.bottom + 4],
      ],
      stroke: colors.axis,
    })
    const word = { id: `x:${id}:${i}`, text: `${week}`, x: column, y: area.bottom + 8 + size / 2 }
    return hasWords.x ? [mark, words({ ...word, fill: colors.muted, size, align: 'center' })] : [mark]
  })
  const across = (name: string, row: number): Piece =>
    rule({
      id: `x:${id}:${name}`,
      points: [
        [area.left, row],
        [area.right, row],
      ],
      stroke: colors.axis,
      z: 1,
    })
  return [
    across('line', area.bottom),
    ...(zeroLine && y.low < 0 ? [across('zero', y.row(0, area))] : []),
    ...atTicks,
    ...atWeeks,
  ]
}

/** Grid and axes of ECharts for an area; `index` is its position among the areas of a figure. */
export function areaOption(
  { left, top, right, bottom }: Area,
  x: WeekAxis,
  y: ValueAxis,
  { colors, index }: { readonly colors: Colors; readonly index: number },
): { readonly grid: object; readonly xAxis: object; readonly yAxis: object } {
  const bare = {
    type: 'value',
    gridIndex: index,
    axisLabel: { show: false },
    axisTick: { show: false },
    axisLine: { show: false },
    splitLine: { show: false },
  }
  const { factor } = y.scale
  return {
    grid: { left, top, width: right - left, height: bottom - top, outerBoundsMode: 'none' },
    xAxis: { ...bare, min: x.low + 0, max: x.high + 0 },
    yAxis: {
      ...bare,
      // Adding 0 makes a negative zero one that JSON keeps.
      min: y.low * factor + 0,
      max: y.high * factor + 0,
      interval: y.step * factor,
      splitLine: { show: true, lineStyle: { color: colors.grid, width: 1 } },
    },
  }
}

/** The parts of several areas as ECharts takes them. */
export const areasOption = (
  parts: readonly ReturnType<typeof areaOption>[],
): Pick<EChartsOption, 'grid' | 'xAxis' | 'yAxis'> => ({
  grid: parts.map(({ grid }) => grid),
  xAxis: parts.map(({ xAxis }) => xAxis),
  yAxis: parts.map(({ yAxis }) => yAxis),
})
