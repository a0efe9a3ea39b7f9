import { meanInterval } from './interval.ts'
import { quantile, type Sorted } from './quantile.ts'

/** A middle line with a band around it, one entry per week; NaN in weeks without a value. */
export type Band = {
  readonly middle: Float64Array
  readonly low: Float64Array
  readonly high: Float64Array
  /** Share of replicates within the band, or level of the interval of a mean. */
  readonly level: number
}

const empty = (weeks: number, level: number): Band => ({
  middle: new Float64Array(weeks),
  low: new Float64Array(weeks),
  high: new Float64Array(weeks),
  level,
})

/** Median and central quantiles (type 7) of the replicates, week by week; a replicate without a value in a week is left out of that week. */
export function quantileBand(curves: readonly Float64Array[], weeks: number, level = 0.9): Band {
  const band = empty(weeks, level)
  const tail = (1 - level) / 2
  // The finite values of one week: a chart of six arms asks for a thousand of these at a key.
  const room = new Float64Array(curves.length)
  for (let week = 0; week < weeks; week++) {
    let n = 0
    for (const curve of curves) if (Number.isFinite(curve[week]!)) room[n++] = curve[week]!
    const values = room.subarray(0, n).toSorted() as ArrayLike<number> as Sorted
    band.middle[week] = quantile(values, 0.5)
    band.low[week] = quantile(values, tail)
    band.high[week] = quantile(values, 1 - tail)
  }
  return band
}

/** Mean of the paired differences (changed[r] - base[r]) with its t interval, week by week; pairs without a value are left out. */
export function deltaBand(
  base: readonly Float64Array[],
  changed: readonly Float64Array[],
  weeks: number,
  level = 0.9,
): Band {
  const band = empty(weeks, level)
  for (let week = 0; week < weeks; week++) {
    const { mean, low, high } = meanInterval(
      changed.map((curve, r) => curve[week]! - base[r]![week]!),
      { level },
    )
    band.middle[week] = mean
    band.low[week] = low
    band.high[week] = high
  }
  return band
}
