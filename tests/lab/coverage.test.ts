import { quantile, sorted } from '@fishbowl/lab'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bootstrapCoverage, effectCoverage, indexCoverage, tCoverage } from './coverage-of.ts'

/** Miles per gallon of R's data set mtcars. */
const mpg = [
  21, 21, 22.8, 21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3, 15.2, 10.4, 10.4, 14.7, 32.4,
  30.4, 33.9, 21.5, 15.5, 15.2, 13.3, 19.2, 27.3, 26, 30.4, 15.8, 19.7, 15, 21.4,
]

describe('quantiles', () => {
  test('are what R prints for quantile(mtcars$mpg), type 7', () => {
    const found = [0, 0.25, 0.5, 0.75, 1].map((p) => quantile(sorted(mpg), p))
    for (const [i, value] of [10.4, 15.425, 19.2, 22.8, 33.9].entries())
      expect(Math.abs((found[i] ?? 0) - value)).toBeLessThan(1e-12)
  })

  test('follow the definition of type 7 by Hyndman and Fan (1996) to 1e-12', () => {
    const value = fc.double({ min: -1e3, max: 1e3, noNaN: true })
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 60 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (values, p) => {
          const ascending = values.toSorted((a, b) => a - b)
          const place = (ascending.length - 1) * p
          const below = Math.floor(place)
          const [low = 0, high = low] = ascending.slice(below, below + 2)
          const exact = (1 - (place - below)) * low + (place - below) * high
          expect(Math.abs(quantile(sorted(values), p) - exact)).toBeLessThan(
            1e-12 * Math.max(1, Math.abs(exact), 1e3),
          )
        },
      ),
      { numRuns: 500 },
    )
  })
})

// The full counts are in coverage.long.ts; a short form would notice an interval that is half as wide.
describe('nominal 90 % intervals cover, on 200 synthetic sets', () => {
  test('the bootstrap of a mean', () => {
    const covered = bootstrapCoverage(200, 300)
    expect(covered).toBeGreaterThan(0.84)
    expect(covered).toBeLessThan(0.96)
  })

  test('the t interval of a mean', () => {
    expect(tCoverage(200, 'normal')).toBeGreaterThan(0.84)
    expect(tCoverage(200, 'normal')).toBeLessThan(0.96)
  })

  test('Sobol indices and elementary effects', async () => {
    for (const covered of await indexCoverage(40, 64)) expect(covered).toBeGreaterThan(0.75)
    expect(await effectCoverage(200, 8)).toBeGreaterThan(0.8)
  })
})
