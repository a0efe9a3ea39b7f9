import type { MeasureId } from '@fishbowl/core'
import type { Arm, Comparison } from '@fishbowl/lab'
import type { Entry } from './entry.ts'
import type { PlayServices } from './screens/play/services.ts'
import type { StudyServices } from './screens/studies/services.ts'
import type { WhyServices } from './screens/why/services.ts'

/** A comparison after some replicates. */
export type Progress = { readonly done: number; readonly comparison: Comparison }

/** What came of writing a file: taken means that another file has the name. */
export type Saved =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: string; readonly taken: boolean }

/** What came of opening a scenario file: the entry, or what is wrong with it in words. */
export type OpenedEntry =
  | { readonly ok: true; readonly entry: Entry }
  | { readonly ok: false; readonly why: string }

/** Everything a screen may ask of the world outside; passed in once, so that tests can pass another. */
export type Services = {
  /** Scenarios of the library, then those of files. */
  readonly library: readonly Entry[]
  /**
   * Streams the state after each whole replicate. The first arm is the baseline. Leaving the loop stops the threads' work; an abort
   * stops it at once, the replicate under way included, and may make the loop throw.
   */
  readonly compare: (
    arms: readonly Arm[],
    options: {
      readonly replicates: number
      readonly measures: readonly MeasureId[]
      readonly signal?: AbortSignal
    },
  ) => AsyncIterable<Progress>
  readonly why: WhyServices
  readonly studies: StudyServices
  readonly play: PlayServices
  /** Writes a scenario file; one that exists is replaced only with `replace`. */
  readonly save: (path: string, text: string, replace: boolean) => Saved
  /** Opens a scenario file or library entry as a command would. */
  readonly open: (operand: string) => OpenedEntry
  /** Scenario files of the current folder. */
  readonly folder: {
    /** Files that may be scenarios, by name, and how many more there are than are looked at. */
    readonly names: () => { readonly names: readonly string[]; readonly more: number }
    /** One of them; undefined where it is something else than a scenario. */
    readonly read: (name: string) => OpenedEntry | undefined
  }
  /** Opens a file in the editor of the user; false where there is no editor or it failed. */
  readonly editFile: (path: string) => Promise<boolean>
  /** Hands a text to the editor of the user and gives it back as it was left; undefined where there is no editor or it failed. */
  readonly edit: (text: string, name: string) => Promise<string | undefined>
  /** Calls `act` once after some milliseconds unless the result is called before. */
  readonly after: (milliseconds: number, act: () => void) => () => void
  /** Milliseconds, for rates and throttling only. */
  readonly now: () => number
  readonly threads: number
  readonly modelVersion: string
}
