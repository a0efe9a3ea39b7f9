import type { MeasureId } from '@fishbowl/core'
import type { Ablations, Attribution, Lever } from '@fishbowl/lab/explain'
import type { Stories } from '../../cli/explain-stories.ts'
import type { Change, Entry } from '../../entry.ts'

/** The second scenario without one lever, as what a draft changes on one of the two. */
export type Without = { readonly base: string; readonly change: Change }

/** A lever with what belongs to it besides numbers. */
export type KnownLever = {
  readonly lever: Lever
  /** Why it is one, and what comes along with it. */
  readonly notes: readonly string[]
  /** Undefined where no scenario file says it. */
  readonly without: Without | undefined
}

/** The explanation of a difference so far, computed by what `fishbowl explain` computes with. */
export type Explanation = {
  readonly ids: readonly [string, string]
  readonly measure: MeasureId
  /** Weeks that are looked at, both included. */
  readonly weeks: readonly [number, number]
  readonly seed: string
  /** Replicates that are asked for, and those of them in which mechanisms are switched off. */
  readonly replicates: number
  readonly ablated: number
  readonly levers: readonly KnownLever[]
  /** Said in place of all numbers where nothing differs. */
  readonly same: string | undefined
  /** What is under way. */
  readonly stage: 'levers' | 'mechanisms' | 'stories' | 'done'
  /** Over the whole replicates so far. */
  readonly attribution: Attribution | undefined
  readonly ablations: Ablations | undefined
  readonly stories: Stories | undefined
  /** What a reader must know to trust the shares; at the end. */
  readonly notes: readonly string[]
  /** Of the runs of the two scenarios; at the end. */
  readonly digests: readonly string[]
}

/** An explanation under way, then whole. */
export type WhyProgress = {
  readonly made: number
  /** Runs in all, at most. */
  readonly runs: number
  readonly found: Explanation
}

/** What is asked about two entries. */
export type WhyAsked = {
  readonly measure: MeasureId
  /** @default as many as `fishbowl explain` makes of scenarios of this size */
  readonly replicates?: number
}

/** What the Why screen asks of the world outside. */
export type WhyServices = {
  /** Why the second entry differs from the first. Leaving the loop or an abort ends the work. */
  readonly explain: (
    pair: readonly [Entry, Entry],
    options: WhyAsked & { readonly signal: AbortSignal },
  ) => AsyncIterable<WhyProgress>
}
