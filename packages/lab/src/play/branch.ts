import { type History, type MeasureId, measured } from '@fishbowl/core'
import type { Task } from '../runner.ts'
import type { Branch, PlayCurves } from './debrief-types.ts'
import { accountsOf } from './money.ts'
import type { Game } from './record.ts'
import { netValueOf } from './result.ts'
import { reviewIn } from './review.ts'
import { scenarioOfGame } from './scenario-of.ts'

/** A game with its run and what that is worth, $. */
export type Played = { readonly game: Game; readonly history: History; readonly netValue: number }

/** The run of a game, on its own luck unless another is named. */
export const taskOf = (game: Game, replicate = game.replicate): Task => ({
  scenario: scenarioOfGame(game),
  replicate,
})

export const playedOf = (game: Game, history: History): Played => ({
  game,
  history,
  netValue: netValueOf(game, history),
})

/** Weekly values of measures over the weeks that were played. */
export function curvesOf({ game, history }: Played, measures: readonly MeasureId[]): PlayCurves {
  const weeks = game.rounds.length * game.flight.weeks
  const curve = (id: MeasureId): readonly (number | null)[] =>
    Array.from({ length: weeks }, (_, week) => {
      const value = measured(history, id, { from: week, to: week })
      return Number.isFinite(value) ? value : null
    })
  return Object.fromEntries(measures.map((id) => [id, curve(id)]))
}

/** A changed game beside the own one. */
export function branchOf(own: Played, changed: Played): Branch {
  const { game, history, netValue } = changed
  const missing = accountsOf(game, reviewIn(history)).findIndex(({ left }) => left < -0.01)
  return {
    rounds: game.rounds,
    netValue,
    difference: netValue - own.netValue,
    ...(missing >= 0 && { overBudget: missing }),
    curves: curvesOf(changed, [game.flight.measure]),
  }
}
