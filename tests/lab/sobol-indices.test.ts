import { counter } from '@fishbowl/lab'
import { type Group, indicesOf, type Model, sampled } from '@fishbowl/lab/sensitivity'
import { describe, expect, test } from 'vitest'
import { ishigami, ishigamiIndices, sobolG, sobolGIndices } from './sensitivity-toys.ts'
import { noise } from './toy.ts'

const singles = (n: number): readonly Group[] => Array.from({ length: n }, (_, i) => [i])

type Options = { readonly points: number; readonly replicates?: number; readonly seed?: string }

async function estimates(
  f: Model,
  groups: readonly Group[],
  { points, replicates = 1, seed = 'a' }: Options,
) {
  const width = 1 + Math.max(...groups.flat())
  const usual = new Float64Array(width).fill(0.5)
  const sample = await sampled({ usual, groups, points, replicates, seed }, f)
  return indicesOf(sample, { seed, resamples: 40 })
}

const still =
  (f: (point: Float64Array) => number): Model =>
  async ({ point }) => [f(point)]

type Found = readonly { readonly value: number }[]

function near(found: Found, exact: readonly number[], most: number | readonly number[]): void {
  for (const [i, value] of exact.entries()) {
    const bound = typeof most === 'number' ? most : (most[i] ?? 0)
    expect(Math.abs((found[i]?.value ?? Number.NaN) - value), `index ${i}`).toBeLessThan(bound)
  }
}

/** Four standard errors, which are exceeded once in 16,000. Those below were measured over 60 streams of luck at the rows of the test. */
const four = (...errors: readonly number[]): readonly number[] => errors.map((error) => 4 * error)

describe('indices of functions with known ones', () => {
  test('Ishigami at 8192 rows within .01', async () => {
    const found = await estimates(still(ishigami), singles(3), { points: 8192 })
    near(
      found.map(({ first }) => first),
      [0.314, 0.442, 0],
      0.01,
    )
    near(
      found.map(({ total }) => total),
      [0.558, 0.442, 0.244],
      0.01,
    )
    near(
      found.map(({ first }) => first),
      ishigamiIndices.first,
      0.01,
    )
    near(
      found.map(({ total }) => total),
      ishigamiIndices.total,
      0.01,
    )
    expect(found.every(({ first, total }) => !first.wide && !total.wide)).toBe(true)
  })

  test('the g-function of Sobol at 4096 rows within .02', async () => {
    const found = await estimates(still(sobolG), singles(6), { points: 4096 })
    near(
      found.map(({ first }) => first),
      sobolGIndices.first,
      0.02,
    )
    near(
      found.map(({ total }) => total),
      sobolGIndices.total,
      0.02,
    )
  })

  test('factors exchanged together have the index of their group', async () => {
    const found = await estimates(still(ishigami), [[0, 2], [1]], { points: 4096 })
    near(
      found.map(({ first }) => first),
      [0.558, 0.442],
      0.02,
    )
    near(
      found.map(({ total }) => total),
      [0.558, 0.442],
      0.02,
    )
  })

  test('few rows give wide intervals, which are marked', async () => {
    const found = await estimates(still(ishigami), singles(3), { points: 32 })
    expect(found[0]?.first.wide).toBe(true)
    expect((found[0]?.first.high ?? 0) - (found[0]?.first.low ?? 0)).toBeGreaterThan(0.1)
    // The third has no effect of its own: what luck made of it is not pulled up to 0.
    const low = await Promise.all(
      ['a', 'b', 'c', 'd', 'e', 'f'].map((seed) =>
        estimates(still(ishigami), singles(3), { points: 32, seed }),
      ),
    )
    expect(low.some((each) => (each[2]?.first.value ?? 0) < 0)).toBe(true)
  })

  test('a dead factor has indices of exactly 0, and without any variance there is nothing to share', async () => {
    const found = await estimates(
      still(([a = 0]) => a),
      singles(2),
      { points: 16 },
    )
    expect(found[1]?.total).toEqual({ value: 0, low: 0, high: 0, wide: false })
    expect(found[1]?.first.value).toBe(0)
    const constant = await estimates(
      still(() => 7),
      singles(2),
      { points: 16 },
    )
    expect(constant[0]?.total).toEqual({ value: Number.NaN, low: Number.NaN, high: Number.NaN, wide: true })
  })
})

