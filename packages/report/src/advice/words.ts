import type { Share } from '@fishbowl/lab'
import type { Candidate, Goal } from '@fishbowl/lab/advise'
import { formatOf, wordLevel } from '../figures/measure-format.ts'
import { formatNumber } from '../number.ts'
import { say } from '../words/index.ts'
import { wayOf } from '../words/lists.ts'
import { measureTitle } from '../words/model.ts'
import { numerals } from '../words/numerals.ts'

/** Money a year: "190 k$ a year". */
export const wordYearly = (cost: number): string =>
  say('advice.yearly', { money: formatNumber(cost, { kind: 'money' }) })

/** What a policy costs: "190 k$ a year", or its dearest year and the average where years differ. */
export function wordCost({ cost, dearest }: Pick<Candidate, 'cost' | 'dearest'>): string {
  const average = wordYearly(cost)
  const most = formatNumber(dearest, { kind: 'money' })
  return wordYearly(dearest) === average ? average : say('advice.dearest', { most, average })
}

const percent = (share: number): string => formatNumber(share * 100, { kind: 'plain', digits: 0 })

/** A share as whole percent: "80 %". */
export const wordPercent = (share: number): string => `${percent(share)}${numerals().percent}`

/** A share of runs with its interval: "86 % (79 to 91)". */
export const wordShare = ({ share, low, high }: Share): string =>
  Number.isNaN(share)
    ? numerals().none
    : `${wordPercent(share)} (${say('curve.stretch', { low: percent(low), high: percent(high) })})`

/** A value of the goal's measure. */
export const wordValue = ({ measure }: Goal, value: number): string => wordLevel(value, measure)

/** Over which weeks a goal is taken. */
const wordWeeks = ({ weeks: { from, to } }: Goal): string =>
  from === to ? say('advice.week.one', { from }) : say('advice.week.more', { from, to })

/** The measure of a goal with the weeks that it is taken over: "weekly active (weeks 100 to 104)". */
export const wordWindow = (goal: Goal): string =>
  say('advice.window', { title: measureTitle(goal.measure), weeks: wordWeeks(goal) })

/** A goal in words, with the weeks that it is taken over: "weekly active of at least 25 % (weeks 100 to 104)". */
export function wordGoal(goal: Goal): string {
  const { measure, sign, bound } = goal
  const values = { title: measureTitle(measure), way: wayOf(sign), weeks: wordWeeks(goal) }
  return bound === undefined
    ? say('advice.goal.best', values)
    : say('advice.goal.bound', { ...values, size: formatNumber(bound, formatOf(measure)) })
}
