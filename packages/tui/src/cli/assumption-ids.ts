import { type AssumptionId, assumptionIds, isFixed, type ModelVersion, nearest, quote } from '@fishbowl/core'
import { Failure } from './failure.ts'

const isAssumption = (word: string): word is AssumptionId => assumptionIds.some((id) => id === word)

function unknown(word: string): Failure {
  const near = nearest(word, assumptionIds)
  const hint = near === undefined ? 'fishbowl model ledger lists them' : `did you mean ${near}?`
  return new Failure('not-found', `--assumptions names no assumption (got ${quote(word, 60)})`, { hint })
}

/** An assumption that a version of the model lacks, so that it has nothing to vary. */
export const noRange = (id: AssumptionId, version: ModelVersion): Failure =>
  new Failure('usage', `--assumptions ${id}: model ${version} has no range for it`, {
    hint: 'take it out, or take model: out of the scenario',
  })

/** The assumptions of `--assumptions` among those that are free, each once and in the order of the ledger; `all` is all of these. */
export function namedAssumptions(
  text: string,
  free: readonly AssumptionId[],
  version: ModelVersion,
): readonly AssumptionId[] {
  if (text === 'all') return free
  const words = text.split(',').map((word) => word.trim())
  for (const word of words) {
    if (!isAssumption(word)) throw unknown(word)
    if (free.includes(word)) continue
    if (isFixed(version, word)) throw noRange(word, version)
    const hint = 'take it out of the assumptions: of the file to vary it over its range'
    throw new Failure('usage', `--assumptions ${word}: the scenario sets it itself, so it does not vary`, {
      hint,
    })
  }
  return free.filter((id) => words.includes(id))
}
