import type { Policies, Scenario } from '@fishbowl/core'
import type { Standing } from './levers.ts'

/** What an event does from a week of its round on, over the levers as the player set them. */
export type EventEffect = {
  /** Weeks after the start of the round. */
  readonly from: number
  /** First week after the start of the round in which it no longer holds; undefined is the end of the game. */
  readonly until?: number
  /** Added to the mean stance of line managers, -1 to 1. */
  readonly stance?: number
  /** Added to how well the platform fits, share. */
  readonly fit?: number
  /** Alignment is no closer than this option of its lever. */
  readonly alignmentAtMost?: number
  /** The post of the highest level is empty; after the window it has a new holder. */
  readonly losesMostSenior?: true
  /** The post of the highest level is closed for good, from this round on, as a decision would. */
  readonly closesMostSenior?: true
  /** Levers that the option moves for good, as a decision would. */
  readonly sets?: Partial<Standing>
  /** Policies that hold in the window, over everything else. */
  readonly policies?: Policies
  /** Share of people who hear of it in the first week of the window. */
  readonly wave?: number
}

/** What an answer costs, $: once, for each member and for each line manager. */
export type EventPrice = {
  readonly fixed?: number
  readonly perMember?: number
  readonly perManager?: number
}

/** One way to answer an event. */
export type EventOption = {
  /** Absent costs nothing. */
  readonly price?: EventPrice
  readonly effects: readonly EventEffect[]
  /** Share by which the grants of later rounds change. */
  readonly grant?: number
  /** The sponsor looks at the round before and decides on the grants of later rounds; hours saved count this many times. */
  readonly review?: number
}

/** Something that happens to real communities. Its effects are assumptions of the game. */
export type PlayEvent = {
  /** First round in which it may be drawn, counted from 1. */
  readonly earliest: number
  /** It comes only where the team has a post at the start of the round; otherwise the round is a quiet one. */
  readonly needsTeam?: true
  /** What happens whatever the player does. */
  readonly effects: readonly EventEffect[]
  /** Answers 1 to 3; the first one costs nothing, so that it can always be given. */
  readonly options: readonly [EventOption, ...EventOption[]]
}

/** Every event, by id. Words are in the locale files (`play.event.<id>`). */
export const playEvents = {
  reorganisation: {
    earliest: 3,
    effects: [
      { from: 0, until: 26, stance: -0.3 },
      { from: 0, until: 2, alignmentAtMost: 1 },
    ],
    options: [
      { effects: [{ from: 2, until: 8, alignmentAtMost: 1 }] },
      {
        price: { perManager: 60 },
        effects: [
          { from: 2, until: 8, alignmentAtMost: 1 },
          { from: 4, until: 26, stance: 0.25 },
        ],
      },
      { price: { perMember: 6 }, effects: [] },
    ],
  },
  departure: {
    earliest: 2,
    needsTeam: true,
    effects: [],
    options: [
      { effects: [{ from: 0, until: 12, losesMostSenior: true }] },
      { price: { fixed: 18_000 }, effects: [{ from: 0, until: 3, losesMostSenior: true }] },
      { effects: [{ from: 0, closesMostSenior: true }] },
    ],
  },
  vendor: {
    earliest: 2,
    effects: [],
    options: [
      { effects: [] },
      {
        price: { perMember: 15 },
        effects: [
          { from: 0, until: 8, fit: -0.15 },
          { from: 8, fit: 0.1, wave: 0.1 },
        ],
      },
      { price: { perMember: 4 }, effects: [{ from: 13, fit: 0.04 }] },
    ],
  },
  sceptic: {
    earliest: 3,
    effects: [{ from: 0, until: 26, stance: -0.4 }],
    options: [
      { effects: [], grant: -0.1 },
      { price: { perMember: 4 }, effects: [{ from: 4, until: 26, stance: 0.2 }] },
      { effects: [{ from: 4, until: 26, stance: 0.2, sets: { alignment: 2 } }] },
    ],
  },
  viral: {
    earliest: 2,
    effects: [{ from: 2, until: 3, wave: 0.15 }],
    options: [
      { effects: [] },
      { price: { perMember: 2 }, effects: [{ from: 3, until: 4, wave: 0.35 }] },
      { price: { perManager: 30 }, effects: [{ from: 3, until: 16, stance: 0.15 }] },
    ],
  },
  review: {
    earliest: 4,
    effects: [],
    options: [
      { effects: [], review: 1 },
      { price: { perMember: 3 }, effects: [], review: 1.25 },
      { effects: [], grant: -0.1 },
    ],
  },
} as const satisfies Readonly<Record<string, PlayEvent>>

export type PlayEventId = keyof typeof playEvents
export const eventIds = Object.keys(playEvents) as readonly PlayEventId[]
export const playEventOf = (id: PlayEventId): PlayEvent => playEvents[id]

/** Line managers of an organisation, about: one for each work group. */
export const managersOf = ({ organisation }: Pick<Scenario, 'organisation'>): number =>
  Math.max(1, Math.round(organisation.members / organisation.groupSize))

/** What an answer costs in an organisation, $; 0 for an answer that the event does not have. */
export function answerPrice(base: Pick<Scenario, 'organisation'>, id: PlayEventId, answer: number): number {
  const { fixed = 0, perMember = 0, perManager = 0 } = playEventOf(id).options[answer]?.price ?? {}
  return fixed + perMember * base.organisation.members + perManager * managersOf(base)
}
