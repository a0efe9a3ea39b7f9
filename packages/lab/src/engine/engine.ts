import type { MeasureId, Scenario } from '@fishbowl/core'

/** One run to be made, wherever. */
export type Job = {
  /** SHA-256 of code, scenario as the engine sees it and replicate (`taskKey`), 64 hex digits: the name of the result. */
  readonly key: string
  readonly scenario: Scenario
  readonly replicate: number
}

/** A run that was made. */
export type Done = {
  readonly key: string
  /** SHA-256 of the history as `encodeHistory` writes it, before it is packed: 64 hex digits (`sha256Of(unpack(body))`). */
  readonly sha256: string
  /** The history, encoded and packed; `decodeHistory` reads it. */
  readonly body: Uint8Array
  /** The measures of the study in their order, NaN where one has no value. */
  readonly summary: Float64Array
  /** Who made it: host, node and processor, for people. */
  readonly by: string
}

/** What came of a job. `crash` is true where the thread or machine died or was stopped rather than the run having thrown. */
export type Delivery =
  | ({ readonly kind: 'done' } & Done)
  | {
      readonly kind: 'failed'
      readonly key: string
      readonly error: string
      readonly crash: boolean
      readonly by: string
    }

/**
 * Makes runs. It takes a job when it has room for one and delivers in any order; it may deliver a job twice, or, when it is stopped,
 * not at all. It keeps nothing: what was delivered is the ledger's.
 */
export type Engine = {
  /** In one word, for messages: local, queue. */
  readonly name: string
  /** Ends when every job was delivered or `signal` is aborted. Throws only when no further job can be made, such as a lost queue. */
  readonly run: (jobs: Iterator<Job>, signal: AbortSignal) => AsyncIterable<Delivery>
  readonly close: () => Promise<void>
}

/** What every engine is told once. */
export type EngineSettings = {
  readonly measures: readonly MeasureId[]
  /** Hash of the code that simulates; a machine with another one must refuse. */
  readonly code: string
  /** Name of this machine for `by`. */
  readonly machine: string
}

/** Calls `act` after a while unless the result is called before; lab has no clock of its own. */
export type After = (milliseconds: number, act: () => void) => () => void
