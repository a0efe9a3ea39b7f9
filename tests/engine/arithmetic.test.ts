import { clamp, logistic, saturate } from '@fishbowl/sim'
import { expect, test } from 'vitest'

const grid = Array.from({ length: 160_001 }, (_, i) => (i - 80_000) / 10_000)

test('the logistic is within 3e-5 of 1/(1+exp(-x)) from -8 to 8', () => {
  const off = grid.map((x) => Math.abs(logistic(x) - 1 / (1 + Math.exp(-x))))
  expect(
    Math.max(...[0, 40_000, 80_000, 120_000].map((i) => Math.max(...off.slice(i, i + 40_001)))),
  ).toBeLessThan(3e-5)
})

test('the logistic is one half at 0 and symmetric to 5e-15', () => {
  expect(logistic(0)).toBe(0.5)
  expect(grid.find((x) => Math.abs(logistic(x) + logistic(-x) - 1) > 5e-15)).toBeUndefined()
})

test('the logistic rises strictly from -8 to 8 and is flat beyond', () => {
  expect(grid.findIndex((x, i) => i > 0 && logistic(x) <= logistic(grid[i - 1] ?? 0))).toBe(-1)
  for (const x of [8.000001, 9, 100, 1e300, Infinity]) {
    expect(logistic(x)).toBe(logistic(8))
    expect(logistic(-x)).toBe(logistic(-8))
  }
})

test('the logistic gives the same bits as it always did', () => {
  const known = [-8, -5.34, -1, 0.1, 1, 3.04, 8].map(logistic)
  expect(known).toEqual([
    0.00033186806181727106, 0.004758271174815615, 0.26893742116228486, 0.524979192552508, 0.7310625788377153,
    0.9543737334282612, 0.9996681319381828,
  ])
})

test('a saturation is one half at its half-point, nothing at 0 and below, and stays under 1', () => {
  expect(saturate(12, 12)).toBe(0.5)
  expect(saturate(36, 12)).toBe(0.75)
  expect([saturate(0, 12), saturate(-5, 12), saturate(0, 0), saturate(-1, 0)]).toEqual([0, 0, 0, 0])
  expect(saturate(1e6, 1)).toBeLessThan(1)
  expect(saturate(1e-300, 0)).toBe(1)
})

test('a value is cut to its bounds and left alone between them', () => {
  expect([-2, -1, 0, 0.5, 1, 2].map((x) => clamp(x, -1, 1))).toEqual([-1, -1, 0, 0.5, 1, 1])
})
