import { measureOf } from '@fishbowl/core'
import {
  type Answer,
  type Refusal,
  type SessionQuestion,
  type Submission,
  submissionOf,
  submitted,
} from '@fishbowl/lab/workshop'
import { say } from '@fishbowl/report/words'
import { wordFault } from '../../cli/session-words.ts'
import { openQuestion, type Room, teamName, turnOf, waiting } from './room.ts'
import { keeping, type RoomStep, saying, still } from './step.ts'

/** Why a submission is not taken, as a sentence. */
export const refusal = (why: Refusal): string =>
  say('workshop.screen.refused', { why: wordFault(why).replace(/\.$/, '') })

/** Takes a submission: it is written first, then shown as taken. */
function take(room: Room, submission: Submission): RoomStep {
  const result = submitted(room.session, room.record, submission)
  if (!result.ok) return saying({ ...room, input: { at: 'rest' } }, refusal(result.why))
  const name = teamName(room, submission.team)
  const message = say(result.replaced ? 'workshop.screen.taken.replaced' : 'workshop.screen.taken.first', {
    team: name,
  })
  return keeping(room, result.record, (now) => ({
    ...now,
    input: { at: 'rest' },
    turn: undefined,
    asked: false,
    message,
  }))
}

/** Takes the answer of the team whose turn it is. */
export function answer(room: Room, given: Answer): RoomStep {
  const question = openQuestion(room)
  const team = turnOf(room)
  if (question === undefined || team === undefined) return still({ ...room, input: { at: 'rest' } })
  return take(room, { step: question.step.id, team, answer: given })
}

/** Takes a code of a team's laptop. */
export function takeCode(room: Room, typed: string): RoomStep {
  const decoded = submissionOf(room.session, typed)
  if (!decoded.ok) {
    const key = decoded.why === 'session' ? 'workshop.screen.code.session' : 'workshop.screen.code.mistyped'
    return saying(room, say(key))
  }
  const result = submitted(room.session, room.record, decoded.submission)
  return result.ok ? take(room, decoded.submission) : saying(room, refusal(result.why))
}

/** A question for a number. */
export type NumberQuestion = Extract<SessionQuestion, { kind: 'number' }>

/** How a predicted number is typed: shares as per cent, money in thousands, all else as it is. */
export function typedScale({ step }: NumberQuestion): {
  readonly factor: number
  readonly unit: '%' | 'k$' | 'h' | ''
  /** True where it may be less than nothing: a 0 in front stands for the minus. */
  readonly signed: boolean
} {
  if (step.asks.kind !== 'number') return { factor: 1, unit: '', signed: false }
  const { format } = measureOf(step.asks.measure)
  if (format === 'share') return { factor: 0.01, unit: '%', signed: false }
  if (format === 'money') return { factor: 1000, unit: 'k$', signed: true }
  return { factor: 1, unit: format === 'hours' ? 'h' : '', signed: false }
}

/** Digits that a code of an answer keeps. */
export const mostDigits = 4

/** A typed number; undefined for none. */
export function valueOf(typed: string, question: NumberQuestion): number | undefined {
  if (typed === '' || typed === '-') return undefined
  const { factor } = typedScale(question)
  // 35 / 100 is the double that 0.35 is; 35 * 0.01 is another one.
  return factor < 1 ? Number(typed) / Math.round(1 / factor) : Number(typed) * factor
}

/** Names of the teams that have not answered. */
export const waitingNames = (room: Room): string =>
  waiting(room)
    .map((team) => teamName(room, team))
    .join(', ')
