import { mean } from './mean.ts'
import { sd } from './sd.ts'
import { studentQuantile } from './student.ts'

/** A mean over replicates with its interval. */
export type Estimate = {
  /** Replicates that count. */
  readonly n: number
  readonly mean: number
  /** Standard deviation between replicates, not of the mean. */
  readonly sd: number
  readonly low: number
  readonly high: number
  /** Chance with which intervals of this kind cover the truth. */
  readonly level: number
  /** Replicates, or pairs, left out because the measure had no value there. */
  readonly missing: number
}

/** What an interval is for: its level, and how many intervals must hold together (looks at growing data). */
export type IntervalOptions = {
  /** @default 0.9 */
  readonly level?: number
  /** Intervals that hold together with `level`, by Bonferroni. @default 1 */
  readonly looks?: number
}

/**
 * Student's t interval of a mean. NaN and infinite entries count as missing.
 * With one value the spread is unknown: sd, low and high are NaN. Without spread the interval is a point.
 */
export function meanInterval(
  values: ArrayLike<number>,
  { level = 0.9, looks = 1 }: IntervalOptions = {},
): Estimate {
  const room = new Float64Array(values.length)
  let n = 0
  for (let i = 0; i < values.length; i++) if (Number.isFinite(values[i]!)) room[n++] = values[i]!
  const kept = room.subarray(0, n)
  const middle = mean(kept)
  const spread = sd(kept)
  const half =
    n < 2 ? Number.NaN : (studentQuantile(1 - (1 - level) / (2 * looks), n - 1) * spread) / Math.sqrt(n)
  return {
    n,
    mean: middle,
    sd: spread,
    low: middle - half,
    high: middle + half,
    level,
    missing: values.length - n,
  }
}
