import type { EChartsOption } from 'echarts'
import type { CurvesChart } from '../chart/chart.ts'
import { type Figure, pointsOf } from '../figure.ts'
import { safe } from '../safe.ts'
import { say } from '../words/index.ts'
import { type Area, type ValueAxis, valueAxis, weekAxis } from './axes.ts'
import { areaOption, areasOption, axisPieces, gutterOf } from './axes-option.ts'
import { endGap, endPieces, endTexts, endWidth } from './curves-labels.ts'
import { markPieces, markStep, placedMarks } from './curves-marks.ts'
import { observedOption, seriesOption, tintFor } from './curves-series.ts'
import { baseOption, type FigureOption, type Reading } from './figure-option.ts'
import { footOf, headOf, margin, sizesOf } from './head.ts'
import { type Piece, words } from './pieces.ts'
import { clipText } from './text-fit.ts'
import { colorsOf, type Frame, inkAt } from './theme.ts'

/** The numbers of a figure that have to be inside its axis. */
export function* valuesOf(figure: Figure): Generator<number> {
  for (const series of figure.series) {
    for (const { y } of pointsOf(series)) yield y
    if (figure.band !== undefined) {
      yield* series.low ?? []
      yield* series.high ?? []
    }
    if (figure.runs !== undefined) for (const run of series.runs ?? []) yield* run
  }
}

/** What the notes under the title say of a figure: unit, band, single runs. */
export function notesOf({ y, band, runs, series }: Figure): readonly (string | undefined)[] {
  const hasBand = series.some(
    ({ low = [], high = [] }) =>
      low.filter((value, i) => Number.isFinite(value) && Number.isFinite(high[i])).length > 1,
  )
  const count = series.reduce((sum, one) => sum + (one.runs?.length ?? 0), 0)
  return [
    y.label,
    hasBand && band !== undefined ? say('debrief.page.shaded', { what: band }) : undefined,
    count > 0 && runs !== undefined
      ? say('debrief.page.thinRuns', { count: String(count), runs })
      : undefined,
  ]
}

/** How a script reads the drawn numbers of a figure with these areas. */
export const readingOf = (
  figure: Figure,
  areas: readonly { readonly y: ValueAxis; readonly area: Area; readonly label: string }[],
): Reading => ({
  x: { label: safe(figure.x.label) },
  areas: areas.map(({ y: { scale }, area, label }) => ({
    y: { label: safe(label), unit: scale.unit, digits: scale.digits, factor: scale.factor },
    plot: area,
  })),
  arms: figure.series.map(({ name }) => ({ name: safe(name) })),
  ...(figure.band === undefined ? {} : { band: safe(figure.band) }),
})

/** The name of the weeks below the axis, as far as `end`, and that there is nothing to see where that is so. */
export function underOf(
  { series, x }: Figure,
  area: Area,
  { frame, end, id = '0' }: { readonly frame: Frame; readonly end: number; readonly id?: string },
): readonly Piece[] {
  const { muted } = colorsOf(frame.theme)
  const { text: size } = sizesOf(frame)
  const across = (area.left + area.right) / 2
  const label = clipText(safe(x.label), 2 * (Math.min(end, area.right) - across), { size })
  const word = { x: across, fill: muted, size, align: 'center' } as const
  const isEmpty = series.length === 0
  return [
    words({ ...word, id: `x:${id}:label`, text: label, y: area.bottom + 8 + size * 2 }),
    ...(isEmpty
      ? [words({ ...word, id: `empty:${id}`, text: say('debrief.page.noData'), y: area.bottom - 2 * size })]
      : []),
  ]
}

/** Curves by week with bands, each named at its end. */
export function curvesOption(chart: CurvesChart, frame: Frame): FigureOption {
  const { observed, figure } = chart
  const { series } = figure
  const colors = colorsOf(frame.theme)
  const size = sizesOf(frame).text
  const inkOf = (arm: number): string => inkAt(colors, arm)
  const head = headOf(chart.title, [...notesOf(figure), observed && `rings: ${observed.name}`], frame)
  const bottom = frame.height - margin - Math.round(size * 2.9)
  const height = Math.max(40, bottom - head.bottom)
  const values = [...valuesOf(figure), ...(observed?.y ?? [])]
  const y = valueAxis(values, figure.y, Math.floor(height / 56))
  const texts = endTexts(figure, { width: frame.width * 0.24, height, size })
  const left = margin + gutterOf(y, size)
  const end = frame.width - margin
  const right = Math.max(left + 40, end - endWidth(texts, size) - endGap)
  const x = weekAxis([...series.flatMap((one) => one.x), ...(observed?.x ?? [])], (right - left) / 46)
  const lines = Math.min(3, Math.floor(height / 110))
  const marks = placedMarks(figure, x, { left, right, end: end + margin / 2, lines, size })
  const above = Math.max(0, ...marks.map(({ line }) => line + 1)) * markStep(size)
  const area = { left, top: head.bottom + above + 14, right, bottom }
  const tint = figure.band === undefined ? 0 : tintFor(series.length)
  const foot = footOf(frame, frame.digest ?? figure.digest)
  const pieces = [
    ...head.pieces,
    ...axisPieces(area, x, y, { id: '0', colors, size, zeroLine: true }),
    ...markPieces(marks, { figure, area, x, y, size, colors, inkOf }),
    ...endPieces(texts, { figure, area, x, y, size, inkOf, id: '' }),
    ...underOf(figure, area, { frame, end: foot.left }),
    ...foot.pieces,
  ]
  const drawn = series.flatMap((one, arm) =>
    seriesOption(one, { arm, area: 0, ink: inkOf(arm), x, y, tint, hasRuns: figure.runs !== undefined }),
  )
  const rings =
    observed === undefined
      ? []
      : [observedOption(observed, { x, y }, { stroke: colors.text, fill: colors.paper })]
  return {
    ...baseOption(frame, pieces),
    ...areasOption([areaOption(area, x, y, { colors, index: 0 })]),
    series: [...drawn, ...rings] as NonNullable<EChartsOption['series']>,
    fishbowl: readingOf(figure, [{ y, area, label: figure.y.label }]),
  }
}
