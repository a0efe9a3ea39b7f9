/** Where something came out otherwise. `expected` is what the result or the report says, `found` what came out again. */
export type Miss = {
  /** File inside the report, or what was verified. */
  readonly file: string
  /** Line and column, week and measure; empty where the whole file is meant. */
  readonly place: string
  readonly expected?: unknown
  readonly found?: unknown
  /** The whole as a sentence without its file, where the two values do not say it. */
  readonly says?: string
}

/** What was run again of one kept result, and what was not. */
export type SourceCheck = {
  readonly file: string
  readonly kind: string
  /** Runs that were made. */
  readonly runs: number
  /** Numbers that were compared. */
  readonly compared: number
  readonly misses: readonly Miss[]
  /** What was run again, as a sentence without its full stop. */
  readonly says: string
  /** What was not run again, and how to; undefined where all was. */
  readonly left?: string
}
