import { type History, measured } from '@fishbowl/core'
import { type Game, weeksOfRound } from '@fishbowl/lab/play'

/** The predicted measure over the last four weeks of a round, counted from 0; undefined before the first one. */
export function measuredLevel(
  { flight }: Pick<Game, 'flight'>,
  run: History,
  round: number,
): number | undefined {
  if (round < 0) return undefined
  const { to } = weeksOfRound(flight, round)
  return measured(run, flight.measure, { from: Math.max(0, to - 3), to })
}

/** The predicted measure in each week of the rounds that were played; NaN where a week has no value. */
export const weeklyValues = ({ flight, rounds }: Game, run: History): readonly number[] =>
  Array.from({ length: rounds.length * flight.weeks }, (_, week) =>
    measured(run, flight.measure, { from: week, to: week }),
  )

/** Hours saved in a round. */
export const hoursSavedIn = ({ flight }: Pick<Game, 'flight'>, run: History, round: number): number =>
  measured(run, 'hoursSaved', weeksOfRound(flight, round))

/** What a round, counted from 0, is compared with: the last four weeks of the one before, or the first four weeks of the game. */
export const levelBefore = (game: Pick<Game, 'flight'>, run: History, round: number): number =>
  measuredLevel(game, run, round - 1) ?? measured(run, game.flight.measure, { from: 0, to: 3 })

/** Weeks of a moving mean, as of the levels of the dashboard, so that a single run can be read. */
const smoothing = 4

/** Each week the mean of the four up to it; a week without a value counts as none. */
export function smoothed(values: readonly (number | null)[]): readonly number[] {
  return values.map((_, week) => {
    const known = values
      .slice(Math.max(0, week - smoothing + 1), week + 1)
      .filter((value): value is number => value !== null && Number.isFinite(value))
    return known.reduce((sum, value) => sum + value, 0) / known.length
  })
}
