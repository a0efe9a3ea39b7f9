import type { MeasureId } from '@fishbowl/core'
import type { PlayDebrief } from '../play/index.ts'
import type { SessionBranch, SessionRecord } from './answer.ts'
import type { Leaderboard } from './leaderboard.ts'
import type { PredictionScore, RoundScore, StepScore } from './outcome.ts'
import type { Reveal } from './reveal.ts'
import type { Session } from './session.ts'
import type { SessionFile, SessionText } from './session-file.ts'
import type { ChoiceOption } from './steps.ts'

/** The curves of an arm as plain JSON; null in a week without a value. */
export type PlainCurve = {
  readonly arm: string
  readonly middle: readonly (number | null)[]
  readonly low: readonly (number | null)[]
  readonly high: readonly (number | null)[]
}

/** A reveal as plain JSON. */
export type PlainReveal = Omit<Reveal, 'curves'> & { readonly curves: readonly PlainCurve[] }

/** A step of the format with what was answered and what came; its words are those of the file. */
export type DebriefStep = {
  readonly id: string
  /** Its place in the file. */
  readonly place: number
  readonly minutes: number
  /** Rounds of the flight that it played, counted from 0. */
  readonly rounds: readonly number[]
  /** Of a predict step: options in the order of their places. */
  readonly options: readonly ChoiceOption[]
  /** Of a predict step whose result was revealed. */
  readonly reveal?: PlainReveal | undefined
  /** One for each team that answered. */
  readonly scores: readonly StepScore[]
}

/** The game of a team. */
export type DebriefGame = {
  readonly team: number
  /** $ on the luck of the session. */
  readonly netValue: number
  /** The measure of the flight week by week. */
  readonly measure: MeasureId
  readonly curve: readonly (number | null)[]
  /** What else could have been decided, luck or skill, and of the first team the best plan and lives. */
  readonly play: PlayDebrief
}

/** Going back to a round and deciding otherwise, on the same luck. */
export type DebriefBranch = SessionBranch & {
  readonly netValue: number
  /** Net value less that of the team's own game, $. */
  readonly difference: number
}

/** Everything there is to say of a session, as plain JSON. The same session and record give the same bytes. */
export type SessionDebrief = {
  readonly kind: 'session-debrief'
  readonly version: 1
  readonly modelVersion: string
  /** Digest of the session. */
  readonly digest: string
  readonly format: Session['format']
  readonly teams: readonly string[]
  /** The session file with its defaults. */
  readonly file: SessionFile
  /** With the hidden assumptions, as `scenarioData` gives them; the first is the base case. */
  readonly arms: readonly { readonly id: string; readonly title: SessionText; readonly scenario: object }[]
  readonly steps: readonly DebriefStep[]
  /** Absent where no round was played. */
  readonly leaderboard?: Omit<Leaderboard, 'histories'> | undefined
  /** One for each team. */
  readonly predictions: readonly PredictionScore[]
  readonly roundScores: readonly RoundScore[]
  /** One for each team; none where no round was played. */
  readonly games: readonly DebriefGame[]
  /** The measure of the flight in the base case without a decision; empty where no round was played. */
  readonly baseCurve: readonly (number | null)[]
  readonly branches: readonly DebriefBranch[]
  readonly record: SessionRecord
}

/** How far a debrief has come. */
export type SessionDebriefProgress = {
  readonly part: 'reveals' | 'leaderboard' | 'games' | 'branches'
  readonly done: number
  readonly of: number
}
