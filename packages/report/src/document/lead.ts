import { type MeasureId, measureOf } from '@fishbowl/core'
import type { Comparison, Estimate, Pair } from '@fishbowl/lab'
import { axisOf, wordLevel, wordSize } from '../figures/measure-format.ts'
import { isLevel } from '../sentence.ts'
import { say } from '../words/index.ts'
import { joined } from '../words/lists.ts'
import { measureTitle } from '../words/model.ts'
import { isExternal, listed, opened, wordCount } from './arms.ts'
import { nobodyLead } from './nobody.ts'
import { type Way, wayOf } from './way.ts'

type Result = Comparison['arms'][number]

const isSame = ({ n, low, high }: Estimate): boolean => n > 1 && low === 0 && high === 0

type Verdict = 'better' | 'worse' | 'higher' | 'lower'

/** A way as better or worse; of what is neither, as more or less. */
function verdictOf(way: Way, measure: MeasureId): Verdict | undefined {
  if (way === 'untold') return undefined
  const { better } = measureOf(measure)
  if (better === 'neither') return way === 'up' ? 'higher' : 'lower'
  return (way === 'up') === (better === 'more') ? 'better' : 'worse'
}

function moneyLead({ arm, baseline, end }: Pair): string {
  const way = wayOf(end('netValue'))
  return way === 'untold'
    ? say('report.lead.moneyUntold', { arm, baseline })
    : say('report.lead.money', { arm, baseline, way })
}

/** Two arms whose difference in the measure is 0 or may be. */
function untoldLead({ arm, baseline, end }: Pair, measure: MeasureId): string {
  const values = { arm, baseline, title: measureTitle(measure), money: wayOf(end('netValue')) }
  const isEqual = isSame(end(measure))
  if (isEqual && isSame(end('netValue'))) return say('report.lead.equal', values)
  return isEqual ? say('report.lead.same', values) : say('report.lead.untold', values)
}

/** What an arm does in the measure and in money, in one plain sentence. */
function pairLead(pair: Pair, measure: MeasureId): string {
  if (measure === 'netValue') return moneyLead(pair)
  const { arm, baseline, end } = pair
  const verdict = verdictOf(wayOf(end(measure)), measure)
  if (verdict === undefined) return untoldLead(pair, measure)
  const money = wayOf(end('netValue'))
  const joint = (verdict === 'better') === (money === 'up') ? 'and' : 'but'
  return say('report.lead.pair', { arm, baseline, verdict, money, joint, title: measureTitle(measure) })
}

/** How a way of differing from a baseline is called. */
type Kind = Verdict | 'more' | 'less' | 'untold'

function kindOf(way: Way, measure: MeasureId): Kind {
  if (measure === 'netValue') return way === 'up' ? 'more' : way === 'down' ? 'less' : 'untold'
  return verdictOf(way, measure) ?? 'untold'
}

/** What several arms do against one baseline in a measure, sorted by what can be said of them. */
function groupsLead({ pairs, baseline }: Comparison, measure: MeasureId): string {
  const groups = (['up', 'down', 'untold'] as const).flatMap((way) => {
    const names = pairs.filter((pair) => wayOf(pair.end(measure)) === way).map(({ arm }) => arm)
    return names.length === 0 ? [] : [{ kind: kindOf(way, measure), names }]
  })
  const where =
    measure === 'netValue'
      ? say('report.lead.afterCosts')
      : say('report.lead.in', { title: measureTitle(measure) })
  const [only] = groups
  if (only !== undefined && groups.length === 1) {
    const { length: n } = pairs
    return say('report.lead.all', { where, baseline, n, count: wordCount(n), kind: only.kind })
  }
  // The baseline is named once; "cannot be told apart" needs it again, by name, for "it" may be read as another scenario of the sentence.
  const parts = groups.map(({ kind, names }, i) =>
    say('report.lead.group', {
      baseline,
      kind,
      names: listed(names),
      one: names.length === 1 ? 'yes' : 'no',
      against: i === 0 || kind === 'untold' ? 'yes' : 'no',
    }),
  )
  return say('report.lead.groups', { where, groups: joined(parts) })
}

