import type { Chart } from '../../../packages/report/src/chart/chart.ts'
import type { Figure } from '../../../packages/report/src/figure.ts'
import type { FigureOption } from '../../../packages/report/src/render/figure-option.ts'

/** Drawn points of one line: weeks, and what stands there; null where the line has a gap. */
type Line = { readonly id: string; readonly x: readonly number[]; readonly y: readonly (number | null)[] }
/** An option of ECharts as far as its numbers go; by area, what is drawn is the number times its factor. */
export type Option = { readonly factors: readonly number[]; readonly series: readonly Line[] }

const figuresOf = (chart: Chart): readonly Figure[] => {
  if (chart.kind === 'curves') return [chart.figure]
  return chart.kind === 'panels' ? chart.panels.map(({ figure }) => figure) : []
}

/** Drawn numbers are rounded to what can be seen: less than this is a quarter of a pixel. */
function unseen({ series }: Figure): number {
  const values = series.flatMap(({ middle, low = [], high = [] }) => [...middle, ...low, ...high])
  const finite = values.filter(Number.isFinite)
  return 6e-4 * (Math.max(0, ...finite) - Math.min(0, ...finite))
}

const isNear = (drawn: number | null, value: number, least: number): boolean =>
  drawn === null ? !Number.isFinite(value) : Math.abs(drawn - value) <= least

/** The numbers of a curve, or of an edge of its band, as they have to be drawn: `least` is as near as can be seen. */
type Track = {
  readonly id: string
  readonly x: readonly number[]
  readonly values: readonly number[]
  readonly area: number
  readonly least: number
}

/** The first week in which an option draws something else. */
function pointsFault({ series, factors }: Option, { id, x, values, area, least }: Track): string | undefined {
  const line = series.find((one) => one.id === id)
  if (line === undefined) return values.some(Number.isFinite) ? `no line ${id}` : undefined
  const factor = factors[area] ?? 1
  const byWeek = new Map(line.x.map((week, i) => [week, line.y[i] ?? null]))
  const wrong = x.find((week, i) => {
    const drawn = byWeek.get(week) ?? null
    return !isNear(drawn === null ? null : drawn / factor, values[i] ?? Number.NaN, least)
  })
  return wrong === undefined ? undefined : `line ${id} in week ${wrong}`
}

/** What an option draws otherwise than its chart says: every point of every line and of both edges of every band that is drawn. */
export function optionFaults(chart: Chart, option: Option): readonly string[] {
  const ids = new Set(option.series.map(({ id }) => id))
  return figuresOf(chart).flatMap((figure, area) => {
    const at = { area, least: unseen(figure) }
    return figure.series.flatMap(({ x, middle, low = [], high = [] }, arm) => {
      const idOf = (what: string): string => (area === 0 ? `${arm}:${what}` : `${arm}:${what}:${area}`)
      const line = { id: idOf('line'), x, values: middle, ...at }
      const band = { id: idOf('band-low'), x, values: low, ...at }
      // The upper edge is drawn as a height on the lower one.
      const height = {
        id: idOf('band'),
        x,
        values: low.map((one, i) => (high[i] ?? Number.NaN) - one),
        ...at,
      }
      const bands = ids.has(band.id) ? [band, height] : []
      return [line, ...bands]
        .map((one) => pointsFault(option, one))
        .filter((fault) => fault !== undefined)
        .map((fault) => `${chart.id}: ${fault}`)
    })
  })
}

/** The numbers of an option as ECharts gets it. */
export function drawnOf({ series, fishbowl }: FigureOption): Option {
  const lines = (Array.isArray(series) ? series : []) as readonly {
    readonly id: string
    readonly data: readonly (readonly [number, number | null])[]
  }[]
  return {
    factors: (fishbowl?.areas ?? []).map(({ y }) => y.factor),
    series: lines.map(({ id, data }) => ({ id, x: data.map(([x]) => x), y: data.map(([, y]) => y) })),
  }
}
