import { counter, mean, quantile, sorted } from '@fishbowl/lab'
import { describe, expect, test } from 'vitest'
import { cmaEs } from '../../packages/lab/src/search/cma-es.ts'
import { exponential } from '../../packages/lab/src/search/exponential.ts'
import { normalStream } from '../../packages/lab/src/search/normal-stream.ts'
import { bowl, noisy, objectiveOf, rosenbrock } from './valleys.ts'

const names = ['a', 'b', 'c', 'd', 'e']

/** The bowl, its places computed from the last to the first. */
const backwards = async (points: readonly Float64Array[]) =>
  points
    .toReversed()
    .map((point) => bowl(point))
    .toReversed()

describe('CMA-ES', () => {
  test.each([
    // Evaluations of a first implementation to 1e-9, measured once; a search depends on its draws, so the median of five is held to them.
    [4, 1408],
    [8, 4320],
  ])('finds the end of the bent valley in %i dimensions', async (n, usual) => {
    const found = await Promise.all(
      names.map((name) =>
        cmaEs(objectiveOf(rosenbrock), {
          name,
          start: new Float64Array(n).fill(-0.5),
          step: 0.5,
          evaluations: 20_000,
          target: 1e-9,
        }),
      ),
    )
    for (const { point, ending } of found) {
      expect(ending).toBe('target')
      for (const x of point) expect(x).toBeCloseTo(1, 3)
    }
    const evaluations = quantile(sorted(found.map((one) => one.evaluations)), 0.5)
    expect(evaluations).toBeLessThan(1.25 * usual)
  })

  test('finds the bottom of a bowl whose every look is off by a tenth', async () => {
    const { point } = await cmaEs(noisy(bowl), {
      name: 'noise',
      start: [0, 0, 0, 0],
      step: 0.5,
      evaluations: 3000,
    })
    expect(Math.sqrt(bowl(point))).toBeLessThan(0.05)
  })

  test('does not see in which order its places were computed, and another name takes another way', async () => {
    const start = [3, -2]
    const options = { name: 'order', start, step: 1, evaluations: 200 }
    const forwards = await cmaEs(objectiveOf(bowl), options)
    expect(await cmaEs(backwards, options)).toEqual(forwards)
    expect(await cmaEs(objectiveOf(bowl), { ...options, name: 'other' })).not.toEqual(forwards)
  })

  test('never asks for more than it may, and takes a place without a value for the worst', async () => {
    let asked = 0
    const halfBlind = async (points: readonly Float64Array[]) => {
      asked += points.length
      return points.map((point) => ((point[0] ?? 0) < 0 ? Number.NaN : bowl(point)))
    }
    const found = await cmaEs(halfBlind, { name: 'blind', start: [2, 2], step: 1, evaluations: 100 })
    expect(asked).toBe(found.evaluations)
    expect(asked).toBeLessThanOrEqual(100)
    expect(Number.isFinite(found.value)).toBe(true)
  })
})

test('e to the x is that of the standard library but for the last bit, from the smallest to the largest number', () => {
  const draw = counter('exponents')
  for (let k = 0; k < 2000; k++) {
    const x = 1400 * draw(k) - 700
    expect(Math.abs(exponential(x) / Math.exp(x) - 1)).toBeLessThan(1e-15)
  }
  expect([exponential(0), exponential(-800), exponential(800)]).toEqual([1, 0, Number.POSITIVE_INFINITY])
  expect(exponential(Number.NaN)).toBeNaN()
})

test('draws are standard normal, and a name has always the same', () => {
  const draw = normalStream('a')
  const values = Float64Array.from({ length: 20_000 }, draw)
  expect(mean(values)).toBeCloseTo(0, 1)
  expect(mean(values.map((x) => x * x))).toBeCloseTo(1, 1)
  // Shares of a normal distribution beyond one and two standard deviations.
  expect(values.filter((x) => Math.abs(x) > 1).length / 20_000).toBeCloseTo(0.317, 1.5)
  expect(values.filter((x) => Math.abs(x) > 2).length / 20_000).toBeCloseTo(0.0455, 2)
  const again = normalStream('a')
  expect([again(), again(), again()]).toEqual(Array.from(values.slice(0, 3)))
})
