import { counter, mean } from '@fishbowl/lab'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type AbcOptions,
  type AbcProblem,
  abcSmc,
  type Generation,
  priorTrials,
} from '../../packages/lab/src/calibrate/abc.ts'
import { adjusted } from '../../packages/lab/src/calibrate/adjust.ts'
import { collected } from '../../packages/lab/src/calibrate/collected.ts'
import { scalesOf } from '../../packages/lab/src/calibrate/distance.ts'
import { kernelOf } from '../../packages/lab/src/calibrate/kernel.ts'
import {
  weightedCovariance,
  weightedMean,
  weightedQuantile,
} from '../../packages/lab/src/calibrate/weighted.ts'
import { normalStream } from '../../packages/lab/src/search/normal-stream.ts'

/**
 * Two unknowns a and b, uniform in 0 to 10; what is seen is a + b and a - b, each with normal noise of sd .5. The exact posterior is normal
 * around half the sum and half the difference, with sd .5 / sqrt 2 each and no correlation.
 */
const seen = [9, 1] as const
const exact = { means: [5, 4], sd: 0.5 / Math.SQRT2 } as const
const linear = (name: string): AbcProblem => ({
  name,
  dimensions: 2,
  observed: Float64Array.from(seen),
  async summarise([a = 0, b = 0], luck) {
    const noise = normalStream(`luck ${name} ${luck}`)
    return Float64Array.of(10 * (a + b) + 0.5 * noise(), 10 * (a - b) + 0.5 * noise())
  },
})

type Two = readonly [number, number]
type Moments = { readonly means: Two; readonly sds: Two; readonly correlation: number }

/** Means, sds and correlation of the posterior that 5,000 runs come to. */
async function momentsOf(name: string): Promise<Moments> {
  const problem = linear(name)
  const trials = await collected(priorTrials(problem, 1024))
  const found = await collected(abcSmc(problem, trials, { particles: 300, runs: 5000 }))
  const scales = scalesOf(trials.map(({ summary }) => summary))
  const cloud = adjusted(found.at(-1)?.particles ?? [], problem.observed, scales)
  const weights = cloud.map(({ weight }) => weight)
  const a = cloud.map(({ point }) => 10 * (point[0] ?? Number.NaN))
  const b = cloud.map(({ point }) => 10 * (point[1] ?? Number.NaN))
  const sdOf = (values: readonly number[]) => Math.sqrt(weightedCovariance(values, values, weights))
  const sds: Two = [sdOf(a), sdOf(b)]
  return {
    means: [weightedMean(a, weights), weightedMean(b, weights)],
    sds,
    correlation: weightedCovariance(a, b, weights) / (sds[0] * sds[1]),
  }
}

async function rounds(
  problem: AbcProblem,
  prior: number,
  options: AbcOptions,
): Promise<readonly Generation[]> {
  const trials = await collected(priorTrials(problem, prior, options.inFlight))
  return collected(abcSmc(problem, trials, options))
}

describe('approximate Bayesian computation', () => {
  test('comes within a twentieth of the exact posterior of a linear model with normal noise', async () => {
    // One answer of 300 particles has an error of some hundredths by itself; eight seeds together have less than half of the twentieth.
    const found = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(momentsOf))
    const over = (pick: (moments: Moments) => number) => mean(found.map(pick))
    expect(Math.abs(over(({ means }) => means[0]) / 5 - 1)).toBeLessThan(0.05)
    expect(Math.abs(over(({ means }) => means[1]) / 4 - 1)).toBeLessThan(0.05)
    for (const d of [0, 1] as const) {
      expect(Math.abs(over(({ means }) => means[d]) - exact.means[d])).toBeLessThan(0.2 * exact.sd)
      expect(Math.abs(over(({ sds }) => sds[d]) / exact.sd - 1)).toBeLessThan(0.05)
    }
    expect(Math.abs(over(({ correlation }) => correlation))).toBeLessThan(0.1)
  })

  test('is the same whatever order its runs finish in, and however many are under way', async () => {
    const options = { particles: 50, runs: 1500 }
    const plain = await rounds(linear('order'), 128, { ...options, inFlight: 1 })
    const delay = counter('delay')
    const problem = linear('order')
    const shuffled: AbcProblem = {
      ...problem,
      async summarise(point, luck) {
        for (let turns = Math.floor(8 * delay(luck)); turns > 0; turns--) await Promise.resolve()
        return problem.summarise(point, luck)
      },
    }
    expect(await rounds(shuffled, 128, { ...options, inFlight: 13 })).toEqual(plain)
    expect(await rounds(linear('another seed'), 128, options)).not.toEqual(plain)
  })

  test('never takes a run twice, nor luck twice, and comes nearer with every round', async () => {
    const lucks: number[] = []
    const problem = linear('counted')
    const counted: AbcProblem = {
      ...problem,
      async summarise(point, luck) {
        lucks.push(luck)
        return problem.summarise(point, luck)
      },
    }
    const found = await rounds(counted, 128, { particles: 50, runs: 1000, inFlight: 1 })
    expect(new Set(lucks).size).toBe(lucks.length)
    expect(found.at(-1)?.runs).toBe(lucks.length)
    expect(lucks.length).toBeLessThanOrEqual(1000)
    const tolerances = found.map(({ tolerance }) => tolerance)
    expect(tolerances).toEqual(tolerances.toSorted((a, b) => b - a))
    for (const { particles } of found) {
      expect(particles.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9)
      for (const { point } of particles) for (const x of point) expect(x >= 0 && x < 1).toBe(true)
    }
  })

  test.each([
    ['no runs are left', 'runs', { runs: 400 }, linear('a')],
    ['too few come nearer', 'acceptance', { runs: 20_000, acceptance: 0.2 }, linear('b')],
    [
      'all are exact',
      'exact',
      { runs: 20_000 },
      { ...linear('c'), observed: Float64Array.of(3), summarise: async () => Float64Array.of(3) },
    ],
  ] as const)('ends when %s', async (_, ending, options, problem) => {
    const found = await rounds(problem, 128, { particles: 50, ...options })
    expect(found.at(-1)?.ending).toBe(ending)
    expect(found.slice(0, -1).every((round) => round.ending === undefined)).toBe(true)
  })

  test('a run without a value in a week is never near', async () => {
    const problem = linear('gaps')
    const gappy: AbcProblem = {
      ...problem,
      async summarise(point, luck) {
        return (point[0] ?? 0) < 0.6 ? Float64Array.of(Number.NaN, 1) : problem.summarise(point, luck)
      },
    }
    const found = await rounds(gappy, 256, { particles: 50, runs: 1500 })
    expect(found.at(-1)?.particles.every(({ point }) => (point[0] ?? 0) >= 0.6)).toBe(true)
  })
})

