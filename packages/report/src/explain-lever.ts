import type { MeasureId } from '@fishbowl/core'
import type { Estimate } from '@fishbowl/lab'
import type { Interaction, LeverGain } from '@fishbowl/lab/explain'
import { type ExplainNames, isNothing, isTold, pointsOf, wordGain } from './explain-words.ts'
import { wordDifferences } from './figures/measure-format.ts'
import { say } from './words/index.ts'
import { leverTitle } from './words/levers.ts'
import { listed } from './words/lists.ts'
import { measureTitle } from './words/model.ts'

/** A difference with its interval, and whether it can be told from 0. */
function wordTested(estimate: Estimate, id: MeasureId): string {
  const size = wordGain(estimate, id) + pointsOf(id)
  if (estimate.n < 2) return say('why.tested.one', { size })
  if (isNothing(estimate)) return say('why.tested.nothing', { n: estimate.n })
  const values = { size, interval: wordDifferences(estimate.low, estimate.high, id) }
  return isTold(estimate) ? say('why.tested.told', values) : say('why.tested.untold', values)
}

/** What comes from one lever, and what it does alone and at last, each with its interval. */
export const leverSentences = (
  { lever, gain, alone, last }: LeverGain,
  { first, second, measure }: ExplainNames,
): readonly string[] => [
  say('why.due', {
    lever: leverTitle(lever),
    size: wordTested(gain, measure),
    title: measureTitle(measure),
  }),
  say('why.alone', { first, size: wordTested(alone, measure) }),
  say('why.last', { second, size: wordTested(last, measure) }),
]

/** What two levers give together beyond apart. */
export const interactionSentence = (
  { levers, effect }: Interaction,
  { measure }: Pick<ExplainNames, 'measure'>,
): string =>
  say('why.pair', {
    levers: listed(levers.map(leverTitle)),
    size: wordTested(effect, measure),
    title: measureTitle(measure),
  })
