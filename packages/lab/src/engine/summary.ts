import { type History, type MeasureId, measured } from '@fishbowl/core'
import { windowOf } from '../window.ts'

/** The measures of a run, each over the weeks that it is judged by; NaN where one has no value. */
export const summaryOf = (history: History, measures: readonly MeasureId[]): Float64Array =>
  Float64Array.from(measures, (id) => measured(history, id, windowOf(id, history.weeks)))
