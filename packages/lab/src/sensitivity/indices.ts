import { counter } from '../counter.ts'
import { bootstrap } from '../stats/bootstrap.ts'
import type { Sampled } from './saltelli.ts'
import { at, less, outcome, type Sets, setsOf } from './set-sums.ts'

/** A share of the variance with its 90 % interval. Estimates of small shares may be negative and are left as they are. */
export type IndexEstimate = {
  readonly value: number
  readonly low: number
  readonly high: number
  /** True where the interval is wider than a tenth of the variance, or unknown: a rough size, no more. */
  readonly wide: boolean
}

/** Shares of a group in the variance of the expected outcome over the ranges. */
export type Indices = {
  /** Alone: what fixing the group at its true value would take away on average (first order). */
  readonly first: IndexEstimate
  /** With its interactions: what stays when everything else is fixed (total). */
  readonly total: IndexEstimate
}

/** An interval wider than this is marked. */
export const widest = 0.1

/** How intervals are made. */
export type Resampling = {
  readonly seed: string
  /** @default 1000 */
  readonly resamples?: number | undefined
}

type Rows = { readonly a: Sets; readonly b: Sets; readonly replicates: number }

/** Variance of the expected outcome between sets: of the means over A and B, less the luck that is left in them. */
function spreadOf({ a, b, replicates }: Rows, picked: Int32Array): { variance: number; mean: number } {
  let sum = 0
  for (const n of picked) sum += at(a.mean, n) + at(b.mean, n)
  const mean = sum / (2 * picked.length)
  let squares = 0
  let luck = 0
  for (const n of picked) {
    const [x, y] = [at(a.mean, n) - mean, at(b.mean, n) - mean]
    squares += x * x + y * y
    luck += at(a.within, n) + at(b.within, n)
  }
  const sets = 2 * picked.length
  return { mean, variance: squares / (sets - 1) - luck / sets / replicates }
}

/** Saltelli et al. (2010): mean of f(B) (f(AB) - f(A)) over the variance, outcomes centred. B has luck of its own, so luck adds nothing. */
function firstOf(rows: Rows, change: Sets, picked: Int32Array): number {
  const { mean, variance } = spreadOf(rows, picked)
  let sum = 0
  for (const n of picked) sum += (at(rows.b.mean, n) - mean) * at(change.mean, n)
  return variance > 0 ? sum / picked.length / variance : Number.NaN
}

/**
 * Jansen (1999): half the mean square of f(AB) - f(A) over the variance. The square of a mean over replicates holds their variance, which
 * is taken off, so that luck that the exchange has stirred does not pass for an effect.
 */
function totalOf(rows: Rows, change: Sets, picked: Int32Array): number {
  const { variance } = spreadOf(rows, picked)
  let sum = 0
  for (const n of picked)
    sum += at(change.mean, n) * at(change.mean, n) - at(change.within, n) / rows.replicates
  return variance > 0 ? sum / (2 * picked.length) / variance : Number.NaN
}

const unknown: IndexEstimate = { value: Number.NaN, low: Number.NaN, high: Number.NaN, wide: true }

/**
 * First-order and total indices of each group on the expected outcome, with percentile bootstrap intervals over the rows, 90 %.
 * NaN where the sets differ no more than luck makes them differ: there is nothing to share out.
 */
export function indicesOf(sample: Sampled, { seed, resamples = 1000 }: Resampling): readonly Indices[] {
  const { a, b, ab, arms, points, replicates } = sample
  const [valuesA, valuesB] = [outcome(a, arms), outcome(b, arms)]
  const rows = { a: setsOf(valuesA, replicates), b: setsOf(valuesB, replicates), replicates }
  const all = Int32Array.from({ length: points }, (_, n) => n)
  const draw = counter(`sobol indices ${seed}`)
  const estimate = (statistic: (picked: Int32Array) => number): IndexEstimate => {
    const value = statistic(all)
    if (Number.isNaN(value)) return unknown
    const { low, high } = bootstrap(points, statistic, draw, { resamples })
    return { value, low, high, wide: !(high - low <= widest) }
  }
  return ab.map((values) => {
    const change = setsOf(less(outcome(values, arms), valuesA), replicates)
    return {
      first: estimate((picked) => firstOf(rows, change, picked)),
      total: estimate((picked) => totalOf(rows, change, picked)),
    }
  })
}
