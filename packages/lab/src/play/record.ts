import type { Scenario } from '@fishbowl/core'
import { counter } from '../counter.ts'
import { eventIds, type PlayEventId, playEventOf, playEvents } from './events.ts'
import type { Flight } from './flight.ts'
import {
  type Decision,
  decided,
  type PlayLeverId,
  playLeverIds,
  type Standing,
  standingOf,
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

/** The event of each round, undefined for a quiet one: as the rules name them, or drawn by the seed, at most one a round and each at most once. */
export function eventsOf({
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

/** Where the levers stand in each round that was played. */
export function standingsOf({ base, flight, rounds }: Game): readonly Standing[] {
  const events = eventsOf({ base, flight })
  let now = standingOf(base)
  return rounds.map(({ decision, answer }, r) => {
    now = decided(now, decision)
    const event = events[r]
    if (event !== undefined)
      for (const { sets } of playEventOf(event).options[answer]?.effects ?? []) now = { ...now, ...sets }
    return now
  })
}

/** Levers that decisions up to a round, counted from 0, have named. */
export function namedLevers(rounds: readonly Round[], round: number): ReadonlySet<PlayLeverId> {
  const named = new Set<PlayLeverId>()
  for (const { decision } of rounds.slice(0, round + 1))
    for (const id of playLeverIds) if (decision[id] !== undefined) named.add(id)
  return named
}
