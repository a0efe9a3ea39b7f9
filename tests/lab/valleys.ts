import { counter } from '@fishbowl/lab'
import type { Objective } from '../../packages/lab/src/search/search.ts'

/** A bent valley whose end is at (1, ..., 1) with value 0 (Rosenbrock 1960). */
export const rosenbrock = (point: Float64Array): number =>
  point.slice(1).reduce((sum, x, i) => {
    const before = point[i] ?? 0
    return sum + 100 * (x - before * before) ** 2 + (1 - before) ** 2
  }, 0)

/** A bowl around (1, 2, 3, ...) with value 0. */
export const bowl = (point: Float64Array): number => point.reduce((sum, x, i) => sum + (x - i - 1) ** 2, 0)

export const objectiveOf =
  (value: (point: Float64Array) => number): Objective =>
  async (points) =>
    points.map(value)

/** The same with every look off by up to a tenth either way. */
export function noisy(value: (point: Float64Array) => number): Objective {
  const draw = counter('a tenth either way')
  let looks = 0
  return async (points) => points.map((point) => value(point) * (0.9 + 0.2 * draw(looks++)))
}
