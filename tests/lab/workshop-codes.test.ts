import { type Decision, directions, type Prediction, playLeverOf, sureness } from '@fishbowl/lab/play'
import {
  type Answer,
  codeOf,
  faultOf,
  flightOf,
  grouped,
  isTidy,
  optionsOf,
  type Session,
  type Submission,
  stepsOf,
  submissionOf,
  tidied,
} from '@fishbowl/lab/workshop'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { smallFile, smallSession } from '../support/session.ts'

const number = fc
  .double({ min: -1e9, max: 1e9, noNaN: true })
  .chain((value) => fc.constantFrom(value, value / 1e6, value / 1e3, Math.round(value / 1e7), 0))
  .map(tidied)
  .filter((value) => Number.isFinite(value))

const sure = fc.constantFrom(...sureness)

function predictionOf(weeks: number): fc.Arbitrary<Prediction | undefined> {
  const direction = fc.record({
    kind: fc.constant('direction' as const),
    direction: fc.constantFrom(...directions),
    sure,
  })
  const points = fc.record({
    kind: fc.constant('points' as const),
    points: fc.array(fc.tuple(fc.nat(weeks - 1), number), { minLength: 1, maxLength: weeks }),
    within: number.map(Math.abs),
  })
  return fc.oneof(direction, points, fc.constant(undefined))
}

function decisionOf(session: Session): fc.Arbitrary<Decision> {
  const { levers } = flightOf(session)
  const options = Object.fromEntries(
    levers.map((id) => [id, fc.option(fc.nat(playLeverOf(id).options.length - 1), { nil: undefined })]),
  )
  return fc
    .record(options)
    .map((all) => Object.fromEntries(Object.entries(all).filter(([, option]) => option !== undefined)))
}

function answers(session: Session): fc.Arbitrary<readonly [string, Answer]> {
  const asking = stepsOf(session).filter(({ step }) => step.kind === 'predict' || step.kind === 'decide')
  return fc.constantFrom(...asking).chain(({ step, rounds }): fc.Arbitrary<readonly [string, Answer]> => {
    if (step.kind === 'decide')
      return fc
        .record({
          round: fc.constantFrom(...rounds),
          decision: decisionOf(session),
          prediction: predictionOf(flightOf(session).weeks),
        })
        .map(({ round, decision, prediction }) => [
          step.id,
          {
            kind: 'round',
            round,
            answer: 0,
            decision,
            ...(prediction === undefined ? {} : { prediction }),
          },
        ])
    const options = step.kind === 'predict' ? optionsOf(step.asks).length : 0
    if (options === 0)
      return fc
        .record({ kind: fc.constant('number' as const), value: number, within: number.map(Math.abs) })
        .map((answer) => [step.id, answer])
    return fc
      .record({ kind: fc.constant('choice' as const), choice: fc.nat(options - 1), sure })
      .map((answer) => [step.id, answer])
  })
}

/** The small session with a question for a number besides. */
function withNumber(): Session {
  const file = smallFile()
  const [, spike] = file.steps
  if (spike?.kind !== 'predict') throw new Error('the second step predicts')
  const asks = { kind: 'number', arm: 'alone', measure: 'weeklyActive', weeks: [50, 51] } as const
  const steps = [
    ...file.steps,
    { ...spike, id: 'share', minutes: 1, asks: { ...asks, weeks: [50, 51] as [number, number] } },
  ]
  return smallSession({ file: { ...file, steps } })
}
const held = withNumber()
const submissions = fc
  .tuple(fc.nat(held.teams.length - 1), answers(held))
  .map(([team, [step, answer]]): Submission => ({ step, team, answer }))

const checked = (one: bigint): string => String(one * 100n + 98n - ((one * 100n) % 97n))

