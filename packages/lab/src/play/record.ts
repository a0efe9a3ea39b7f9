import type { Scenario } from '@fishbowl/core'
import { counter } from '../counter.ts'
import { eventIds, type PlayEventId, playEventOf, playEvents } from './events.ts'
import type { Flight } from './flight.ts'
import {
  type Decision,
  decided,
  mostSeniorOf,
  type PlayLeverId,
  playLeverIds,
  postLevers,
  postsOf,
  type Standing,
  standingOf,
  withoutPost,
} from './levers.ts'
import type { Prediction } from './prediction.ts'

/** What a player did in a round. */
export type Round = {
  /** The answer to the event of the round, counted from 0; 0 where there is none. */
  readonly answer: number
  readonly decision: Decision
  readonly prediction?: Prediction | undefined
}

/** A game: its rules, its world and everything that was decided. All else is computed from it. */
export type Game = {
  /** The base as it is without a player: its seed is the luck of the game, its horizon is of no account. */
  readonly base: Scenario
  readonly flight: Flight
  readonly replicate: number
  /** Rounds that were played, in order. */
  readonly rounds: readonly Round[]
}

/** Weeks of a whole game. */
export const horizonOf = ({ rounds, weeks }: Flight): number => rounds * weeks

/**
 * The event that each round has in store, undefined for a quiet one: as the rules name them, or drawn by the seed, at most one a round and
 * each at most once. Every draw has the number of its round, and nothing that a player decides moves one.
 */
export function storedEvents({
  flight,
  base,
}: Pick<Game, 'flight' | 'base'>): readonly (PlayEventId | undefined)[] {
  const { events, rounds } = flight
  const places = Array.from({ length: rounds }, (_, r) => r + 1)
  if (events !== 'drawn') return places.map((round) => events.find((one) => one.round === round)?.event)
  const draw = counter(`play events ${base.seed}`)
  const left = new Set<PlayEventId>(eventIds)
  return places.map((round) => {
    const able = [...left].filter((id) => playEvents[id].earliest <= round)
    // an event in two rounds of three
    if (able.length === 0 || draw(2 * round) >= 2 / 3) return undefined
    const drawn = able[Math.floor(draw(2 * round + 1) * able.length)]
    if (drawn !== undefined) left.delete(drawn)
    return drawn
  })
}

/** Where a round comes from and what it comes to. */
export type Turn = {
  /** The event that comes; where one that needs a team meets none, the round is a quiet one and the event is used up. */
  readonly event: PlayEventId | undefined
  readonly answer: number
  /** Where the levers stood before the round. */
  readonly before: Standing
  /** Where the decision put them. */
  readonly set: Standing
  /** Where they stand with what the answer moved. */
  readonly now: Standing
  /** Levers that decisions and answers up to this round have named; the others stay as the base has them. */
  readonly named: ReadonlySet<PlayLeverId>
}

const comes = (stored: PlayEventId | undefined, before: Standing): PlayEventId | undefined =>
  stored !== undefined && playEventOf(stored).needsTeam && postsOf(before) === 0 ? undefined : stored

/** Where the levers stand once an answer has moved them, and what it names. */
function answered({ event, answer, before, set, named }: Omit<Turn, 'now'>): Pick<Turn, 'now' | 'named'> {
  const effects = event === undefined ? [] : (playEventOf(event).options[answer]?.effects ?? [])
  const level = mostSeniorOf(before)
  const names = new Set(named)
  let now = set
  for (const { sets = {}, closesMostSenior } of effects) {
    if (closesMostSenior && level !== undefined) {
      now = withoutPost(now, level)
      names.add(postLevers[level])
    }
    now = { ...now, ...sets }
    for (const lever of Object.keys(sets) as PlayLeverId[]) names.add(lever)
  }
  return { now, named: names }
}

/** The rounds that were played, in order. */
export function turnsOf(game: Game): readonly Turn[] {
  const stored = storedEvents(game)
  let before = standingOf(game.base)
  let named: ReadonlySet<PlayLeverId> = new Set()
  return game.rounds.map(({ decision, answer }, r) => {
    const decisions = playLeverIds.filter((id) => decision[id] !== undefined)
    const turn = {
      event: comes(stored[r], before),
      answer,
      before,
      set: decided(before, decision),
      named: new Set([...named, ...decisions]),
    }
    const after = { ...turn, ...answered(turn) }
    before = after.now
    named = after.named
    return after
  })
}

/** The event of the round that is next, undefined for a quiet one and at the end of the game. */
export function nextEvent(game: Game): PlayEventId | undefined {
  const before = turnsOf(game).at(-1)?.now ?? standingOf(game.base)
  return comes(storedEvents(game)[game.rounds.length], before)
}

/** The event of each round of a game: of those that were played and of the next one what came, of later ones what is in store. */
export function eventsOf(game: Game): readonly (PlayEventId | undefined)[] {
  const came = [...turnsOf(game).map(({ event }) => event), nextEvent(game)]
  return storedEvents(game).map((stored, r) => (r < came.length ? came[r] : stored))
}

/** Where the levers stand in each round that was played. */
export const standingsOf = (game: Game): readonly Standing[] => turnsOf(game).map(({ now }) => now)
