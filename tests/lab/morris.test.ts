import { type Model, screening, screeningCells, stepShare, trajectories } from '@fishbowl/lab/sensitivity'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ishigami } from './sensitivity-toys.ts'
import { noise } from './toy.ts'

const model =
  (f: (point: Float64Array, replicate: number) => number): Model =>
  async ({ point, replicate }) => [f(point, replicate)]

describe('trajectories', () => {
  test('move every factor once by two thirds of its range and stay within it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 9 }),
        fc.string(),
        (d, n, seed) => {
          for (const { points, order } of trajectories(d, n, seed)) {
            expect(Array.from(order).toSorted((a, b) => a - b)).toEqual(
              Array.from({ length: d }, (_, i) => i),
            )
            expect(points).toHaveLength(d + 1)
            for (const [i, factor] of order.entries()) {
              const [before = new Float64Array(), after = new Float64Array()] = [points[i], points[i + 1]]
              const changed = Array.from(before).flatMap((x, k) => (x === after[k] ? [] : [k]))
              expect(changed).toEqual([factor])
              expect(Math.abs((after[factor] ?? 0) - (before[factor] ?? 0))).toBeCloseTo(stepShare, 12)
            }
            for (const x of points.flatMap((point) => Array.from(point)))
              expect([0, 1 / 3, 2 / 3, 1]).toContain(x)
          }
        },
      ),
      { numRuns: 50 },
    )
  })

  test('start from every level equally often where their number is a multiple of four', () => {
    const starts = trajectories(5, 12, 'x').map(({ points }) => points[0] ?? new Float64Array())
    for (let d = 0; d < 5; d++)
      for (const level of [0, 1 / 3, 2 / 3, 1])
        expect(starts.filter((point) => point[d] === level)).toHaveLength(3)
  })
})

describe('screening', () => {
  test('finds on the Ishigami function what SALib finds with 4 levels and 10000 trajectories', async () => {
    const effects = await screening(
      { factors: 3, trajectories: 10_000, replicates: 1, seed: 'salib' },
      model(ishigami),
    )
    const found = effects.toSorted((a, b) => a.factor - b.factor).map(({ muStar }) => muStar)
    // Of tests/test_regression.py of SALib; the exact means over the grid are 7.704, 7.875, 6.249.
    for (const [i, value] of [7.682808, 7.875, 6.256295].entries())
      expect(Math.abs((found[i] ?? 0) / value - 1)).toBeLessThan(0.05)
    for (const [i, exact] of [7.704054, 7.875, 6.248796].entries())
      expect(Math.abs((found[i] ?? 0) - exact)).toBeLessThan(0.16)
    expect(effects.map(({ factor }) => factor)).toEqual([1, 0, 2])
  })

  test('of a sum knows the size and way of each factor exactly: nothing bends it', async () => {
    const effects = await screening(
      { factors: 3, trajectories: 4, replicates: 2, seed: 'sum' },
      model(([a = 0, b = 0]) => 5 * a - 8 * b),
    )
    expect(effects.map(({ factor }) => factor)).toEqual([1, 0, 2])
    expect(effects[0]?.mu).toBeCloseTo(-8, 9)
    expect(effects[0]?.muStar).toBeCloseTo(8, 9)
    expect(effects[1]?.mu).toBeCloseTo(5, 9)
    expect(effects[0]?.sigma).toBeCloseTo(0, 9)
    expect(effects[2]).toMatchObject({ mu: 0, muStar: 0, low: 0, high: 0, dead: true })
    expect(effects.map(({ dead }) => dead)).toEqual([false, false, true])
  })

  test('tells curvature and interaction by sigma, and both ways by mu', async () => {
    const effects = await screening(
      { factors: 2, trajectories: 40, replicates: 1, seed: 'bent' },
      model(([a = 0, b = 0]) => 4 * (a - 0.5) * (b - 0.5)),
    )
    for (const { mu, muStar, sigma } of effects) {
      expect(Math.abs(mu)).toBeLessThan(0.5 * muStar)
      expect(sigma).toBeGreaterThan(0.5 * muStar)
    }
  })

  test('runs all points of a trajectory on the same luck, and each trajectory on its own', async () => {
    const seen: number[] = []
    const effects = await screening(
      { factors: 2, trajectories: 3, replicates: 2, seed: 'luck' },
      model(([a = 0], replicate) => {
        seen.push(replicate)
        return a + 100 * noise('luck', replicate)
      }),
    )
    expect(seen).toEqual([0, 1, 0, 1, 0, 1, 2, 3, 2, 3, 2, 3, 4, 5, 4, 5, 4, 5])
    expect(screeningCells({ factors: 2, trajectories: 3, replicates: 2 })).toBe(seen.length)
    // Luck of a hundred times the effect leaves no trace.
    expect(effects[0]).toMatchObject({ factor: 0, dead: false })
    expect(effects[0]?.muStar).toBeCloseTo(1, 9)
    expect(effects[1]).toMatchObject({ factor: 1, dead: true })
  })

  test('leaves out moves without a value and says how many are left', async () => {
    const effects = await screening(
      { factors: 2, trajectories: 8, replicates: 1, seed: 'gaps' },
      model(([a = 0, b = 0]) => (a === 1 ? Number.NaN : b)),
    )
    const [b, a] = [effects[0], effects[1]]
    expect(b).toMatchObject({ factor: 1, dead: false })
    expect(b?.muStar).toBeCloseTo(1, 9)
    expect(a).toMatchObject({ factor: 0, muStar: 0 })
    expect(a?.n).toBeLessThan(8)
    expect(a?.n).toBeGreaterThan(0)
  })
})
