import { assumptionIds, ledger } from '@fishbowl/core'
import {
  type Analysis,
  type AnalysisPlan,
  analysis,
  cellsOf,
  factorsOf,
  type Model,
  overSets,
  type Sampled,
  sampled,
  scenarioModel,
  splitOf,
  splitOfDelta,
  usualPoint,
  valuesAt,
} from '@fishbowl/lab/sensitivity'
import { inProcess, type Task } from '@fishbowl/sim'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { noise, toyRunner, toyScenario } from './toy.ts'

const planOf = (factors: number, changes: Partial<AnalysisPlan> = {}): AnalysisPlan => ({
  usual: new Float64Array(factors).fill(0.5),
  trajectories: 8,
  points: 64,
  replicates: 2,
  seed: 'test',
  ...changes,
})

/** Two policies; assumption 0 moves both, 1 moves the second only, 2 nothing. */
const policies: Model = async ({ point: [a = 0, b = 0], replicate }) => {
  const shared = 2 * a + noise('all', replicate)
  return [shared, shared + 1 + 2 * b + 0.5 * noise('second', replicate)]
}

/** Half the mean square of the difference between any two runs of different sets, over arms too. */
function totalByPairs({ a, b, arms, replicates }: Sampled): number {
  const width = arms * replicates
  const runs = [a, b].flatMap((part, side) =>
    Array.from(part, (value, i) => ({ value, set: 2 * Math.floor(i / width) + side })),
  )
  let [sum, pairs] = [0, 0]
  for (const one of runs)
    for (const other of runs)
      if (one.set !== other.set) {
        sum += (one.value - other.value) ** 2 / 2
        pairs++
      }
  return sum / pairs
}

const sampleOf = (model: Model, points: number, seed = 's') =>
  sampled({ usual: new Float64Array(3), groups: [[0], [1], [2]], points, replicates: 3, seed }, model)

describe('the split of the spread', () => {
  test('sums to the variance of all runs, which brute force over all pairs of runs finds too', async () => {
    const single: Model = async (cell) => (await policies(cell)).slice(1)
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.constantFrom(policies, single), async (seed, model) => {
        const sample = await sampleOf(model, 8, seed)
        const { total, parts } = splitOf(sample, { seed, resamples: 10 })
        expect(parts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9)
        expect(parts.reduce((sum, { variance }) => sum + variance, 0)).toBeCloseTo(total, 9)
        expect(total).toBeCloseTo(totalByPairs(sample), 9)
      }),
      { numRuns: 20 },
    )
  })

  test('finds the parts of a model with known ones', async () => {
    const sample = await sampleOf(policies, 2048)
    const { parts } = splitOf(sample, { seed: 's', resamples: 30 })
    // Mean effect 2 and so 1 a side; 2a + b with a and b even; luck 1 and a quarter of it; half of 2b; half of half a luck.
    // With the standard error of each at 2048 rows, measured over 60 streams of luck: four of them are exceeded once in 16,000.
    const exact = {
      policy: { is: 1, error: 0.0047 },
      assumptions: { is: 5 / 12, error: 0.014 },
      luck: { is: 1 + 1 / 16, error: 0.0176 },
      policyAssumptions: { is: 1 / 12, error: 0.0015 },
      policyLuck: { is: 1 / 16, error: 0.001 },
    }
    for (const { source, variance, share, low, high } of parts) {
      const { is, error } = exact[source]
      expect(Math.abs(variance - is), source).toBeLessThan(4 * error)
      expect(low).toBeLessThan(share)
      expect(high).toBeGreaterThan(share)
    }
    const delta = splitOfDelta(sample, { seed: 's', resamples: 30 })
    expect(delta.parts.map(({ source }) => source)).toEqual(['assumptions', 'luck'])
    expect(Math.abs((delta.parts[0]?.variance ?? 0) - 1 / 3)).toBeLessThan(4 * 0.0061)
    expect(Math.abs((delta.parts[1]?.variance ?? 0) - 1 / 4)).toBeLessThan(4 * 0.0039)
  })

  test('a model without luck has none, and one without live assumptions nothing else', async () => {
    const calm = splitOf(await sampleOf(async ({ point: [a = 0] }) => [a], 64), { seed: 's', resamples: 50 })
    expect(calm.parts.map(({ share }) => share)).toEqual([1, 0])
    const chance = splitOf(await sampleOf(async ({ replicate }) => [noise('x', replicate)], 512), {
      seed: 's',
      resamples: 50,
    })
    // Standard error .016 at 512 rows.
    expect(Math.abs(chance.parts[0]?.share ?? 1)).toBeLessThan(4 * 0.016)
    expect(chance.parts[0]?.low).toBeLessThan(0.05)
  })

  test('counts the sets in which a difference keeps its sign', async () => {
    const sample = await sampleOf(async ({ point: [a = 0] }) => [0, a - 0.25], 64)
    const { mean, sets, sign } = overSets(sample)
    expect(sets).toBe(128)
    expect(mean).toBeCloseTo(0.25, 2)
    expect(sign.share).toBe(0.75)
    const mirrored = await sampleOf(async ({ point: [a = 0] }) => [0, 0.25 - a], 64)
    expect(overSets(mirrored).sign.share).toBe(0.75)
    expect(sign.low).toBeLessThan(0.75)
  })
})

/** Twelve factors: 0 to 8 ever weaker, 9 and 10 dead, 11 weak. */
const weights = [9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 0, 0.5]

const weighted: Model = async ({ point, replicate }) => [
  noise('luck', replicate) + weights.reduce((sum, weight, i) => sum + weight * (point[i] ?? 0), 0),
]

