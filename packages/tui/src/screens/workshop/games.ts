import { type History, measured } from '@fishbowl/core'
import { type Game, weeksOfRound } from '@fishbowl/lab/play'
import { gameOf, roundsRevealed } from '@fishbowl/lab/workshop'
import { branchGame } from './branches.ts'
import { gameKey, type Room, stepOf } from './room.ts'

/** The same game where nothing is decided: what the base case does in these rounds. */
const idle = (game: Game): Game => ({
  ...game,
  rounds: game.rounds.map(() => ({ answer: 0, decision: {} })),
})

/** The run of a game, once it is made. */
export const historyOf = ({ games }: Pick<Room, 'games'>, game: Game): History | undefined =>
  games.get(gameKey(game))

/** A game on the screen: that of a team, or what the base case does in its rounds. */
export type ShownGame = { readonly team: number | undefined; readonly game: Game }

/** Teams whose games the screen knows: all of them, or the own one. */
const teamsOf = ({ session, mode }: Pick<Room, 'session' | 'mode'>): readonly number[] =>
  mode.kind === 'team' ? [mode.team] : session.teams.map((_, team) => team)

/** What the base case does in so many rounds, then the games of the teams after them. */
export function gamesAfter(
  room: Pick<Room, 'session' | 'record' | 'mode'>,
  rounds: number,
): readonly ShownGame[] {
  const { session, record } = room
  const games = teamsOf(room).map((team) => ({ team, game: gameOf(session, record, team, rounds) }))
  const [first] = games
  return first === undefined ? [] : [{ team: undefined, game: idle(first.game) }, ...games]
}

/** Rounds that are on the screen: those before the one that is asked, with it once it is revealed. */
export const roundsShown = ({ record }: Pick<Room, 'record'>): number =>
  record.at.round + (record.at.revealed ? 1 : 0)

/** Games whose runs the screen needs now. */
export function wantedGames(room: Room): readonly Game[] {
  const { session, record, isOpen, mode } = room
  if (!isOpen || mode.kind === 'notes') return []
  const kind = stepOf(room)?.step.kind
  const rounds = roundsRevealed(session, record)
  const branches = rounds === 0 ? [] : (record.branches ?? []).map((branch) => branchGame(room, branch))
  const shown = kind === 'decide' ? gamesAfter(room, roundsShown(room)) : []
  const whole = kind === 'decide' || kind === 'debrief' ? gamesAfter(room, rounds) : []
  return [...shown.map(({ game }) => game), ...whole.map(({ game }) => game), ...branches].filter(
    ({ rounds: played }) => played.length > 0,
  )
}

/** The predicted measure over the last four weeks of the round before; undefined before the first. */
export function levelBefore(room: Room, game: Game): number | undefined {
  const history = historyOf(room, game)
  const { flight, rounds } = game
  if (history === undefined || rounds.length === 0) return undefined
  const { to } = weeksOfRound(flight, rounds.length - 1)
  return measured(history, flight.measure, { from: Math.max(0, to - 3), to })
}
