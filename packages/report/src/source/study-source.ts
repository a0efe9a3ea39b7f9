import type { MeasureId } from '@fishbowl/core'
import type { Estimate } from '@fishbowl/lab'
import type { Counts } from '@fishbowl/lab/ledger'
import type { DesignKind, Influence, Spread } from '@fishbowl/lab/study'
import type { Origin } from './source.ts'

/** Who is planned for at the end of a point: posts, and their working time in full posts. */
export type PlannedTeam = { readonly posts: number; readonly fte: number }

/** One point of a study over its replicates. */
export type StudyPoint = {
  readonly number: number
  /** Scenario that it varies. */
  readonly base: string
  readonly factors: Readonly<Record<string, unknown>>
  readonly runs: number
  readonly levels: ReadonlyMap<MeasureId, Estimate>
  /** Paired differences to the reference; absent for a reference itself. */
  readonly deltas?: ReadonlyMap<MeasureId, Estimate>
  readonly team?: PlannedTeam
}

/** What one measure does over the points of a random design: a scenario's level, or its difference to the first scenario. */
export type StudySpread = {
  readonly scenario: string
  readonly isDifference: boolean
  readonly spread: Spread
  readonly influences: readonly Influence[]
}

/** The results of a study. */
export type StudySource = Origin & {
  readonly id: string
  readonly title: string
  readonly question: string | undefined
  readonly design: DesignKind
  /** The one that the others are compared with first. */
  readonly scenarios: readonly string[]
  readonly factors: readonly string[]
  readonly measures: readonly MeasureId[]
  /** The measure that is asked for. */
  readonly measure: MeasureId
  readonly replicates: number
  readonly seed: string
  readonly runs: Counts
  /** Points of a list or a grid that have a run; empty for a random design. */
  readonly points: readonly StudyPoint[]
  /** Points that are not in the document. */
  readonly pointsLeftOut: number
  /** Of a random design, for `measure` alone; empty for others. */
  readonly spread: readonly StudySpread[]
  /** Digest of the runs. */
  readonly digest: string
  readonly tool: string
}
