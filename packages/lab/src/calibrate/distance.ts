import { quantile, sorted } from '../stats/quantile.ts'

/** Half of the values lie within this of their median: a spread that single wild runs do not move. */
function medianDeviation(values: Iterable<number>): number {
  const all = Array.from(values)
  const middle = quantile(sorted(all), 0.5)
  return quantile(sorted(all.map((value) => Math.abs(value - middle))), 0.5)
}

/**
 * What a difference in each number of a summary is measured by: its median absolute deviation over the runs, so that every number counts by how
 * much runs differ in it (Prangle 2017). Where more than half of the runs agree, the mean deviation; 1 where all do.
 */
export function scalesOf(summaries: readonly Float64Array[]): Float64Array {
  const [first = new Float64Array()] = summaries
  return first.map((_, i) => {
    const values = summaries.map((summary) => summary[i] ?? Number.NaN).filter(Number.isFinite)
    const deviation = medianDeviation(values)
    if (deviation > 0) return deviation
    const middle = quantile(sorted(values), 0.5)
    const mean = values.reduce((sum, value) => sum + Math.abs(value - middle), 0) / values.length
    return mean > 0 ? mean : 1
  })
}

/** Root mean square difference of two summaries, each number on its scale; infinite where a number is missing. */
export function distanceOf(one: Float64Array, other: Float64Array, scales: Float64Array): number {
  let sum = 0
  for (let i = 0; i < scales.length; i++) {
    const off = ((one[i] ?? Number.NaN) - (other[i] ?? Number.NaN)) / (scales[i] ?? 1)
    sum += off * off
  }
  return Number.isNaN(sum) ? Number.POSITIVE_INFINITY : Math.sqrt(sum / scales.length)
}

/** Mean of summaries, number by number, in their order. */
export function meanSummary(summaries: readonly Float64Array[]): Float64Array {
  const [first = new Float64Array()] = summaries
  return first.map(
    (_, i) => summaries.reduce((sum, one) => sum + (one[i] ?? Number.NaN), 0) / summaries.length,
  )
}
