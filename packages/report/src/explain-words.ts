import { type MeasureId, measureOf } from '@fishbowl/core'
import type { Estimate } from '@fishbowl/lab'
import type { Attribution, LeverGain } from '@fishbowl/lab/explain'
import { differenceFormatOf, wordDifferences, wordSize } from './figures/measure-format.ts'
import { formatNumber } from './number.ts'
import { say } from './words/index.ts'
import { leverTitle } from './words/levers.ts'
import { joined, listed } from './words/lists.ts'
import { measureTitle } from './words/model.ts'
import { numerals } from './words/numerals.ts'

/** What is told of: the two scenarios by name, and the measure. */
export type ExplainNames = { readonly first: string; readonly second: string; readonly measure: MeasureId }

/** True when an interval leaves no doubt that there is an effect, and which way it goes. */
export const isTold = ({ low, high }: Estimate): boolean => low > 0 || high < 0

/** What sums of equal numbers in another order may leave of 0. */
const rounding = 1e-9

/** True when every replicate came out at 0: known, and not merely untold. */
export const isNothing = ({ low, high }: Estimate): boolean =>
  Math.abs(low) <= rounding && Math.abs(high) <= rounding

/** Decimals of points, those of the interval around them, so that a mean and its interval read alike. */
function digitsOf({ mean, low, high }: Estimate): number {
  const largest = Math.max(...[mean, low, high].filter(Number.isFinite).map(Math.abs))
  return largest < 0.01 ? 2 : 1
}

/** The mean of differences with its sign; of a share in points without the word. */
export function wordGain(estimate: Estimate, id: MeasureId): string {
  if (measureOf(id).format !== 'share') return formatNumber(estimate.mean, differenceFormatOf(id))
  return formatNumber(estimate.mean * 100, { kind: 'plain', digits: digitsOf(estimate), signed: true })
}

/** The size of a mean of differences without its sign; of a share in points without the word. */
export function wordMean(estimate: Estimate, id: MeasureId): string {
  if (measureOf(id).format !== 'share') return wordSize(estimate.mean, id)
  return formatNumber(Math.abs(estimate.mean) * 100, { kind: 'plain', digits: digitsOf(estimate) })
}

/** The same with its unit. */
export const wordMeanUnit = (estimate: Estimate, id: MeasureId): string =>
  wordMean(estimate, id) + pointsOf(id)

/** The unit that sizes of shares are told without. */
export const pointsOf = (id: MeasureId): string => (measureOf(id).format === 'share' ? numerals().points : '')

/** The interval of a difference as sizes in the direction of its mean. */
export const wordSizes = ({ mean, low, high }: Estimate, id: MeasureId): string =>
  mean < 0 ? wordDifferences(-high, -low, id) : wordDifferences(low, high, id)

const counted = (n: number): string => say('why.count.replicates', { n })

/** The gain as the object of a sentence: "the 12.3 points of weekly active that b gains over a". */
function wordTotal(total: Estimate, { first, second, measure }: ExplainNames): string {
  const values = {
    first,
    second,
    title: measureTitle(measure),
    size: wordMeanUnit(total, measure),
    way: total.mean < 0 ? 'down' : 'up',
  }
  return measureOf(measure).better === 'more'
    ? say('why.total.gains', values)
    : say('why.total.moves', values)
}

/** Levers, the largest gain or loss first. */
export const largestFirst = (levers: readonly LeverGain[]): readonly LeverGain[] =>
  levers.toSorted((a, b) => Math.abs(b.gain.mean) - Math.abs(a.gain.mean))

/** What each lever that can be told is good for: those that go with the total, then those against it. */
function wordShares({ total, levers }: Attribution, id: MeasureId): string {
  const told = largestFirst(levers.filter(({ gain }) => isTold(gain)))
  const isWith = ({ gain }: LeverGain): boolean => gain.mean > 0 === total.mean > 0
  const values = ({ gain, lever }: LeverGain) => ({
    size: wordMean(gain, id),
    lever: leverTitle(lever),
    interval: wordSizes(gain, id),
  })
  const shares = told
    .filter(isWith)
    .map((one, i) => say(i === 0 ? 'why.share.first' : 'why.share.next', values(one)))
  const others = told.filter((one) => !isWith(one)).map((one) => say('why.share.against', values(one)))
  return joined([listed(shares), listed(others)].filter((part) => part !== ''))
}

