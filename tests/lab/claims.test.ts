import type { Expectation, Scenario } from '@fishbowl/core'
import {
  ablated,
  ablatedAll,
  type Claim,
  claimsOf,
  evaluate,
  evaluateAll,
  evaluating,
  fails,
  type Task,
} from '@fishbowl/lab'
import { describe, expect, test } from 'vitest'
import { noise, toyExpectation, toyRunner, toyScenario } from './toy.ts'

const scenarios = new Map(['base', 'more', 'twice'].map((id) => [id, toyScenario(id)]))

/** 20 of 100 are active in `base`, 23 in `more` as long as animation has weight, 40 in `twice`; luck of 2 is shared, .5 is not. */
function active({ scenario, replicate }: Task): number {
  const luck = 2 * noise('world', replicate) + 0.5 * noise(scenario.id, replicate)
  const levels: Record<string, number> = { base: 20, more: scenario.assumptions.wx > 0 ? 23 : 20, twice: 40 }
  return (levels[scenario.id] ?? 0) + luck
}

const claim = (changes: Record<string, unknown> = {}, own = 'more'): Claim => ({
  own,
  expectation: toyExpectation(changes),
})
const judge = (changes: Record<string, unknown> = {}, own = 'more') =>
  evaluate(claim(changes, own), scenarios, toyRunner(active), { most: 100 })

describe('a claim about two arms', () => {
  test('holds when the whole interval lies beyond the effect that matters', async () => {
    const verdict = await judge()
    expect(verdict).toMatchObject({ held: true, clear: true, outcome: 'held', n: 20, own: 'more' })
    expect(verdict.estimate.mean).toBeCloseTo(0.03, 2)
    expect(verdict.estimate.low).toBeGreaterThan(0.01)
  })

  test('is missed when the effect is surely smaller than what matters, however surely it is over 0', async () => {
    const verdict = await judge({ by: 0.05 })
    expect(verdict).toMatchObject({ held: false, clear: true, outcome: 'missed', n: 20 })
    expect(verdict.estimate.low).toBeGreaterThan(0)
  })

  test('takes more replicates where the effect is close to its bound, and is missed when they run out', async () => {
    const verdict = await judge({ by: 0.0299 })
    expect(verdict).toMatchObject({ held: false, clear: false, outcome: 'missed', n: 100 })
    const { low, high } = verdict.estimate
    expect(low < 0.0299 && high > 0.0299).toBe(true)
  })

  test('the interval printed is the one the verdict uses: adjusted for the planned looks', async () => {
    const few = await evaluate(claim(), scenarios, toyRunner(active), { most: 20 })
    const many = await evaluate(claim(), scenarios, toyRunner(active), { most: 400 })
    expect(few.n).toBe(many.n)
    expect(many.estimate.high - many.estimate.low).toBeGreaterThan(
      1.5 * (few.estimate.high - few.estimate.low),
    )
  })

  test.each([
    ['less', { is: 'less', than: { scenario: 'twice' }, by: 0.1 }, true],
    ['less, though it is more', { is: 'less', by: 0.01 }, false],
    ['the same within 5 points', { is: 'same', by: 0.05 }, true],
    ['the same within 1 point', { is: 'same', by: 0.01 }, false],
    ['more than a benchmark', { than: 0.2, by: 0.01 }, true],
    ['more than a benchmark it does not reach', { than: 0.25, by: 0 }, false],
    ['more than half of the other arm', { than: { scenario: 'twice', times: 0.5 }, by: 0.01 }, true],
    ['more than the other arm once', { than: { scenario: 'twice', times: 1 }, by: 0.01 }, false],
    ['the same as itself earlier', { is: 'same', than: { weeks: [0, 4] }, by: 0.001 }, true],
    ['active people no fewer than four-week active', { than: { measure: 'fourWeekActive' }, by: 0.1 }, true],
  ])('says %s', async (_says, changes, held) => {
    expect(await judge(changes)).toMatchObject({ held, outcome: held ? 'held' : 'missed' })
  })

  test('without a value anywhere it is missed, with nothing counted', async () => {
    expect(await judge({ measure: 'answeredShare' })).toMatchObject({
      held: false,
      n: 0,
      outcome: 'missed',
      estimate: { missing: 100 },
    })
  })
})

