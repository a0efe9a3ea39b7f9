import { type History, measured, type Weeks } from '@fishbowl/core'
import { type Flight, weeksOfRound } from './flight.ts'
import { accountsOf, gameCosts } from './money.ts'
import {
  brierScore,
  type Direction,
  directionOf,
  directions,
  intervalScore,
  type Prediction,
  probabilitiesOf,
} from './prediction.ts'
import type { Game } from './record.ts'

/** The last four weeks of a round, or of the start of the game for round -1: what a direction is told from. */
export function endOfRound(flight: Flight, round: number): Weeks {
  if (round < 0) return { from: 0, to: 3 }
  const { to } = weeksOfRound(flight, round)
  return { from: Math.max(0, to - 3), to }
}

/** Which way the measure of a game went in a round, from the end of the round before to its end. */
export function outcomeOf(flight: Flight, history: History, round: number): Direction {
  const at = (r: number): number => measured(history, flight.measure, endOfRound(flight, r))
  return directionOf(at(round - 1), at(round), flight.flat)
}

/** A prediction beside what came. */
export type Scored =
  | { readonly kind: 'direction'; readonly came: Direction; readonly hit: boolean; readonly brier: number }
  | { readonly kind: 'points'; readonly within: number; readonly of: number; readonly interval: number }

/** Scores the prediction of a round. */
export function scored(flight: Flight, history: History, round: number, prediction: Prediction): Scored {
  if (prediction.kind === 'direction') {
    const came = outcomeOf(flight, history, round)
    const brier = brierScore(probabilitiesOf(prediction), directions.indexOf(came))
    return { kind: 'direction', came, hit: came === prediction.direction, brier }
  }
  const { points, within } = prediction
  const { from } = weeksOfRound(flight, round)
  const values = points.map(([week, value]) => {
    const at = Math.min(from + week, history.weeks - 1)
    const real = measured(history, flight.measure, { from: at, to: at })
    return { real, low: value - within, high: value + within }
  })
  const sum = values.reduce((total, { real, low, high }) => total + intervalScore(low, high, real), 0)
  return {
    kind: 'points',
    within: values.filter(({ real, low, high }) => real >= low && real <= high).length,
    of: values.length,
    interval: sum / values.length,
  }
}

/** Net value of a game over the rounds that were played, $: that of the model less what the game charges besides, whatever it was granted. */
export function netValueOf(game: Game, history: History): number {
  const weeks = { from: 0, to: game.rounds.length * game.flight.weeks - 1 }
  return measured(history, 'netValue', weeks) - gameCosts(accountsOf(game, () => 'kept'))
}
