import { formatNumber, type NumberFormat } from '@fishbowl/report'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatTick } from '../../packages/report/src/number.ts'
import { axisFor, axisWithin } from '../../packages/report/src/ticks.ts'

test.each<[number, NumberFormat, string]>([
  [0.37, { kind: 'share' }, '37 %'],
  [0.042, { kind: 'share' }, '4.2 %'],
  [0.0996, { kind: 'share' }, '10 %'],
  [1, { kind: 'share' }, '100 %'],
  [0, { kind: 'share' }, '0 %'],
  [-0.37, { kind: 'share' }, '-37 %'],
  [0.37, { kind: 'share', signed: true }, '+37 %'],
  [0.039, { kind: 'points' }, '+3.9 points'],
  [-0.012, { kind: 'points' }, '-1.2 points'],
  [-0.0001, { kind: 'points' }, '0.0 points'],
  [850, { kind: 'money' }, '850 $'],
  [-12_400, { kind: 'money' }, '-12.4 k$'],
  [999_960, { kind: 'money' }, '1.0 M$'],
  [3.2e9, { kind: 'money', signed: true }, '+3.2 bn$'],
  [12.5, { kind: 'hours' }, '12.5 h'],
  [1234, { kind: 'hours' }, '1234 h'],
  [12_345_678, { kind: 'count' }, '12,345,678'],
  [1234, { kind: 'count' }, '1234'],
  [12.34, { kind: 'count' }, '12.3'],
  [2.345_67, { kind: 'plain', digits: 3 }, '2.346'],
  [1e300, { kind: 'count' }, '1.00e300'],
  [Number.NaN, { kind: 'money' }, 'n/a'],
  [Number.POSITIVE_INFINITY, { kind: 'count' }, 'inf'],
  [Number.NEGATIVE_INFINITY, { kind: 'share' }, '-inf %'],
])('%d as %o is written %s', (value, format, text) => {
  expect(formatNumber(value, format)).toBe(text)
})

type Stretch = { readonly from: number; readonly to: number; readonly most: number }
const labels = ({ from, to, most }: Stretch, format: NumberFormat): readonly string[] => {
  const axis = axisFor(from, to, most)
  return axis.ticks.map((tick) => formatTick(tick, { step: axis.step, largest: axis.high }, format))
}
const held = (value: number): number => Math.min(1e300, Math.max(-1e300, value))

describe('ticks', () => {
  test.each<[Stretch, NumberFormat, readonly string[]]>([
    [{ from: 0, to: 0.57, most: 4 }, { kind: 'share' }, ['0 %', '20 %', '40 %', '60 %']],
    [{ from: 0, to: 0.09, most: 4 }, { kind: 'share' }, ['0.0 %', '2.5 %', '5.0 %', '7.5 %', '10.0 %']],
    [{ from: -0.1, to: 0.26, most: 4 }, { kind: 'points' }, ['-10 pt', '0 pt', '+10 pt', '+20 pt', '+30 pt']],
    [{ from: 0, to: 1.9e6, most: 2 }, { kind: 'money' }, ['0 M$', '1 M$', '2 M$']],
    [{ from: 0, to: 45_000, most: 3 }, { kind: 'count' }, ['0k', '20k', '40k', '60k']],
    [{ from: 0.1, to: 0.3, most: 2 }, { kind: 'plain', digits: 0 }, ['0.1', '0.2', '0.3']],
  ])('of %o', (stretch, format, expected) => {
    expect(labels(stretch, format)).toEqual(expected)
  })

  test('contain the numbers, at steps of 1, 2, 2.5 or 5', () => {
    const number = fc.double({ noNaN: true })
    fc.assert(
      fc.property(number, number, fc.integer({ min: 1, max: 12 }), (from, to, most) => {
        const axis = axisFor(from, to, most)
        const slack = (axis.high - axis.low) * 1e-6
        expect(axis.low).toBeLessThanOrEqual(held(Math.min(from, to)) + slack)
        expect(axis.high).toBeGreaterThanOrEqual(held(Math.max(from, to)) - slack)
        expect(axis.high).toBeGreaterThan(axis.low)
        expect(axis.ticks.length).toBeLessThanOrEqual(Math.max(2, most) + 1)
        expect(axis.step.toExponential()).toMatch(/^(1|2|2\.5|5)e/)
      }),
      { seed: 13, numRuns: 1000 },
    )
  })

  test('whole weeks get whole steps', () => {
    expect(axisWithin(0, 5, 5, true).ticks).toEqual([0, 1, 2, 3, 4, 5])
    expect(axisWithin(0, 5, 2, true).ticks).toEqual([0, 5])
    expect(axisWithin(0, 104, 5, true).ticks).toEqual([0, 25, 50, 75, 100])
  })
})
