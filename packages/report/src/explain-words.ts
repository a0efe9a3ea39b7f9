import { type MeasureId, measureOf } from '@fishbowl/core'
import type { Estimate } from '@fishbowl/lab'
import type { Attribution, LeverGain } from '@fishbowl/lab/explain'
import { differenceFormatOf, wordDifferences, wordSize } from './figures/measure-format.ts'
import { formatNumber } from './number.ts'

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
  `${wordMean(estimate, id)}${measureOf(id).format === 'share' ? ' points' : ''}`

/** The interval of a difference as sizes in the direction of its mean. */
export const wordSizes = ({ mean, low, high }: Estimate, id: MeasureId): string =>
  mean < 0 ? wordDifferences(-high, -low, id) : wordDifferences(low, high, id)

const counted = (n: number): string => `${n} replicate${n === 1 ? '' : 's'}`

/** Words as a list: "a, b and c". */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

/** The gain as the object of a sentence: "the 12.3 points of weekly active that b gains over a". */
function wordTotal(total: Estimate, { first, second, measure }: ExplainNames): string {
  const { title, better } = measureOf(measure)
  const size = wordMeanUnit(total, measure)
  if (better !== 'more')
    return `the ${size} by which ${title} ${total.mean < 0 ? 'falls' : 'rises'} from ${first} to ${second}`
  return `the ${size} of ${title} that ${second} ${total.mean < 0 ? 'loses against' : 'gains over'} ${first}`
}

/** Levers, the largest gain or loss first. */
export const largestFirst = (levers: readonly LeverGain[]): readonly LeverGain[] =>
  levers.toSorted((a, b) => Math.abs(b.gain.mean) - Math.abs(a.gain.mean))

/** What each lever that can be told is good for: those that go with the total, then those against it. */
function wordShares({ total, levers }: Attribution, id: MeasureId): string {
  const told = largestFirst(levers.filter(({ gain }) => isTold(gain)))
  const isWith = ({ gain }: LeverGain): boolean => gain.mean > 0 === total.mean > 0
  const shares = told
    .filter(isWith)
    .map(
      ({ gain, lever }, i) =>
        `${wordMean(gain, id)} ${i === 0 ? 'come ' : ''}from ${lever.title} (${wordSizes(gain, id)})`,
    )
  const others = told
    .filter((one) => !isWith(one))
    .map(
      ({ gain, lever }) =>
        `${lever.title} pulls ${wordMean(gain, id)} the other way (${wordSizes(gain, id)})`,
    )
  return [listed(shares), listed(others)].filter((part) => part !== '').join('; ')
}

function wordTogether(
  { total, together, levers }: Attribution,
  { measure }: ExplainNames,
): readonly string[] {
  if (levers.length < 2) return []
  const verb = measureOf(measure).better !== 'more' ? 'make' : total.mean < 0 ? 'take' : 'give'
  if (isNothing(together)) return [`Together they ${verb} exactly what they ${verb} apart.`]
  if (!isTold(together))
    return [
      `Whether they ${verb} more together than apart cannot be told (${wordDifferences(together.low, together.high, measure)}).`,
    ]
  const more = together.mean > 0 === total.mean > 0 ? 'more' : 'less'
  const size = wordMean(together, measure)
  return [
    `Together they ${verb} ${size} ${more} than apart, each alone added up (${wordSizes(together, measure)}).`,
  ]
}

const titlesOf = (levers: readonly LeverGain[]): string => listed(levers.map(({ lever }) => lever.title))

function wordUntold(levers: readonly LeverGain[]): readonly string[] {
  const nothing = levers.filter(({ gain }) => isNothing(gain))
  const untold = levers.filter(({ gain }) => !isTold(gain) && !isNothing(gain))
  return [
    ...(nothing.length === 0 ? [] : [`In these runs nothing comes from ${titlesOf(nothing)}.`]),
    ...(untold.length === 0
      ? []
      : [`What comes from ${titlesOf(untold)} cannot be told: the interval includes 0.`]),
  ]
}

/** Where no gain can be told: levers may cancel each other out. */
function wordNoGain(attribution: Attribution, { first, second, measure }: ExplainNames): readonly string[] {
  const { total, levers } = attribution
  const { title } = measureOf(measure)
  if (isNothing(total))
    return [`No gain can be told: ${title} of ${first} and ${second} is the same in all ${counted(total.n)}.`]
  const told = largestFirst(levers.filter(({ gain }) => isTold(gain)))
  const each = told.map(
    ({ lever, gain }) =>
      `${lever.title} ${wordGain(gain, measure)} (${wordDifferences(gain.low, gain.high, measure)})`,
  )
  const points = measureOf(measure).format === 'share' ? ' points' : ''
  return [
    `No gain can be told: ${second} less ${first} is ${wordDifferences(total.low, total.high, measure)}${points} in ${title} (90 % interval, ${counted(total.n)}).`,
    ...(each.length === 0 ? [] : [`Single levers can be told all the same: ${listed(each)}.`]),
  ]
}

/** The first of these sentences without intervals, for where the whole one has no room. */
export function explainBriefly(attribution: Attribution, names: ExplainNames): string {
  const { total, levers } = attribution
  const [whole = ''] = explainSentences(attribution, names)
  const told = largestFirst(levers.filter(({ gain }) => isTold(gain)))
  if (total.n < 2 || !isTold(total) || told.length === 0) return whole
  const parts = told.map(({ lever, gain }) => `${lever.title} ${wordGain(gain, names.measure)}`)
  return `Of ${wordTotal(total, names)}: ${parts.join(', ')}.`
}

/**
 * Why one scenario differs from another, in plain words: how much, what of it comes from which lever, and whether they help each other.
 * Levers and totals whose interval includes 0 are said to be untold.
 */
export function explainSentences(attribution: Attribution, names: ExplainNames): readonly string[] {
  const { total, levers } = attribution
  const { measure } = names
  const { title } = measureOf(measure)
  if (total.n === 0) return [`${title} has no value in these runs.`]
  if (total.n === 1)
    return [
      `One replicate gives no interval: nothing can be told of ${wordTotal(total, names)}; ask for more replicates.`,
    ]
  if (!isTold(total)) return wordNoGain(attribution, names)
  const [only] = levers
  const interval = `90 % interval ${wordSizes(total, measure)}`
  const whole = wordTotal(total, names)
  if (levers.length === 1 && only !== undefined)
    return [`All of ${whole} (${interval}) come from ${only.lever.title}, the only lever that differs.`]
  const shares = wordShares(attribution, measure)
  const headline =
    shares === ''
      ? `No lever can be told apart in ${whole} (${interval}).`
      : `Of ${whole} (${interval}), ${shares}.`
  return [headline, ...wordTogether(attribution, names), ...wordUntold(levers)]
}
