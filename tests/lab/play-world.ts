import type { History } from '@fishbowl/core'
import {
  type Decision,
  Flight,
  type Game,
  netValueOf,
  type Prediction,
  type Round,
  scenarioOfGame,
} from '@fishbowl/lab/play'
import { simulate } from '@fishbowl/sim'
import { entry } from '../support/library.ts'

/** A small organisation in which a run takes a millisecond or two. */
const small = (members: number): Game['base'] => {
  const { scenario } = entry('technology-led')
  return { ...scenario, expect: [], organisation: { ...scenario.organisation, members } }
}

type Rules = Partial<{
  members: number
  rounds: number
  events: Flight['events']
  grant: number
  levers: Flight['levers']
  weeks: number
  role: Flight['role']
  seed: string
}>

/** A game of 200 members and four quarters without events, before its first round. */
export function emptyGame({ members = 200, seed, ...rules }: Rules = {}): Game {
  const base = small(members)
  return {
    base: seed === undefined ? base : { ...base, seed },
    flight: Flight.parse({ rounds: 4, events: [], grant: 70_000, ...rules }),
    replicate: 3,
    rounds: [],
  }
}

/** The game with decisions by round; rounds that are not named change nothing. */
export function played(
  game: Game,
  decisions: Readonly<Record<number, Decision>>,
  answers: Readonly<Record<number, number>> = {},
  predictions: Readonly<Record<number, Prediction>> = {},
): Game {
  const rounds = Array.from(
    { length: game.flight.rounds },
    (_, r): Round => ({ answer: answers[r] ?? 0, decision: decisions[r] ?? {}, prediction: predictions[r] }),
  )
  return { ...game, rounds }
}

/** The numbers of the first weeks of a run. */
export const firstWeeks = ({ values, weeks }: History, count: number): readonly number[] => [
  ...values.subarray(0, (values.length / weeks) * count),
]

/** The run of a game, on its own luck unless another is named. */
export const taskOf = (game: Game, replicate = game.replicate) => ({
  scenario: scenarioOfGame(game),
  replicate,
})

/** Net value of a game on a luck, $. */
export const worth = (game: Game, replicate = game.replicate): number =>
  netValueOf(game, simulate(taskOf(game, replicate)))