describe('a known miss', () => {
  const why = 'growth is slower than in the field'
  test.each([
    [
      'does not fail while it stays within its interval',
      { by: 0.05, miss: { interval: [0.02, 0.04], why } },
      'known-miss',
    ],
    ['fails when it starts to hold', { by: 0.01, miss: { interval: [0.02, 0.04], why } }, 'miss-now-holds'],
    ['fails when it leaves its interval', { by: 0.05, miss: { interval: [-0.02, 0], why } }, 'miss-moved'],
  ])('%s', async (_says, changes, outcome) => {
    const verdict = await judge(changes)
    expect(verdict.outcome).toBe(outcome)
    expect(fails(verdict.outcome)).toBe(outcome !== 'known-miss')
  })
})

describe('many claims', () => {
  const expectations: readonly Expectation[] = [
    toyExpectation(),
    toyExpectation({ id: 'earlier', weeks: [5, 9] }),
    toyExpectation({ id: 'close', by: 0.0299 }),
    toyExpectation({ id: 'less', is: 'less', than: { scenario: 'twice' } }),
  ]
  const claims = expectations.map((expectation) => ({ own: 'more', expectation }))

  test('share their runs: every scenario and replicate is run once', async () => {
    const run = toyRunner(active)
    const verdicts = await evaluateAll(claims, scenarios, run, { most: 60 })
    expect(verdicts.map(({ outcome, n }) => [outcome, n])).toEqual([
      ['held', 20],
      ['held', 20],
      ['missed', 60],
      ['held', 20],
    ])
    const names = run.tasks.map(({ scenario, replicate }) => `${scenario.id} ${replicate}`)
    expect(new Set(names).size).toBe(names.length)
    expect(names).toHaveLength(60 + 60 + 20)
  })

  test('come to the same verdicts together and alone', async () => {
    const together = await evaluateAll(claims, scenarios, toyRunner(active), { most: 60 })
    for (const [i, one] of claims.entries()) {
      expect(await evaluate(one, scenarios, toyRunner(active), { most: 60 })).toEqual(together[i])
    }
  })

  test('a scenario under two names and titles is run once', async () => {
    const run = toyRunner(() => 20)
    const twins = new Map([
      ...scenarios,
      ['more', toyScenario('base', { id: 'more', title: 'the same in other words' })],
    ])
    await evaluateAll([claim({ is: 'same' })], twins, run, { most: 20 })
    expect(run.tasks).toHaveLength(20)
  })

  test('are told one by one as soon as each is clear', async () => {
    const run = toyRunner(active)
    for await (const verdict of evaluating(claims, scenarios, run, { most: 60 })) {
      expect(verdict.expectation.id).toBe('more-active')
      break
    }
    expect(run.tasks).toHaveLength(40)
  })

  test('are found in the scenarios they stand in', () => {
    const own = new Map([['more', toyScenario('more', { expect: [...expectations] })]])
    expect(claimsOf(own)).toEqual(claims)
  })
})

describe('a claim that cannot be measured is refused by name', () => {
  test.each([
    [
      'a scenario that is not there',
      { than: { scenario: 'nowhere' } },
      'claim "more-active" of "more" needs scenario "nowhere"',
    ],
    ['weeks beyond the run', { weeks: [35, 40] }, 'reads week 40 of "more", which has weeks 0 to 39'],
    ['weeks backwards', { weeks: [9, 5] }, 'weeks 9 to 5'],
  ])('%s', (_says, changes, message) => {
    expect(() => evaluate(claim(changes), scenarios, toyRunner(active))).toThrow(message)
  })
})

describe('ablation', () => {
  test('makes a claim fail that rests on the mechanism switched off', async () => {
    const resting = claim({ mechanism: 'animation' })
    expect((await evaluate(resting, scenarios, toyRunner(active))).held).toBe(true)
    const verdict = await ablated(resting, scenarios, toyRunner(active))
    expect(verdict).toMatchObject({ held: false, clear: true })
    expect(verdict.estimate.mean).toBeCloseTo(0, 2)
  })

  test('lets a claim stand that rests on something else', async () => {
    const other = claim({ mechanism: 'animation', is: 'less', than: { scenario: 'twice' } })
    expect((await ablated(other, scenarios, toyRunner(active))).held).toBe(true)
  })

  test('switches the mechanism off in every scenario involved, once for all claims of one mechanism', async () => {
    const seen: Scenario[] = []
    const run = toyRunner((task) => {
      seen.push(task.scenario)
      return active(task)
    })
    const two = [
      claim({ mechanism: 'animation' }),
      claim({ id: 'other' }),
      claim({ mechanism: 'animation', id: 'earlier', weeks: [5, 9] }),
    ]
    const verdicts = await ablatedAll(two, scenarios, run, { most: 20 })
    expect(verdicts.map(({ expectation }) => expectation.id)).toEqual(['more-active', 'earlier'])
    expect(seen).toHaveLength(40)
    expect(seen.every(({ assumptions }) => assumptions.wx === 0)).toBe(true)
  })

  test('needs a mechanism', () => {
    expect(() => ablated(claim(), scenarios, toyRunner(active))).toThrow('names no mechanism')
  })
})

