import { measureOf } from '@fishbowl/core'
import type { Share } from '@fishbowl/lab'
import type { Candidate, Goal } from '@fishbowl/lab/advise'
import { formatOf, wordLevel } from '../figures/measure-format.ts'
import { formatNumber } from '../number.ts'

/** Money a year: "190 k$ a year". */
export const wordYearly = (cost: number): string => `${formatNumber(cost, { kind: 'money' })} a year`

/** What a policy costs: "190 k$ a year", or its dearest year and the average where years differ. */
export function wordCost({ cost, dearest }: Pick<Candidate, 'cost' | 'dearest'>): string {
  const average = wordYearly(cost)
  const most = formatNumber(dearest, { kind: 'money' })
  return wordYearly(dearest) === average ? average : `${most} in its dearest year, ${average} on average`
}

const percent = (share: number): string => formatNumber(share * 100, { kind: 'plain', digits: 0 })

/** A share of runs with its interval: "86 % (79 to 91)". */
export const wordShare = ({ share, low, high }: Share): string =>
  Number.isNaN(share) ? 'n/a' : `${percent(share)} % (${percent(low)} to ${percent(high)})`

/** A value of the goal's measure. */
export const wordValue = ({ measure }: Goal, value: number): string => wordLevel(value, measure)

/** Over which weeks a goal is taken. */
function wordWeeks({ weeks: { from, to } }: Goal): string {
  return from === to ? `(week ${from})` : `(weeks ${from} to ${to})`
}

/** The measure of a goal with the weeks that it is taken over: "weekly active (weeks 100 to 104)". */
export const wordWindow = (goal: Goal): string => `${measureOf(goal.measure).title} ${wordWeeks(goal)}`

/** A goal in words, with the weeks that it is taken over: "weekly active of at least 25 % (weeks 100 to 104)". */
export function wordGoal(goal: Goal): string {
  const { measure, sign, bound } = goal
  const { title } = measureOf(measure)
  const where = wordWeeks(goal)
  if (bound === undefined) return `the ${sign > 0 ? 'highest' : 'lowest'} ${title} ${where}`
  const size = formatNumber(bound, formatOf(measure))
  return `${title} of at ${sign > 0 ? 'least' : 'most'} ${size} ${where}`
}
