import type { History, MeasureId } from '@fishbowl/core'
import { measureIds } from '@fishbowl/core'
import { type Arm, compare, comparison, windowNameOf, windowOf } from '@fishbowl/lab'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { noise, toyHistory, toyRunner, toyScenario } from './toy.ts'

const arms: readonly Arm[] = ['base', 'more', 'same'].map((id) => ({ id, scenario: toyScenario(id) }))

const steady = (replicate: number, visitors: number, value = 0): History =>
  toyHistory({ replicate }, (week) => ({
    visitors: visitors + week,
    value,
    asked: week === 3 ? 2 : 0,
    answeredByPeers: week === 3 ? 1 : 0,
  }))

/** Replicate r: the base has 10 r visitors in week 0, `more` 1 to 3 more, `same` the same; one more visitor every week. */
const replicate = (r: number): ReadonlyMap<string, History> =>
  new Map([
    ['base', steady(r, 10 * r, 5)],
    ['more', steady(r, 10 * r + 1 + r, 7)],
    ['same', steady(r, 10 * r, 5)],
  ])

function filled(order: readonly number[] = [0, 1, 2]) {
  const accumulator = comparison(arms, 'base', { curves: ['weeklyActive', 'answeredShare'] })
  for (const r of order) accumulator.add(r, replicate(r))
  return accumulator
}
const result = filled().result()
const [more, same] = result.pairs
if (more === undefined || same === undefined) throw new Error('two pairs are expected')

describe('a paired comparison by hand', () => {
  test('the delta of every week is 2 points, plus or minus the t interval of 1, 2 and 3', () => {
    const { middle, low, high, level } = more.delta('weeklyActive')
    expect(level).toBe(0.9)
    expect(middle).toHaveLength(40)
    expect(middle[0]).toBeCloseTo(0.02, 12)
    expect(middle[39]).toBeCloseTo(0.02, 12)
    expect(high[17]).toBeCloseTo(0.02 + (0.01 * 2.91998558) / Math.sqrt(3), 8)
    expect(low[17]).toBeCloseTo(0.02 - (0.01 * 2.91998558) / Math.sqrt(3), 8)
  })

  test('the band of the baseline is the median and type 7 quantiles of 0, 10 and 20 visitors', () => {
    const band = result.arms[0]?.band('weeklyActive')
    expect(band?.middle[0]).toBeCloseTo(0.1, 12)
    expect(band?.low[0]).toBeCloseTo(0.01, 12)
    expect(band?.high[0]).toBeCloseTo(0.19, 12)
  })

  test('levels are judged over the last 13 weeks, money over the whole run', () => {
    // weeks 27 to 39 add 33 visitors on average to 0, 10 or 20
    expect(result.arms[0]?.end('weeklyActive').mean).toBeCloseTo(0.43, 12)
    expect(result.arms[0]?.end('weeklyActive', 'run').mean).toBeCloseTo(0.295, 12)
    expect(more.end('value')).toMatchObject({ n: 3, mean: 80, sd: 0, low: 80, high: 80, missing: 0 })
  })

  test('questions asked only in week 3 have an answered share there and nowhere else', () => {
    const { middle } = more.delta('answeredShare')
    expect(middle[3]).toBe(0)
    expect(middle[4]).toBeNaN()
    expect(more.end('answeredShare')).toMatchObject({ n: 0, missing: 3 })
  })

  test('ties count half, and a measure without a better side has no winner', () => {
    expect(more.better('weeklyActive')).toMatchObject({ n: 3, share: 1 })
    expect(same.better('weeklyActive')).toMatchObject({ n: 3, share: 0.5 })
    expect(more.better('asked')).toBeUndefined()
  })

  test('pairing leaves the variance of 1, 2, 3 out of that of 0, 10, 20 and 1, 12, 23', () => {
    expect(more.varianceRatio('weeklyActive')).toBeCloseTo(1 / (100 + 121), 9)
    expect(same.varianceRatio('value')).toBeNaN()
  })
})

/** Everything a result says, as plain data. */
const plain = (order: readonly number[]): unknown => {
  const { arms: outcome, pairs, between, ...rest } = filled(order).result()
  return {
    ...rest,
    between: measureIds.map((id) => between('more', 'same').end(id)),
    digests: outcome.map(({ digest }) => digest('v1')),
    bands: outcome.map(({ band }) => band('weeklyActive')),
    ends: pairs.map(({ end }) => measureIds.map((id) => end(id))),
  }
}