function wordTogether(
  { total, together, levers }: Attribution,
  { measure }: ExplainNames,
): readonly string[] {
  if (levers.length < 2) return []
  const verb = measureOf(measure).better !== 'more' ? 'make' : total.mean < 0 ? 'take' : 'give'
  if (isNothing(together)) return [say('why.together.same', { verb })]
  if (!isTold(together)) {
    const interval = wordDifferences(together.low, together.high, measure)
    return [say('why.together.untold', { verb, interval })]
  }
  return [
    say('why.together.told', {
      verb,
      size: wordMean(together, measure),
      more: together.mean > 0 === total.mean > 0 ? 'yes' : 'no',
      interval: wordSizes(together, measure),
    }),
  ]
}

const titlesOf = (levers: readonly LeverGain[]): string =>
  listed(levers.map(({ lever }) => leverTitle(lever)))

function wordUntold(levers: readonly LeverGain[]): readonly string[] {
  const nothing = levers.filter(({ gain }) => isNothing(gain))
  const untold = levers.filter(({ gain }) => !isTold(gain) && !isNothing(gain))
  return [
    ...(nothing.length === 0 ? [] : [say('why.nothing', { levers: titlesOf(nothing) })]),
    ...(untold.length === 0 ? [] : [say('why.untold', { levers: titlesOf(untold) })]),
  ]
}

/** Where no gain can be told: levers may cancel each other out. */
function wordNoGain(attribution: Attribution, { first, second, measure }: ExplainNames): readonly string[] {
  const { total, levers } = attribution
  const values = { first, second, title: measureTitle(measure), replicates: counted(total.n) }
  if (isNothing(total)) return [say('why.noGain.same', values)]
  const told = largestFirst(levers.filter(({ gain }) => isTold(gain)))
  const each = told.map(
    ({ lever, gain }) =>
      `${leverTitle(lever)} ${wordGain(gain, measure)} (${wordDifferences(gain.low, gain.high, measure)})`,
  )
  const interval = wordDifferences(total.low, total.high, measure)
  return [
    say('why.noGain.untold', { ...values, interval, unit: pointsOf(measure) }),
    ...(each.length === 0 ? [] : [say('why.noGain.each', { levers: listed(each) })]),
  ]
}

/** The first of these sentences without intervals, for where the whole one has no room. */
export function explainBriefly(attribution: Attribution, names: ExplainNames): string {
  const { total, levers } = attribution
  const [whole = ''] = explainSentences(attribution, names)
  const told = largestFirst(levers.filter(({ gain }) => isTold(gain)))
  if (total.n < 2 || !isTold(total) || told.length === 0) return whole
  const parts = told.map(({ lever, gain }) => `${leverTitle(lever)} ${wordGain(gain, names.measure)}`)
  return say('why.brief', { whole: wordTotal(total, names), parts: parts.join(', ') })
}

/**
 * Why one scenario differs from another, in plain words: how much, what of it comes from which lever, and whether they help each other.
 * Levers and totals whose interval includes 0 are said to be untold.
 */
export function explainSentences(attribution: Attribution, names: ExplainNames): readonly string[] {
  const { total, levers } = attribution
  const { measure } = names
  if (total.n === 0) return [say('curve.run.noValue', { title: measureTitle(measure) })]
  const whole = wordTotal(total, names)
  if (total.n === 1) return [say('why.one', { whole })]
  if (!isTold(total)) return wordNoGain(attribution, names)
  const [only] = levers
  const values = { whole, interval: wordSizes(total, measure) }
  if (levers.length === 1 && only !== undefined)
    return [say('why.all', { ...values, lever: leverTitle(only.lever) })]
  const shares = wordShares(attribution, measure)
  const headline = shares === '' ? say('why.apart', values) : say('why.shares', { ...values, shares })
  return [headline, ...wordTogether(attribution, names), ...wordUntold(levers)]
}
