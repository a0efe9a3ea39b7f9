import { type AssumptionId, type MeasureId, type MechanismId, measureOf } from '@fishbowl/core'
import { say } from './index.ts'

/** What a measure is called, as a label or quoted in a sentence. */
export const measureTitle = (id: MeasureId): string => say(`model.measure.${id}.title`)

/** What a measure counts, in a few words. */
export const measureSays = (id: MeasureId): string => say(`model.measure.${id}.says`)

/** The unit of a measure in words. */
export const unitWord = (id: MeasureId): string => {
  const { unit } = measureOf(id)
  if (unit === '$') return unit
  return unit === 'share' ? say('model.unit.share') : say(`model.measure.${id}.axis`)
}

/** What an assumption is about, in the words of the ledger. */
export const assumptionTitle = (id: AssumptionId): string => say(`model.assumption.${id}`)

/** What a part of the model does, as a clause. */
export const mechanismSays = (id: MechanismId): string => say(`model.mechanism.${id}`)
