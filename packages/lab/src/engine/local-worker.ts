import type { MeasureId, Scenario } from '@fishbowl/core'
import { type Made, work } from './work.ts'

/** Replicates of one scenario, in one message: the scenario is sent once. */
export type Batch = {
  readonly scenario: Scenario
  readonly replicates: readonly number[]
  readonly measures: readonly MeasureId[]
}

/** What came of each of them: a run, or what it threw. */
export type Outcome = Made | { readonly error: string }

/** Serves batches by a way to make a run; what one run throws does not touch the others. */
export const serving =
  (make: typeof work) =>
  ({ scenario, replicates, measures }: Batch): readonly Outcome[] =>
    replicates.map((replicate) => {
      try {
        return make({ scenario, replicate }, measures)
      } catch (error) {
        return { error: error instanceof Error ? error.message : String(error) }
      }
    })

/** Entry of a worker thread. */
export const run = serving(work)
