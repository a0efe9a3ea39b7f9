import { counter, meanInterval, quantile, sorted } from '@fishbowl/lab'
import { sobol } from '@fishbowl/lab/design'
import { influencesOf, type KeptRuns, pointResults, spreadOf } from '@fishbowl/lab/study'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rankCorrelations, ranksOf } from '../../packages/lab/src/study/rank.ts'

/** Values by point, then replicate; undefined is a run that is not there. */
type Values = readonly (readonly (number | undefined)[])[]

/** A ledger in memory with one measure; points are of the scenarios by turns. */
function keptRuns(values: Values, scenarios: number): KeptRuns {
  const points = values.map((_, number) => ({
    number,
    base: `s${number % scenarios}`,
    factors: { x: Math.floor(number / scenarios) },
  }))
  return {
    points: () => points,
    *summaries() {
      for (const [point, row] of values.entries())
        for (const [replicate, value] of row.entries())
          if (value !== undefined) yield { point, replicate, summary: Float64Array.of(-1, value) }
    },
  }
}

const summed = (values: Values, scenarios: number, firstIsReference = true) => [
  ...pointResults(keptRuns(values, scenarios), {
    scenarios,
    firstIsReference,
    replicates: Math.max(...values.map((row) => row.length)),
    measures: [1],
  }),
]

describe('points', () => {
  test('each scenario is compared with the first one under the same factors, pair by pair', () => {
    // the second scenario is 2 better in every run of point 0, and 1, 2, 3 better in those of point 1
    const found = summed(
      [
        [1, 5, 9],
        [3, 7, 11],
        [10, 20, 60],
        [11, 22, 63],
      ],
      2,
    )
    expect(found.map(({ levels }) => levels[0]?.mean)).toEqual([5, 7, 30, 32])
    expect(found.map(({ deltas }) => deltas?.[0]?.mean)).toEqual([undefined, 2, undefined, 2])
    expect(found[1]?.deltas?.[0]).toMatchObject({ low: 2, high: 2, n: 3 })
    expect(found[3]?.deltas?.[0]?.sd).toBe(1)
    expect(found[3]?.point).toMatchObject({ number: 3, base: 's1', factors: { x: 1 } })
  })

  test('with one scenario each point of a list is compared with the first', () => {
    const found = summed(
      [
        [1, 2],
        [2, 4],
        [0, 3],
      ],
      1,
    )
    expect(found.map(({ deltas }) => deltas?.[0]?.mean)).toEqual([undefined, 1.5, 0])
  })

  test('points that were drawn at random have nothing to be compared with', () => {
    expect(
      summed(
        [
          [1, 2],
          [2, 4],
        ],
        1,
        false,
      ).every(({ deltas }) => deltas === undefined),
    ).toBe(true)
  })

  test('a run that is missing is left out of its pair, not taken for another one', () => {
    const found = summed(
      [
        [1, undefined, 9],
        [3, 7, 10],
      ],
      2,
    )
    expect(found[1]?.levels[0]).toMatchObject({ n: 3, mean: 20 / 3 })
    expect(found[1]?.deltas?.[0]).toMatchObject({ n: 2, mean: 1.5, missing: 1 })
    expect(found[0]).toMatchObject({ runs: 2 })
  })

  test('a point without runs is left out, and nothing is compared with it', () => {
    const found = summed([[undefined], [3], [1], [2]], 2)
    expect(found.map(({ point }) => point.number)).toEqual([1, 2, 3])
    expect(found[0]?.deltas).toBeUndefined()
    expect(found[2]?.deltas?.[0]?.mean).toBe(1)
  })

  test('law: the stream gives what a table of everything would', () => {
    const cell = fc.oneof(fc.integer({ min: -50, max: 50 }), fc.constant(undefined))
    const row = fc.array(cell, { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 1, max: 3 }),
        (values, scenarios) => {
          for (const { point, levels, deltas } of summed(values, scenarios)) {
            const own = values[point.number] ?? []
            const base = scenarios > 1 ? values[point.number - (point.number % scenarios)] : values[0]
            const whole = own.map((value) => value ?? Number.NaN)
            expect(levels[0]).toEqual(meanInterval(whole))
            const isBase = base === own
            const hasBase = (base ?? []).some((value) => value !== undefined)
            const differences = whole.map((value, r) => value - (base?.[r] ?? Number.NaN))
            expect(deltas?.[0]).toEqual(isBase || !hasBase ? undefined : meanInterval(differences))
          }
        },
      ),
    )
  })
})

