import { type MeasureId, type MechanismId, measureOf, mechanismOf } from '@fishbowl/core'
import type { Ablation, Ablations } from '@fishbowl/lab/explain'
import { type ExplainNames, isTold, listed, wordMean, wordMeanUnit, wordSizes } from './explain-words.ts'

const says = (id: MechanismId): string => `${id} (${mechanismOf(id).says})`

/** What a difference is called: of a measure that should rise it is a gain or a loss. */
function nameOf(mean: number, id: MeasureId): string {
  if (measureOf(id).better !== 'more') return 'difference'
  return mean < 0 ? 'loss' : 'gain'
}

/** How a difference moves when a mechanism is switched off, as sizes in the direction of the whole difference. */
function wordMove({ gain, without }: Ablation, id: MeasureId): string {
  const size = `${wordMean(without, id)} (${wordSizes(without, id)})`
  if (gain.mean * without.mean >= 0)
    return `${Math.abs(without.mean) < Math.abs(gain.mean) ? 'falls' : 'grows'} to ${size}`
  const other = nameOf(without.mean, id)
  return other === 'difference' ? `turns round to ${size}` : `turns into a ${other} of ${size}`
}

/** The mechanisms on which most rests, in one sentence. */
function wordFirst(told: readonly Ablation[], { measure }: ExplainNames): readonly string[] {
  const [first, ...others] = told
  if (first === undefined) return []
  const what = nameOf(first.gain.mean, measure)
  const start = `Without ${says(first.mechanism)} the ${what} of ${wordMeanUnit(first.gain, measure)} ${wordMove(first, measure)}`
  const rest = others.map((one) => `without ${says(one.mechanism)} it ${wordMove(one, measure)}`)
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
