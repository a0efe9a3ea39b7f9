import { type Direction, directions, type Flight, playEventOf, storedEvents } from '../play/index.ts'
import type { Session } from './session.ts'
import type { Asked, Step } from './session-file.ts'

/** A step of the format in which a session is held. */
export type SessionStep = {
  readonly step: Step
  /** Its time box. */
  readonly minutes: number
  /** Of a decide step: rounds of the flight, counted from 0; else none. */
  readonly rounds: readonly number[]
}

/** Minutes of a step in a format; undefined where it is left out. */
const minutesOf = ({ minutes }: Step, format: Session['format']): number | undefined =>
  typeof minutes === 'number' ? minutes : minutes[format]

const known = new WeakMap<Session, readonly SessionStep[]>()

/** The steps of the format of a session, in order. Each decide step takes the rounds after those of the decide step before it. */
export function stepsOf(session: Session): readonly SessionStep[] {
  const found = known.get(session)
  if (found !== undefined) return found
  let round = 0
  const steps = session.file.steps.flatMap((step): readonly SessionStep[] => {
    const minutes = minutesOf(step, session.format)
    if (minutes === undefined) return []
    const count = step.kind === 'decide' ? step.rounds : 0
    const rounds = Array.from({ length: count }, (_, i) => round + i)
    round += count
    return [{ step, minutes, rounds }]
  })
  known.set(session, steps)
  return steps
}

/** Rounds of the flight that the format of a session plays. */
export const roundsOf = (session: Session): number =>
  stepsOf(session).reduce((sum, { rounds }) => sum + rounds.length, 0)

/** The rules of the decide steps. Throws RangeError for a session without a flight. */
export function flightOf({ file }: Session): Flight {
  if (file.flight === undefined) throw new RangeError(`session "${file.id}" has no flight`)
  return file.flight
}

/** How many answers the event that a round of the flight has in store offers; 1 for a quiet one. */
export function answersInStore(session: Session, round: number): number {
  const [{ scenario: base }] = session.arms
  const event = storedEvents({ flight: flightOf(session), base })[round]
  return event === undefined ? 1 : playEventOf(event).options.length
}

/** An option of a predict step: a direction, an arm that has most, or that none leads. */
export type ChoiceOption =
  | { readonly kind: 'direction'; readonly direction: Direction }
  | { readonly kind: 'arm'; readonly arm: string }
  | { readonly kind: 'none' }

/** The options of a predict step in the order of their digits; none where a number is asked. */
export function optionsOf(asked: Asked): readonly ChoiceOption[] {
  switch (asked.kind) {
    case 'direction':
      return directions.map((direction) => ({ kind: 'direction', direction }))
    case 'which':
      return [...asked.arms.map((arm) => ({ kind: 'arm', arm }) as const), { kind: 'none' }]
    case 'number':
      return []
  }
}