describe('codes', () => {
  test('every submission comes back from its code, however it is spaced', () => {
    fc.assert(
      fc.property(submissions, (submission) => {
        const code = codeOf(held, submission)
        expect(code).toMatch(/^\d+$/)
        expect(submissionOf(held, ` ${grouped(code)} `)).toEqual({ ok: true, submission })
        expect(submissionOf(held, code.replace(/(...)/g, '$1-'))).toEqual({ ok: true, submission })
      }),
      { numRuns: 300 },
    )
  })

  test('a prediction takes eight digits or nine, a decision with one lever at most eleven', () => {
    const choice = codeOf(held, { step: 'spike', team: 1, answer: { kind: 'choice', choice: 2, sure: 0.95 } })
    expect(choice.length).toBeLessThanOrEqual(9)
    const prediction = { kind: 'direction', direction: 'down', sure: 0.95 } as const
    const round = { kind: 'round', round: 1, answer: 2, decision: { training: 3 }, prediction } as const
    expect(codeOf(held, { step: 'fly', team: 1, answer: round }).length).toBeLessThanOrEqual(11)
  })

  test('no single wrong digit and no two digits that changed places pass', () => {
    fc.assert(
      fc.property(submissions, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 9 }), (submission, a, b, by) => {
        const code = codeOf(held, submission)
        const at = a % code.length
        const wrong = code.slice(0, at) + String((Number(code[at]) + by) % 10) + code.slice(at + 1)
        expect(submissionOf(held, wrong)).toEqual({ ok: false, why: 'mistyped' })
        const [first, second] = [at, b % code.length].toSorted((x, y) => x - y)
        if (first === undefined || second === undefined || code[first] === code[second]) return
        const digits = code.split('')
        digits[first] = code[second] ?? ''
        digits[second] = code[first] ?? ''
        expect(submissionOf(held, digits.join(''))).toEqual({ ok: false, why: 'mistyped' })
      }),
      { numRuns: 500 },
    )
  })

  test('a number with more in it than an answer needs is none, though its check digits are right', () => {
    const submission: Submission = {
      step: 'spike',
      team: 1,
      answer: { kind: 'choice', choice: 2, sure: 0.95 },
    }
    const value = BigInt(codeOf(held, submission)) / 100n
    // session, team, step, option, sureness
    const whole = 1000n * 2n * 4n * 3n * 5n
    expect(submissionOf(held, checked(value))).toEqual({ ok: true, submission })
    expect(submissionOf(held, checked(value + 7n * whole))).toEqual({ ok: false, why: 'mistyped' })
  })

  test('hostile text is never a submission that a step takes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.bigInt({ min: 0n, max: 10n ** 60n }).map(String)), (text) => {
        const decoded = submissionOf(held, text)
        if (!decoded.ok) return
        // By chance a number may be a code; then it must be a sound one.
        expect(codeOf(held, decoded.submission)).toBe(text.replace(/^0+/, ''))
        const fault = faultOf(held, decoded.submission)
        expect(fault === undefined || fault.startsWith('play.')).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('a right code of another session says that it is of another session', () => {
    const submission: Submission = {
      step: 'spike',
      team: 0,
      answer: { kind: 'choice', choice: 0, sure: 0.5 },
    }
    const others = [
      smallSession({ file: { ...smallFile(), seed: 'another' } }),
      smallSession({ format: '10' }),
      smallSession({ teams: 5 }),
    ]
    for (const other of others)
      expect(submissionOf(smallSession(), codeOf(other, submission))).toEqual({ ok: false, why: 'session' })
  })

  test('at most four digits count in a number', () => {
    expect([0.35, 12, 1234, 0.0001, -250_000, 0].map(isTidy)).toEqual(Array(6).fill(true))
    expect([12345, 0.12345, 1e14, Number.NaN, Number.POSITIVE_INFINITY, 1e-9].map(isTidy)).toEqual(
      Array(6).fill(false),
    )
    expect([12345, 0.123456, 1 / 3].map(tidied)).toEqual([12350, 0.1235, 0.3333])
  })
})
