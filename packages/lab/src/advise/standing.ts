import { mean } from '../stats/mean.ts'
import { type Share, wilson } from '../stats/wilson.ts'
import type { Candidate } from './candidates.ts'
import { beyond, type Goal, reaches } from './goal.ts'
import type { Trials } from './trials.ts'

/** What is known of a candidate during the search. */
export type Standing = {
  readonly candidate: Candidate
  /** Share of the runs that reach the goal; without a bound of those that have a value. */
  readonly reached: Share
  /** Mean distance beyond the goal, see `beyond`; runs without a value count as the worst. */
  readonly merit: number
}

/** Runs without a value reach nothing and are worth nothing. */
const worst = Number.NEGATIVE_INFINITY

/** The mean distance beyond a goal; minus infinity where a run has no value. */
export function meritOf(goal: Goal, values: readonly number[]): number {
  if (values.length === 0 || !values.every(Number.isFinite)) return worst
  return mean(values.map((value) => beyond(goal, value)))
}

/** Share of values that reach a goal, with Wilson's interval. */
export const shareOf = (goal: Goal, values: readonly number[]): Share =>
  wilson(values.filter((value) => reaches(goal, value)).length, values.length)

/** Where a candidate stands after some replicates. */
export function standingOf(
  goal: Goal,
  candidate: Candidate,
  trials: Trials,
  replicates: readonly number[],
): Standing {
  const values = replicates.map((replicate) => trials.read(candidate.scenario, replicate).value)
  return { candidate, reached: shareOf(goal, values), merit: meritOf(goal, values) }
}

/** Better first; of equals the cheaper, then the one with fewer changes. A total order. */
export const byMerit = (a: Standing, b: Standing): number =>
  (a.merit === b.merit ? 0 : b.merit > a.merit ? 1 : -1) || byCost(a.candidate, b.candidate)

/** Cheaper first; of equals the one that was thought of first. */
export const byCost = (a: Candidate, b: Candidate): number => a.cost - b.cost || a.number - b.number