const spearman = (x: readonly number[], y: readonly number[]): number | undefined =>
  rankCorrelations([Float64Array.from(x)], Float64Array.from(y))[0]?.rho

test('the rank correlation of one factor is Spearman\u2019s, with mean ranks for ties, and leaves out what has no value', () => {
  expect(spearman([1, 2, 3, 4], [10, 20, 30, 4000])).toBeCloseTo(1, 12)
  expect(spearman([1, 2, 3, 4], [4, 3, 2, 1])).toBeCloseTo(-1, 12)
  // By hand: ranks 1, 2.5, 2.5, 4, 5 and 2, 1, 3, 4.5, 4.5; around their mean of 3 the products sum to 7.5, the squares to 9.5 each.
  expect(spearman([1, 2, 2, 4, 5], [2, 1, 3, 4, 4])).toBeCloseTo(7.5 / 9.5, 12)
  expect(spearman([1, 2, 3, 4, 5], [1, 2, Number.POSITIVE_INFINITY, 3, Number.NaN])).toBeCloseTo(1, 12)
  expect(spearman([1, 1, 1], [1, 2, 3])).toBeNaN()
})

const one = (x: Float64Array, y: Float64Array) => rankCorrelations([x], y)[0] ?? { rho: 0, low: 0, high: 0 }

describe('rank correlation', () => {
  test('equal values share the mean of their ranks', () => {
    expect([...ranksOf(Float64Array.of(10, 30, 20, 20, 5))]).toEqual([2, 5, 3.5, 3.5, 1])
  })

  test('of one factor is that of SciPy, with the interval of Bonett and Wright', () => {
    // scipy.stats.spearmanr([1, 2, 3, 4, 5], [5, 6, 7, 8, 7]) is .8207826816681233
    const found = one(Float64Array.of(1, 2, 3, 4, 5), Float64Array.of(5, 6, 7, 8, 7))
    expect(found.rho).toBeCloseTo(0.8207826816681233, 12)
    const half = (1.6448536269514722 * Math.sqrt(1 + 0.8207826816681233 ** 2 / 2)) / Math.sqrt(2)
    expect(found.low).toBeCloseTo(Math.tanh(Math.atanh(0.8207826816681233) - half), 4)
    expect(found.high).toBeCloseTo(Math.tanh(Math.atanh(0.8207826816681233) + half), 4)
  })

  test('a curve that only rises is 1, one that only falls -1, one without spread nothing', () => {
    const x = Float64Array.from({ length: 9 }, (_, i) => i)
    expect(
      one(
        x,
        x.map((value) => value * value),
      ),
    ).toMatchObject({ rho: 1, low: 1 })
    expect(
      one(
        x,
        x.map((value) => 1 / (1 + value)),
      ),
    ).toMatchObject({ rho: -1, high: -1 })
    expect(one(x, new Float64Array(9))).toMatchObject({ rho: Number.NaN, low: -1, high: 1 })
    expect(one(new Float64Array(9), x).rho).toBeNaN()
  })

  test('with two factors it is what is left when the other one is held fixed', () => {
    const x = Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8)
    const other = Float64Array.of(2, 1, 4, 3, 6, 5, 8, 7)
    const y = Float64Array.of(3, 1, 2, 6, 4, 8, 5, 7)
    const [xy, oy, xo] = [one(x, y).rho, one(other, y).rho, one(x, other).rho]
    const [first, second] = rankCorrelations([x, other], y)
    expect(first?.rho).toBeCloseTo((xy - oy * xo) / Math.sqrt((1 - oy ** 2) * (1 - xo ** 2)), 12)
    expect(second?.rho).toBeCloseTo((oy - xy * xo) / Math.sqrt((1 - xy ** 2) * (1 - xo ** 2)), 12)
  })

  test('a factor that does nothing gets nothing of one that it happens to go with', () => {
    // dimensions 15 and 48 of 256 Sobol points are correlated by .38 for this seed
    const dimensions = 77
    const { at } = sobol(dimensions, 256, 'fishbowl')
    const column = (d: number): Float64Array =>
      Float64Array.from({ length: 256 }, (_, p) => at[p * dimensions + d] ?? 0)
    const draw = counter('some luck')
    const y = column(15).map((value, p) => value + 0.3 * draw(p))
    expect(one(column(48), y).high).toBeLessThan(0)
    const [cause, idle] = rankCorrelations([column(15), column(48)], y)
    expect(cause?.low).toBeGreaterThan(0.9)
    expect(idle?.low).toBeLessThan(0)
    expect(idle?.high).toBeGreaterThan(0)
  })

  test('twins and too few points cannot be told apart', () => {
    const x = Float64Array.from({ length: 12 }, (_, i) => (i * 5) % 12)
    const y = Float64Array.from({ length: 12 }, (_, i) => i)
    expect(
      rankCorrelations([x, x.slice()], y).every(
        ({ rho, low, high }) => Number.isNaN(rho) && low === -1 && high === 1,
      ),
    ).toBe(true)
    const many = Array.from({ length: 10 }, (_, d) =>
      Float64Array.from({ length: 12 }, (__, i) => counter(`${d}`)(i)),
    )
    expect(rankCorrelations(many, y).every(({ low, high }) => low === -1 && high === 1)).toBe(true)
  })

  test('its intervals cover the truth as often as they say, all together', () => {
    // without any dependence the truth is 0; three factors must all be covered
    const draw = counter('rank correlation coverage')
    const n = 30
    let covered = 0
    for (let trial = 0; trial < 1000; trial++) {
      const values = (side: number) =>
        Float64Array.from({ length: n }, (_, i) => draw((trial * 4 + side) * n + i))
      const found = rankCorrelations([values(0), values(1), values(2)], values(3))
      if (found.every(({ low, high }) => low <= 0 && high >= 0)) covered++
    }
    // 900 are expected; four standard errors of the count are 38, and Bonferroni errs towards more
    expect(covered).toBeGreaterThan(862)
    expect(covered).toBeLessThan(945)
  })
})

