import { describe, expect, test } from 'vitest'
import { nelderMead } from '../../packages/lab/src/search/nelder-mead.ts'
import { bowl, noisy, objectiveOf, rosenbrock } from './valleys.ts'

describe("Nelder and Mead's search", () => {
  test.each([
    // Evaluations of a first implementation to 1e-9, measured once, and a tenth.
    [4, 450],
    [8, 2036],
  ])('finds the end of the bent valley in %i dimensions', async (n, most) => {
    const { point, evaluations, ending } = await nelderMead(objectiveOf(rosenbrock), {
      start: new Float64Array(n).fill(-0.5),
      step: 0.5,
      evaluations: 20_000,
      target: 1e-9,
    })
    expect(ending).toBe('target')
    for (const x of point) expect(x).toBeCloseTo(1, 3)
    expect(evaluations).toBeLessThan(most)
  })

  test('finds the bottom of a bowl whose every look is off by a tenth', async () => {
    const { point } = await nelderMead(noisy(bowl), { start: [0, 0, 0], step: 0.5, evaluations: 1000 })
    expect(Math.sqrt(bowl(point))).toBeLessThan(0.3)
  })

  test('ends where it cannot get better, and counts what it asks for', async () => {
    let asked = 0
    const flat = async (points: readonly Float64Array[]) => {
      asked += points.length
      return points.map(() => 1)
    }
    const found = await nelderMead(flat, { start: [0, 0], step: 1, evaluations: 5000, smallest: 1e-6 })
    expect(found).toMatchObject({ value: 1, ending: 'converged' })
    expect(asked).toBe(found.evaluations)
  })

  test('stops when its evaluations are used up, but for the step it has begun', async () => {
    const { evaluations, ending } = await nelderMead(objectiveOf(rosenbrock), {
      start: [-1, -1, -1],
      step: 0.5,
      evaluations: 50,
    })
    expect(ending).toBe('evaluations')
    expect(evaluations).toBeLessThanOrEqual(50 + 4)
  })
})
