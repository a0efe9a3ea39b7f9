import { mix } from '@fishbowl/sim'
import { counter } from '../counter.ts'
import { directions } from './joe-kuo.ts'
import type { UnitPoints } from './points.ts'

const bits = 32
/** Most dimensions of a Sobol design: what the kept table has, and the first. */
export const mostSobolDimensions = directions.length + 1
/** Most points of a design: below it, every index is a whole number of 32 bits. */
const mostPoints = 2_147_483_648

/** Direction numbers v_1 to v_32 of dimension d from 0, as fractions of 2^32. */
function directionNumbers(d: number): Int32Array {
  const v = new Int32Array(bits)
  const known = directions[d - 1]
  const degree = known?.first.length ?? bits
  for (let j = 0; j < bits; j++) {
    if (known === undefined || j < degree) {
      v[j] = (known?.first[j] ?? 1) << (bits - 1 - j)
      continue
    }
    let next = v[j - degree]! ^ (v[j - degree]! >>> degree)
    for (let k = 1; k < degree; k++) if ((known.inner >>> (degree - 1 - k)) & 1) next ^= v[j - k]!
    v[j] = next
  }
  return v
}

/**
 * Nested uniform scrambling (Owen 1995): every digit is flipped or not by a coin of its own for each way to reach it. The coin is a hash
 * of the key, the depth and the digits above, so that no tree is kept and point p is the same in every design that has it.
 */
function scrambled(x: number, key: number): number {
  let y = 0
  for (let depth = 0; depth < bits; depth++) {
    const above = depth === 0 ? 0 : x >>> (bits - depth)
    const coin = mix(mix(key + Math.imul(depth + 1, 0x9e3779b1)) ^ above) >>> 31
    y |= (((x >>> (bits - 1 - depth)) & 1) ^ coin) << (bits - 1 - depth)
  }
  return y
}

function checkSize(dimensions: number, count: number): void {
  if (!(Number.isInteger(dimensions) && dimensions >= 1 && dimensions <= mostSobolDimensions))
    throw new RangeError(
      `a Sobol design has 1 to ${mostSobolDimensions} dimensions (got ${dimensions}); use a Latin hypercube for more`,
    )
  if (!(Number.isInteger(count) && count >= 1 && count < mostPoints))
    throw new RangeError(`a design has 1 to ${mostPoints - 1} points (got ${count})`)
}

function fill(dimensions: number, count: number, turn: (x: number, d: number) => number): UnitPoints {
  checkSize(dimensions, count)
  const at = new Float64Array(dimensions * count)
  for (let d = 0; d < dimensions; d++) {
    const v = directionNumbers(d)
    let x = 0
    for (let p = 0; p < count; p++) {
      // Gray code order (Antonov and Saleev 1979): one digit changes, the lowest zero of the number before.
      if (p > 0) x ^= v[31 - Math.clz32(p & -p)]!
      at[p * dimensions + d] = (turn(x, d) >>> 0) / 4294967296
    }
  }
  return { dimensions, count, at }
}

/**
 * The Sobol sequence as it is, from the origin on, in Gray code order: for reference. Dimensions 1 to 161.
 * Throws RangeError outside.
 * @internal
 */
export const plainSobol = (dimensions: number, count: number): UnitPoints => fill(dimensions, count, (x) => x)

/**
 * A Sobol design scrambled as Owen (1995) proposes, keyed by the seed: uniform in every point, and the first 2^m points keep one point
 * in every elementary interval. Best where `count` is a power of two. The first points of a longer design are the shorter one, and a
 * dimension more changes no other. Dimensions 1 to 161; RangeError outside.
 */
export function sobol(dimensions: number, count: number, seed: string): UnitPoints {
  const keys = Int32Array.from(
    { length: Math.max(1, dimensions) },
    (_, d) => counter(`sobol ${d} ${seed}`)(0) * 4294967296,
  )
  return fill(dimensions, count, (x, d) => scrambled(x, keys[d]!))
}
