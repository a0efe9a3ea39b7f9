import type { Policies } from '@fishbowl/core'
import type { Standing } from './levers.ts'

/** What an event does from a week of its round on, over the levers as the player set them. */
export type EventEffect = {
  /** Weeks after the start of the round. */
  readonly from: number
  /** First week after the start of the round in which it no longer holds; undefined is the end of the game. */
  readonly until?: number
  /** Added to the mean stance of line managers. */
  readonly stance?: number
  /** The post of the highest level is empty. */
  readonly losesMostSenior?: true
  /** Levers that the option moves for good, as a decision would. */
  readonly sets?: Partial<Standing>
  /** Policies that hold in the window, over everything else. */
  readonly policies?: Policies
  /** A wave of people who hear of it in the first week of the window. */
  readonly wave?: number
}

/** One way to answer an event. */
export type EventOption = {
  /** $ for the organisation as a whole. */
  readonly price: number
  readonly effects: readonly EventEffect[]
  /** Share by which the grants of later rounds change. */
  readonly grant?: number
}

/** Something that happens to real communities. Its effects are assumptions of the game. */
export type PlayEvent = {
  /** Rounds before it may come, counted from 1. */
  readonly earliest: number
  /** What happens whatever the player does. */
  readonly effects: readonly EventEffect[]
  /** Answers 1 to 3; the first one costs nothing, so that it can always be given. */
  readonly options: readonly [EventOption, ...EventOption[]]
}

/** Every event, by id. Words are in the locale files (`play.event.<id>`). */
export const playEvents = {
  reorganisation: {
    earliest: 3,
    effects: [{ from: 0, until: 26, stance: -0.3 }],
    options: [
      { price: 0, effects: [] },
      { price: 15_000, effects: [{ from: 4, until: 26, stance: 0.2 }] },
    ],
  },
} as const satisfies Readonly<Record<string, PlayEvent>>

export type PlayEventId = keyof typeof playEvents
export const eventIds = Object.keys(playEvents) as readonly PlayEventId[]
export const playEventOf = (id: PlayEventId): PlayEvent => playEvents[id]
