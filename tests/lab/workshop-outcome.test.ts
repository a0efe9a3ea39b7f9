import { canonicalJson, type Scenario, scenarioData } from '@fishbowl/core'
import { digestOf, type Task } from '@fishbowl/lab'
import { sureness } from '@fishbowl/lab/play'
import {
  type Asked,
  predictionScores,
  predictStepsOf,
  type Reveal,
  revealing,
  SessionFile,
  type StepScore,
  type Submission,
  sessionOf,
  startedRecord,
  stepScores,
} from '@fishbowl/lab/workshop'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { noise, toyHistory, toyScenario } from './toy.ts'

const scenarios = new Map(['base', 'other', 'third'].map((id) => [id, toyScenario(id)]))

/** A session of toy arms that asks one thing. */
function asking(asks: Asked) {
  const file = SessionFile.parse({
    fishbowlSession: 1,
    id: 'toy',
    title: 'Toy',
    scenarios: {
      base: { scenario: 'base', title: 'Base' },
      other: { scenario: 'other', title: 'Other' },
      third: { scenario: 'third', title: 'Third' },
    },
    replicates: 40,
    teams: 3,
    steps: [{ id: 'ask', kind: 'predict', title: 'Ask', minutes: 1, question: 'What?', asks }],
  })
  return sessionOf({ file, scenarios, modelVersion: 'toy' })
}
type Visitors = (arm: string, replicate: number, week: number) => number

async function revealOf(asks: Asked, visitors: Visitors): Promise<Reveal> {
  const session = asking(asks)
  const nameOf = ({ scenario }: Task): string =>
    session.arms.find((arm) => arm.scenario.community === scenario.community)?.id ?? ''
  const run = async (task: Task) =>
    toyHistory({ replicate: task.replicate, weeks: task.scenario.horizon }, (week) => ({
      visitors: visitors(nameOf(task), task.replicate, week),
    }))
  const found: Reveal[] = []
  for await (const { reveals } of revealing(session, run)) found.push(...reveals)
  const [reveal] = found
  if (reveal === undefined || found.length !== 1) throw new Error('one step has one reveal')
  return reveal
}

const direction = (flat: number): Asked => ({
  kind: 'direction',
  arm: 'base',
  measure: 'weeklyActive',
  from: [1, 3],
  to: [30, 34],
  flat,
})
const which: Asked = {
  kind: 'which',
  arms: ['base', 'other'],
  measure: 'weeklyActive',
  weeks: [30, 34],
  by: 0.02,
}
const number: Asked = { kind: 'number', arm: 'base', measure: 'weeklyActive', weeks: [30, 34] }

const shared: Visitors = (arm, r) => 40 + 10 * noise('world', r) + (arm === 'other' ? 3 : 0)

const near: Visitors = (_arm, r, week) => (week < 10 ? 30 : 28 + noise('end', r))

/** Somebody is there in three weeks of four. */
const covering = async ({ replicate, scenario }: Task) =>
  toyHistory({ replicate, weeks: scenario.horizon }, (week) => ({ covered: week % 4 === 3 ? 0 : 1 }))