describe('any two arms of a comparison', () => {
  test('are paired replicate by replicate, as two that were run alone', () => {
    const turned = result.between('more', 'same')
    expect(turned).toMatchObject({ baseline: 'more', arm: 'same' })
    expect(turned.end('weeklyActive').mean).toBeCloseTo(-0.02, 12)
    expect(Array.from(turned.deltas('weeklyActive'))).toEqual(
      Array.from(more.deltas('weeklyActive'), (delta) => -delta),
    )
    expect(result.between('base', 'more').end('value')).toEqual(more.end('value'))
    expect(() => result.between('base', 'nobody')).toThrow('"nobody" is not an arm')
  })

  test('give single runs, and one week of their band without the others', () => {
    expect(more.runs('weeklyActive').map((run) => run[5])).toEqual(
      [0, 1, 2].map((r) => (10 * r + 1 + r + 5) / 100 - (10 * r + 5) / 100),
    )
    const { mean, low, high } = more.deltaAt('weeklyActive', 5)
    const delta = more.delta('weeklyActive')
    expect([mean, low, high]).toEqual([delta.middle[5], delta.low[5], delta.high[5]])
    const [base] = result.arms
    expect(base?.median('weeklyActive', 5)).toBe(base?.band('weeklyActive').middle[5])
  })
})

describe('an accumulator', () => {
  test('does not depend on the order of arrival', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }), (order) => {
        expect(plain(order)).toEqual(plain([0, 1, 2, 3, 4, 5]))
      }),
      { numRuns: 20 },
    )
  })

  test('counts a replicate once all arms have it, and keeps earlier results as they were', () => {
    const accumulator = filled([0, 1])
    const before = accumulator.result()
    accumulator.add(2, new Map([['base', steady(2, 20, 5)]]))
    expect(accumulator.result().replicates).toEqual([0, 1])
    accumulator.add(2, new Map([...replicate(2)].slice(1)))
    expect(accumulator.result().replicates).toEqual([0, 1, 2])
    expect(before.replicates).toEqual([0, 1])
    expect(before.arms[0]?.runs('weeklyActive')).toHaveLength(2)
  })

  test('refuses a second run that differs, an unknown arm and a wrong number', () => {
    const accumulator = filled()
    expect(() => accumulator.add(1, replicate(1))).not.toThrow()
    expect(() => accumulator.add(1, new Map([['base', steady(1, 11)]]))).toThrow('not deterministic')
    expect(() => accumulator.add(1, new Map([['other', steady(1, 11)]]))).toThrow('"other" is not an arm')
    expect(() => accumulator.add(4, new Map([['base', steady(1, 10)]]))).toThrow('of replicate 1')
  })

  test('names a curve that was not kept', () => {
    expect(() => more.delta('roi')).toThrow('ask for it in curves (weeklyActive, answeredShare were)')
    expect(() => more.delta('gini')).toThrow('total of the run')
  })

  test('refuses twins and a baseline that is not an arm', () => {
    expect(() => comparison([...arms, ...arms], 'base')).toThrow('two arms are called "base"')
    expect(() => comparison(arms, 'none')).toThrow('baseline "none" is not among the arms (base, more, same)')
  })

  test('arms of different length are compared over the weeks they share', () => {
    const long = { id: 'long', scenario: toyScenario('long', { horizon: 60 }) }
    expect(comparison([...arms, long], 'base').result()).toMatchObject({
      horizon: 40,
      end: { from: 27, to: 39 },
    })
  })
})

test('compare runs every arm of every replicate once and tells how many pairs are whole', async () => {
  const run = toyRunner(
    ({ scenario, replicate: r }) => 50 + noise('luck', r) + (scenario.id === 'more' ? 2 : 0),
  )
  const accumulator = comparison(arms, 'base')
  const told: number[] = []
  for await (const done of compare(accumulator, 5, run, { first: 3, inFlight: 4 })) told.push(done)
  expect(told).toEqual([1, 2, 3, 4, 5])
  expect(run.tasks).toHaveLength(15)
  expect(accumulator.result().replicates).toEqual([3, 4, 5, 6, 7])
  expect(accumulator.result().pairs[0]?.end('weeklyActive').mean).toBeCloseTo(0.02, 12)
  expect(run.tasks.every((task) => !('arm' in task))).toBe(true)
})

describe('the window of a measure', () => {
  test.each([
    ['weeklyActive', 'end'],
    ['medianReply', 'end'],
    ['load', 'end'],
    ['netValue', 'run'],
    ['roi', 'run'],
    ['hoursSaved', 'run'],
    ['gini', 'run'],
    ['retention4', 'run'],
  ] satisfies [MeasureId, string][])('%s belongs to the %s', (id, name) => {
    expect(windowNameOf(id)).toBe(name)
  })

  test('the end is the last 13 weeks, or all of a shorter run', () => {
    expect(windowOf('weeklyActive', 156)).toEqual({ from: 143, to: 155 })
    expect(windowOf('weeklyActive', 5)).toEqual({ from: 0, to: 4 })
    expect(windowOf('netValue', 156)).toEqual({ from: 0, to: 155 })
  })
})
