import type { AssumptionId } from '@fishbowl/core'
import { valueAtUnit } from './assumptions.ts'
import type { Weighted } from './kernel.ts'
import { effective, weightedCovariance, weightedQuantile } from './weighted.ts'

/** What the data say of one assumption. */
export type Marginal = {
  readonly id: AssumptionId
  readonly median: number
  /** Central range of `level`. */
  readonly low: number
  readonly high: number
  readonly level: number
  /** Width of the range over that of the same share of the prior: 1 has learnt nothing. */
  readonly width: number
  /** False where the width is over .8: the data cannot tell. */
  readonly identified: boolean
  /** The end of the prior range that the particles crowd at, where the data would like to go beyond it. */
  readonly pressed: 'low' | 'high' | undefined
}

/** Two assumptions that the data tell together rather than each by itself. */
export type TradeOff = { readonly ids: readonly [AssumptionId, AssumptionId]; readonly correlation: number }

export type Posterior = {
  readonly marginals: readonly Marginal[]
  /** Pairs whose correlation is at least .5 either way, the strongest first. */
  readonly tradeOffs: readonly TradeOff[]
  /** How many particles of equal weight would tell as much. */
  readonly effective: number
}

/** A range this wide against the prior has learnt nothing worth telling. */
const leastNarrowing = 0.8
const tradeOffFrom = 0.5
/** Crowding: the outer twentieth of the prior range holds this share of the weight, four times its due, and the one at the other end no more than its due. */
const crowd = { edge: 0.05, share: 0.2 } as const

function pressedAt(values: readonly number[], weights: readonly number[]): Marginal['pressed'] {
  const held = (isThere: (value: number) => boolean): number =>
    values.reduce((sum, value, i) => sum + (isThere(value) ? (weights[i] ?? 0) : 0), 0)
  const low = held((value) => value < crowd.edge)
  const high = held((value) => value > 1 - crowd.edge)
  // A cloud of few particles may be thrown against both ends; only one that has left the other end would go on.
  if (low > crowd.share && high <= crowd.edge) return 'low'
  return high > crowd.share && low <= crowd.edge ? 'high' : undefined
}

export type PosteriorOptions = {
  /** Of the central ranges. @default 0.9 */
  readonly level?: number
  /** The value at a share of a prior range. @default over the plausible range of the ledger */
  readonly valueIn?: (id: AssumptionId, share: number) => number
}

/** Sums up weighted points of the unit cube, one dimension an assumption; weights sum to 1. */
export function posteriorOf(
  ids: readonly AssumptionId[],
  cloud: readonly Weighted[],
  { level = 0.9, valueIn = valueAtUnit }: PosteriorOptions = {},
): Posterior {
  const weights = cloud.map(({ weight }) => weight)
  const columns = ids.map((_, d) => cloud.map(({ point }) => point[d] ?? Number.NaN))
  const marginals = ids.map((id, d): Marginal => {
    const values = columns[d] ?? []
    const at = (p: number): number => weightedQuantile(values, weights, p)
    const [low, median, high] = [at((1 - level) / 2), at(0.5), at((1 + level) / 2)]
    const width = (high - low) / level
    return {
      id,
      median: valueIn(id, median),
      low: valueIn(id, low),
      high: valueIn(id, high),
      level,
      width,
      identified: width <= leastNarrowing,
      pressed: pressedAt(values, weights),
    }
  })
  const spread = (k: number, l: number): number =>
    weightedCovariance(columns[k] ?? [], columns[l] ?? [], weights)
  const pairs = ids.flatMap((a, i) => ids.slice(i + 1).map((b, j) => ({ a, b, i, j: i + 1 + j })))
  const tradeOffs = pairs
    .map(
      ({ a, b, i, j }): TradeOff => ({
        ids: [a, b],
        correlation: spread(i, j) / Math.sqrt(spread(i, i) * spread(j, j)),
      }),
    )
    .filter(({ correlation }) => Math.abs(correlation) >= tradeOffFrom)
    .toSorted((a, b) => Math.abs(b.correlation) - Math.abs(a.correlation))
  return { marginals, tradeOffs, effective: effective(weights) }
}
