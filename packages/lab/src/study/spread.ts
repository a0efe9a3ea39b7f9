import { type Estimate, meanInterval } from '../stats/interval.ts'
import { quantile, sorted } from '../stats/quantile.ts'
import { type Share, wilson } from '../stats/wilson.ts'
import { type RankCorrelation, rankCorrelations } from './rank.ts'
import type { PointResult } from './results.ts'

/** What a measure does over many points of one scenario. */
export type Spread = {
  readonly points: number
  /** Quantiles of the points' means, type 7: 5, 25, 50, 75 and 95 %. */
  readonly quantiles: readonly number[]
  /** Mean over the points with its interval. */
  readonly mean: Estimate
  /** Share of points over 0; of use for differences. */
  readonly over: Share
}

/** Which way a factor moves a measure over the points. */
export type Influence = RankCorrelation & { readonly factor: string }

const shares = [0.05, 0.25, 0.5, 0.75, 0.95] as const

/** Points of one scenario with one number each, such as the mean of a measure. */
export type Cloud = { readonly factors: PointResult['point']['factors']; readonly value: number }

/** The spread of a number over points. The luck of the replicates is in it. */
export function spreadOf(cloud: readonly Cloud[]): Spread {
  const values = Float64Array.from(cloud, ({ value }) => value)
  const finite = values.filter(Number.isFinite)
  const inOrder = sorted(finite)
  let over = 0
  for (const value of finite) over += value > 0 ? 1 : value === 0 ? 0.5 : 0
  return {
    points: cloud.length,
    quantiles: shares.map((share) => quantile(inOrder, share)),
    mean: meanInterval(values),
    over: wilson(over, finite.length),
  }
}

/** Values of a factor as numbers: numbers as they are, others by the order in which they come up first. */
function scaleOf(cloud: readonly Cloud[], factor: string): Float64Array {
  const seen = new Map<string, number>()
  return Float64Array.from(cloud, ({ factors }) => {
    const value = factors[factor]
    if (typeof value === 'number') return value
    const key = JSON.stringify(value) ?? ''
    const known = seen.get(key) ?? seen.size
    seen.set(key, known)
    return known
  })
}

/** True where the values of a factor have an order of their own: numbers, or two of any kind. */
function hasOrder(cloud: readonly Cloud[], factor: string): boolean {
  const values = new Set(cloud.map(({ factors }) => JSON.stringify(factors[factor])))
  return values.size <= 2 || cloud.every(({ factors }) => typeof factors[factor] === 'number')
}

/**
 * The factors by the strength of their partial rank correlation with a number over points, strongest first; the intervals hold for all factors
 * together. Factors of more than two words or lists have no order and are left out.
 */
export function influencesOf(cloud: readonly Cloud[], factors: readonly string[]): readonly Influence[] {
  const values = Float64Array.from(cloud, ({ value }) => value)
  const ordered = factors.filter((factor) => hasOrder(cloud, factor))
  const scales = ordered.map((factor) => scaleOf(cloud, factor))
  const correlations = rankCorrelations(scales, values)
  const found = correlations.map(
    ({ n, rho, low, high, level }, i): Influence => ({ factor: ordered[i] ?? '', n, rho, low, high, level }),
  )
  const size = ({ rho }: Influence): number => (Number.isNaN(rho) ? -1 : Math.abs(rho))
  return found.toSorted((a, b) => size(b) - size(a) || (a.factor < b.factor ? -1 : 1))
}
