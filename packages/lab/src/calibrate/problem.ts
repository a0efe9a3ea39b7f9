import { type AssumptionId, type Scenario, withAssumptions } from '@fishbowl/core'
import { attempt } from '../ensemble.ts'
import type { Runner } from '../runner.ts'
import type { AbcProblem } from './abc.ts'
import { valuesAt } from './assumptions.ts'
import { asObserved, type Curves, curvesOf, type Observed, type Scale, summarised } from './series.ts'

/** What is to be fitted to what. */
export type Question = {
  /** The organisation and its policies at the time of the data. */
  readonly scenario: Scenario
  readonly observed: Observed
  readonly assumptions: readonly AssumptionId[]
  /** Id of the space that was observed; absent is all together. */
  readonly space?: string | undefined
  readonly scale: Scale
}

/** A point of the unit cube, one dimension an assumption, with the replicate that is run there. */
export type Place = { readonly point: Float64Array; readonly luck: number }

/** The curves of one run over `weeks` weeks. A run of more weeks begins with the same ones. */
export async function curvesAt(
  question: Question,
  { point, luck }: Place,
  weeks: number,
  run: Runner,
): Promise<Curves> {
  const values = valuesAt(question.assumptions, point, question.scenario.model)
  const scenario = { ...withAssumptions(question.scenario, values), horizon: weeks }
  return curvesOf(await attempt(run, { scenario, replicate: luck }), question.space)
}

/** One run as it would have been observed. */
export async function observedAt(question: Question, place: Place, run: Runner): Promise<Observed> {
  const { observed } = question
  const curves = await curvesAt(question, place, observed.first + observed.active.length, run)
  return asObserved(curves, observed)
}

/** A series as the sampler compares it. */
export const summaryFor = ({ scenario, scale }: Question, seen: Observed): Float64Array =>
  summarised(seen, scenario.organisation.members, scale)

/** The question as the sampler takes it: a run is a replicate of the scenario, population and luck drawn anew with each. */
export function problemOf(question: Question, run: Runner): AbcProblem {
  const { scenario, observed, assumptions } = question
  return {
    name: `calibrate ${scenario.seed} ${assumptions.join(' ')}`,
    dimensions: assumptions.length,
    observed: summaryFor(question, observed),
    summarise: async (point, luck) => summaryFor(question, await observedAt(question, { point, luck }, run)),
  }
}