describe('what came', () => {
  test('a direction is that of the change from window to window', async () => {
    const falls = await revealOf(direction(0.02), (_arm, _r, week) => (week < 10 ? 30 : 20))
    expect(falls.came).toMatchObject({ kind: 'direction', direction: 'down', choice: 2 })
    const rises = await revealOf(direction(0.02), (_arm, _r, week) => week)
    expect(rises.came).toMatchObject({ direction: 'up', choice: 0, change: { n: 40 } })
    expect(rises.came.kind === 'direction' && rises.came.change.mean).toBeCloseTo(0.3, 10)
    const stays = await revealOf(direction(0.02), (_arm, _r, week) => (week < 10 ? 30 : 29))
    expect(stays.came).toMatchObject({ direction: 'flat', choice: 1 })
  })

  test('a change whose interval reaches over the bound is not told', async () => {
    const { came } = await revealOf(direction(0.02), near)
    expect(came.kind === 'direction' && came.choice).toBeUndefined()
  })

  test('an arm leads by its paired difference, however much luck both share', async () => {
    const { came } = await revealOf(which, shared)
    expect(came).toMatchObject({ kind: 'which', first: 1, choice: 1 })
    if (came.kind !== 'which') return
    expect(came.leads[0]?.mean).toBeCloseTo(0.03, 10)
    // On different luck the intervals of the two levels would overlap.
    expect(came.levels[0]?.high).toBeGreaterThan(came.levels[1]?.low ?? 0)
  })

  test('a lead that is surely too small is none; one that may be enough is not told', async () => {
    const small = await revealOf(which, (arm, r) => 40 + noise('world', r) + (arm === 'other' ? 1 : 0))
    expect(small.came).toMatchObject({ choice: 2 })
    const doubtful = await revealOf(which, (arm, r) => (arm === 'other' ? 42 + 3 * noise('own', r) : 40))
    expect(doubtful.came.kind === 'which' && doubtful.came.choice).toBeUndefined()
  })

  test('of three arms the first leads only if it leads both', async () => {
    const three: Asked = { ...which, arms: ['base', 'other', 'third'] }
    const levels = { base: 40, other: 45, third: 44.5 }
    const two = await revealOf(three, (arm) => levels[arm as keyof typeof levels])
    expect(two.came).toMatchObject({ first: 1, choice: 3 })
    const one = await revealOf(three, (arm) => ({ ...levels, third: 41 })[arm as keyof typeof levels])
    expect(one.came).toMatchObject({ first: 1, choice: 1 })
  })

  test('draws the weeks without anybody as the share of the weeks so far', async () => {
    const file = asking({ kind: 'number', arm: 'base', measure: 'uncovered', weeks: [0, 39] })
    const found: Reveal[] = []
    for await (const { reveals } of revealing(file, covering)) found.push(...reveals)
    const middle = found[0]?.curves[0]?.band.middle ?? new Float64Array()
    expect([2, 3, 6, 7, 39].map((week) => middle[week])).toEqual([0, 1 / 4, 1 / 7, 2 / 8, 10 / 40])
    expect(found[0]?.came).toMatchObject({ value: { mean: 0.25 } })
  })

  test('shows the arms of the question, and tells the digest of their runs', async () => {
    const reveal = await revealOf(number, () => 25)
    expect(reveal.curves.map(({ arm }) => arm)).toEqual(['base'])
    expect(Array.from(reveal.curves[0]?.band.middle ?? [])).toEqual(Array(40).fill(0.25))
    expect(reveal.weeks).toEqual([0, 39])
    const scenario = asking(number).arms[0].scenario
    const histories = Array.from({ length: 40 }, (_, replicate) =>
      toyHistory({ replicate }, () => ({ visitors: 25 })),
    )
    expect(reveal.digest).toBe(digestOf('toy', canonicalJson(scenarioData(scenario)), histories))
  })
})

const choice = (team: number, option: number, sure: number, seat?: number): Submission => ({
  step: 'ask',
  team,
  ...(seat === undefined ? {} : { seat }),
  answer: { kind: 'choice', choice: option, sure },
})

/** Scores of submissions to the toy question, of which the first option came. */
async function scores(
  asks: Asked,
  submissions: readonly Submission[],
  visitors: Visitors,
): Promise<readonly StepScore[]> {
  const session = asking(asks)
  const [step] = predictStepsOf(session)
  if (step === undefined) throw new Error('it asks')
  return stepScores(session, { ...startedRecord(session), submissions }, step, await revealOf(asks, visitors))
}
const up: Visitors = (_arm, _r, week) => week
const brierOf = (score: StepScore | undefined): number =>
  score?.kind === 'choice' ? (score.brier ?? Number.NaN) : Number.NaN

const said = (team: number, value: number, within: number): Submission => ({
  step: 'ask',
  team,
  answer: { kind: 'number', value, within },
})

