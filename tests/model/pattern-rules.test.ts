import { type History, valueAt } from '@fishbowl/core'
import {
  evaluatePatterns,
  farOff,
  logarithm,
  type Pattern,
  type PatternRow,
  targetWords,
} from '@fishbowl/lab'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toyHistory, toyScenario } from '../lab/toy.ts'

const scenario = toyScenario('toy')
const visitors = { scenario, of: (history: History) => valueAt(history, 'visitors', 3) }
// replicates 0 to 3 have 10, 12, 14 and 16 visitors: mean 13, sd 2.582, standard error 1.291, 90 % interval 9.96 to 16.04
const run = async ({ replicate }: { readonly replicate: number }): Promise<History> =>
  toyHistory({ replicate }, () => ({ visitors: 10 + 2 * replicate }))

const pattern: Pattern = {
  id: 'P1.toy',
  says: 'thirteen people come',
  how: 'visitors of week 3',
  source: 'by hand',
  unit: 'people',
  digits: 0,
  target: { kind: 'band', low: 12, high: 14 },
  sample: { reads: [visitors], each: ([value = Number.NaN]) => value },
}

async function judged(change: Partial<Pattern>): Promise<PatternRow> {
  const [row] = await evaluatePatterns([{ ...pattern, ...change }], run, { replicates: 4 })
  if (row === undefined) throw new Error('a pattern gives a row')
  return row
}

async function off(change: Partial<Pattern>): Promise<number> {
  const row = await judged(change)
  return farOff(row, row)
}

const sum = (values: Float64Array | undefined): number =>
  (values ?? new Float64Array()).reduce((a, b) => a + b, 0)

describe('a pattern', () => {
  test('has the mean of its replicates and the t interval of the mean', async () => {
    const { value, low, high, n, result } = await judged({})
    expect([value, n, result]).toEqual([13, 4, 'pass'])
    expect(low).toBeCloseTo(9.962, 3)
    expect(high).toBeCloseTo(16.038, 3)
  })

  test('misses a band that its mean lies outside of, however wide the interval', async () => {
    expect((await judged({ target: { kind: 'band', low: 13.1, high: 20 } })).result).toBe('miss')
  })

  test('has a sign only when the whole interval lies above the bound', async () => {
    expect((await judged({ target: { kind: 'above', bound: 9.9 } })).result).toBe('pass')
    expect((await judged({ target: { kind: 'above', bound: 10 } })).result).toBe('miss')
  })

  test('agrees with a printed value within its rounding and the errors of both', async () => {
    // error of both: 1.291 * sqrt(1 + 4/20) = 1.414; Student with 3 degrees of freedom takes 9.22 for 3
    expect((await judged({ target: { kind: 'reference', value: 13.4 } })).z).toBe(0)
    expect((await judged({ target: { kind: 'reference', value: 10 } })).z).toBeCloseTo(2.5 / Math.SQRT2, 3)
    expect((await judged({ target: { kind: 'reference', value: 30 } })).result).toBe('miss')
  })

  test('without a number misses', async () => {
    const nothing = { reads: [visitors], each: () => Number.NaN }
    for (const kind of ['band', 'above', 'reference'] as const) {
      const target = { kind, low: 0, high: 1, bound: 0, value: 0 }
      expect((await judged({ sample: nothing, target })).result).toBe('miss')
    }
  })

  test('of sums is not the mean of ratios', async () => {
    const squares = { scenario, of: (history: History) => valueAt(history, 'visitors', 3) ** 2 }
    const { value } = await judged({
      sample: { reads: [squares, visitors], all: ([a, b]) => sum(a) / sum(b) },
    })
    expect(value).toBeCloseTo(696 / 52, 12)
  })

  test('that misses says how far off it is in the unit of its target', async () => {
    expect(await off({})).toBe(0)
    // 13 is 7 below a band of half-width 5
    expect(await off({ target: { kind: 'band', low: 20, high: 30 } })).toBe(1.4)
    // the interval of 6.08 begins 0.038 below the bound
    expect(await off({ target: { kind: 'above', bound: 10 } })).toBeCloseTo(0.0375 / 6.075, 2)
    expect(await off({ sample: { reads: [visitors], each: () => Number.NaN } })).toBe(
      Number.POSITIVE_INFINITY,
    )
  })

  test('writes its target in its own digits', () => {
    expect(targetWords(pattern)).toBe('12 to 14')
    expect(targetWords({ ...pattern, digits: 2, target: { kind: 'above', bound: 0.5 } })).toBe('above 0.50')
  })
})

test('the logarithm without Math.log is that of Math.log', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (x) => {
      expect(Math.abs(logarithm(x) - Math.log(x))).toBeLessThanOrEqual(
        1e-14 * Math.max(1, Math.abs(Math.log(x))),
      )
    }),
  )
  expect(logarithm(1)).toBe(0)
  expect(logarithm(0)).toBeNaN()
  expect(logarithm(-1)).toBeNaN()
})
