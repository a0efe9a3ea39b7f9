import {
  type Decision,
  directions,
  type PlayLeverId,
  type Prediction,
  playLeverOf,
  sureness,
} from '../play/index.ts'
import type { Answer, Submission } from './answer.ts'
import { type Digits, putNumber, type Taker, takeNumber } from './number-code.ts'
import type { Session } from './session.ts'
import { answersInStore, flightOf, optionsOf, type SessionStep, stepsOf } from './steps.ts'

/** Digits of the session in a code: a code of another session is told apart in 999 of 1000 cases. */
const sessionRadix = 1000

/** Writes digits of several radices into one whole number, the first ones lowest. */
function writer(): Digits & { readonly value: () => bigint } {
  let value = 0n
  let scale = 1n
  return {
    put(digit, radix) {
      value += BigInt(digit) * scale
      scale *= BigInt(radix)
    },
    value: () => value,
  }
}

function reader(value: bigint): Taker & { readonly rest: () => bigint } {
  let rest = value
  return {
    take(radix) {
      const digit = Number(rest % BigInt(radix))
      rest /= BigInt(radix)
      return digit
    },
    rest: () => rest,
  }
}

/** What a code says of its session: numbers, teams and format must be the same where it is typed. */
function sessionDigits({ digest, teams, format }: Session): number {
  const hash = Number.parseInt(digest.slice(0, 10), 16)
  return (hash + teams.length * 7 + Number(format) * 131) % sessionRadix
}

/** Steps that take answers. */
const asking = (session: Session): readonly SessionStep[] =>
  stepsOf(session).filter(({ step }) => step.kind === 'predict' || step.kind === 'decide')

const surenessAt = (sure: number): number => sureness.findIndex((one) => one === sure)
const sureAt = (index: number): number => sureness[index] ?? Number.NaN

// First how many levers are moved, then each by its place among those that are left, so that a small decision is a short code.
function putDecision(decision: Decision, levers: readonly PlayLeverId[], into: Digits): void {
  const places = levers.flatMap((id, i) => (decision[id] === undefined ? [] : [i]))
  into.put(places.length, levers.length + 1)
  let from = 0
  for (const [i, place] of places.entries()) {
    into.put(place - from, levers.length - from - (places.length - 1 - i))
    const id = levers[place]
    if (id !== undefined) into.put(decision[id] ?? 0, playLeverOf(id).options.length)
    from = place + 1
  }
}

function takeDecision(levers: readonly PlayLeverId[], from: Taker): Decision {
  const count = from.take(levers.length + 1)
  const decision: Partial<Record<PlayLeverId, number>> = {}
  let first = 0
  for (let i = 0; i < count; i++) {
    const place = first + from.take(levers.length - first - (count - 1 - i))
    const id = levers[place]
    if (id !== undefined) decision[id] = from.take(playLeverOf(id).options.length)
    first = place + 1
  }
  return decision
}

const directionKinds = directions.length * sureness.length

/** None, each direction with each sureness, or points. */
function putPrediction(prediction: Prediction | undefined, weeks: number, into: Digits): void {
  const radix = directionKinds + 2
  if (prediction === undefined) return into.put(0, radix)
  if (prediction.kind === 'direction') {
    const place = directions.indexOf(prediction.direction) * sureness.length + surenessAt(prediction.sure)
    return into.put(1 + place, radix)
  }
  const { points, within } = prediction
  into.put(directionKinds + 1, radix)
  into.put(points.length - 1, weeks)
  for (const [week, value] of points) {
    into.put(week, weeks)
    putNumber(value, into)
  }
  putNumber(within, into)
}

function takePrediction(weeks: number, from: Taker): Prediction | undefined {
  const kind = from.take(directionKinds + 2)
  if (kind === 0) return undefined
  if (kind <= directionKinds) {
    const direction = directions[Math.floor((kind - 1) / sureness.length)] ?? 'flat'
    return { kind: 'direction', direction, sure: sureAt((kind - 1) % sureness.length) }
  }
  const count = from.take(weeks) + 1
  const points = Array.from({ length: count }, (): [number, number] => [from.take(weeks), takeNumber(from)])
  return { kind: 'points', points, within: takeNumber(from) }
}

