import type { ColumnId, MeasureId } from '@fishbowl/core'
import type { Comparison } from '@fishbowl/lab'

/** What every kept result says of itself. */
export type Origin = {
  /** Name of the file that was read, without its folder. */
  readonly file: string
  readonly sha256: string
  readonly modelVersion: string
  /** The command that makes it again. */
  readonly again: string
  readonly sentences: readonly string[]
  readonly notes: readonly string[]
}

/** A result of `run`, `compare` or of the ledger of a study, read back. */
export type ComparisonSource = Origin & {
  readonly kind: 'run' | 'comparison'
  /** Its numbers; single runs are not among them. */
  readonly comparison: Comparison
  readonly measure: MeasureId
  readonly seed: string
  /** By arm. */
  readonly titles: ReadonlyMap<string, string>
  readonly digests: ReadonlyMap<string, string>
  /** Means over the replicates, a number a week, by arm. */
  readonly means: ReadonlyMap<string, Readonly<Record<ColumnId, readonly number[]>>>
}

/** Everything a report is made from: kept results, at most one of each kind, and at least one. */
export type Sources = {
  readonly comparison?: ComparisonSource
}
