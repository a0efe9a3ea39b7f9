import type { History } from '@fishbowl/core'
import type { Game, PlayDebrief } from '@fishbowl/lab/play'
import {
  type Leaderboard,
  questionOf,
  type Reveal,
  type Session,
  type SessionQuestion,
  type SessionRecord,
  type SessionStep,
  type SessionText,
  stepsOf,
  textOf,
  waitingFor,
} from '@fishbowl/lab/workshop'
import type { ColorDepth } from '@fishbowl/report'
import { language, say } from '@fishbowl/report/words'
import type { Look } from '../../terminal.ts'
import type { Entry } from '../play/entry-state.ts'

/** Whose screen it is. */
export type Mode =
  /** That of the room: the facilitator's laptop on the projector. */
  | { readonly kind: 'room' }
  /** That of the facilitator alone, in a second terminal. */
  | { readonly kind: 'notes' }
  /** The laptop of one team, counted from 0, without a network; `file` is what it hands over. */
  | { readonly kind: 'team'; readonly team: number; readonly file: string }

/** What is typed now. */
export type Input =
  | { readonly at: 'rest' }
  /** An option was chosen: how sure? */
  | { readonly at: 'sure'; readonly choice: number }
  /** A number is typed, then within how much. */
  | { readonly at: 'value'; readonly typed: string }
  | { readonly at: 'within'; readonly value: number; readonly typed: string }
  | { readonly at: 'menu' }
  | { readonly at: 'code'; readonly typed: string }
  /** A team is chosen: to answer, or to go back to one of its rounds. */
  | { readonly at: 'team'; readonly to: 'answer' | 'branch'; readonly typed: string }
  | { readonly at: 'quarter'; readonly team: number; readonly typed: string }
  /** A round is decided, `branch` where it was decided otherwise before. */
  | { readonly at: 'entry'; readonly team: number; readonly entry: Entry; readonly branch?: number }
  /** A branch is shown beside what it branched off, by its place in the record. */
  | { readonly at: 'branch'; readonly place: number }

/** The runs behind the reveals, as far as they are; they start with the screens. */
export type RevealRuns = {
  readonly done: number
  readonly of: number
  /** By the ids of their steps. */
  readonly ready: ReadonlyMap<string, Reveal>
  /** Why there will be no more. */
  readonly error?: string
}

/** Everything the screens of a workshop show. */
export type Room = {
  readonly session: Session
  readonly record: SessionRecord
  readonly mode: Mode
  /** True where a participant who comes near the keyboard cannot end it. */
  readonly kiosk: boolean
  /** Sentences for a screen reader: nothing moves by itself. */
  readonly spoken: boolean
  readonly look: Look
  /** Colours of the terminal, to come back to after none. */
  readonly depth: ColorDepth
  /** False while the page before the first step is shown. */
  readonly isOpen: boolean
  /** Page of a place that has several. */
  readonly page: number
  /** The team that answers now, where it is not the first of those that have not. */
  readonly turn: number | undefined
  readonly input: Input
  readonly reveals: RevealRuns
  /** Runs of games by their keys. */
  readonly games: ReadonlyMap<string, History>
  /** The teams by value; undefined until all its runs are made. */
  readonly board: Leaderboard | undefined
  /** What each team could have done otherwise, by team, as far as it is made. */
  readonly plays: ReadonlyMap<number, PlayDebrief>
  /** How much of the curves is drawn, 0 to 1. */
  readonly drawn: number
  /** Seconds since the step was opened. */
  readonly seconds: number
  /** Where phones and other laptops can join, and how many are there; undefined without a network. */
  readonly join: { readonly link: string; readonly code: string; readonly phones: number } | undefined
  /** The folder of the debrief pack, once it is written. */
  readonly pack: string | undefined
  readonly isPacking: boolean
  readonly over: 'help' | 'leave' | undefined
  /** True when the question whether to go on without some teams was asked. */
  readonly asked: boolean
  readonly message: string
}

/** A text of the session in the language that is spoken. */
export const told = ({ session }: Pick<Room, 'session'>, text: SessionText): string =>
  // A per cent sign at the start of a line is read with the wrong number.
  textOf(text, language(), session.file.languages).replace(/(\d) (?=%)/g, '$1\u00A0')

/** The step that is shown. */
export const stepOf = ({ session, record }: Pick<Room, 'session' | 'record'>): SessionStep | undefined =>
  stepsOf(session)[record.at.step]

/** What is asked, while it can be answered. */
export function openQuestion({ session, record }: Room): SessionQuestion | undefined {
  const question = questionOf(session, record)
  return question?.open === true && !record.at.revealed ? question : undefined
}

/** Teams that have not answered. */
export const waiting = ({ session, record }: Room): readonly number[] => waitingFor(session, record)

/** The team whose answer is taken by the keys; undefined where all have answered. */
export const turnOf = (room: Room): number | undefined =>
  room.mode.kind === 'team' ? room.mode.team : (room.turn ?? waiting(room)[0])

/** The name of a team: its own, or its number. */
export function teamName({ session }: Pick<Room, 'session'>, team: number): string {
  const name = session.teams[team] ?? `${team + 1}`
  return /^\d+$/.test(name) ? say('workshop.screen.teamNumber', { number: name }) : name
}

/** What tells one run of a game from another: all that was decided in it. */
export const gameKey = ({ rounds }: Pick<Game, 'rounds'>): string => JSON.stringify(rounds)

/** True where the result of the place is on the screen. */
export const isReveal = ({ isOpen, record }: Pick<Room, 'isOpen' | 'record'>): boolean =>
  isOpen && record.at.revealed
