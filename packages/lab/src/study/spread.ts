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
  /** Share of points over 0, those at 0 counted half; of use for differences. */
  readonly over: Share
  /** Points at 0. */
  readonly level: number
}

/** Which way a factor moves a measure over the points. */
export type Influence = RankCorrelation & {
  readonly factor: string
  /** Where a factor has two values that are no numbers: the one that a positive correlation speaks for. */
  readonly toward?: unknown
}

const shares = [0.05, 0.25, 0.5, 0.75, 0.95] as const

/** Points of one scenario with one number each, such as the mean of a measure. */
export type Cloud = { readonly factors: PointResult['point']['factors']; readonly value: number }

/** The spread of a number over points. The luck of the replicates is in it. */
export function spreadOf(cloud: readonly Cloud[]): Spread {
  const values = Float64Array.from(cloud, ({ value }) => value)
  const finite = values.filter(Number.isFinite)
  const inOrder = sorted(finite)
  const level = finite.filter((value) => value === 0).length
  const over = finite.filter((value) => value > 0).length + level / 2
  return {
    points: cloud.length,
    quantiles: shares.map((share) => quantile(inOrder, share)),
    mean: meanInterval(values),
    over: wilson(over, finite.length),
    level,
  }
}

/** A factor as numbers over points. */
type Scale = { readonly factor: string; readonly numbers: Float64Array; readonly toward?: unknown }

/** Numbers as they are; of two other values the one that is written later in the alphabet is 1. Undefined for values that have no order. */
function scaleOf(cloud: readonly Cloud[], factor: string): Scale | undefined {
  const values = cloud.map(({ factors }) => factors[factor])
  const numbers = values.filter((value) => typeof value === 'number')
  if (numbers.length === values.length) return { factor, numbers: Float64Array.from(numbers) }
  const keys = values.map((value) => JSON.stringify(value) ?? '')
  const kinds = [...new Set(keys)].toSorted((a, b) => (a < b ? -1 : 1))
  if (kinds.length > 2) return undefined
  const upper = kinds[1]
  const scale = { factor, numbers: Float64Array.from(keys, (key) => (key === upper ? 1 : 0)) }
  return upper === undefined ? scale : { ...scale, toward: values[keys.indexOf(upper)] }
}

/**
 * The factors by the strength of their partial rank correlation with a number over points, strongest first; the intervals hold for all factors
 * together. Factors of more than two words or lists have no order and are left out.
 */
export function influencesOf(cloud: readonly Cloud[], factors: readonly string[]): readonly Influence[] {
  const values = Float64Array.from(cloud, ({ value }) => value)
  const scales = factors.flatMap((factor) => scaleOf(cloud, factor) ?? [])
  const correlations = rankCorrelations(
    scales.map(({ numbers }) => numbers),
    values,
  )
  const found = scales.flatMap(({ numbers: _numbers, ...scale }, i): readonly Influence[] => {
    const correlation = correlations[i]
    return correlation === undefined ? [] : [{ ...scale, ...correlation }]
  })
  const size = ({ rho }: Influence): number => (Number.isNaN(rho) ? -1 : Math.abs(rho))
  return found.toSorted((a, b) => size(b) - size(a) || (a.factor < b.factor ? -1 : 1))
}
