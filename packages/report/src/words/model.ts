import type { MeasureId, MechanismId } from '@fishbowl/core'
import { say } from './index.ts'

/** What a measure is called, as a label or quoted in a sentence. */
export const measureTitle = (id: MeasureId): string => say(`model.measure.${id}.title`)

/** What a measure counts, in a few words. */
export const measureSays = (id: MeasureId): string => say(`model.measure.${id}.says`)

/** What a part of the model does, as a clause. */
export const mechanismSays = (id: MechanismId): string => say(`model.mechanism.${id}`)
