import { type MeasureId, measureOf } from '@fishbowl/core'
import type { Comparison, Estimate, Pair } from '@fishbowl/lab'
import { axisOf, wordLevel, wordSize } from '../figures/measure-format.ts'
import { isLevel } from '../sentence.ts'
import { hasNobody, listed, opened } from './arms.ts'

type Result = Comparison['arms'][number]

/** What a difference says: the arm is clearly above or below its baseline, or it cannot be told. */
type Way = 'up' | 'down' | 'untold'

function wayOf({ n, low, high }: Estimate): Way {
  if (n < 2) return 'untold'
  if (low > 0) return 'up'
  return high < 0 ? 'down' : 'untold'
}

/** The same as better or worse; of what is neither, as more or less. */
function verdictOf(pair: Pair, measure: MeasureId): string | undefined {
  const way = wayOf(pair.end(measure))
  if (way === 'untold') return undefined
  const { better, title } = measureOf(measure)
  if (better === 'neither') return `is ${way === 'up' ? 'higher' : 'lower'} in ${title}`
  return `does ${(way === 'up') === (better === 'more') ? 'better' : 'worse'} in ${title}`
}

const isBetter = (verdict: string): boolean => verdict.startsWith('does better')

/** What an arm does in the measure and in money, in one plain sentence. */
function pairLead(pair: Pair, measure: MeasureId): string {
  const { arm, baseline } = pair
  const money = wayOf(pair.end('netValue'))
  const { title } = measureOf(measure)
  if (measure === 'netValue') {
    if (money === 'untold')
      return `These runs cannot tell whether ${arm} or ${baseline} leaves more after all costs.`
    return `After all costs, ${arm} leaves ${money === 'up' ? 'more' : 'less'} than ${baseline}.`
  }
  const verdict = verdictOf(pair, measure)
  if (verdict === undefined) {
    const apart = `These runs cannot tell ${arm} and ${baseline} apart in ${title}`
    if (money === 'untold') return `${apart}, nor in what is left after all costs.`
    return `${apart}; after all costs ${arm} leaves ${money === 'up' ? 'more' : 'less'}.`
  }
  const against = `${arm} ${verdict} than ${baseline}`
  if (money === 'untold')
    return `${against}; whether it leaves more after all costs cannot be told from these runs.`
  const joint = isBetter(verdict) === (money === 'up') ? 'and' : 'but'
  return `${against}, ${joint} leaves ${money === 'up' ? 'more' : 'less'} after all costs.`
}

/** What several arms do against one baseline, sorted by what can be said of them. */
function groupsLead({ pairs, baseline }: Comparison, measure: MeasureId): readonly string[] {
  const { title, better } = measureOf(measure)
  const [up, down] = better === 'neither' ? ['higher', 'lower'] : ['better', 'worse']
  const good: Way = better === 'less' ? 'down' : 'up'
  const named = (id: MeasureId, keep: (way: Way) => boolean): string =>
    listed(pairs.filter((pair) => keep(wayOf(pair.end(id)))).map(({ arm }) => arm))
  const parts = (id: MeasureId, words: readonly [string, string], best: Way): string =>
    [
      [words[0], named(id, (way) => way === best)],
      [words[1], named(id, (way) => way !== best && way !== 'untold')],
      ['cannot be told apart from it', named(id, (way) => way === 'untold')],
    ]
      .filter(([, names]) => names !== '')
      .map(([what, names]) => `${what}: ${names}`)
      .join('; ')
  const money = `After all costs, against ${baseline}, ${parts('netValue', ['leave more', 'leave less'], 'up')}.`
  if (measure === 'netValue') return [money]
  return [`In ${title}, against ${baseline}, ${parts(measure, [up ?? '', down ?? ''], good)}.`, money]
}

const highest = (arms: readonly Result[], id: MeasureId, sign: number): Result | undefined =>
  arms
    .filter(({ end }) => Number.isFinite(end(id).mean))
    .toSorted((a, b) => sign * (b.end(id).mean - a.end(id).mean))[0]

/** The best of several arms, with the caution that they were not compared with each other. */
function bestLead({ arms, baseline }: Comparison, measure: MeasureId): readonly string[] {
  const { title, better } = measureOf(measure)
  const money = highest(arms, 'netValue', 1)
  const best = measure === 'netValue' ? undefined : highest(arms, measure, better === 'less' ? -1 : 1)
  const words = [
    ...(best === undefined || better === 'neither'
      ? []
      : [`The best mean in ${title} has ${best.arm.id} (${wordLevel(best.end(measure).mean, measure)})`]),
    ...(money === undefined
      ? []
      : [
          `the most is left after all costs by ${money.arm.id} (${wordLevel(money.end('netValue').mean, 'netValue')})`,
        ]),
  ].join('; ')
  const opening = `${words.charAt(0).toUpperCase()}${words.slice(1)}`
  return words === ''
    ? []
    : [
        `${opening}. Each scenario is compared with ${baseline} only: where two others are close, compare them with each other.`,
      ]
}

/** What an arm leaves or loses in money. */
function wordMoney({ arm, end }: Result): string {
  const { mean, low, high } = end('netValue')
  if (low <= 0 && high >= 0) return `${arm.id} about breaks even`
  return `${arm.id} ${mean < 0 ? 'loses' : 'leaves'} ${wordSize(mean, 'netValue')}`
}

/** How high every arm ends, and what is left of it in money, in one sentence each. */
function levelsLead({ arms, horizon, end }: Comparison, measure: MeasureId): readonly string[] {
  const isExternal = arms.every(({ arm }) => arm.scenario.organisation.audience === 'external')
  const when = isLevel(measure)
    ? `at the end (mean of weeks ${end.from} to ${end.to})`
    : `over all ${horizon} weeks`
  const levels = arms.map((result) => `${wordLevel(result.end(measure).mean, measure)} with ${result.arm.id}`)
  const money = `After all costs, over ${horizon} weeks: ${listed(arms.map(wordMoney))}.`
  if (measure === 'netValue') return [money]
  return [`${opened(measureOf(measure).title)} (${axisOf(measure, isExternal)}) ${when}: ${listed(levels)}.`, money]
}

/** Said where hiring nobody clearly leaves more than everything that it is compared with. */
function nobodyLead({ arms, pairs, baseline }: Comparison): readonly string[] {
  const idle = arms.filter(hasNobody)
  const [nobody] = idle
  if (nobody === undefined || idle.length > 1 || pairs.length === 0) return []
  const { id } = nobody.arm
  const ways = pairs.map(({ end }) => wayOf(end('netValue')))
  const isBest =
    id === baseline ? ways.every((way) => way === 'down') : pairs.length === 1 && ways[0] === 'up'
  return isBest
    ? [
        `With ${id} nobody is hired, and it leaves the most after all costs: on these assumptions the answer is to hire nobody.`,
      ]
    : []
}

/** The answer for a reader without statistics, in a few plain sentences. */
export function leadOf(comparison: Comparison, measure: MeasureId): readonly string[] {
  const { pairs } = comparison
  const [only] = pairs
  const verdicts =
    pairs.length > 1
      ? [...groupsLead(comparison, measure), ...bestLead(comparison, measure)]
      : only === undefined
        ? [
            'This is one scenario by itself: it shows what happens under it, not what another decision would change.',
          ]
        : [pairLead(only, measure)]
  return [...verdicts, ...nobodyLead(comparison), ...levelsLead(comparison, measure)]
}
