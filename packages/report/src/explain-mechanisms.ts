import { type MeasureId, type MechanismId, measureOf, mechanismOf } from '@fishbowl/core'
import type { Estimate } from '@fishbowl/lab'
import type { Ablation, Ablations } from '@fishbowl/lab/explain'
import { type ExplainNames, isTold, listed, wordMean, wordMeanUnit } from './explain-words.ts'
import { wordDifferences } from './figures/measure-format.ts'

const says = (id: MechanismId): string => `${id} (${mechanismOf(id).says})`

type Word = (estimate: Estimate, id: MeasureId) => string

/** A mean as a level between which a gain moves: the sign only where it is below 0. */
const level = (estimate: Estimate, id: MeasureId, word: Word): string =>
  `${estimate.mean < 0 ? 'minus ' : ''}${word(estimate, id)}`

/** How the difference moves when a mechanism is switched off. */
function wordMove({ gain: { mean: from }, without: { mean: to } }: Ablation): string {
  if (from * to < 0) return 'turns'
  return Math.abs(to) < Math.abs(from) ? 'falls' : 'grows'
}

/** The mechanisms on which most rests, in one sentence. */
function wordFirst(told: readonly Ablation[], { measure }: ExplainNames): readonly string[] {
  const [first, ...others] = told
  if (first === undefined) return []
  const what = measureOf(measure).better === 'more' ? 'the gain' : 'the difference'
  const interval = ({ without: { low, high } }: Ablation): string =>
    `(${wordDifferences(low, high, measure)})`
  const from = level(first.gain, measure, wordMean)
  const start = `Without ${says(first.mechanism)} ${what} ${wordMove(first)} from ${from} to ${level(first.without, measure, wordMeanUnit)} ${interval(first)}`
  const rest = others.map(
    (one) =>
      `without ${says(one.mechanism)} it ${wordMove(one)} to ${level(one.without, measure, wordMean)} ${interval(one)}`,
  )
  return [`${[start, ...rest].join('; ')}.`]
}

/**
 * On which mechanisms of the model a difference rests: the `most` largest by name with what is left without them, then those of which
 * nothing can be told and those that changed nothing.
 */
export function mechanismSentences(
  { mechanisms, inert }: Ablations,
  names: ExplainNames,
  most: number,
): readonly string[] {
  const told = mechanisms.filter(({ rests }) => isTold(rests))
  const untold = mechanisms.filter(({ rests }) => !isTold(rests)).map(({ mechanism }) => mechanism)
  return [
    ...wordFirst(told.slice(0, most), names),
    ...(untold.length === 0 ? [] : [`Whether anything rests on these cannot be told: ${listed(untold)}.`]),
    ...(inert.length === 0
      ? []
      : [`Switched off, these changed nothing in the first replicates: ${listed(inert)}.`]),
  ]
}
