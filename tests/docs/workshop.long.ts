import { evaluateAll, fails, meanInterval } from '@fishbowl/lab'
import { accountsOf, type Game, netValueOf, scenarioOfGame } from '@fishbowl/lab/play'
import { flightOf, type Reveal, revealing } from '@fishbowl/lab/workshop'
import { inProcess, simulate } from '@fishbowl/sim'
import { describe, expect, test } from 'vitest'
import { lessonIds, lessonOf } from '../../tools/workshop/lesson.ts'
import { type Quote, quotedBy } from './workshop-numbers.ts'
import { type Plan, plans } from './workshop-plans.ts'
import { quotes } from './workshop-quotes.ts'
import { claimsOf, sessionOfLesson } from './workshop-sessions.ts'

/** Other luck on which decisions are compared. */
const others = Array.from({ length: 20 }, (_, k) => k + 1)

const worth = (game: Game): number =>
  netValueOf(game, simulate({ scenario: scenarioOfGame(game), replicate: game.replicate }))

describe.each(lessonIds)('%s', (id) => {
  const lesson = lessonOf(id)
  const session = sessionOfLesson(lesson)

  test('every claim holds, so that the lesson still works', async () => {
    const arms = new Map(session.arms.map((arm) => [arm.id, arm.scenario]))
    const verdicts = await evaluateAll(claimsOf(session), arms, inProcess, { replicates: 20, most: 200 })
    const failed = verdicts.filter(({ outcome, clear }) => fails(outcome) || !clear)
    expect(failed.map(({ expectation }) => expectation.id)).toEqual([])
  })

  test('every prediction is decided by its runs', async () => {
    const reveals: Reveal[] = []
    for await (const { reveals: ready } of revealing(session, inProcess)) reveals.push(...ready)
    const predicts = session.file.steps.filter(({ kind }) => kind === 'predict')
    expect(reveals.map(({ step }) => step).toSorted()).toEqual(predicts.map((step) => step.id).toSorted())
    const open = reveals.filter(({ came }) => came.kind !== 'number' && came.choice === undefined)
    expect(open.map(({ step }) => step)).toEqual([])
  })

  test('every number that the texts tell is what the runs of the session come to', () => {
    const told = Object.entries(quotes[id].steps).flatMap(([step, some]) =>
      some.map((quote): readonly [string, Quote] => [step, quote]),
    )
    const come = quotedBy(
      lesson,
      session,
      told.map(([, quote]) => quote),
    )
    const off = told.flatMap(([step, [says, of, measure, from, to]], i) =>
      Math.abs(says) === Math.abs(come[i] ?? Number.NaN)
        ? []
        : [`${step}: ${of}, ${measure} ${from}-${to} is told as ${says} and comes to ${come[i]}`],
    )
    expect(off).toEqual([])
  })

  const flight = flightOf(session)
  const gameOf = ([sets]: Plan, replicate: number): Game => ({
    base: session.arms[0].scenario,
    flight,
    replicate,
    rounds: Array.from({ length: flight.rounds }, (_, r) => ({ answer: 0, decision: sets[r + 1] ?? {} })),
  })

  test('decisions come to what the guide says, to the $10,000 that it rounds to, and can be paid', () => {
    for (const plan of plans[id]) {
      const game = gameOf(plan, 0)
      expect(Math.abs(worth(game) - plan[1]), JSON.stringify(plan)).toBeLessThanOrEqual(10_000)
      const owed = accountsOf(game, () => 'kept').filter(({ left }) => left < -0.01)
      expect(owed, JSON.stringify(plan)).toEqual([])
    }
  })

  test('the guide puts decisions in the order of other luck, wherever that can tell them apart', () => {
    const values = plans[id].map((plan) => others.map((replicate) => worth(gameOf(plan, replicate))))
    const wrong = plans[id].flatMap((one, i) =>
      plans[id].slice(0, i).flatMap((two, j) => {
        const { low, high } = meanInterval(
          others.map((_, k) => (values[i]?.[k] ?? Number.NaN) - (values[j]?.[k] ?? Number.NaN)),
        )
        const lead = one[1] - two[1]
        const isOtherwise = (low > 10_000 && lead < 0) || (high < -10_000 && lead > 0)
        return isOtherwise ? [`${JSON.stringify(one)} against ${JSON.stringify(two)}`] : []
      }),
    )
    expect(wrong).toEqual([])
  })
})
