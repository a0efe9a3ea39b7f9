import {
  type AssumptionId,
  defaultsOf,
  type Ledger,
  ledger,
  type Scenario,
  ScenarioFile,
  scenarioOf,
} from '@fishbowl/core'
import { assumptionChanges, type DiffVersion, modelDiff, movementOf, type Task } from '@fishbowl/lab'
import { simulate } from '@fishbowl/sim'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

/** A version that has some rows of today's ledger otherwise. */
const version = (
  name: string,
  rows: Partial<Record<AssumptionId, Partial<Ledger['wx']>>> = {},
): DiffVersion => ({
  name,
  ledger: {
    ...ledger,
    ...Object.fromEntries(
      Object.entries(rows).map(([id, row]) => [id, { ...ledger[id as AssumptionId], ...row }]),
    ),
  },
})
const one = version('one')

const worth = {
  id: 'worth-it',
  says: 'it pays',
  because: 'work that is worth much',
  measure: 'netValue',
  is: 'more',
  weeks: [0, 19],
  than: 0,
  by: 0,
}
const small = (more: object = {}): Scenario =>
  scenarioOf(
    ScenarioFile.parse({
      fishbowl: 1,
      id: 'small',
      horizon: 20,
      organisation: { members: 120 },
      policies: { staffing: { team: [{ seniority: 'professional' }] } },
      expect: [worth],
      ...more,
    }),
  )

/** The diff of one small scenario, and the runs that it took. */
async function diffOf(to: DiffVersion, { scenario = small(), replicates = 4, from = one } = {}) {
  const tasks: Task[] = []
  const run = (task: Task) => {
    tasks.push(task)
    return Promise.resolve(simulate(task))
  }
  const scenarios = new Map([[scenario.id, scenario]])
  const diff = await modelDiff({ from, to, scenarios, asked: [scenario.id] }, run, { replicates })
  const of = (measure: string) => diff.shifts.find((shift) => shift.measure === measure)
  return { diff, tasks, of }
}

describe('two versions side by side', () => {
  test('equal versions: nothing moved, and every run is made once', async () => {
    const { diff, tasks } = await diffOf(version('other'))
    expect(diff.assumptions).toEqual([])
    for (const { movement, difference } of diff.shifts) {
      expect(movement).toBe('same')
      expect(difference).toMatchObject({ mean: 0, low: 0, high: 0, n: 4 })
    }
    expect(diff.claims).toHaveLength(1)
    for (const { from, to } of diff.claims) expect(to).toBe(from)
    expect(tasks).toHaveLength(4)
  })

  test('what a version changes moves on the same luck, and nothing else moves at all', async () => {
    const { diff, tasks, of } = await diffOf(version('dearer', { wage: { default: 600 } }))
    expect(diff.assumptions).toEqual([
      {
        id: 'wage',
        what: 'value',
        from: { default: ledger.wage.default, low: ledger.wage.low, high: ledger.wage.high },
        to: { default: 600, low: ledger.wage.low, high: ledger.wage.high },
      },
    ])
    expect(of('netValue')).toMatchObject({ movement: 'moved', weeks: [0, 19] })
    expect(of('netValue')?.difference.mean).toBeCloseTo(
      (of('netValue')?.to ?? 0) - (of('netValue')?.from ?? 0),
      6,
    )
    expect(of('weeklyActive')).toMatchObject({ movement: 'same', weeks: [7, 19] })
    expect(of('weeklyActive')?.difference).toMatchObject({ low: 0, high: 0 })
    expect(tasks).toHaveLength(8)
  })

  test('differences are to less from: the other way round they have the other sign', async () => {
    const dear = version('dearer', { wage: { default: 600 } })
    const [there, back] = await Promise.all([diffOf(dear), diffOf(one, { from: dear })])
    expect(back.of('netValue')?.difference.mean).toBe(-(there.of('netValue')?.difference.mean ?? 0))
    expect([back.diff.from, back.diff.to]).toEqual(['dearer', 'one'])
  })

  test('what a scenario sets itself stays, whatever the versions say', async () => {
    const own = small({ assumptions: { wage: { value: 70, reason: 'measured here' } } })
    const { diff } = await diffOf(version('dearer', { wage: { default: 600 } }), { scenario: own })
    expect(diff.shifts.map(({ movement }) => movement)).toEqual(diff.shifts.map(() => 'same'))
  })

  test('a range that is another one moves no result and is told all the same', async () => {
    const { diff } = await diffOf(version('wider', { wx: { low: 0 } }))
    expect(diff.assumptions.map(({ id, what }) => [id, what])).toEqual([['wx', 'range']])
    expect(diff.shifts.every(({ movement }) => movement === 'same')).toBe(true)
  })

  test('two runs cannot tell a small change from luck, and are said not to', async () => {
    const { of } = await diffOf(version('shy', { b0: { default: ledger.b0.default - 0.05 } }), {
      replicates: 2,
    })
    expect(of('answeredShare')?.movement).toBe('untold')
  })

  test('a claim that a version turns is told with both its standings', async () => {
    const poor = version('poor', { wage: { default: 0 } })
    const rich = version('rich', { wage: { default: 100_000 }, oppShare: { default: 0 } })
    const { diff } = await diffOf(rich, { from: poor })
    expect(diff.claims).toMatchObject([{ from: 'fails', to: 'holds', claim: { own: 'small' } }])
  })

  test('a scenario that is pinned runs under the versions asked for, not under its own', async () => {
    const { tasks } = await diffOf(one, { scenario: small({ model: '2.0.0' }) })
    const seen = tasks.map(({ scenario: { assumptions } }) => assumptions)
    for (const assumptions of seen) expect(assumptions).toEqual(defaultsOf('3.0.0'))
  })

  test('a claim about a share of variance is left out by name', async () => {
    const variance = {
      id: 'talent',
      says: 'chance of the hire',
      because: 'talent differs',
      measure: 'netValue',
      is: 'more',
      weeks: [0, 19],
      than: 0.1,
      by: 0,
      variance: { of: 'policies', arms: ['small', 'small'] },
    }
    const { diff } = await diffOf(one, { scenario: small({ expect: [variance] }), replicates: 2 })
    expect([diff.claims, diff.leftOut.map(({ expectation }) => expectation.id)]).toEqual([[], ['talent']])
  })
})

test('an assumption that both have alike is not told', () => {
  expect(assumptionChanges(ledger, ledger)).toEqual([])
})

test('moved is wholly beyond the smallest difference, same is wholly within, all else cannot be told', () => {
  const value = fc.double({ min: -10, max: 10, noNaN: true })
  fc.assert(
    fc.property(value, value, fc.double({ min: 0.01, max: 5, noNaN: true }), (a, b, smallest) => {
      const [low, high] = a < b ? [a, b] : [b, a]
      const movement = movementOf({ low, high }, smallest)
      const mirrored = movementOf({ low: -high, high: -low }, smallest)
      expect(mirrored).toBe(movement)
      if (low <= 0 && high >= 0) expect(movement).not.toBe('moved')
      if (movement === 'same') expect(Math.max(-low, high)).toBeLessThanOrEqual(smallest)
      if (movement === 'untold') expect(high - low).toBeGreaterThan(0)
    }),
  )
  expect(movementOf({ low: Number.NaN, high: Number.NaN }, 1)).toBe('untold')
})
