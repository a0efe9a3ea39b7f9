import type { AssumptionId, Scenario } from '@fishbowl/core'
import { counter, type Runner } from '@fishbowl/lab'
import { valuesAt } from '../../packages/lab/src/calibrate/assumptions.ts'
import type { Fit } from '../../packages/lab/src/calibrate/calibrate.ts'
import { observedAt, type Question } from '../../packages/lab/src/calibrate/problem.ts'
import { noise, toyHistory, toyScenario } from './toy.ts'

/** What the toy takes from a scenario: a level, a spike above it, and how fast the spike goes. */
const toyIds = ['b0', 'wn', 'tauN'] as const satisfies readonly AssumptionId[]

/** A community in one line: a level and a spike that halves, each run with a luck of its own and every week with some more. */
export const curveRunner: Runner = async ({ scenario, replicate }) => {
  const { b0, wn, tauN } = scenario.assumptions
  const { members } = scenario.organisation
  // b0 of -7 to -3 makes 2 to 22 %.
  const level = (0.02 + 0.05 * (b0 + 7)) * (1 + 0.1 * noise('run', replicate))
  return toyHistory({ replicate, weeks: scenario.horizon, members }, (week) => {
    const spike = 1 + (wn / 2) * 2 ** (-week / tauN)
    const share = level * spike * (1 + 0.1 * noise(`week ${week}`, replicate))
    const visitors = Math.max(0, Math.min(members, Math.round(members * share)))
    return { visitors, posters: Math.round(visitors / 4) }
  })
}

/** Truth t, anywhere in the plausible ranges, with the weeks it makes: a question whose answer is known. */
export async function riddle(
  t: number,
  run: Runner,
  base: Pick<Question, 'scenario' | 'assumptions'>,
  weeks: number,
): Promise<{ readonly question: Question; readonly truth: Readonly<Partial<Record<AssumptionId, number>>> }> {
  const draw = counter(`truth ${t}`)
  const point = Float64Array.from(base.assumptions, (_, d) => draw(d))
  const asked: Question = {
    ...base,
    scale: 'log',
    observed: { first: 0, active: Array.from({ length: weeks }, () => 0) },
  }
  const observed = await observedAt(asked, { point, luck: 5_000_000 + t }, run)
  return { question: { ...asked, observed }, truth: valuesAt(base.assumptions, point, base.scenario.model) }
}

export const toyBase = (changes: Partial<Scenario> = {}) => ({
  // over the ranges of a version that no fit of ours moves
  scenario: toyScenario('curves', { model: '2.0.0', ...changes }),
  assumptions: toyIds,
})

/** How many of the 90 % ranges hold the truth. */
export const held = ({ posterior }: Fit, truth: Readonly<Partial<Record<AssumptionId, number>>>): number =>
  posterior.marginals.filter(({ id, low, high }) => {
    const value = truth[id] ?? Number.NaN
    return value >= low && value <= high
  }).length