describe('scores', () => {
  test('the Brier score of known cases: right, wrong, and no knowledge', async () => {
    const [right, wrong, none] = await scores(
      direction(0.02),
      [choice(0, 0, 0.8), choice(1, 2, 0.95), choice(2, 1, 0.34)],
      up,
    )
    // .2^2 + .1^2 + .1^2; .95^2 + (1 - .025)^2 + .025^2; about a third each gives about 2/3
    expect(brierOf(right)).toBeCloseTo(0.06, 12)
    expect(brierOf(wrong)).toBeCloseTo(1.85375, 12)
    expect(brierOf(none)).toBeCloseTo(0.6734, 12)
  })

  test('the seats of a team are pooled for all to see; each is scored by what it said itself', async () => {
    const [team] = await scores(direction(0.02), [choice(0, 0, 0.8, 1), choice(0, 1, 0.8, 2)], up)
    expect(team).toMatchObject({ kind: 'choice', seats: 2 })
    expect(team?.kind === 'choice' && team.stated.map((p) => p.toFixed(3))).toEqual([
      '0.450',
      '0.450',
      '0.100',
    ])
    // .2^2 + .1^2 + .1^2 and .9^2 + .8^2 + .1^2
    expect(brierOf(team)).toBeCloseTo((0.06 + 1.46) / 2, 12)
  })

  test('nobody helps the team by saying more than they believe, whatever the others said', async () => {
    const sure = fc.constantFrom(...sureness)
    const member = fc.tuple(fc.nat(2), sure)
    const came = [up, () => 40, ((_arm, _r, week) => 60 - week) as Visitors]
    const expected = async (others: readonly Submission[], own: Submission, believed: readonly number[]) => {
      const all = await Promise.all(
        came.map(async (visitors) => brierOf((await scores(direction(0.02), [...others, own], visitors))[0])),
      )
      return all.reduce((sum, brier, i) => sum + brier * (believed[i] ?? 0), 0)
    }
    await fc.assert(
      fc.asyncProperty(fc.array(member, { maxLength: 3 }), sure, sure, async (rest, belief, told) => {
        const others = rest.map(([option, how], seat) => choice(0, option, how, seat))
        const believed = [belief, (1 - belief) / 2, (1 - belief) / 2]
        const honest = await expected(others, choice(0, 0, belief, 9), believed)
        expect(honest).toBeLessThanOrEqual((await expected(others, choice(0, 0, told, 9), believed)) + 1e-12)
      }),
      { numRuns: 10 },
    )
  })

  test('a range is neither held nor missed before the value is shown, or where there is none', async () => {
    const session = asking(number)
    const [step] = predictStepsOf(session)
    if (step === undefined) throw new Error('it asks')
    const record = { ...startedRecord(session), submissions: [said(0, 0.25, 0.02)] }
    const untold = stepScores(session, record, step, undefined)
    expect(predictionScores(session, untold, [])[0]).toMatchObject({ held: 0, ranges: 0 })
  })

  test('nobody is scored on a measure that has no value', async () => {
    const silent: Asked = { ...direction(0.02), measure: 'noReply' }
    expect((await revealOf(silent, () => 25)).came).toMatchObject({ kind: 'direction', choice: undefined })
  })

  test('nobody is scored where the runs do not tell', async () => {
    const [score] = await scores(direction(0.02), [choice(0, 0, 0.95)], near)
    expect(score).toMatchObject({ kind: 'choice', stated: [0.95, expect.any(Number), expect.any(Number)] })
    expect(score?.kind === 'choice' && score.brier).toBeUndefined()
    const session = asking(direction(0.02))
    expect(predictionScores(session, score === undefined ? [] : [score], [])[0]).toEqual({
      team: 0,
      n: 0,
      held: 0,
      ranges: 0,
    })
  })

  test('a range is scored by its width and by how far the value lies outside', async () => {
    const [holds, misses] = await scores(number, [said(0, 0.42, 0.05), said(1, 0.3, 0.05)], () => 40)
    expect(holds).toMatchObject({ held: 1 })
    expect(holds?.kind === 'number' && holds.interval).toBeCloseTo(0.1, 12)
    // width .1 and 2/.2 times the .05 by which .4 lies above .35
    expect(misses?.kind === 'number' && misses.interval).toBeCloseTo(0.6, 12)
    const totals = predictionScores(
      asking(number),
      [holds, misses].flatMap((one) => one ?? []),
      [],
    )
    expect(totals.map(({ held, ranges }) => [held, ranges])).toEqual([
      [1, 1],
      [0, 1],
      [0, 0],
    ])
  })
})

test('toy arms are told apart', () => {
  const communities = new Set(
    [...scenarios.values()].map(({ community }: Scenario) => community.outsideExperts),
  )
  expect(communities.size).toBe(3)
})
