import { type Scenario, settingsOf, valueAt } from '@fishbowl/core'
import {
  evidencePatterns,
  mandatedPlatform,
  mandatedPolicies,
  nhsrWorkspace,
  notComputed,
  type Pattern,
  patterns,
  voluntaryPolicies,
  voluntaryWorkspace,
} from '@fishbowl/lab'
import { inProcess, simulate } from '@fishbowl/sim'
import { beforeAll, describe, expect, test } from 'vitest'
import { compute, keptPatterns, readKept } from '../../tools/validation/kept.ts'
import { reasonsNow } from '../../tools/validation/page.ts'
import { entry } from '../support/library.ts'

const kept = readKept()
const rowOf = new Map(kept.rows.map((row) => [row.id, row]))

describe('the kept table, docs/validation.json', () => {
  test('has every pattern once, and none that there is no longer', () => {
    expect(kept.rows.map(({ id }) => id)).toEqual(keptPatterns.map(({ id }) => id))
  })

  test('says why of every miss', () => {
    expect(reasonsNow().silent.map(({ id }) => id)).toEqual([])
  })

  test('has a miss for every reason: one that is mended takes its reason along', () => {
    expect(reasonsNow().stale).toEqual([])
  })
})

// the rest of the table takes a minute: patterns.slow.ts
describe('facts of the two workspaces come out as they are kept; npm run validation renews the table', () => {
  const facts = keptPatterns.filter(({ dataset = '' }) => ['r4ds', 'nhsr'].includes(dataset))
  let fresh: typeof rowOf = new Map()
  beforeAll(async () => {
    const { rows: found } = await compute(inProcess, facts)
    fresh = new Map(found.map((row) => [row.id, row]))
  }, 60_000)
  test.for(facts.map(({ id, says }) => ({ id, says })))('$id: $says', ({ id }) => {
    expect(fresh.get(id)).toEqual(rowOf.get(id))
  })
})

const partOf = (id: string): string => id.split('.')[0] ?? id

describe('the list of patterns', () => {
  test('every check of the specification is in it, and those of the evidence unless the reason is given', () => {
    const checks = new Set([...patterns, ...notComputed].map(({ id }) => partOf(id)))
    const wanted = ['P', 'V'].flatMap((kind) => Array.from({ length: 23 }, (_, i) => `${kind}${i + 1}`))
    expect(wanted.filter((check) => !checks.has(check))).toEqual([])
  })

  test('all 84 facts that the data give to calibrate on are in it, or the reason why not', () => {
    const facts = [...patterns, ...notComputed].filter(({ id }) => id.startsWith('T.'))
    const counts = Object.groupBy(facts, ({ dataset = 'none' }) => dataset)
    expect(Object.fromEntries(Object.entries(counts).map(([name, own]) => [name, own?.length]))).toEqual({
      collegemsg: 22,
      email: 11,
      ennet: 16,
      nhsr: 18,
      r4ds: 12,
      uc: 5,
    })
  })

  test('every pattern has its own id', () => {
    const ids = [...patterns, ...notComputed].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('what rests on evidence says on whose, and nothing else does', () => {
    expect(evidencePatterns.every(({ dataset }) => dataset !== undefined)).toBe(true)
    expect(patterns.filter(({ dataset }) => dataset !== undefined)).toEqual(evidencePatterns)
  })

  test('the number seen in the data lies within its band', () => {
    const off = patterns.filter(
      ({ observed, target }: Pattern) =>
        observed !== undefined &&
        target.kind === 'band' &&
        !(observed >= target.low && observed <= target.high),
    )
    expect(off.map(({ id }) => id)).toEqual([])
  })
})

/** What a regime settles; size and length may differ. */
const regimeOf = ({ policies, community, interventions, assumptions }: Scenario) => ({
  settings: settingsOf(policies),
  community,
  interventions,
  assumptions,
})

describe('the two regimes', () => {
  test.for([
    ['voluntary-workspace', voluntaryWorkspace, voluntaryPolicies],
    ['mandated-platform', mandatedPlatform, mandatedPolicies],
  ] as const)('the patterns judge %s of the library and nothing else', ([id, arm, policies]) => {
    const { scenario } = entry(id)
    expect(regimeOf(arm)).toEqual(regimeOf(scenario))
    expect(settingsOf(policies)).toEqual(settingsOf(scenario.policies))
  })

  test('the arm of the growing workspace registers people at the pace of the data', () => {
    const histories = [0, 1, 2, 3].map((replicate) => simulate({ scenario: nhsrWorkspace, replicate }))
    const registered = (week: number): number =>
      histories.reduce((sum, history) => sum + valueAt(history, 'everRegistered', week - 1), 0) /
      histories.length
    // how many could have joined is not known, so the pace is that among those who did in two years
    for (const [week, members] of [
      [23, 281],
      [55, 653],
      [79, 843],
    ] as const)
      expect(Math.abs(registered(week) / registered(104) - members / 1066), `week ${week}`).toBeLessThan(0.1)
  })
})
