import { type MeasureId, measureOf } from '@fishbowl/core'
import type { Comparison, Estimate, Pair } from '@fishbowl/lab'
import { axisOf, wordLevel, wordSize } from '../figures/measure-format.ts'
import { isLevel } from '../sentence.ts'
import { isExternal, listed, opened, wordCount } from './arms.ts'
import { nobodyLead } from './nobody.ts'
import { type Way, wayOf } from './way.ts'

type Result = Comparison['arms'][number]

const isSame = ({ n, low, high }: Estimate): boolean => n > 1 && low === 0 && high === 0

/** The same as better or worse; of what is neither, as more or less. */
function verdictOf(pair: Pair, measure: MeasureId): string | undefined {
  const way = wayOf(pair.end(measure))
  if (way === 'untold') return undefined
  const { better, title } = measureOf(measure)
  if (better === 'neither') return `is ${way === 'up' ? 'higher' : 'lower'} in ${title}`
  return `does ${(way === 'up') === (better === 'more') ? 'better' : 'worse'} in ${title}`
}

const isBetter = (verdict: string): boolean => verdict.startsWith('does better')

const moreOrLess = (money: Way): string => (money === 'up' ? 'more' : 'less')

function moneyLead({ arm, baseline, end }: Pair): string {
  const money = wayOf(end('netValue'))
  return money === 'untold'
    ? `These runs cannot tell whether ${arm} or ${baseline} leaves more after all costs.`
    : `After all costs, ${arm} leaves ${moreOrLess(money)} than ${baseline}.`
}

/** Two arms whose difference in the measure is 0 or may be. */
function untoldLead({ arm, baseline, end }: Pair, measure: MeasureId): string {
  const money = wayOf(end('netValue'))
  const { title } = measureOf(measure)
  const isEqual = isSame(end(measure))
  if (isEqual && isSame(end('netValue')))
    return `${arm} and ${baseline} come out the same in every run, in ${title} and after all costs.`
  const apart = isEqual
    ? `${arm} and ${baseline} are the same in ${title} in every run`
    : `These runs cannot tell ${arm} and ${baseline} apart in ${title}`
  if (money !== 'untold') return `${apart}; after all costs ${arm} leaves ${moreOrLess(money)}.`
  return isEqual
    ? `${apart}; what is left after all costs cannot be told apart.`
    : `${apart}, nor in what is left after all costs.`
}

/** What an arm does in the measure and in money, in one plain sentence. */
function pairLead(pair: Pair, measure: MeasureId): string {
  if (measure === 'netValue') return moneyLead(pair)
  const verdict = verdictOf(pair, measure)
  if (verdict === undefined) return untoldLead(pair, measure)
  const money = wayOf(pair.end('netValue'))
  const against = `${pair.arm} ${verdict} than ${pair.baseline}`
  if (money === 'untold')
    return `${against}; whether it leaves more after all costs cannot be told from these runs.`
  const joint = isBetter(verdict) === (money === 'up') ? 'and' : 'but'
  return `${against}, ${joint} leaves ${moreOrLess(money)} after all costs.`
}

/** How ways of differing from a baseline are said, of one arm and of several; `than` is what stands before the baseline. */
type Words = Readonly<Record<Way, { readonly one: string; readonly many: string; readonly than: string }>>

const moneyWords: Words = {
  up: { one: 'leaves more', many: 'leave more', than: 'than' },
  down: { one: 'leaves less', many: 'leave less', than: 'than' },
  untold: { one: 'cannot be told apart', many: 'cannot be told apart', than: 'from' },
}

const wayWords = (word: string): Words['up'] => ({ one: `is ${word}`, many: `are ${word}`, than: 'than' })

function measureWords(measure: MeasureId): Words {
  const { better } = measureOf(measure)
  const [up, down] = better === 'neither' ? ['higher', 'lower'] : ['better', 'worse']
  return {
    ...moneyWords,
    up: wayWords(better === 'less' ? down : up),
    down: wayWords(better === 'less' ? up : down),
  }
}

/** What several arms do against one baseline in a measure, sorted by what can be said of them. */
function groupsLead({ pairs, baseline }: Comparison, measure: MeasureId, words: Words): string {
  const groups = (['up', 'down', 'untold'] as const).flatMap((way) => {
    const names = pairs.filter((pair) => wayOf(pair.end(measure)) === way).map(({ arm }) => arm)
    return names.length === 0 ? [] : [{ way, names }]
  })
  const where = measure === 'netValue' ? 'After all costs' : `In ${measureOf(measure).title}`
  const [only] = groups
  if (only !== undefined && groups.length === 1) {
    const { many, than } = words[only.way]
    const all = pairs.length === 2 ? 'both' : `all ${wordCount(pairs.length)}`
    return `${where} ${all} ${many} ${than} ${baseline}.`
  }
  // The baseline is named once; "cannot be told apart" needs it again, by name, for "it" may be read as another scenario of the sentence.
  const parts = groups.map(({ way, names }, i) => {
    const { one, many, than } = words[way]
    const against = i === 0 || way === 'untold' ? ` ${than} ${baseline}` : ''
    return `${listed(names)} ${names.length === 1 ? one : many}${against}`
  })
  return `${where}, ${parts.join('; ')}.`
}

