import type { History } from '@fishbowl/core'
import type { DebriefProgress, Game, PlayDebrief } from '@fishbowl/lab/play'
import type { SavedGame } from './state.ts'

/** What was found where a game is saved. */
export type FoundGame =
  | { readonly kind: 'none' }
  | { readonly kind: 'saved'; readonly saved: SavedGame }
  /** Something that cannot be gone on with, and why. */
  | { readonly kind: 'broken'; readonly why: string }

/** A debrief under way, then whole. */
export type DebriefStep =
  | { readonly kind: 'progress'; readonly progress: DebriefProgress }
  /** All but the best plan and other luck, which take a hundred times as long. */
  | { readonly kind: 'first'; readonly found: PlayDebrief }
  | { readonly kind: 'done'; readonly found: PlayDebrief }

/** What the game asks of the world outside. */
export type PlayServices = {
  /** The run of a game over all its weeks. */
  readonly run: (game: Game) => Promise<History>
  /** Everything there is to say of a game; an abort ends the work. */
  readonly debrief: (game: Game, signal: AbortSignal) => AsyncIterable<DebriefStep>
  /** The name that --save gave; absent without it. */
  readonly savedAs?: string | undefined
  /** Where a game is saved; undefined where there is no folder for it. */
  readonly fileOf: (game: Game) => string | undefined
  /** What is saved of a game on the same base, rules and luck. */
  readonly saved: (game: Game) => FoundGame
  /** Saves a game in the place of what was there; why not where it cannot be done. */
  readonly save: (game: Game, left: Omit<SavedGame, 'game'>) => string | undefined
  /** Writes the document of a finished game; its path, or undefined where it cannot be written. */
  readonly keep: (game: Game, found: PlayDebrief) => string | undefined
  /** First digits of the digest of base, rules, replicate and model. */
  readonly digest: (game: Game) => string
}
