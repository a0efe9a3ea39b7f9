import { type MeasureId, type MechanismId, measureOf } from '@fishbowl/core'
import type { Ablation, Ablations } from '@fishbowl/lab/explain'
import { type ExplainNames, isTold, wordMean, wordMeanUnit, wordSizes } from './explain-words.ts'
import { say } from './words/index.ts'
import { joined, listed } from './words/lists.ts'
import { mechanismSays } from './words/model.ts'

const says = (id: MechanismId): string => say('why.mechanism', { id, says: mechanismSays(id) })

/** What a difference is called: of a measure that should rise it is a gain or a loss. */
function nameOf(mean: number, id: MeasureId): 'difference' | 'loss' | 'gain' {
  if (measureOf(id).better !== 'more') return 'difference'
  return mean < 0 ? 'loss' : 'gain'
}

/** How a difference moves when a mechanism is switched off, as sizes in the direction of the whole difference. */
function wordMove({ gain, without }: Ablation, id: MeasureId): string {
  const values = { size: wordMean(without, id), interval: wordSizes(without, id) }
  if (gain.mean * without.mean >= 0) {
    const way = Math.abs(without.mean) < Math.abs(gain.mean) ? 'down' : 'up'
    return say('why.move.to', { ...values, way })
  }
  const what = nameOf(without.mean, id)
  return what === 'difference' ? say('why.move.round', values) : say('why.move.into', { ...values, what })
}

/** The mechanisms on which most rests, in one sentence. */
function wordFirst(told: readonly Ablation[], { measure }: ExplainNames): readonly string[] {
  const [first, ...others] = told
  if (first === undefined) return []
  const what = nameOf(first.gain.mean, measure)
  const start = say('why.mechanism.first', {
    what,
    mechanism: says(first.mechanism),
    size: wordMeanUnit(first.gain, measure),
    move: wordMove(first, measure),
  })
  const rest = others.map((one) =>
    say('why.mechanism.next', { what, mechanism: says(one.mechanism), move: wordMove(one, measure) }),
  )
  return [`${joined([start, ...rest])}.`]
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
    ...(untold.length === 0 ? [] : [say('why.mechanism.untold', { ids: listed(untold) })]),
    ...(inert.length === 0 ? [] : [say('why.mechanism.inert', { ids: listed(inert) })]),
  ]
}
