import type { Game, Round } from '@fishbowl/lab/play'
import { gameOf, roundsOf, roundsRevealed, type SessionBranch } from '@fishbowl/lab/workshop'
import { enterRound } from '../play/entry.ts'
import { type Room, stepOf } from './room.ts'
import { keeping, type RoomStep, still } from './step.ts'

/** Rounds that one can go back to: those that are revealed. */
export const roundsToChange = ({ session, record }: Pick<Room, 'session' | 'record'>): number =>
  roundsOf(session) > 0 ? roundsRevealed(session, record) : 0

/** True where going back to a round is offered: after one was revealed, on its reveal and in the debrief. */
export function branchable(room: Room): boolean {
  const { record, isOpen, mode } = room
  if (!isOpen || mode.kind !== 'room' || roundsToChange(room) === 0) return false
  const step = stepOf(room)?.step
  return (
    step?.kind === 'debrief' || step?.kind === 'discuss' || (step?.kind === 'decide' && record.at.revealed)
  )
}

/** The game of a team with one round decided otherwise; the other rounds stay as they were decided. */
export function branchGame(
  { session, record }: Pick<Room, 'session' | 'record'>,
  { team, round, answer, decision }: SessionBranch,
): Game {
  const game = gameOf(session, record, team)
  return {
    ...game,
    rounds: game.rounds.map((own, i) => (i === round ? { answer, decision } : own)),
  }
}

/** Goes back to a round of a team: it is decided anew, or, with what was decided, put into the record as a branch. */
export function branched(room: Room, team: number, round: number, decided?: Round): RoomStep {
  const { session, record } = room
  if (decided === undefined) {
    const game = gameOf(session, record, team, round)
    const entry = enterRound(game, { predicts: false })
    return still({ ...room, input: { at: 'entry', team, entry, branch: round } })
  }
  const { answer, decision } = decided
  const others = (record.branches ?? []).filter((one) => one.team !== team || one.round !== round)
  const branches = [...others, { team, round, answer, decision }]
  return keeping(room, { ...record, branches }, (now) => ({
    ...now,
    drawn: now.spoken ? 1 : 0,
    input: { at: 'branch', place: others.length },
  }))
}
