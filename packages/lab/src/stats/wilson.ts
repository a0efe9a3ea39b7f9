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
  return { n, share, low: Math.max(0, middle - half), high: Math.min(1, middle + half), level }
}