/** Luck that adds, and luck that one factor makes larger; the expected outcome is 3 a + b. */
const lucky: Model = async ({ point: [a = 0, b = 0, c = 0], replicate }) => [
  3 * a + b + 0.5 * noise('adds', replicate) + c * noise('scales', replicate),
]

const product: Model = async ({ point: [a = 0, b = 0], replicate }) => [
  a * b * (2 + noise('x', replicate)) + a + 0.3 * noise('y', replicate),
]

const expected = (a: number, b: number): number => 2 * a * b + a

const variance = (values: readonly number[]): number => {
  const mean = values.reduce((x, y) => x + y, 0) / values.length
  return values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length
}

const pair: Model = async ({ point: [a = 0, b = 0], replicate }) => {
  const shared = 9 * a + noise('shared', replicate)
  return [shared, shared + 2 * b]
}

describe('indices of the expected outcome of a model with luck', () => {
  test('are those of the mean: luck that a factor only stirs is not its effect', async () => {
    const found = await estimates(lucky, singles(3), { points: 4096, replicates: 2 })
    near(
      found.map(({ first }) => first),
      [0.9, 0.1, 0],
      four(0.0156, 0.0041, 0.0063),
    )
    near(
      found.map(({ total }) => total),
      [0.9, 0.1, 0],
      four(0.0166, 0.0018, 0.0026),
    )
  })

  test('equal a brute force: means over a fine grid and much luck', async () => {
    const side = Array.from({ length: 60 }, (_, i) => (i + 0.5) / 60)
    const all = variance(side.flatMap((a) => side.map((b) => expected(a, b))))
    const ofA = variance(side.map((a) => side.reduce((sum, b) => sum + expected(a, b), 0) / 60))
    const ofB = variance(side.map((b) => side.reduce((sum, a) => sum + expected(a, b), 0) / 60))
    const found = await estimates(product, singles(2), { points: 8192, replicates: 2 })
    near(
      found.map(({ first }) => first),
      [ofA / all, ofB / all],
      four(0.0076, 0.0051),
    )
    near(
      found.map(({ total }) => total),
      [1 - ofB / all, 1 - ofA / all],
      four(0.0097, 0.0041),
    )
  })

  test('of the difference of two arms they are those of the difference', async () => {
    const found = await estimates(pair, singles(2), { points: 256, replicates: 2 })
    near(
      found.map(({ total }) => total),
      [0, 1],
      0.01,
    )
  })
})

describe('the design', () => {
  test('A and B have luck of their own, every AB that of its A, and no row shares luck', async () => {
    const seen: [string, number][] = []
    const spy: Model = async ({ point, replicate }) => {
      seen.push([Array.from(point).join(' '), replicate])
      return [0]
    }
    await sampled(
      { usual: new Float64Array([0.5, 0.5, 0.5]), groups: [[0], [2]], points: 2, replicates: 2, seed: 'x' },
      spy,
    )
    expect(seen.map(([, replicate]) => replicate)).toEqual([0, 1, 2, 3, 0, 1, 0, 1, 4, 5, 6, 7, 4, 5, 4, 5])
    const [a = [], b = [], first = [], second = []] = [0, 2, 4, 6].map((i) => seen[i]?.[0].split(' ') ?? [])
    expect(first).toEqual([b[0], '0.5', a[2]])
    expect(second).toEqual([a[0], '0.5', b[2]])
  })

  test('more factors than the Sobol table has pairs are laid out as a Latin hypercube', async () => {
    const usual = new Float64Array(90)
    const groups = [Array.from({ length: 90 }, (_, i) => i)]
    const sample = await sampled(
      { usual, groups, points: 16, replicates: 1, seed: 'wide' },
      still((point) => point[89] ?? 0),
    )
    expect(new Set(sample.a.map((x) => Math.floor(x * 16))).size).toBe(16)
  })

  test('a row with an outcome that is no number is left out whole and counted', async () => {
    const draw = counter('gaps')
    const gaps: Model = async ({ point: [a = 0], replicate }) => [draw(replicate) < 0.1 ? Number.NaN : a]
    const sample = await sampled(
      { usual: new Float64Array(1), groups: [[0]], points: 64, replicates: 1, seed: 'x' },
      gaps,
    )
    expect(sample.missing).toBeGreaterThan(2)
    expect(sample.points + sample.missing).toBe(64)
    expect([...sample.a, ...sample.b].every(Number.isFinite)).toBe(true)
    expect(sample.ab[0]).toHaveLength(sample.points)
  })
})
