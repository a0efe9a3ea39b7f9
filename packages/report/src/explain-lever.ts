import { type MeasureId, measureOf } from '@fishbowl/core'
import type { Estimate } from '@fishbowl/lab'
import type { Interaction, LeverGain } from '@fishbowl/lab/explain'
import { type ExplainNames, isNothing, isTold, wordGain } from './explain-words.ts'
import { wordDifferences } from './figures/measure-format.ts'

const unit = (id: MeasureId): string => (measureOf(id).format === 'share' ? ' points' : '')

/** A difference with its interval, and whether it can be told from 0. */
function wordTested(estimate: Estimate, id: MeasureId): string {
  const size = `${wordGain(estimate, id)}${unit(id)}`
  if (estimate.n < 2) return `${size} (one replicate gives no interval)`
  if (isNothing(estimate)) return `nothing in all ${estimate.n} replicates`
  const interval = `90 % interval ${wordDifferences(estimate.low, estimate.high, id)}`
  return `${size} (${interval}${isTold(estimate) ? '' : ', which cannot be told from 0'})`
}

/** What comes from one lever, and what it does alone and at last, each with its interval. */
export const leverSentences = (
  { lever, gain, alone, last }: LeverGain,
  { first, second, measure }: ExplainNames,
): readonly string[] => [
  `Due to ${lever.title}: ${wordTested(gain, measure)} of ${measureOf(measure).title}, the mean over all orders of switching the levers on.`,
  `Alone, switched on in ${first}: ${wordTested(alone, measure)}.`,
  `Last, added to ${second} without it: ${wordTested(last, measure)}.`,
]

/** What two levers give together beyond apart. */
export const interactionSentence = (
  { levers, effect }: Interaction,
  { measure }: Pick<ExplainNames, 'measure'>,
): string =>
  `${levers.map(({ title }) => title).join(' and ')}, together beyond apart: ${wordTested(effect, measure)} of ${measureOf(measure).title}.`
