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

/** Games of all teams after so many rounds, and what the base case does in them last. */
export function gamesAfter({ session, record }: Room, rounds: number): readonly Game[] {
  const games = session.teams.map((_, team) => gameOf(session, record, team, rounds))
  const [first] = games
  return first === undefined ? [] : [...games, idle(first)]
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
  return [...shown, ...whole, ...branches].filter((game) => game.rounds.length > 0)
}

/** The predicted measure over the last four weeks of the round before; undefined before the first. */
export function levelBefore(room: Room, game: Game): number | undefined {
  const history = historyOf(room, game)
  const { flight, rounds } = game
  if (history === undefined || rounds.length === 0) return undefined
  const { to } = weeksOfRound(flight, rounds.length - 1)
  return measured(history, flight.measure, { from: Math.max(0, to - 3), to })
}
