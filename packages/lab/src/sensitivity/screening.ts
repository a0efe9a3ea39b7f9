import { meanInterval } from '../stats/interval.ts'
import { mean } from '../stats/mean.ts'
import { sd } from '../stats/sd.ts'
import { type Cell, judged, type Model, outcomesOf, type Working } from './cell.ts'
import { at } from './set-sums.ts'
import { stepShare, type Trajectory, trajectories } from './trajectories.ts'

/** What one factor does to the outcome, in units of the outcome for a move across the whole range. */
export type Effect = {
  /** Position of the factor. */
  readonly factor: number
  /** Elementary effects that have a value. */
  readonly n: number
  /** Mean of the elementary effects: near 0 where it raises and lowers alike. */
  readonly mu: number
  /** Mean of their sizes (Campolongo, Cariboni and Saltelli 2007), with its 90 % t interval, never below 0. */
  readonly muStar: number
  readonly low: number
  readonly high: number
  /** Standard deviation of the elementary effects: interactions, curvature, and luck that is left. */
  readonly sigma: number
  /** True when no run moved by a single digit. */
  readonly dead: boolean
}

/** How a screening is made. */
export type ScreeningPlan = {
  readonly factors: number
  readonly trajectories: number
  /** Replicates of each trajectory, its own, and the same for all its points. */
  readonly replicates: number
  readonly seed: string
}

/** Cells of a screening. */
export const screeningCells = (plan: Omit<ScreeningPlan, 'seed'>): number =>
  plan.trajectories * (plan.factors + 1) * plan.replicates

function* cellsOf(walks: readonly Trajectory[], replicates: number): Generator<Cell> {
  for (const [t, { points }] of walks.entries())
    for (const point of points)
      for (let r = 0; r < replicates; r++) yield { point, replicate: t * replicates + r }
}

function effectOf(factor: number, effects: Float64Array, moved: boolean): Effect {
  const known = effects.filter(Number.isFinite)
  const { mean: muStar, low, high, n } = meanInterval(known.map(Math.abs))
  return {
    factor,
    n,
    mu: mean(known),
    muStar,
    low: Math.max(0, low),
    high,
    sigma: sd(known),
    dead: n > 0 && !moved,
  }
}

/** Effects, the largest first; those without a value last, and equal ones in order of the factors. */
function ranked(effects: readonly Effect[]): readonly Effect[] {
  const size = ({ muStar }: Effect): number => (Number.isFinite(muStar) ? muStar : -1)
  return effects.toSorted((a, b) => size(b) - size(a) || a.factor - b.factor)
}

/** The change of the outcome in every replicate of a step, from the cells at `from` on; a step is `replicates` cells long. */
const changesOf = (values: Float64Array, from: number, replicates: number): Float64Array =>
  Float64Array.from(
    { length: replicates },
    (_, r) => at(values, from + replicates + r) - at(values, from + r),
  )

/**
 * Morris screening of the mean over a few replicates. All points of a trajectory share their luck, and each trajectory has luck of its
 * own, so that the intervals hold over luck too. Effects come with the largest first; those of a move without a value are left out.
 */
export async function screening(
  plan: ScreeningPlan,
  model: Model,
  working: Working = {},
): Promise<readonly Effect[]> {
  const { factors, replicates } = plan
  const walks = trajectories(factors, plan.trajectories, plan.seed)
  const found = await outcomesOf(cellsOf(walks, replicates), model, working)
  const values = Float64Array.from(found, judged)
  const effects = Array.from({ length: factors }, () => new Float64Array(walks.length))
  const moved = new Set<number>()
  for (const [t, { points, order }] of walks.entries()) {
    for (const [i, factor] of order.entries()) {
      const changes = changesOf(values, (t * (factors + 1) + i) * replicates, replicates)
      if (changes.some((change) => change !== 0)) moved.add(factor)
      const up = at(points[i + 1] ?? [], factor) > at(points[i] ?? [], factor) ? 1 : -1
      effects[factor]?.fill((up * mean(changes)) / stepShare, t, t + 1)
    }
  }
  return ranked(effects.map((row, factor) => effectOf(factor, row, moved.has(factor))))
}
