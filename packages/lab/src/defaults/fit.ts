import type { AssumptionId, Assumptions } from '@fishbowl/core'
import { type Posterior, posteriorOf } from '../calibrate/posterior.ts'
import { quantile, sorted } from '../stats/quantile.ts'
import { distanceOf, residualOf, type Target } from './distance.ts'
import { type Ensemble, type History, type Member, smoothed } from './smoother.ts'
import { priors, study, weights } from './study.ts'
import type { Asked } from './summary.ts'

/** Asks for the summary of a point, here or in a thread. */
export type AskPoint = (asked: Asked) => Promise<Float64Array>

export type FitOptions = { readonly members: number; readonly steps: number; readonly name?: string }

/** How near an ensemble came: quantiles of the distances of its points. */
export type Round = {
  readonly step: number
  readonly nearest: number
  readonly median: number
  readonly farthest: number
}

/** A point of the last ensemble that came near enough. */
export type AcceptedPoint = Member & { readonly distance: number }

export type DefaultsFit = {
  readonly rounds: readonly Round[]
  readonly accepted: readonly AcceptedPoint[]
  readonly posterior: Posterior
}

export const fittedIds: readonly AssumptionId[] = priors.map(([id]) => id)
const rangeOf = new Map(priors.map(([id, low, high]) => [id, { low, high }]))

/** The value of an assumption at a share of its prior range. */
export function priorValue(id: AssumptionId, share: number): number {
  const { low, high } = rangeOf.get(id) ?? { low: Number.NaN, high: Number.NaN }
  return low + share * (high - low)
}

/** Values of the assumptions that are fitted at a point of the unit cube. */
const valuesAtPrior = (point: ArrayLike<number>): Partial<Assumptions> =>
  Object.fromEntries(fittedIds.map((id, d) => [id, priorValue(id, point[d] ?? 0)]))

/** Variance of each residual: a body of data counts once, whatever number of facts it gives, times its weight. */
function variancesOf(targets: readonly Target[]): Float64Array {
  const facts = new Map<string, number>()
  for (const { dataset } of targets) facts.set(dataset, (facts.get(dataset) ?? 0) + 1)
  return Float64Array.from(
    targets,
    ({ dataset }) => (study.sd * study.sd * Math.sqrt(facts.get(dataset) ?? 1)) / (weights[dataset] ?? 1),
  )
}

function roundOf(step: number, distances: readonly number[]): Round {
  const all = sorted(distances)
  return { step, nearest: quantile(all, 0), median: quantile(all, 0.5), farthest: quantile(all, 1) }
}

/** Fits the assumptions to the targets; the same targets and options give the same answer on any number of threads. */
export async function fitDefaults(
  targets: readonly Target[],
  ask: AskPoint,
  { members, steps, name = 'defaults' }: FitOptions,
  tell: (round: Round, ensemble: Ensemble) => void = () => {},
): Promise<DefaultsFit> {
  const patterns = targets.map(({ pattern }) => pattern.id)
  const history: History = {
    name,
    dimensions: fittedIds.length,
    variances: variancesOf(targets),
    residuals: async (point, luck) => {
      const summary = await ask({ values: valuesAtPrior(point), luck, patterns })
      return Float64Array.from(targets, (target, k) => residualOf(target.pattern, summary[k] ?? Number.NaN))
    },
  }
  const rounds: Round[] = []
  let judged: readonly AcceptedPoint[] = []
  for await (const ensemble of smoothed(history, { members, steps })) {
    judged = ensemble.members.map((member) => ({
      ...member,
      distance: distanceOf(targets, weights, member.residuals),
    }))
    const round = roundOf(
      ensemble.step,
      judged.map(({ distance }) => distance),
    )
    rounds.push(round)
    tell(round, ensemble)
  }
  const tolerance = quantile(sorted(judged.map(({ distance }) => distance)), study.keep)
  const accepted = judged.filter(({ distance }) => distance <= tolerance)
  const cloud = accepted.map(({ point }) => ({ point, weight: 1 / accepted.length }))
  return { rounds, accepted, posterior: posteriorOf(fittedIds, cloud, { valueIn: priorValue }) }
}
