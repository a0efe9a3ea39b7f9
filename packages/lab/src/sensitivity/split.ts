import { counter } from '../counter.ts'
import { bootstrap } from '../stats/bootstrap.ts'
import { mean } from '../stats/mean.ts'
import { variance as varianceOf } from '../stats/sd.ts'
import type { Resampling } from './indices.ts'
import type { Sampled } from './saltelli.ts'
import { at, outcome, setsOf } from './set-sums.ts'

/** What the outcome differs by. The last two only where there are two policies. */
export type Source = 'policy' | 'assumptions' | 'luck' | 'policyAssumptions' | 'policyLuck'

/** A part of a variance. */
export type Part = {
  readonly source: Source
  /** In squared units of the outcome; may be negative where the true part is near 0. */
  readonly variance: number
  /** Of the total, with its 90 % interval. */
  readonly share: number
  readonly low: number
  readonly high: number
}

/** A variance and its parts, which sum to it. */
export type Split = { readonly total: number; readonly parts: readonly Part[] }

type Components = readonly (readonly [source: Source, variance: number])[]

/** One quantity over the sets of assumptions picked. */
type Nested = {
  readonly mean: number
  /** Variance between the means of the sets. */
  readonly ofMeans: number
  /** The same without the luck that is left in the means. */
  readonly between: number
  readonly within: number
  readonly sets: number
}

/** Nested analysis of variance, luck within sets of assumptions (Searle, Casella and McCulloch 1992, chapter 3). */
function nested(values: Float64Array, replicates: number): Nested {
  const { mean: means, within: inSets } = setsOf(values, replicates)
  const ofMeans = varianceOf(means)
  const within = mean(inSets)
  return { mean: mean(means), ofMeans, between: ofMeans - within / replicates, within, sets: means.length }
}

function ofLevel(levels: Float64Array, replicates: number): Components {
  const { between, within } = nested(levels, replicates)
  return [
    ['assumptions', between],
    ['luck', within],
  ]
}

/**
 * Two policies on the same sets and luck, each the answer half of the time: the mean of a pair holds what moves both alike, half its
 * difference what moves them apart. The square of a mean difference holds the variance of that mean, which is taken off.
 */
function ofPair(pairs: Float64Array, replicates: number): Components {
  const half = (sign: 1 | -1): Float64Array =>
    Float64Array.from(
      { length: pairs.length / 2 },
      (_, i) => (at(pairs, 2 * i + 1) + sign * at(pairs, 2 * i)) / 2,
    )
  const both = nested(half(1), replicates)
  const apart = nested(half(-1), replicates)
  return [
    ['policy', apart.mean * apart.mean - apart.ofMeans / apart.sets],
    ['assumptions', both.between],
    ['luck', both.within],
    ['policyAssumptions', apart.between],
    ['policyLuck', apart.within],
  ]
}

const totalOf = (components: Components): number => components.reduce((sum, [, part]) => sum + part, 0)

/** The outcomes of A and B of the rows picked, as sets one after the other. */
function pickedSets({ a, b, replicates, arms }: Sampled, picked: Int32Array): Float64Array {
  const width = replicates * arms
  const sets = new Float64Array(2 * picked.length * width)
  for (const [i, n] of picked.entries()) {
    sets.set(a.subarray(n * width, (n + 1) * width), 2 * i * width)
    sets.set(b.subarray(n * width, (n + 1) * width), (2 * i + 1) * width)
  }
  return sets
}

type Splitting = (sets: Float64Array, replicates: number) => Components

function splitBy(sample: Sampled, components: Splitting, { seed, resamples = 1000 }: Resampling): Split {
  const { points, replicates } = sample
  const found = components(
    pickedSets(
      sample,
      Int32Array.from({ length: points }, (_, n) => n),
    ),
    replicates,
  )
  const total = totalOf(found)
  const draw = counter(`split of the spread ${seed}`)
  const parts = found.map(([source, variance], i): Part => {
    const share = (picked: Int32Array): number => {
      const again = components(pickedSets(sample, picked), replicates)
      const all = totalOf(again)
      return all > 0 ? (again[i]?.[1] ?? Number.NaN) / all : Number.NaN
    }
    const { low, high } = bootstrap(points, share, draw, { resamples })
    return { source, variance, share: total > 0 ? variance / total : Number.NaN, low, high }
  })
  return { total, parts }
}

/**
 * The variance of an outcome over sets of assumptions and luck, and over the two policies where there are two, each counted half. Parts sum
 * to the total, which is the half mean square of the difference between two runs of different sets. At least 2 replicates and 2 rows.
 */
export const splitOf = (sample: Sampled, resampling: Resampling): Split =>
  splitBy(sample, sample.arms === 1 ? ofLevel : ofPair, resampling)

/** The same for the paired difference of two policies: how much of its spread is luck, how much assumptions. */
export function splitOfDelta(sample: Sampled, resampling: Resampling): Split {
  return splitBy(sample, (sets, replicates) => ofLevel(outcome(sets, 2), replicates), resampling)
}