function putAnswer(session: Session, { step, rounds }: SessionStep, answer: Answer, into: Digits): void {
  switch (answer.kind) {
    case 'choice': {
      const options = step.kind === 'predict' ? optionsOf(step.asks).length : 1
      into.put(answer.choice, options)
      return into.put(surenessAt(answer.sure), sureness.length)
    }
    case 'number':
      putNumber(answer.value, into)
      return putNumber(answer.within, into)
    case 'round': {
      const { levers, weeks } = flightOf(session)
      into.put(rounds.indexOf(answer.round), rounds.length)
      into.put(answer.answer, answersInStore(session, answer.round))
      putPrediction(answer.prediction, weeks, into)
      putDecision(answer.decision, levers, into)
    }
  }
}

function takeAnswer(session: Session, { step, rounds }: SessionStep, from: Taker): Answer {
  if (step.kind === 'predict') {
    const options = optionsOf(step.asks).length
    if (options === 0) return { kind: 'number', value: takeNumber(from), within: takeNumber(from) }
    return { kind: 'choice', choice: from.take(options), sure: sureAt(from.take(sureness.length)) }
  }
  const { levers, weeks } = flightOf(session)
  const round = rounds[from.take(rounds.length)] ?? 0
  const answer = from.take(answersInStore(session, round))
  const prediction = takePrediction(weeks, from)
  const decision = takeDecision(levers, from)
  return { kind: 'round', round, answer, decision, ...(prediction === undefined ? {} : { prediction }) }
}

/**
 * A submission of a team as digits: the digits of its session, step, team and answer in mixed radix, then two check digits after ISO 7064
 * MOD 97-10. The submission must be one that `faultOf` finds nothing wrong with; seats are not told. Throws RangeError for a step of another session.
 */
export function codeOf(session: Session, { step, team, answer }: Submission): string {
  const steps = asking(session)
  const place = steps.findIndex((one) => one.step.id === step)
  const found = steps[place]
  if (found === undefined) throw new RangeError(`the session asks nothing in step "${step}"`)
  const into = writer()
  into.put(sessionDigits(session), sessionRadix)
  into.put(team, session.teams.length)
  into.put(place, steps.length)
  putAnswer(session, found, answer, into)
  const open = into.value() * 100n
  return String(open + 98n - (open % 97n))
}

/** A code in groups of four, as it is read out and typed. */
export const grouped = (code: string): string => code.replace(/(\d{4})(?=\d)/g, '$1 ')

/** What a typed code comes to. mistyped: a digit is wrong, missing or too much. session: it is right, but of a session with other numbers, teams or length. */
export type Decoded =
  | { readonly ok: true; readonly submission: Submission }
  | { readonly ok: false; readonly why: 'mistyped' | 'session' }

/** More digits than any code has: a code of a decision that moves every lever has about thirty. */
const mostDigits = 400

/** The submission of a code; spaces and hyphens in it do not count. Whether it answers what is asked is for `submitted` to say. */
export function submissionOf(session: Session, typed: string): Decoded {
  const code = typed.replaceAll(/[\s\u00a0-]/g, '')
  if (!/^\d+$/.test(code) || code.length > mostDigits) return { ok: false, why: 'mistyped' }
  const whole = BigInt(code)
  if (whole % 97n !== 1n) return { ok: false, why: 'mistyped' }
  const from = reader(whole / 100n)
  if (from.take(sessionRadix) !== sessionDigits(session)) return { ok: false, why: 'session' }
  const team = from.take(session.teams.length)
  const steps = asking(session)
  const step = steps.length === 0 ? undefined : steps[from.take(steps.length)]
  if (step === undefined) return { ok: false, why: 'session' }
  const answer = takeAnswer(session, step, from)
  if (from.rest() !== 0n) return { ok: false, why: 'mistyped' }
  return { ok: true, submission: { step: step.step.id, team, answer } }
}
