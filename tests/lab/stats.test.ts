import {
  bootstrap,
  counter,
  meanInterval,
  normalQuantile,
  quantile,
  sd,
  sorted,
  studentQuantile,
  varianceShare,
  wilson,
} from '@fishbowl/lab'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

describe('Student\u2019s t quantile equals the published tables', () => {
  test.each([
    [0.95, 1, 6.313751515],
    [0.975, 1, 12.70620474],
    [0.95, 2, 2.91998558],
    [0.975, 3, 3.182446305],
    [0.975, 5, 2.570581836],
    [0.9995, 7, 5.407882521],
    [0.95, 10, 1.812461123],
    [0.975, 19, 2.093024054],
    [0.995, 30, 2.749995654],
    [0.975, 120, 1.979930405],
  ])('p %f with %i degrees of freedom is %f', (p, df, value) => {
    expect(Math.abs(studentQuantile(p, df) - value)).toBeLessThan(1e-6)
  })

  test('it is antisymmetric, rises with p and falls with the degrees of freedom', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.51, max: 0.999, noNaN: true }),
        fc.integer({ min: 1, max: 300 }),
        (p, df) => {
          const t = studentQuantile(p, df)
          expect(studentQuantile(1 - p, df)).toBeCloseTo(-t, 9)
          expect(studentQuantile(p + 0.0005, df)).toBeGreaterThan(t)
          expect(studentQuantile(p, df + 1)).toBeLessThan(t)
        },
      ),
      { numRuns: 50 },
    )
  })

  test('impossible arguments are refused by name', () => {
    expect(() => studentQuantile(1, 5)).toThrow('probability is 1')
    expect(() => studentQuantile(0.9, 0)).toThrow('degrees of freedom are 0')
    expect(() => studentQuantile(0.9, 2.5)).toThrow('degrees of freedom are 2.5')
  })
})

test.each([
  [0.95, 1.6448536269514722],
  [0.975, 1.959963984540054],
  [0.995, 2.5758293035489004],
  [0.9995, 3.2905267314919255],
  [0.5, 0],
])('the normal quantile of %f is the limit of t to nine places', (p, z) => {
  expect(Math.abs(normalQuantile(p) - z)).toBeLessThan(1e-9)
})

test('a spread of one on a mean of a billion keeps its digits', () => {
  expect(sd(Float64Array.from([1e9 - 1, 1e9, 1e9 + 1]))).toBe(1)
})

test('quantiles interpolate order statistics as type 7 of Hyndman and Fan', () => {
  const values = sorted([4, 1, Number.NaN, 3, 2])
  expect(quantile(values, 0.25)).toBe(1.75)
  expect(quantile(values, 0.5)).toBe(2.5)
  expect(quantile(values, 0.95)).toBeCloseTo(3.85, 12)
  expect(quantile(sorted([]), 0.5)).toBeNaN()
})

test('Wilson\u2019s interval of 5 and of 0 in 10 is the published one', () => {
  const half = wilson(5, 10, 0.95)
  expect(half.low).toBeCloseTo(0.23659, 5)
  expect(half.high).toBeCloseTo(0.76341, 5)
  expect(wilson(0, 10, 0.95).high).toBeCloseTo(0.27753, 5)
  expect(wilson(0, 10, 0.95).low).toBe(0)
  expect(wilson(0, 0)).toMatchObject({ low: 0, high: 1 })
})

test('Wilson\u2019s interval of all or none ends at 1 or 0 to the last bit, so that a share of 100 % can be reached', () => {
  for (let n = 1; n <= 200; n++) {
    expect(wilson(n, n).high, `${n} of ${n}`).toBe(1)
    expect(wilson(0, n).low, `0 of ${n}`).toBe(0)
  }
})

test('the interval of 1, 2, 3 is 2 plus or minus 2.92 over the root of 3', () => {
  const estimate = meanInterval([1, Number.NaN, 2, 3])
  expect(estimate).toMatchObject({ n: 3, mean: 2, sd: 1, level: 0.9, missing: 1 })
  expect(estimate.high).toBeCloseTo(2 + 2.91998558 / Math.sqrt(3), 6)
  expect(estimate.low).toBeCloseTo(2 - 2.91998558 / Math.sqrt(3), 6)
})

