import { meanInterval } from '../stats/interval.ts'
import { type Share, wilson } from '../stats/wilson.ts'
import type { Sampled } from './saltelli.ts'
import { outcome, setsOf } from './set-sums.ts'

/** The outcome over the sets of assumptions. */
export type OverSets = {
  /** Sets of assumptions: A and B of every row. */
  readonly sets: number
  /** Mean over the sets, and its 90 % interval over sets and luck. */
  readonly mean: number
  readonly low: number
  readonly high: number
  /** Means of the sets in order: A, then B. */
  readonly values: Float64Array
  /** Share of the sets in which the mean over the replicates has the sign of the mean over all; a set without difference counts half. */
  readonly sign: Share
}

/** How the outcome, or the paired difference of two policies, comes out over the sets of assumptions. */
export function overSets({ a, b, arms, replicates }: Sampled): OverSets {
  const part = (values: Float64Array): Float64Array => setsOf(outcome(values, arms), replicates).mean
  const values = Float64Array.from([...part(a), ...part(b)])
  const { mean, low, high } = meanInterval(values)
  let same = 0
  for (const value of values) same += value === 0 ? 0.5 : value > 0 === mean > 0 ? 1 : 0
  return { sets: values.length, mean, low, high, values, sign: wilson(same, values.length) }
}