const late: Model = async (cell) => {
  for (let turn = 0; turn < Math.floor(4 * Math.abs(noise('late', cell.replicate))); turn++)
    await Promise.resolve()
  return weighted(cell)
}

describe('an analysis', () => {
  test('names the eight largest, exchanges the other live ones together, and lists the dead', async () => {
    const found = await analysis(planOf(12), weighted)
    expect(found.effects.map(({ factor }) => factor)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 9, 10])
    expect(found.choice).toEqual({ named: [0, 1, 2, 3, 4, 5, 6, 7], others: [8, 11], dead: [9, 10] })
    expect(found.shares?.indices).toHaveLength(9)
    expect(found.shares?.rows).toBe(64)
  })

  test('takes indices at once of eight factors or fewer, and finds the dead there too', async () => {
    const found = await analysis(planOf(3), async ({ point: [a = 0, b = 0] }) => [a + b])
    expect(found.effects).toEqual([])
    expect(found.choice).toEqual({ named: [0, 1, 2], others: [], dead: [2] })
    expect(found.shares?.indices[2]?.total.value).toBe(0)
    const chance = await analysis(planOf(2), async ({ replicate }) => [noise('x', replicate)])
    expect(chance.choice.dead).toEqual([0, 1])
    expect(chance.shares).toBeUndefined()
  })

  test('makes the runs that it announced', async () => {
    for (const plan of [
      planOf(12),
      planOf(3),
      planOf(12, { screenOnly: true }),
      planOf(3, { screenOnly: true }),
    ]) {
      let cells = 0
      await analysis(plan, weighted, { onCell: () => cells++ })
      const { screening, indices } = cellsOf(plan)
      expect(cells).toBe(screening + indices)
    }
  })

  test('is the same however many cells are in flight and in whatever order they end', async () => {
    const results: Analysis[] = []
    for (const inFlight of [1, 3, 50])
      results.push(await analysis(planOf(12, { points: 8 }), late, { inFlight }))
    expect(results[1]).toEqual(results[0])
    expect(results[2]).toEqual(results[0])
  })

  test('stops after the screening where nothing moves, and says so where runs have no outcome', async () => {
    const found = await analysis(planOf(12), async ({ replicate }) => [noise('x', replicate)])
    expect(found.choice.dead).toHaveLength(12)
    expect(found.shares).toBeUndefined()
    await expect(analysis(planOf(3), async () => [Number.NaN])).rejects.toThrow(
      'only 0 of 64 sets have an outcome in every run; at least 8 are needed',
    )
    for (const screenOnly of [true, false])
      await expect(analysis(planOf(12, { screenOnly }), async () => [Number.NaN])).rejects.toThrow(
        'no move of an assumption has an outcome in both of its runs',
      )
  })
})

describe('a scenario as a model', () => {
  const own = toyScenario('own', { overrides: { wx: { value: 0.9, reason: 'measured here' } } })

  test('varies what no scenario sets itself, low end to high end, with the default where it usually stands', () => {
    expect(factorsOf([own])).toEqual(assumptionIds.filter((id) => id !== 'wx'))
    expect(factorsOf([own, toyScenario('other')])).toEqual([...assumptionIds])
    const usual = valuesAt(assumptionIds, usualPoint(assumptionIds))
    for (const id of assumptionIds) {
      expect(usual[id]).toBe(ledger[id].default)
      expect(valuesAt([id], new Float64Array([0]))[id]).toBe(ledger[id].low)
      expect(valuesAt([id], new Float64Array([1]))[id]).toBeCloseTo(ledger[id].high, 12)
    }
  })

  test('leaves what a scenario sets, and takes the paired difference of two arms', async () => {
    const run = toyRunner(({ scenario }: Task) => 10 * scenario.assumptions.wx + 10 * scenario.assumptions.wh)
    const arms = [own, toyScenario('other')].map((scenario) => ({ id: scenario.id, scenario }))
    const { model, prints } = scenarioModel({ arms, measure: 'weeklyActive', factors: ['wx', 'wh'] }, run)
    const values = await model({ point: new Float64Array([1, 0]), replicate: 5 })
    const [low, high] = [own.assumptions.wx, ledger.wx.high]
    expect(values[0]).toBeCloseTo(0.1 * (low + ledger.wh.low), 12)
    expect(values[1]).toBeCloseTo(0.1 * (high + ledger.wh.low), 12)
    expect(prints().map(({ replicate }) => replicate)).toEqual([5, 5])
  })

  test('of the real model: minutes per act move nothing, the propensity to visit does', async () => {
    const scenario = toyScenario('real', {
      horizon: 10,
      organisation: { ...toyScenario('x').organisation, members: 80 },
    })
    const factors = ['b0', 'minAnswer', 'minCoach'] as const
    const { model } = scenarioModel(
      { arms: [{ id: 'real', scenario }], measure: 'weeklyActive', factors },
      inProcess,
    )
    const screened = await analysis(
      planOf(3, { screenOnly: true, trajectories: 4, usual: usualPoint(factors) }),
      model,
    )
    expect(screened.choice.dead).toEqual([1, 2])
    expect(screened.effects[0]).toMatchObject({ factor: 0, dead: false })
    expect(screened.effects[0]?.mu).toBeGreaterThan(0)
    const { choice, shares } = await analysis(planOf(3, { points: 16, usual: usualPoint(factors) }), model)
    expect(choice.dead).toEqual([1, 2])
    expect(shares?.indices.map(({ total }) => total.value > 0.5)).toEqual([true, false, false])
    expect(shares?.indices[1]?.total.value).toBe(0)
  })
})