test('weights undo where points were drawn: around any cloud, a sample of the prior comes back', () => {
  const draw = counter('cloud')
  const cloud = Array.from({ length: 60 }, (_, i) => ({
    // Crowded in one corner, but not so that the others are hardly ever reached.
    point: Float64Array.of(0.7 * draw(i), 0.7 * draw(1000 + i)),
    weight: 1 + draw(2000 + i),
  }))
  const kernel = kernelOf(cloud, 2)
  const points = Array.from({ length: 6000 }, (_, k) => kernel.draw(`point ${k}`))
  const weights = points.map(kernel.weigh)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const held = (isThere: (x: number, y: number) => boolean): number =>
    points.reduce((sum, [x = 0, y = 0], i) => sum + (isThere(x, y) ? (weights[i] ?? 0) / total : 0), 0)
  const lower = points.filter(([x = 0, y = 0]) => x < 0.5 && y < 0.5).length / points.length
  expect(lower).toBeGreaterThan(0.35)
  expect(held((x, y) => x < 0.5 && y < 0.5)).toBeCloseTo(0.25, 1.3)
  expect(held((x, y) => x >= 0.5 && y >= 0.5)).toBeCloseTo(0.25, 1.3)
  expect(held((x) => x < 0.25)).toBeCloseTo(0.25, 1.3)
  expect(kernel.draw('point 7')).toEqual(points[7])
})

describe('weighted quantiles', () => {
  test('by hand', () => {
    expect(weightedQuantile([3, 1, 2], [1, 1, 1], 0.5)).toBe(2)
    // The middle of the weight of 1 lies at .4, that of 2 at .9.
    expect(weightedQuantile([1, 2], [8, 2], 0.4)).toBe(1)
    expect(weightedQuantile([1, 2], [8, 2], 0.65)).toBeCloseTo(1.5, 9)
    expect(weightedQuantile([1, 2, 99], [8, 2, 0], 0.9)).toBe(2)
    expect(weightedQuantile([], [], 0.5)).toBeNaN()
  })

  test('rise with p, stay among the values, and a value twice counts like a double weight', () => {
    const pairs = fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 1, max: 5 })), {
      minLength: 1,
      maxLength: 20,
    })
    fc.assert(
      fc.property(pairs, fc.double({ min: 0, max: 1, noNaN: true }), (some, p) => {
        const [values, weights] = [some.map(([value]) => value), some.map(([, weight]) => weight)]
        const at = weightedQuantile(values, weights, p)
        expect(at).toBeGreaterThanOrEqual(Math.min(...values))
        expect(at).toBeLessThanOrEqual(Math.max(...values))
        expect(weightedQuantile(values, weights, Math.min(1, p + 0.1))).toBeGreaterThanOrEqual(at)
        const times = weights.map((weight) => 7 * weight)
        expect(weightedQuantile(values, times, p)).toBeCloseTo(at, 9)
      }),
      { seed: 3, numRuns: 300 },
    )
  })
})