describe('many points', () => {
  const cloud = Array.from({ length: 101 }, (_, i) => ({
    value: i === 100 ? Number.NaN : i - 20,
    factors: { up: i, noise: (i * 37) % 101, word: i % 2 === 0 ? 'a' : 'b', kind: ['x', 'y', 'z'][i % 3] },
  }))

  test('their spread is that of R (type 7), points without a value left out', () => {
    const { quantiles, points, mean, over, level } = spreadOf(cloud)
    const values = sorted(Array.from({ length: 100 }, (_, i) => i - 20))
    expect(quantiles).toEqual([0.05, 0.25, 0.5, 0.75, 0.95].map((share) => quantile(values, share)))
    expect(quantiles[0]).toBeCloseTo(-15.05, 12)
    expect(points).toBe(101)
    expect(mean.mean).toBeCloseTo(29.5, 12)
    // 79 of 100 are over 0 and one is 0
    expect(over.share).toBe(0.795)
    expect(level).toBe(1)
  })

  test('factors stand in the order of their influence; words without an order are left out', () => {
    const found = influencesOf(cloud, ['noise', 'word', 'kind', 'up'])
    expect(found.map(({ factor }) => factor)).not.toContain('kind')
    expect(found[0]).toMatchObject({ factor: 'up', rho: 1 })
    const word = found.find(({ factor }) => factor === 'word')
    expect(word?.low).toBeLessThan(0)
    expect(word?.high).toBeGreaterThan(0)
  })

  test('of two words the one is named that a positive correlation speaks for, whichever came first', () => {
    const values = cloud
      .slice(0, 100)
      .map(({ factors }) => ({ factors, value: factors.word === 'b' ? 1 : 0 }))
    for (const points of [values, values.toReversed()])
      expect(influencesOf(points, ['word'])).toMatchObject([{ factor: 'word', toward: 'b', rho: 1 }])
    expect(influencesOf(values, ['up'])[0]).not.toHaveProperty('toward')
  })
})
