import type { Runner } from '../runner.ts'
import { priorTrials, type Trial } from './abc.ts'
import { collected } from './collected.ts'
import { type PriorCheck, priorCheck } from './prior-check.ts'
import { observedAt, problemOf, type Question, summaryFor } from './problem.ts'
import type { Observed } from './series.ts'

/** Runs all over the assumptions' ranges, and whether any comes near the data. */
export type Start = { readonly trials: readonly Trial[]; readonly check: PriorCheck }

/** Makes `count` runs at the points of a Sobol design and looks at them as a prior predictive check. */
export async function startOf(
  question: Question,
  run: Runner,
  { count, inFlight }: { readonly count: number; readonly inFlight: number },
): Promise<Start> {
  const problem = problemOf(question, run)
  const seen = new Map<number, Observed>()
  const noting = {
    ...problem,
    async summarise(point: Float64Array, luck: number) {
      const one = await observedAt(question, { point, luck }, run)
      seen.set(luck, one)
      return summaryFor(question, one)
    },
  }
  const trials = await collected(priorTrials(noting, count, inFlight))
  const curves = trials.flatMap(({ luck }) => seen.get(luck) ?? [])
  return { trials, check: priorCheck(question.observed, problem.observed, trials, curves) }
}
