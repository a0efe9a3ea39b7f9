import type { Observed } from '../chart/chart.ts'
import { pointsOf, type Series } from '../figure.ts'
import { safe } from '../safe.ts'
import type { ValueAxis, WeekAxis } from './axes.ts'

/** Of a figure's series: colour, line and end symbol by position, as in the terminal. */
const dashes = ['solid', [8, 4], [2, 3], [10, 3, 2, 3], [5, 2], [1, 2]] as const

// Circle, triangle, square, diamond, plus, cross: the glyphs of the terminal.
const symbols = [
  'circle',
  'triangle',
  'rect',
  'diamond',
  'path://M3 0H5V3H8V5H5V8H3V5H0V3H3Z',
  'path://M1 0L4 3L7 0L8 1L5 4L8 7L7 8L4 5L1 8L0 7L3 4L0 1Z',
] as const

/** The symbol of a position. */
const symbolAt = (position: number): string => symbols[position % symbols.length] ?? 'circle'

/** How a series is drawn: `arm` is its position, `area` that of its axes, `ink` its colour. */
export type Drawing = {
  readonly arm: number
  readonly area: number
  readonly ink: string
  readonly x: WeekAxis
  readonly y: ValueAxis
  /** Part of the band's colour, 0 without a band. */
  readonly tint: number
  /** A line of the background is thin and has no symbols. */
  readonly isBackground?: boolean
  /** Single runs are drawn where the figure says what they are. */
  readonly hasRuns?: boolean
}

type Data = readonly (readonly [x: number, y: number | null])[]

/** Series of one kind of ECharts: ids are `<arm>:<what>`, in areas after the first `<arm>:<what>:<area>`. */
const seriesId = ({ arm, area }: Drawing, what: string): string =>
  area === 0 ? `${arm}:${what}` : `${arm}:${what}:${area}`

const bare = { symbol: 'none', silent: true, clip: false, emphasis: { disabled: true } } as const

/** The series of ECharts for one curve: its band, its line, a symbol at its end and at each point that has no line. */
export function seriesOption(series: Series, drawing: Drawing): readonly object[] {
  const { ink, area, isBackground = false, hasRuns = false, arm } = drawing
  const at = { xAxisIndex: area, yAxisIndex: area }
  const common = { ...bare, ...at, name: safe(series.name) }
  return [
    ...bandOption(series, drawing, common),
    ...(hasRuns ? runsOption(series, drawing, common) : []),
    {
      ...common,
      id: seriesId(drawing, 'line'),
      type: 'line',
      z: isBackground ? 2 : 4,
      showSymbol: false,
      lineStyle: {
        color: ink,
        width: isBackground ? 1 : 2.25,
        opacity: isBackground ? 0.7 : 1,
        type: isBackground ? 'solid' : (dashes[arm % dashes.length] ?? 'solid'),
      },
      data: dataOf(series.x, series.middle, drawing),
    },
    ...(isBackground
      ? []
      : [
          {
            ...common,
            id: seriesId(drawing, 'points'),
            type: 'scatter',
            z: 5,
            symbol: symbolAt(arm),
            symbolSize: 8,
            itemStyle: { color: ink, opacity: 1 },
            data: symbolData(series, drawing),
          },
        ]),
  ]
}

function bandOption(series: Series, drawing: Drawing, common: object): readonly object[] {
  const { low, high } = series
  const { tint, x, y, ink } = drawing
  if (low === undefined || high === undefined || tint === 0) return []
  const part = {
    ...common,
    type: 'line',
    z: 2,
    stack: seriesId(drawing, 'band'),
    // The other way of stacking goes wrong where a band reaches below zero.
    stackStrategy: 'all',
    lineStyle: { color: 'none', width: 0 },
  }
  const edges = series.x.map((_, i): readonly [number | null, number | null] => {
    const one = y.drawn(low[i] ?? Number.NaN)
    const other = y.drawn(high[i] ?? Number.NaN)
    return one === null || other === null ? [null, null] : [Math.min(one, other), Math.abs(other - one)]
  })
  const list = (side: 0 | 1): Data => dataOf(series.x, edges, { x, y: { drawn: (edge) => tidy(edge[side]) } })
  return [
    { ...part, id: seriesId(drawing, 'band-low'), data: list(0) },
    { ...part, id: seriesId(drawing, 'band'), areaStyle: { color: ink, opacity: tint }, data: list(1) },
  ]
}

// A difference of rounded numbers has digits that neither had.
const tidy = (value: number | null): number | null => (value === null ? null : Number(value.toPrecision(10)))

function runsOption({ runs = [], x }: Series, drawing: Drawing, common: object): readonly object[] {
  return runs.map((run, i) => ({
    ...common,
    id: seriesId(drawing, `run-${i}`),
    type: 'line',
    z: 3,
    lineStyle: { color: drawing.ink, width: 0.75, opacity: 0.4 },
    data: dataOf(x, run, drawing),
  }))
}

type Drawn<T> = {
  readonly x: Pick<WeekAxis, 'drawn'>
  readonly y: { readonly drawn: (value: T) => number | null }
}

const dataOf = <T>(weeks: readonly number[], values: readonly T[], { x, y }: Drawn<T>): Data =>
  weeks.flatMap((week, i) => {
    const value = values[i]
    return Number.isFinite(week)
      ? [[x.drawn(week), value === undefined ? null : y.drawn(value)] as const]
      : []
  })

/** The last point, and points with a gap on both sides. */
function symbolData(series: Series, { x: weeks, y: values }: Drawing): Data {
  const points = pointsOf(series)
  return points
    .filter(({ gap }, i) => i === points.length - 1 || (gap && (points[i + 1]?.gap ?? true)))
    .map(({ x, y }) => [weeks.drawn(x), values.drawn(y)] as const)
}

/** Measured numbers as rings. */
export const observedOption = (
  observed: Observed,
  axes: { readonly x: WeekAxis; readonly y: ValueAxis },
  { stroke, fill }: { readonly stroke: string; readonly fill: string },
): object => ({
  ...bare,
  id: 'observed:dots',
  name: safe(observed.name),
  type: 'scatter',
  z: 6,
  symbol: 'circle',
  symbolSize: 6,
  itemStyle: { color: fill, borderColor: stroke, borderWidth: 1.5, opacity: 1 },
  data: dataOf(observed.x, observed.y, axes).filter(([, value]) => value !== null),
})

/** The bands of few curves may be stronger than those of many. */
export const tintFor = (count: number): number => (count <= 3 ? 0.16 : count === 4 ? 0.1 : 0.07)
