import { normalQuantile } from './normal.ts'

/** A share with its interval, all in [0, 1]. */
export type Share = {
  readonly n: number
  readonly share: number
  readonly low: number
  readonly high: number
  readonly level: number
}

/** Wilson's score interval of a share (Wilson 1927); successes may be a half number where ties count half. No trials: NaN within 0 to 1. */
export function wilson(successes: number, n: number, level = 0.9): Share {
  if (n === 0) return { n, share: Number.NaN, low: 0, high: 1, level }
  const z = normalQuantile((1 + level) / 2)
  const share = successes / n
  const scale = 1 + (z * z) / n
  const middle = (share + (z * z) / (2 * n)) / scale
  const half = (z / scale) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))
  // Exact at the ends, which rounding would miss by a bit: all of the trials may be all of the runs.
  const low = successes === 0 ? 0 : Math.max(0, middle - half)
  const high = successes === n ? 1 : Math.min(1, middle + half)
  return { n, share, low, high, level }
}