/** The arms with the best mean: several where they are equal to the last digit. */
function bestOf(arms: readonly Result[], id: MeasureId, sign: number): readonly Result[] {
  const means = arms.map(({ end }) => sign * end(id).mean).filter(Number.isFinite)
  return arms.filter(({ end }) => sign * end(id).mean === Math.max(...means))
}

/** How the best arm is called: where an id says nothing, as of a point of a study, with what it is. */
type Called = (id: string) => string

/** "6.1 k$" lost: where even the best loses, "-6.1 k$ left" would have to be read twice. */
function wordRest({ end }: Result): { readonly size: string; readonly way: 'lost' | 'left' } {
  const { mean } = end('netValue')
  return { size: wordSize(mean, 'netValue'), way: mean < 0 ? 'lost' : 'left' }
}

const namesOf = (some: readonly Result[], called: Called): string =>
  listed(some.map(({ arm }) => called(arm.id)))

/** The best of several arms, in the measure and in money; one that is best in both is named once. */
function bestLead({ arms }: Comparison, measure: MeasureId, called: Called): readonly string[] {
  const { better } = measureOf(measure)
  const title = measureTitle(measure)
  const money = bestOf(arms, 'netValue', 1)
  const best =
    measure === 'netValue' || better === 'neither' ? [] : bestOf(arms, measure, better === 'less' ? -1 : 1)
  const [first, richest] = [best[0], money[0]]
  const level = first === undefined ? '' : wordLevel(first.end(measure).mean, measure)
  if (first !== undefined && first === richest && best.length === 1 && money.length === 1)
    return [say('report.lead.bestBoth', { name: called(first.arm.id), level, title, ...wordRest(first) })]
  const words = [
    ...(first === undefined ? [] : [say('report.lead.best', { title, level, names: namesOf(best, called) })]),
    ...(richest === undefined
      ? []
      : [say('report.lead.most', { ...wordRest(richest), names: namesOf(money, called) })]),
  ]
  return words.length === 0 ? [] : [`${opened(joined(words))}.`]
}

/** What an arm leaves or loses in money. An interval around 0 says nothing of how far from 0 it is. */
function wordMoney(result: Result): string {
  const { mean, low, high } = result.end('netValue')
  const arm = result.arm.id
  if (low === 0 && high === 0) return say('report.lead.even', { arm })
  if (low <= 0 && high >= 0) return say('report.lead.evenUntold', { arm, level: wordLevel(mean, 'netValue') })
  return say('report.lead.leaves', { arm, ...wordRest(result) })
}

/** How high every arm ends, and what is left of it in money, in one sentence each. */
function levelsLead(comparison: Comparison, measure: MeasureId): readonly string[] {
  const { arms, horizon, end } = comparison
  const money = { weeks: horizon, money: listed(arms.map(wordMoney)) }
  if (measure === 'netValue') return [say('report.lead.over', money)]
  const levels = arms.map((result) =>
    say('report.lead.with', { level: wordLevel(result.end(measure).mean, measure), arm: result.arm.id }),
  )
  const values = {
    title: opened(measureTitle(measure)),
    axis: axisOf(measure, isExternal(comparison)),
    levels: listed(levels),
  }
  return [
    isLevel(measure)
      ? say('report.lead.levels', { ...values, ...end })
      : say('report.lead.sums', { ...values, weeks: horizon }),
    say('report.lead.left', money),
  ]
}

/** What is said of one scenario, of two and of several. */
function verdicts(comparison: Comparison, measure: MeasureId, called: Called): readonly string[] {
  const { arms, pairs } = comparison
  const [only] = pairs
  if (pairs.length > 1)
    return [
      ...(measure === 'netValue' ? [] : [groupsLead(comparison, measure)]),
      groupsLead(comparison, 'netValue'),
      ...bestLead(comparison, measure, called),
    ]
  if (only !== undefined) return [pairLead(only, measure)]
  return [arms.length > 1 ? say('report.lead.spaces') : say('report.lead.one')]
}

/** Arms whose levels still read well in a sentence. */
const mostInSentence = 2

/** The answer for a reader without statistics, in a few plain sentences. */
export function leadOf(
  comparison: Comparison,
  measure: MeasureId,
  called: Called = (id) => id,
): readonly string[] {
  const levels = comparison.arms.length > mostInSentence ? [] : levelsLead(comparison, measure)
  return [...verdicts(comparison, measure, called), ...nobodyLead(comparison), ...levels]
}
