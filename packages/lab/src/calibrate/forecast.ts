import type { Band } from '../stats/band.ts'
import { mean } from '../stats/mean.ts'
import { weightedQuantile } from './weighted.ts'

/** A curve with its weight. */
export type WeighedCurve = { readonly curve: Float64Array; readonly weight: number }

/** Weighted median and central quantiles of curves, week by week. */
export function weighedBand(curves: readonly WeighedCurve[], weeks: number, level = 0.9): Band {
  const weights = curves.map(({ weight }) => weight)
  const at = (p: number): Float64Array =>
    Float64Array.from({ length: weeks }, (_, week) =>
      weightedQuantile(
        curves.map(({ curve }) => curve[week] ?? Number.NaN),
        weights,
        p,
      ),
    )
  return { middle: at(0.5), low: at((1 - level) / 2), high: at((1 + level) / 2), level }
}

/** How weeks that were held out came out, against a forecast that anybody can make. */
export type HoldOut = {
  /** First week of the scenario that was held out, and how many there are. */
  readonly from: number
  readonly weeks: number
  /** Mean absolute miss of the median, in people. */
  readonly error: number
  /** The same of the last week that was fitted, said again for every week. */
  readonly naiveError: number
  /** Weeks that lie within the band. */
  readonly covered: number
  readonly level: number
  /** Mean width of the band over those weeks, in people. */
  readonly width: number
}

const missOf = (forecast: (i: number) => number, observed: readonly number[]): number =>
  mean(observed.map((count, i) => Math.abs(count - forecast(i))))

/** Judges the band, whose week 0 is that of the scenario, by the weeks from `from` on. `last` is the week before them as it was observed. */
export function holdOutOf(band: Band, observed: readonly number[], from: number, last: number): HoldOut {
  const at = (curve: Float64Array, i: number): number => curve[from + i] ?? Number.NaN
  return {
    from,
    weeks: observed.length,
    error: missOf((i) => at(band.middle, i), observed),
    naiveError: missOf(() => last, observed),
    covered: observed.filter((count, i) => count >= at(band.low, i) && count <= at(band.high, i)).length,
    level: band.level,
    width: mean(observed.map((_, i) => at(band.high, i) - at(band.low, i))),
  }
}
