import type { History } from '@fishbowl/core'
import { estimateOf, surveyOf } from '@fishbowl/lab/study'
import { expect, test } from 'vitest'
import { planFor } from './study-worlds.ts'
import { toyHistory } from './toy.ts'

/** A machine on which an employee-week takes `cost` milliseconds, and a clock that knows it. */
function machine(cost: number) {
  let clock = 0
  const runs: number[] = []
  return {
    runs,
    now: () => clock,
    bytesOf: ({ weeks }: History) => 100 * weeks,
    run: async ({
      scenario,
    }: {
      readonly scenario: { readonly organisation: { readonly members: number }; readonly horizon: number }
    }) => {
      runs.push(scenario.organisation.members)
      clock += cost * scenario.organisation.members * scenario.horizon
      return toyHistory({ weeks: scenario.horizon }, () => ({}))
    },
  }
}

const grid = (members: string, rest = ''): string =>
  `replicates: 5\ndesign: { kind: grid, factors: { organisation.members: ${members}${rest} } }`

test('the time is that of all employees and weeks, by runs of which the biggest is one', async () => {
  const plan = planFor(grid('[40, 100, 400, 60]'))
  const { run, now, bytesOf, runs } = machine(0.5)
  const found = await estimateOf(plan, { run, now, bytesOf, threads: 1 })
  // 600 people for 20 weeks, five times, at half a millisecond
  expect(found.seconds).toEqual({ likely: 30, low: 30, high: 30 })
  expect(new Set(runs)).toContain(400)
  expect(found.runs).toBe(20)
  expect(found.points).toBe(4)
})

test('bytes are those of the pilot and of its row, times the runs', async () => {
  const plan = planFor(`measures: [roi, value]\n${grid('[40]')}`)
  const found = await estimateOf(plan, { ...machine(1), threads: 1 })
  expect(found.bytes.run).toBe(100 * 20 + 250 + 16)
  expect(found.bytes.all).toBe(5 * found.bytes.run)
})

test('points that are the same world share their runs', () => {
  // without anybody in the team it does not matter how much animation pulls, but the scenario says so: only equal scenarios are one
  const plan = planFor(
    'design: { kind: list, points: [{}, { training: 0 }, { training: 0.0 }, { organisation.members: 40 }] }',
  )
  expect(plan.count).toBe(4)
  expect(surveyOf(plan)).toMatchObject({ distinct: 2, memberWeeks: 2 * 40 * 20 })
})

test('the clock of a warm machine counts, not that of its first runs', async () => {
  const plan = planFor(grid('[40]'))
  let clock = 0
  let made = 0
  const run = async () => {
    clock += made++ < 4 ? 100 : 10
    return toyHistory({ weeks: 20 }, () => ({}))
  }
  const found = await estimateOf(plan, { run, now: () => clock, bytesOf: () => 0, threads: 1 })
  expect(found.pilot.every(({ milliseconds }) => milliseconds === 10)).toBe(true)
  expect(found.seconds.likely).toBe(0.05)
})
