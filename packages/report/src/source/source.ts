import type { ColumnId, MeasureId } from '@fishbowl/core'
import type { Comparison, Sureness } from '@fishbowl/lab'
import type { AdviceSource } from './advice-source.ts'
import type { CalibrationSource } from './calibration-source.ts'
import type { ExplanationSource } from './explanation-source.ts'
import type { NetworkSource } from './network-source.ts'
import type { PlaySource } from './play-source.ts'
import type { SensitivitySource } from './sensitivity-source.ts'
import type { SessionSource } from './session-source.ts'
import type { StudySource } from './study-source.ts'

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
  /** Of a comparison until sure: how it stopped, pair by pair, and by which measure. */
  readonly sureness?: { readonly measure: MeasureId; readonly states: readonly Sureness[] }
}

/** Everything a report is made from: kept results, at least one; several of a kind only where it is a list. */
export type Sources = {
  readonly comparison?: ComparisonSource
  readonly study?: StudySource
  readonly calibration?: CalibrationSource
  readonly network?: NetworkSource
  /** Of several pairs of scenarios, or of several measures. */
  readonly explanations?: readonly ExplanationSource[]
  readonly sensitivities?: readonly SensitivitySource[]
  readonly advice?: AdviceSource
  readonly play?: PlaySource
  readonly session?: SessionSource
}
