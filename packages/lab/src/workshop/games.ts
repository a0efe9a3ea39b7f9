import { accountsOf, type Game, type IllegalKey, illegal, type Round } from '../play/index.ts'
import type { Answer, SessionRecord, Submission } from './answer.ts'
import type { Session } from './session.ts'
import { flightOf, stepsOf } from './steps.ts'

type RoundAnswer = Extract<Answer, { kind: 'round' }>

/** A round in which a team decided nothing: everything stays as it is. */
const idle: Round = { answer: 0, decision: {} }

/** The replicate that is the luck of the session: the same for every team. */
export const sessionReplicate = 0

function roundsBy(submissions: readonly Submission[], team: number): ReadonlyMap<number, Round> {
  const rounds = new Map<number, Round>()
  for (const { team: whose, answer } of submissions) {
    if (whose !== team || answer.kind !== 'round') continue
    rounds.set(answer.round, roundOf(answer))
  }
  return rounds
}

function gameWith(session: Session, rounds: readonly Round[]): Game {
  return {
    base: session.arms[0].scenario,
    flight: flightOf(session),
    replicate: sessionReplicate,
    rounds,
  }
}

/** How many rounds of the flight are revealed. */
export function roundsRevealed(session: Session, { furthest }: SessionRecord): number {
  const steps = stepsOf(session)
  const before = steps.slice(0, furthest.step).reduce((sum, { rounds }) => sum + rounds.length, 0)
  if (steps[furthest.step]?.step.kind !== 'decide') return before
  return furthest.round + (furthest.revealed ? 1 : 0)
}

/**
 * The game of a team, counted from 0, after `rounds` rounds (those that are revealed); a round that it did not answer leaves everything as it was.
 * Throws RangeError for a session without a flight.
 */
export const gameOf = (
  session: Session,
  record: SessionRecord,
  team: number,
  rounds = roundsRevealed(session, record),
): Game => gameBefore(session, record.submissions, team, rounds)

/** The game of a team before a round, counted from 0; rounds that it did not answer leave everything as it was. */
export function gameBefore(
  session: Session,
  submissions: readonly Submission[],
  team: number,
  round: number,
): Game {
  const given = roundsBy(submissions, team)
  return gameWith(
    session,
    Array.from({ length: round }, (_, r) => given.get(r) ?? idle),
  )
}

/** The round that an answer stands for. */
export function roundOf({ kind: _kind, round: _round, ...given }: RoundAnswer): Round {
  return given
}

const leftAfter = (game: Game, round: Round): number =>
  accountsOf({ ...game, rounds: [...game.rounds, round] }).at(-1)?.left ?? 0

/**
 * Why a round cannot be played next in a game. A team that went into debt by going on as before may do what costs no more than that, or it could
 * never find a way out.
 */
export function illegalIn(game: Game, round: Round): IllegalKey | undefined {
  const why = illegal(game, round)
  if (why !== 'play.illegal.money') return why
  const goingOn = leftAfter(game, idle)
  return goingOn < 0 && leftAfter(game, round) >= goingOn ? undefined : why
}
