import type { Advice, Fate, Finalist } from '@fishbowl/lab/advise'
import type { TableData } from '../figures/end-table.ts'
import { wordSize } from '../figures/measure-format.ts'
import { formatNumber } from '../number.ts'
import { say } from '../words/index.ts'
import { measureTitle } from '../words/model.ts'
import { numerals } from '../words/numerals.ts'
import { wordPercent, wordShare, wordValue } from './words.ts'

const money = (value: number): string => formatNumber(value, { kind: 'money' })

/** The letter that a finalist goes by in tables: A is the advice. */
export const letterOf = (advice: Advice, candidate: Finalist['candidate']): string => {
  const place = advice.finalists.findIndex((one) => one.candidate === candidate)
  return place === -1 ? '?' : String.fromCharCode(65 + place)
}

const right = (header: string) => ({ header, align: 'right' as const })

/** Finalists with what they cost, how often they reach the goal, and what they are worth. */
export function finalistTable(advice: Advice): TableData {
  const { goal, finalists } = advice
  const hasBound = goal.bound !== undefined
  return {
    columns: [
      { header: '', align: 'left' },
      right(say('advice.col.cost')),
      right(say('advice.col.measured')),
      ...(hasBound ? [right(say('advice.col.reached'))] : []),
      right(measureTitle(goal.measure)),
      right(goal.measure === 'netValue' ? say('curve.table.interval') : measureTitle('netValue')),
    ],
    rows: finalists.map((one) => finalistRow(advice, one)),
  }
}

function finalistRow(advice: Advice, { candidate, cost, reached, value, net }: Finalist): readonly string[] {
  const { goal } = advice
  const worth =
    goal.measure === 'netValue'
      ? say('curve.stretch', { low: money(value.low), high: money(value.high) })
      : money(net.mean)
  return [
    letterOf(advice, candidate),
    money(candidate.cost),
    money(cost.mean),
    ...(goal.bound === undefined ? [] : [wordShare(reached)]),
    wordValue(goal, value.mean),
    worth,
  ]
}

/** How the advice and its rivals fare over sets of assumptions. */
export function fateTable(advice: Advice): TableData | undefined {
  const { goal, robustness } = advice
  if (robustness === undefined) return undefined
  const hasBound = goal.bound !== undefined
  const lost = (value: number): string => (hasBound ? money(value) : wordSize(value, goal.measure))
  const row = ({ candidate, best, reaches, ...rest }: Fate): readonly string[] => [
    letterOf(advice, candidate),
    wordPercent(best.share),
    ...(reaches === undefined ? [] : [wordPercent(reaches.share)]),
    wordValue(goal, rest.outcome.mean),
    wordValue(goal, rest.worstOutcome),
    // Without a bound nobody knows what is lost in a set without a value; with one it is told of the sets that reach it.
    ...((hasBound ? rest.regret.n === 0 : rest.regret.missing > 0)
      ? [numerals().none, numerals().none]
      : [lost(rest.regret.mean), lost(rest.worstRegret)]),
  ]
  return {
    columns: [
      { header: '', align: 'left' },
      right(say('advice.col.advised')),
      ...(hasBound ? [right(say('advice.col.reaches'))] : []),
      right(say('advice.col.mean')),
      right(say('advice.col.worst')),
      right(say('advice.col.regret')),
      right(say('advice.col.worstRegret')),
    ],
    rows: robustness.fates.map(row),
  }
}
