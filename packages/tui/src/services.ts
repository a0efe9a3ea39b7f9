import type { MeasureId, Scenario } from '@fishbowl/core'
import type { Comparison } from '@fishbowl/lab'

/** One row of the library as screens show it. */
export type LibraryEntry = {
  readonly id: string
  readonly title: string
  readonly question: string
  readonly watch: readonly string[]
  readonly source: string
  /** Id of the base it extends, if any. */
  readonly base: string | undefined
  /** The lines that differ from the base, one a line, as `fishbowl scenarios diff` prints them. */
  readonly differences: readonly string[]
}

/** A comparison after some replicates. */
export type Progress = { readonly done: number; readonly comparison: Comparison }

/** Everything a screen may ask of the world outside; passed in once, so that tests can pass another. */
export type Services = {
  readonly library: readonly LibraryEntry[]
  readonly scenario: (id: string) => Scenario
  /**
   * Streams the state after each whole replicate. The first id is the baseline. Leaving the loop stops the threads' work; an abort
   * stops it at once, the replicate under way included, and may make the loop throw.
   */
  readonly compare: (
    ids: readonly string[],
    options: {
      readonly replicates: number
      readonly measures: readonly MeasureId[]
      readonly signal?: AbortSignal
    },
  ) => AsyncIterable<Progress>
  /** Milliseconds, for rates and throttling only. */
  readonly now: () => number
  readonly threads: number
  readonly modelVersion: string
}
