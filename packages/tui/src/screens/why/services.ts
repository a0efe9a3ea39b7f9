import type { MeasureId } from '@fishbowl/core'
import type { Entry } from '../../entry.ts'

/** The explanation of a difference, computed by what `fishbowl explain` computes with. */
export type Explanation = {
  readonly ids: readonly [string, string]
  readonly measure: MeasureId
}

/** An explanation under way, then whole. */
export type WhyProgress = {
  readonly made: number
  readonly runs: number
  readonly found?: Explanation
}

/** What the Why screen asks of the world outside. */
export type WhyServices = {
  /** Why the second entry differs from the first. Leaving the loop or an abort ends the work. */
  readonly explain: (
    pair: readonly [Entry, Entry],
    options: { readonly measure: MeasureId; readonly signal: AbortSignal },
  ) => AsyncIterable<WhyProgress>
}
