import { evaluateAll, fails } from '@fishbowl/lab'
import { type Decision, netValueOf, scenarioOfGame } from '@fishbowl/lab/play'
import { flightOf, type Reveal, revealing } from '@fishbowl/lab/workshop'
import { inProcess, simulate } from '@fishbowl/sim'
import { describe, expect, test } from 'vitest'
import { lessonIds, lessonOf } from '../../tools/workshop/lesson.ts'
import { claimsOf, sessionOfLesson } from './workshop-sessions.ts'

/** What a team sets in which round, counted from 1, and the net value on the luck of the session that the guide names, $. */
type Plan = readonly [sets: Readonly<Record<number, Decision>>, net: number]

const home = { communications: 2, centre: 6 }
/** What the guides say of decisions; every event is answered with its first answer. */
const plans: Readonly<Record<(typeof lessonIds)[number], readonly Plan[]>> = {
  'launch-spike': [
    [{}, -260_000],
    [{ 1: { juniors: 1 } }, -500_000],
    [{ 1: { professionals: 2 } }, -930_000],
    [{ 1: { professionals: 2, alignment: 2 } }, -70_000],
    [{ 3: { professionals: 2, alignment: 2 } }, -640_000],
  ],
  'two-cholesterols': [
    [{}, -1_270_000],
    [{ 1: { professionals: 0 } }, -270_000],
    [{ 1: { professionals: 2, alignment: 2 } }, 90_000],
    [{ 4: { professionals: 2, alignment: 2 } }, -1_030_000],
  ],
  'one-or-two': [
    [{}, -100_000],
    [{ 1: { professionals: 1 } }, -190_000],
    [{ 1: { professionals: 2 } }, 120_000],
    [{ 1: { professionals: 1 }, 3: { professionals: 2 } }, -90_000],
    [{ 1: { juniors: 3 } }, -100_000],
    [{ 1: { professionals: 2 }, 4: { professionals: 3 } }, 140_000],
    [{ 2: { professionals: 3 } }, 220_000],
  ],
  interns: [
    [{}, -100_000],
    [{ 1: { interns: 6 } }, -80_000],
    [{ 1: { professionals: 2 } }, 240_000],
    [{ 1: { seniors: 1, juniors: 1 } }, 120_000],
    [{ 1: { seniors: 1, interns: 2 } }, 320_000],
  ],
  'whose-home': [
    [{}, -280_000],
    [{ 1: { home: home.centre } }, -50_000],
    [{ 1: { home: home.centre, professionals: 2 } }, 450_000],
    [{ 1: { professionals: 2 } }, -840_000],
    [
      {
        1: { home: home.communications, professionals: 1 },
        3: { home: home.centre, professionals: 2 },
      },
      -430_000,
    ],
  ],
  'a-manager-is-enough': [
    [{}, -70_000],
    [{ 1: { professionals: 1 } }, -160_000],
    [{ 1: { professionals: 2 } }, 30_000],
    [{ 1: { professionals: 3 } }, 110_000],
    [{ 1: { managerTime: 1 } }, -680_000],
    [{ 1: { coaching: 2 } }, -340_000],
  ],
  'budget-cut': [
    [{}, 240_000],
    [{ 4: { professionals: 0 } }, 180_000],
    [{ 6: { professionals: 0 } }, 250_000],
    [{ 3: { professionals: 1 } }, 70_000],
    [{ 1: { professionals: 0 } }, -100_000],
  ],
  toolbox: [
    [{}, 740_000],
    [{ 4: { professionals: 2 } }, 750_000],
    [{ 4: { professionals: 1 } }, 720_000],
    [{ 3: { professionals: 1 } }, 620_000],
    [{ 2: { professionals: 1 } }, 300_000],
  ],
  'system-or-individual': [
    [{}, -970_000],
    [{ 1: { professionals: 0, seniors: 2 } }, -1_160_000],
    [{ 1: { professionals: 0 } }, -420_000],
    [{ 1: { membership: 1 } }, 850_000],
    [{ 3: { membership: 1 } }, 450_000],
    [{ 1: { membership: 1, professionals: 1, seniors: 1 } }, 970_000],
    [{ 1: { membership: 1 }, 4: { professionals: 3 } }, 1_020_000],
  ],
}

describe.each(lessonIds)('%s', (id) => {
  const session = sessionOfLesson(lessonOf(id))

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

  test('decisions come to what the guide says, to the $10,000 that it rounds to', () => {
    const flight = flightOf(session)
    const base = session.arms[0].scenario
    for (const [sets, net] of plans[id]) {
      const rounds = Array.from({ length: flight.rounds }, (_, r) => ({
        answer: 0,
        decision: sets[r + 1] ?? {},
      }))
      const game = { base, flight, replicate: 0, rounds }
      const history = simulate({ scenario: scenarioOfGame(game), replicate: 0 })
      expect(Math.abs(netValueOf(game, history) - net), JSON.stringify(sets)).toBeLessThanOrEqual(10_000)
    }
  })
})
