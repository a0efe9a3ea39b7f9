import { defaultScenario, type Scenario } from '@fishbowl/core'
import { type Comparison, comparison } from '@fishbowl/lab'
import { toyHistory, toyScenario } from '../lab/toy.ts'

/** Visitors out of 100 and dollars of value a week, by replicate. */
export type Level = {
  readonly visitors: (replicate: number) => number
  readonly value?: number
  readonly posts?: number
  /** Dollars a week for CMs. */
  readonly wages?: number
}

/** A comparison of arms with steady levels over 40 weeks, the first being the baseline. */
export function steadyComparison(
  levels: Readonly<Record<string, Level>>,
  replicates: number,
  changes: Readonly<Record<string, Partial<Scenario>>> = {},
): Comparison {
  const arms = Object.keys(levels).map((id) => ({ id, scenario: toyScenario(id, changes[id] ?? {}) }))
  const into = comparison(arms, arms[0]?.id ?? '', { curves: ['weeklyActive'] })
  for (let replicate = 0; replicate < replicates; replicate++) {
    for (const [id, { visitors, value = 0, posts = 0, wages = 0 }] of Object.entries(levels)) {
      const history = toyHistory({ replicate }, () => ({
        visitors: visitors(replicate),
        value,
        cmPosts: posts,
        cmCost: wages,
        actAnswers: 7 * posts,
        asked: 10,
        answeredByPeers: 5,
        unanswered: 5,
      }))
      into.add(replicate, new Map([[id, history]]))
    }
  }
  return into.result()
}

/** The default scenario with other levers. */
export const withPolicies = (policies: Scenario['policies'], changes: Partial<Scenario> = {}): Scenario => ({
  ...defaultScenario,
  policies,
  ...changes,
})
