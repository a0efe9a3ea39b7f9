import { type IllegalKey, type Prediction, sureness } from '../play/index.ts'
import type { Answer, Submission } from './answer.ts'
import { gameBefore, illegalIn, roundOf } from './games.ts'
import { isTidy } from './number-code.ts'
import type { Session } from './session.ts'
import { flightOf, optionsOf, type SessionStep, stepsOf } from './steps.ts'

/** What is wrong with a submission whatever the moment. */
export type Fault =
  /** The format of the session has no such step. */
  | 'step'
  /** Nothing is asked there, or something else. */
  | 'kind'
  | 'team'
  | 'seat'
  /** No such option. */
  | 'option'
  /** A sureness that cannot be chosen. */
  | 'sureness'
  /** No number, or one with more than four digits that count. */
  | 'number'
  /** The step has no such round. */
  | 'round'
  /** What the rules of the flight do not allow. */
  | IllegalKey

/** Most people of a team that answer by themselves. */
export const mostSeats = 100

const isPlace = (value: number, count: number): boolean =>
  Number.isInteger(value) && value >= 0 && value < count
const isSure = (sure: number): boolean => sureness.some((one) => one === sure)

function predictionFault(session: Session, prediction: Prediction): Fault | undefined {
  if (prediction.kind === 'direction') return isSure(prediction.sure) ? undefined : 'sureness'
  const { weeks } = flightOf(session)
  const { points, within } = prediction
  if (points.length === 0 || points.length > weeks) return 'number'
  const right = points.every(([week, value]) => isPlace(week, weeks) && isTidy(value))
  return right && isTidy(within) && within >= 0 ? undefined : 'number'
}

function roundFault(
  session: Session,
  { team, answer }: Submission,
  rounds: readonly number[],
  before: readonly Submission[],
): Fault | undefined {
  if (answer.kind !== 'round') return 'kind'
  if (!rounds.includes(answer.round)) return 'round'
  const { prediction } = answer
  const fault = prediction === undefined ? undefined : predictionFault(session, prediction)
  return fault ?? illegalIn(gameBefore(session, before, team, answer.round), roundOf(answer))
}

function predictFault({ step }: SessionStep, answer: Answer): Fault | undefined {
  if (step.kind !== 'predict') return 'kind'
  const options = optionsOf(step.asks)
  if (answer.kind !== (options.length === 0 ? 'number' : 'choice')) return 'kind'
  if (answer.kind === 'choice') {
    if (!isPlace(answer.choice, options.length)) return 'option'
    return isSure(answer.sure) ? undefined : 'sureness'
  }
  if (answer.kind !== 'number') return 'kind'
  return isTidy(answer.value) && isTidy(answer.within) && answer.within >= 0 ? undefined : 'number'
}

/** What is wrong with a submission, given what was submitted before; undefined when it can be taken. */
export function faultOf(
  session: Session,
  submission: Submission,
  before: readonly Submission[] = [],
): Fault | undefined {
  const { step, team, seat, answer } = submission
  const found = stepsOf(session).find((one) => one.step.id === step)
  if (found === undefined) return 'step'
  if (!isPlace(team, session.teams.length)) return 'team'
  if (seat !== undefined && !isPlace(seat, mostSeats)) return 'seat'
  return found.step.kind === 'decide'
    ? roundFault(session, submission, found.rounds, before)
    : predictFault(found, answer)
}
