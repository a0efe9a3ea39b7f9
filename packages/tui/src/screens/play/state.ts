import type { History, Scenario } from '@fishbowl/core'
import type { DebriefProgress, Decision, Game, PlayDebrief } from '@fishbowl/lab/play'
import type { State } from '../../state.ts'
import type { Entry } from './entry-state.ts'

/** The game on a scenario. */
export type PlayScreen = { readonly name: 'play'; readonly id: string }

/** A game as it was left, read from its file and checked. */
export type SavedGame = {
  readonly game: Game
  readonly at: 'dashboard' | 'entry' | 'reveal' | 'end'
  /** What was decided of the round under way. */
  readonly answer?: number | undefined
  readonly decision?: Decision | undefined
}

/** What the player looks at. */
export type PlayStage =
  | { readonly at: 'offer'; readonly saved: SavedGame }
  | { readonly at: 'dashboard' }
  | { readonly at: 'entry'; readonly entry: Entry }
  /** The last round of the game, drawn up to a frame; `lastFrame` shows all of it. */
  | { readonly at: 'reveal'; readonly frame: number }
  /** A page of the end; on that of what could have been decided otherwise, the one that is drawn. */
  | { readonly at: 'end'; readonly page: number; readonly shown?: number | undefined }

/** The debrief as far as it is known. */
export type PlayEnd =
  | { readonly phase: 'none' }
  | {
      readonly phase: 'running'
      readonly part: DebriefProgress['part']
      readonly done: number
      readonly of: number
      /** What is known already: all but the best plan and other luck. */
      readonly found?: PlayDebrief | undefined
    }
  | { readonly phase: 'done'; readonly found: PlayDebrief; readonly file: string | undefined }
  | { readonly phase: 'failed'; readonly why: string }

/** A game that is played. */
export type PlayState = {
  /** Id of the scenario it is played on. */
  readonly id: string
  /** True where nothing but the end of the program leaves the game. */
  readonly kiosk: boolean
  readonly game: Game
  readonly stage: PlayStage
  /** The run of the game with the rounds it has; undefined while it is computed. */
  readonly run: History | undefined
  readonly end: PlayEnd
  /** Digest of base, rules, replicate and version of the model: two games with the same one have the same luck. */
  readonly digest: string
  /** Where the game is saved; undefined where it cannot be. */
  readonly file: string | undefined
  /** The name that --save gave to that file; absent where the game has a place of its own. */
  readonly savedAs?: string | undefined
  /** What is wrong with the saved file, in words. */
  readonly problem?: string | undefined
}

/** Frames of the reveal: at ten a second the curve takes four seconds. */
export const lastFrame = 40

/** The game on the screen. */
export const playOf = ({ play }: State): PlayState | undefined => play

/** The state with a change of its game; the same state where there is none. */
export const withPlay = (state: State, change: Partial<PlayState>): State =>
  state.play === undefined ? state : { ...state, play: { ...state.play, ...change } }

/** The base of a game with a seed of its own. */
export const reseeded = (base: Scenario, seed: string): Scenario => ({ ...base, seed })
