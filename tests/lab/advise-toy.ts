import type { Scenario } from '@fishbowl/core'
import { counter, type Runner } from '@fishbowl/lab'
import { type Advice, type Asked, advise, goalOf, purseOf } from '@fishbowl/lab/advise'
import { noise, toyHistory, toyScenario } from './toy.ts'

/** What a week of the toy world brings: visitors out of 100, and value in $. */
type ToyWeek = { readonly visitors?: number; readonly value?: number }

/** Posts of full time at the start. */
export const postsOf = ({ policies }: Scenario): number =>
  (policies.staffing?.team ?? []).reduce((sum, { count, fte }) => sum + count * fte, 0)

/** Cost of a week of so many professionals. */
export const weekCost = (posts: number): number => (posts * 95_000) / 52

/** A world in which a week follows from scenario and replicate by a formula; it pays its professionals. */
export function toyWorld(
  week: (scenario: Scenario, replicate: number) => ToyWeek,
): Runner & { readonly runs: () => number } {
  let made = 0
  const run: Runner = async ({ scenario, replicate }) => {
    made++
    // Runs end in any order: every third one late.
    await (replicate % 3 === 0 ? new Promise((resolve) => setImmediate(resolve)) : Promise.resolve())
    const { visitors = 0, value = 0 } = week(scenario, replicate)
    const cmCost = weekCost(postsOf(scenario))
    return toyHistory({ replicate, weeks: scenario.horizon }, () => ({ visitors, value, cmCost }))
  }
  return Object.assign(run, { runs: () => made })
}

export type ToyAsked = {
  readonly goal: string
  readonly scenario?: Scenario
  readonly most?: number
  readonly inFlight?: number
} & Partial<Omit<Asked, 'goal'>>

/** Advice in a toy world, by default on the size of the team alone. */
export function toyAdvice(
  run: Runner,
  { goal, scenario = toyScenario('toy'), most = 3000, inFlight, ...asked }: ToyAsked,
): Promise<Advice> {
  return advise(
    scenario,
    {
      share: 0.8,
      axes: ['staffing'],
      replicates: 40,
      sets: 24,
      ...asked,
      goal: goalOf(goal, scenario.horizon),
    },
    { run, purse: purseOf(most), inFlight },
  )
}

/** Luck that all policies of a replicate share, and a little of their own; sd 1 and .2. */
export const luckOf = (seed: string, scenario: Scenario, replicate: number): number =>
  noise(`luck ${seed}`, replicate) + 0.2 * noise(`own ${seed} ${postsOf(scenario)}`, replicate)

/** A whole number from 0 below `below`, by name. */
export const pick = (name: string, below: number): number => Math.floor(counter(name)(1) * below)
