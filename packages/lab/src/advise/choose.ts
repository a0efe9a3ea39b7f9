import type { Candidate } from './candidates.ts'
import type { Goal } from './goal.ts'
import { byCost, meritOf, shareOf } from './standing.ts'
import type { Reading } from './trials.ts'

/** What is asked of a policy: a goal in a share of runs. */
export type Wish = { readonly goal: Goal; readonly share: number }

/** A candidate with its readings in one world of assumptions. */
export type Entry = { readonly candidate: Candidate; readonly readings: readonly Reading[] }

const valuesOf = ({ readings }: Entry): readonly number[] => readings.map(({ value }) => value)

/** Mean distance beyond the goal. */
export const merit = ({ goal }: Wish, entry: Entry): number => meritOf(goal, valuesOf(entry))

/** True when a candidate reaches the goal in the share of its runs; without a bound when every run has a value. */
export const fulfils = (wish: Wish, entry: Entry): boolean =>
  wish.goal.bound === undefined
    ? Number.isFinite(merit(wish, entry))
    : shareOf(wish.goal, valuesOf(entry)).share >= wish.share

/**
 * The one rule of the advice: the cheapest that reaches the goal in the share of runs, of equal cost the one furthest beyond it;
 * without a bound the best. Undefined where none reaches it.
 */
export function choose(wish: Wish, entries: readonly Entry[]): Candidate | undefined {
  const able = entries.filter((entry) => fulfils(wish, entry))
  const further = (a: Entry, b: Entry): number => {
    const difference = merit(wish, b) - merit(wish, a)
    return Number.isNaN(difference) ? 0 : difference
  }
  const cheaper = (a: Entry, b: Entry): number =>
    wish.goal.bound === undefined ? 0 : a.candidate.cost - b.candidate.cost
  const [first] = able.toSorted((a, b) => cheaper(a, b) || further(a, b) || byCost(a.candidate, b.candidate))
  return first?.candidate
}
