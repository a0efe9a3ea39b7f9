import {
  assumptionIds,
  canonicalJson,
  defaultScenario,
  defaultsOf,
  isFixed,
  ledgerOf,
  type Scenario,
  scenarioData,
  underModel,
  withAssumptions,
} from '@fishbowl/core'
import {
  digestOfPrints,
  drawnAssumptions,
  evaluatePatterns,
  type Pattern,
  recipes,
  storedScenario,
  type Task,
  underDraw,
} from '@fishbowl/lab'
import { factorsOf, usualPoint, valuesAt } from '@fishbowl/lab/sensitivity'
import { simulate } from '@fishbowl/sim'
import { describe, expect, test } from 'vitest'
import { batchData, readBatch } from '../../packages/lab/src/engine/queue/wire.ts'
import { taskKey } from '../../packages/lab/src/ledger/key.ts'
import { scenarioHash } from '../../packages/lab/src/scenario-hash.ts'

const pinned = underModel(defaultScenario, '2.0.0')
const lacking = new Set(assumptionIds.filter((id) => isFixed('2.0.0', id)))

describe('a pinned scenario', () => {
  test('has keys and digests of its own', () => {
    const code = 'a'.repeat(64)
    expect(scenarioHash(pinned)).not.toBe(scenarioHash(defaultScenario))
    const [one, other] = [pinned, defaultScenario].map((scenario) =>
      taskKey({ code, scenario, replicate: 0 }),
    )
    expect(one).not.toBe(other)
    const digests = [pinned, defaultScenario].map((scenario) =>
      digestOfPrints('x', canonicalJson(scenarioData(scenario)), []),
    )
    expect(digests[0]).not.toBe(digests[1])
  })

  test('has another key even where the numbers would agree', () => {
    const alike = withAssumptions(defaultScenario, pinned.assumptions)
    expect(scenarioHash(alike)).not.toBe(scenarioHash(pinned))
  })

  test('is read back from a document and from a queue as it was', () => {
    expect(storedScenario(JSON.parse(canonicalJson(scenarioData(pinned))))).toEqual(pinned)
    const code = 'b'.repeat(64)
    const own = withAssumptions(pinned, { wx: 1.1 })
    const jobs = [pinned, own].map((scenario) => ({
      key: taskKey({ code, scenario, replicate: 3 }),
      scenario,
      replicate: 3,
    }))
    const back = readBatch(JSON.parse(JSON.stringify(batchData({ id: 'one', jobs }, code))), code)
    expect(back.map(({ key }) => key)).toEqual(jobs.map(({ key }) => key))
    expect(back[1]?.scenario.assumptions).toEqual(own.assumptions)
  })

  test('is drawn from the ranges of its version, where what it lacks stays off', () => {
    for (let draw = 0; draw < 20; draw++) {
      const { assumptions } = underDraw(pinned, draw)
      for (const id of drawnAssumptions) {
        const { low, high } = ledgerOf('2.0.0')[id]
        expect(assumptions[id]).toBeGreaterThanOrEqual(low)
        expect(assumptions[id]).toBeLessThanOrEqual(high)
      }
    }
  })

  test('is varied in what its version has, about its own defaults', () => {
    const factors = factorsOf([pinned])
    expect(factors).toEqual(assumptionIds.filter((id) => !lacking.has(id)))
    expect({ ...defaultsOf('2.0.0'), ...valuesAt(factors, usualPoint(factors, '2.0.0'), '2.0.0') }).toEqual(
      defaultsOf('2.0.0'),
    )
  })
})

describe('patterns and recipes', () => {
  const scenario: Scenario = {
    ...withAssumptions(defaultScenario, { Tans: 3 }),
    organisation: { ...defaultScenario.organisation, members: 60 },
    horizon: 4,
  }
  const reading = { scenario, of: () => 1 }
  const pattern = (id: string, target: Pattern['target']): Pattern => ({
    id,
    says: 'one is one',
    how: 'it is said',
    source: 'nobody',
    unit: '',
    digits: 0,
    target,
    // both patterns read the very same thing
    sample: { reads: [reading], each: ([one = Number.NaN]) => one },
  })

  test('values of the prototype are held against model 2.0.0, all else against the current one', async () => {
    const seen: Task[] = []
    const run = (task: Task) => {
      seen.push(task)
      return Promise.resolve(simulate(task))
    }
    const patterns = [
      pattern('P1.value', { kind: 'reference', value: 1 }),
      pattern('P1.sign', { kind: 'above', bound: 0 }),
    ]
    const rows = await evaluatePatterns(patterns, run, { replicates: 2 })
    expect(rows.map(({ model, value }) => [model, value])).toEqual([
      ['2.0.0', 1],
      [defaultScenario.model, 1],
    ])
    const models = seen.map((task) => task.scenario.model)
    expect(models).toEqual(['2.0.0', '2.0.0', defaultScenario.model, defaultScenario.model])
    const [first, , third] = seen.map((task) => task.scenario.assumptions)
    expect(first).toEqual({ ...defaultsOf('2.0.0'), coordination: 0, Tans: 3 })
    expect(third).toEqual(scenario.assumptions)
  })

  test('the recipes are those of model 2.0.0, whatever the ledger says now', () => {
    for (const recipe of recipes)
      expect(recipe.scenario).toMatchObject({
        model: '2.0.0',
        assumptions: { ...defaultsOf('2.0.0'), coordination: 0 },
      })
  })
})