/** Arms 20 apart: variance 100. Talent: sd 5 times the talent spread over .15, the same in every arm. */
const talented = ({ scenario, replicate, talent = replicate }: Task): number =>
  (scenario.id === 'twice' ? 40 : 20) +
  5 * (scenario.assumptions.talentSd / 0.15) * noise('talent', talent) +
  3 * noise('world', replicate)

describe('a claim about the share of variance', () => {
  const variance = { of: 'policies', arms: ['base', 'twice'] }
  const shareOf = (changes: Record<string, unknown> = {}, run = toyRunner(talented)) =>
    evaluate(claim({ variance, than: 0.5, by: 0.05, ...changes }, 'base'), scenarios, run, { talents: 40 })

  test('gives 100 in 125 to the arms, whatever the luck of the world', async () => {
    const verdict = await shareOf()
    expect(verdict).toMatchObject({ held: true, outcome: 'held', n: 40 })
    expect(verdict.estimate.mean).toBeGreaterThan(0.72)
    expect(verdict.estimate.mean).toBeLessThan(0.88)
    expect(verdict.estimate.low).toBeLessThan(0.8)
    expect(verdict.estimate.high).toBeGreaterThan(0.8)
  })

  test('gives less to the arms when the claim asks for a wider talent', async () => {
    const wide = await shareOf({ variance: { ...variance, talentSd: 0.3 } })
    expect(wide.estimate.mean).toBeLessThan(0.62)
    expect(wide.estimate.mean).toBeGreaterThan(0.38)
  })

  test('gives everything to the arms once talent is switched off, though the claim asks for a wide one', async () => {
    const wide = claim({ variance: { ...variance, talentSd: 0.3 }, than: 0.5, mechanism: 'talent' }, 'base')
    const verdict = await ablated(wide, scenarios, toyRunner(talented))
    expect(verdict.estimate.mean).toBeCloseTo(1, 12)
    expect(verdict.estimate.low).toBeCloseTo(1, 12)
  })

  test('runs arms times worlds times talents, each once', async () => {
    const run = toyRunner(talented)
    await shareOf({}, run)
    expect(run.tasks).toHaveLength(2 * 3 * 40)
    expect(
      new Set(run.tasks.map(({ scenario, replicate, talent }) => `${scenario.id} ${replicate} ${talent}`))
        .size,
    ).toBe(240)
  })

  test('takes the plain run where the talent draw is the world\u2019s own', async () => {
    const run = toyRunner(talented)
    const plain = claim({ than: { scenario: 'base' }, is: 'more' }, 'twice')
    const shared = claim({ variance, than: 0.5 }, 'base')
    await evaluateAll([plain, shared], scenarios, run, { talents: 10, most: 20 })
    expect(run.tasks).toHaveLength(2 * 20 + 2 * 3 * 10 - 2 * 3)
  })

  test('misses a share it does not reach', async () => {
    expect(await shareOf({ than: 0.9 })).toMatchObject({ held: false, outcome: 'missed' })
  })

  test('covers the true share in about 9 of 10 cases', async () => {
    let covered = 0
    for (let k = 0; k < 60; k++) {
      const run = toyRunner((task) =>
        talented({ ...task, talent: (task.talent ?? task.replicate) + 1000 * k }),
      )
      const { estimate } = await evaluate(claim({ variance, than: 0.5 }, 'base'), scenarios, run, {
        talents: 24,
        worlds: 1,
      })
      if (estimate.low <= 0.8 && estimate.high >= 0.8) covered++
    }
    expect(covered).toBeGreaterThan(45)
  })
})
