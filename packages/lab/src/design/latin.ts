import { counter } from '../counter.ts'
import type { UnitPoints } from './points.ts'

/** The numbers 0 to n - 1 in an order drawn at random (Fisher and Yates). */
export function shuffled(n: number, draw: (k: number) => number): Int32Array {
  const order = Int32Array.from({ length: n }, (_, i) => i)
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(draw(i) * (i + 1))
    const kept = order[i]!
    order[i] = order[j]!
    order[j] = kept
  }
  return order
}

/** Half the grid of `counter`: keeps a draw off both ends, so that rounding cannot move a point into the next stratum. */
const halfStep = 0.5 / 4294967296

/**
 * A Latin hypercube (McKay, Beckman and Conover 1979): in every dimension one point in each of `count` equal strata, at random within it.
 * For counts that are no power of two. Keyed by the seed; a dimension more changes no other, another count changes all. RangeError when empty.
 */
export function latinHypercube(dimensions: number, count: number, seed: string): UnitPoints {
  if (!(Number.isInteger(dimensions) && dimensions >= 1 && Number.isInteger(count) && count >= 1))
    throw new RangeError(`a design has at least 1 dimension and 1 point (got ${dimensions} and ${count})`)
  const at = new Float64Array(dimensions * count)
  for (let d = 0; d < dimensions; d++) {
    const strata = shuffled(count, counter(`latin order ${d} ${seed}`))
    const place = counter(`latin place ${d} ${seed}`)
    for (let p = 0; p < count; p++) at[p * dimensions + d] = (strata[p]! + place(p) + halfStep) / count
  }
  return { dimensions, count, at }
}