test('one replicate has a mean and no interval', () => {
  expect(meanInterval([7])).toMatchObject({
    n: 1,
    mean: 7,
    low: Number.NaN,
    high: Number.NaN,
    sd: Number.NaN,
  })
})

test('intervals that must hold together are wider, by Bonferroni', () => {
  const values = [1, 2, 3]
  expect(meanInterval(values, { looks: 20 }).high).toBeCloseTo(meanInterval(values, { level: 0.995 }).high, 9)
})

test('the bootstrap interval of a mean agrees with the t interval on tame data', () => {
  const values = Float64Array.from({ length: 200 }, (_, k) => counter('tame')(k))
  const statistic = (picked: Int32Array): number =>
    picked.reduce((sum, i) => sum + (values[i] ?? Number.NaN), 0) / picked.length
  const { low, high } = bootstrap(200, statistic, counter('resample'))
  const t = meanInterval(values)
  expect(low).toBeCloseTo(t.low, 2)
  expect(high).toBeCloseTo(t.high, 2)
  expect(high - low).toBeGreaterThan(0.9 * (t.high - t.low))
})

describe('share of variance', () => {
  test('is 1 when talent does nothing and 0 when arms do nothing', () => {
    expect(varianceShare([[Float64Array.of(1, 1, 1), Float64Array.of(3, 3, 3)]])).toBe(1)
    expect(varianceShare([[Float64Array.of(1, 2, 3), Float64Array.of(1, 2, 3)]])).toBe(0)
  })

  test('of two arms 2 apart with talent variance 1 is one half', () => {
    // arms: mean square around the grand mean is 1; talent: 1, 2, 3 has variance 1
    expect(varianceShare([[Float64Array.of(1, 2, 3), Float64Array.of(3, 4, 5)]])).toBe(0.5)
  })

  test('averages components over worlds, not shares', () => {
    const calm = [Float64Array.of(1, 1, 1), Float64Array.of(3, 3, 3)]
    const loud = [Float64Array.of(1, 2, 3), Float64Array.of(3, 4, 5)]
    expect(varianceShare([calm, loud])).toBeCloseTo(1 / 1.5, 12)
  })

  test('is not inflated by the repeats of a resample: talent variance is 1 on average over all 27', () => {
    const cells = [[Float64Array.of(1, 2, 3), Float64Array.of(3, 4, 5)]]
    let talent = 0
    for (let k = 0; k < 27; k++) {
      const share = varianceShare(cells, Int32Array.of(k % 3, Math.floor(k / 3) % 3, Math.floor(k / 9)))
      talent += 1 / share - 1 // over an arm variance of 1
    }
    expect(talent / 27).toBeCloseTo(1, 12)
  })

  test('is not fooled by interaction: arms without an effect come out near 0 on average', () => {
    let above = 0
    let sum = 0
    for (let k = 0; k < 400; k++) {
      const draw = counter(`interaction ${k}`)
      const arms = [0, 1, 2].map((a) => Float64Array.from({ length: 4 }, (_, t) => draw(a * 4 + t)))
      const share = varianceShare([arms])
      sum += share
      if (share > 0) above++
    }
    expect(sum / 400).toBeLessThan(0.12) // uncorrected it is about 2/11
    expect(above).toBeLessThan(250)
  })
})

test('draws by number are uniform and differ by name', () => {
  const draw = counter('a')
  const other = counter('b')
  const bins = new Int32Array(20)
  let product = 0
  for (let k = 0; k < 20_000; k++) {
    const bin = Math.floor(draw(k) * 20)
    bins[bin] = (bins[bin] ?? 0) + 1
    product += (draw(k) - 0.5) * (other(k) - 0.5)
  }
  const chi = bins.reduce((sum, n) => sum + (n - 1000) ** 2 / 1000, 0)
  expect(chi).toBeLessThan(45) // 19 degrees of freedom, p < .001
  expect(Math.abs(product / 20_000)).toBeLessThan(4 / 12 / Math.sqrt(20_000))
})
