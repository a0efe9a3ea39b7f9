import { type Arm, lookByLook, plannedLooks, type Question, surenessOf, untilSure } from '@fishbowl/lab'
import { describe, expect, test } from 'vitest'
import { noise, toyRunner, toyScenario } from './toy.ts'

const arms: readonly [Arm, Arm] = [
  { id: 'base', scenario: toyScenario('base') },
  { id: 'more', scenario: toyScenario('more') },
]

/** `more` has `points` more visitors of 100 and a luck of its own of `sd` points; the world's luck of 10 points is shared. */
const runner = (points: number, sd: number) =>
  toyRunner(({ scenario, replicate }) => {
    const shared = 50 + 10 * noise('world', replicate)
    return scenario.id === 'more' ? shared + points + sd * noise('own', replicate) : shared
  })

const ask = (changes: Partial<Question> = {}): Question => ({
  arms,
  measure: 'weeklyActive',
  halfWidth: 0.01,
  ...changes,
})

describe('untilSure', () => {
  test('is sure of 5 points after one batch when the arms differ in little else', async () => {
    const run = runner(5, 1)
    const state = await untilSure(ask(), run)
    expect(state).toMatchObject({ outcome: 'sure', narrow: true, replicates: 20, look: 1, plannedLooks: 20 })
    expect(state.estimate.mean).toBeCloseTo(0.05, 2)
    expect(run.tasks).toHaveLength(40)
  })

  test('adds whole batches until the interval is as narrow as asked', async () => {
    const run = runner(5, 4)
    const state = await untilSure(ask(), run)
    expect(state.outcome).toBe('sure')
    expect(state.replicates % 20).toBe(0)
    expect(state.replicates).toBeGreaterThan(60)
    expect(state.replicates).toBeLessThan(400)
    expect(run.tasks).toHaveLength(2 * state.replicates)
    const before = surenessOf(
      Array.from({ length: state.replicates - 20 }, (_, r) => 0.05 + 0.04 * noise('own', r)),
      0.01,
      {},
    )
    expect(before.narrow).toBe(false)
  })

  test('says how large a difference may still be when none is seen', async () => {
    const state = await untilSure(ask(), runner(0, 1))
    expect(state.outcome).toBe('no-difference')
    expect(state.estimate.low).toBeLessThanOrEqual(0)
    expect(state.largest).toBeGreaterThan(0)
    expect(state.largest).toBeLessThanOrEqual(0.02)
  })

  test('is not sure when all replicates are used up and the interval is wide', async () => {
    const state = await untilSure(ask({ most: 50 }), runner(0, 8))
    expect(state).toMatchObject({
      outcome: 'not-sure',
      narrow: false,
      replicates: 50,
      look: 3,
      plannedLooks: 3,
    })
  })

  test('is sure at the end though wide, when 0 is excluded', async () => {
    const state = await untilSure(ask({ most: 40 }), runner(20, 8))
    expect(state).toMatchObject({ outcome: 'sure', narrow: false, replicates: 40 })
  })

  test('arms that never differ have no difference at all', async () => {
    const state = await untilSure(ask(), runner(0, 0))
    expect(state).toMatchObject({ outcome: 'no-difference', largest: 0, replicates: 20 })
  })

  test('tells every look on the way, and nothing after the last', async () => {
    const outcomes: string[] = []
    for await (const { outcome } of lookByLook(ask({ most: 50 }), runner(0, 8))) outcomes.push(outcome)
    expect(outcomes).toEqual(['going-on', 'going-on', 'not-sure'])
  })

  test('a measure without a value anywhere is never sure and counts what is missing', async () => {
    const state = await untilSure(ask({ measure: 'answeredShare', most: 40 }), runner(0, 1))
    expect(state).toMatchObject({ outcome: 'not-sure', replicates: 40, estimate: { n: 0, missing: 40 } })
  })

  test('a half width of 0 is refused', async () => {
    await expect(untilSure(ask({ halfWidth: 0 }), runner(0, 1))).rejects.toThrow('half width is 0')
  })
})

test('the largest difference still possible counts both ways', () => {
  const down = surenessOf([-3, -1, 0, 1], 10, { batch: 4, most: 4 })
  expect(down.outcome).toBe('no-difference')
  expect(down.largest).toBe(-down.estimate.low)
  expect(down.largest).toBeGreaterThan(down.estimate.high)
})

test('looks are planned batch by batch up to the most, the last one shorter', () => {
  expect(plannedLooks({ batch: 20, most: 50 })).toEqual([20, 40, 50])
  expect(() => plannedLooks({ batch: 1 })).toThrow('batch is 1')
  expect(() => plannedLooks({ batch: 20, most: 10 })).toThrow('most is 10')
})