/** The arms with the best mean: several where they are equal to the last digit. */
function bestOf(arms: readonly Result[], id: MeasureId, sign: number): readonly Result[] {
  const means = arms.map(({ end }) => sign * end(id).mean).filter(Number.isFinite)
  return arms.filter(({ end }) => sign * end(id).mean === Math.max(...means))
}

/** How the best arm is called: where an id says nothing, as of a point of a study, with what it is. */
type Called = (id: string) => string

/** "a (36.9 %)": some arms of one mean with it. */
const wordBest = (some: readonly Result[], id: MeasureId, called: Called): string =>
  `${listed(some.map(({ arm }) => called(arm.id)))} (${wordLevel(some[0]?.end(id).mean ?? Number.NaN, id)})`

/** "6.1 k$ lost": where even the best loses, "-6.1 k$ left" would have to be read twice. */
function wordRest({ end }: Result): readonly [size: string, way: 'lost' | 'left'] {
  const { mean } = end('netValue')
  return [wordSize(mean, 'netValue'), mean < 0 ? 'lost' : 'left']
}

/** The arms that leave most, or lose least. */
function mostLead(money: readonly Result[], called: Called): readonly string[] {
  const [first] = money
  if (first === undefined) return []
  const [size, way] = wordRest(first)
  const names = listed(money.map(({ arm }) => called(arm.id)))
  return [`${way === 'lost' ? 'least lost' : 'most left'} after all costs: ${names} (${size})`]
}

/** The best of several arms, in the measure and in money; one that is best in both is named once. */
function bestLead({ arms }: Comparison, measure: MeasureId, called: Called): readonly string[] {
  const { title, better } = measureOf(measure)
  const money = bestOf(arms, 'netValue', 1)
  const best =
    measure === 'netValue' || better === 'neither' ? [] : bestOf(arms, measure, better === 'less' ? -1 : 1)
  const [first, richest] = [best[0], money[0]]
  if (first !== undefined && first === richest && best.length === 1 && money.length === 1)
    return [
      `Best in both is ${called(first.arm.id)}, with ${wordLevel(first.end(measure).mean, measure)} ${title} and ${wordRest(first).join(' ')}.`,
    ]
  const words = [
    ...(best.length === 0 ? [] : [`Best in ${title}: ${wordBest(best, measure, called)}`]),
    ...mostLead(money, called),
  ].join('; ')
  return words === '' ? [] : [`${opened(words)}.`]
}

/** What an arm leaves or loses in money. An interval around 0 says nothing of how far from 0 it is. */
function wordMoney({ arm, end }: Result): string {
  const { mean, low, high } = end('netValue')
  if (low === 0 && high === 0) return `${arm.id} breaks even`
  if (low <= 0 && high >= 0)
    return `${arm.id} cannot be told from breaking even (${wordLevel(mean, 'netValue')})`
  return `${arm.id} ${mean < 0 ? 'loses' : 'leaves'} ${wordSize(mean, 'netValue')}`
}

/** How high every arm ends, and what is left of it in money, in one sentence each. */
function levelsLead(comparison: Comparison, measure: MeasureId): readonly string[] {
  const { arms, horizon, end } = comparison
  const when = isLevel(measure)
    ? `at the end (mean of weeks ${end.from} to ${end.to})`
    : `over all ${horizon} weeks`
  const levels = arms.map((result) => `${wordLevel(result.end(measure).mean, measure)} with ${result.arm.id}`)
  const rest = `over ${horizon} weeks: ${listed(arms.map(wordMoney))}.`
  const money = `After all costs, ${rest}`
  if (measure === 'netValue') return [opened(rest)]
  return [
    `${opened(measureOf(measure).title)} (${axisOf(measure, isExternal(comparison))}) ${when}: ${listed(levels)}.`,
    money,
  ]
}

/** What is said of one scenario, of two and of several. */
function verdicts(comparison: Comparison, measure: MeasureId, called: Called): readonly string[] {
  const { arms, pairs } = comparison
  const [only] = pairs
  if (pairs.length > 1)
    return [
      ...(measure === 'netValue' ? [] : [groupsLead(comparison, measure, measureWords(measure))]),
      groupsLead(comparison, 'netValue', moneyWords),
      ...bestLead(comparison, measure, called),
    ]
  if (only !== undefined) return [pairLead(only, measure)]
  return arms.length > 1
    ? [
        'This is one scenario with its spaces: it shows what happens in each, not what another decision would change.',
      ]
    : [
        'This is one scenario by itself: it shows what happens under it, not what another decision would change.',
      ]
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
