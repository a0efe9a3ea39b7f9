import { readFileSync } from 'node:fs'
import { counter } from '@fishbowl/lab'
import { latinHypercube, mostSobolDimensions, plainSobol, sobol, type UnitPoints } from '@fishbowl/lab/design'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { directions } from '../../packages/lab/src/design/joe-kuo.ts'

const column = ({ at, count, dimensions }: UnitPoints, d: number): readonly number[] =>
  Array.from({ length: count }, (_, p) => at[p * dimensions + d] ?? Number.NaN)

/** Points in each of `count` equal strata of a dimension. */
function perStratum(points: UnitPoints, d: number, strata = points.count): readonly number[] {
  const counts = Array.from({ length: strata }, () => 0)
  for (const x of column(points, d))
    counts[Math.floor(x * strata)] = (counts[Math.floor(x * strata)] ?? 0) + 1
  return counts
}

/** Product of polynomials over GF(2) as bits, reduced by `poly` of degree `degree`. */
function times(a: number, b: number, poly: number, degree: number): number {
  let [product, factor] = [0, a]
  for (let bit = 0; bit <= degree; bit++) {
    if ((b >> bit) & 1) product ^= factor
    factor <<= 1
    if (factor & (1 << degree)) factor ^= poly
  }
  return product
}

function power(exponent: number, poly: number, degree: number): number {
  let [result, square] = [1, 2]
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = times(result, square, poly, degree)
    square = times(square, square, poly, degree)
  }
  return result
}

const primeFactors = (n: number): readonly number[] =>
  Array.from({ length: n - 1 }, (_, i) => i + 2).filter(
    (p) => n % p === 0 && Array.from({ length: p - 2 }, (_, i) => i + 2).every((q) => p % q !== 0),
  )

/** True when x generates all 2^s - 1 powers. */
function isPrimitive(poly: number, degree: number): boolean {
  const order = 2 ** degree - 1
  if (degree === 1) return poly === 3
  return (
    power(order, poly, degree) === 1 && primeFactors(order).every((p) => power(order / p, poly, degree) !== 1)
  )
}

describe('the table of direction numbers', () => {
  test('has odd numbers m_i below 2^i and a primitive polynomial for each dimension, none twice', () => {
    const polynomials = directions.map(({ inner, first }) => {
      const degree = first.length
      for (const [i, m] of first.entries()) {
        expect(m % 2).toBe(1)
        expect(m).toBeLessThan(2 ** (i + 1))
      }
      const poly = 2 ** degree + 2 * inner + 1
      expect(isPrimitive(poly, degree), `polynomial ${poly}`).toBe(true)
      return poly
    })
    expect(new Set(polynomials).size).toBe(polynomials.length)
    expect(mostSobolDimensions).toBe(161)
  })
})

describe('the Sobol sequence', () => {
  test('equals SALib and SciPy 1.17 on 64 points in 20 dimensions, in sixty-fourths', () => {
    const file = readFileSync(new URL('sobol-64x20.txt', import.meta.url), 'utf8')
    const expected = file.trim().split(/\s+/).map(Number)
    expect(expected).toHaveLength(1280)
    expect(Array.from(plainSobol(20, 64).at, (x) => x * 64)).toEqual(expected)
  })

  test('starts with the numbers that van der Corput published, in Gray code order', () => {
    expect(Array.from(plainSobol(1, 8).at)).toEqual([0, 0.5, 0.75, 0.25, 0.375, 0.875, 0.625, 0.125])
  })

  test('has one point in every stratum of every dimension, plain and scrambled', () => {
    for (const points of [plainSobol(161, 1024), sobol(161, 1024, 'a'), sobol(161, 64, 'b')])
      for (let d = 0; d < 161; d++) expect(new Set(perStratum(points, d))).toEqual(new Set([1]))
  })

  test('the first two dimensions hold one point in every elementary box, whatever the scrambling', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 8 }), (seed, m) => {
        const points = sobol(2, 2 ** m, seed)
        const [xs, ys] = [column(points, 0), column(points, 1)]
        for (let across = 0; across <= m; across++) {
          const boxes = xs.map((x, p) => {
            const row = Math.floor((ys[p] ?? 0) * 2 ** (m - across))
            return `${Math.floor(x * 2 ** across)} ${row}`
          })
          expect(new Set(boxes).size).toBe(2 ** m)
        }
      }),
      { numRuns: 40 },
    )
  })

  test('a longer design starts with the shorter one, and a dimension more moves no other', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 40 }),
        (seed, d, n) => {
          const [small, large] = [sobol(d, n, seed), sobol(d + 3, 2 * n, seed)]
          for (let k = 0; k < d; k++) expect(column(large, k).slice(0, n)).toEqual(column(small, k))
        },
      ),
      { numRuns: 40 },
    )
  })

  test('a scrambled point is even over [0, 1), and its dimensions are independent', () => {
    const seeds = Array.from({ length: 4000 }, (_, s) => sobol(2, 3, `seed ${s}`).at)
    for (let place = 0; place < 6; place++) {
      const values = seeds.map((at) => at[place] ?? 0)
      expect(Math.abs(values.reduce((a, b) => a + b, 0) / 4000 - 0.5)).toBeLessThan(
        3 * Math.sqrt(1 / 12 / 4000),
      )
      expect(values.filter((x) => x < 0.1).length).toBeGreaterThan(400 - 3 * 19)
      expect(values.filter((x) => x < 0.1).length).toBeLessThan(400 + 3 * 19)
    }
    const product = seeds.map((at) => ((at[4] ?? 0) - 0.5) * ((at[5] ?? 0) - 0.5))
    expect(Math.abs(product.reduce((a, b) => a + b, 0) / 4000)).toBeLessThan((3 / 12) * Math.sqrt(1 / 4000))
  })

  test('impossible sizes are refused with what is possible', () => {
    expect(() => sobol(162, 8, 'x')).toThrow('1 to 161 dimensions (got 162); use a Latin hypercube')
    expect(() => sobol(0, 8, 'x')).toThrow('(got 0)')
    expect(() => sobol(2, 0, 'x')).toThrow('points (got 0)')
    expect(() => sobol(2, 1.5, 'x')).toThrow('points (got 1.5)')
  })
})

describe('a Latin hypercube', () => {
  test('has one point in every stratum of every dimension, for any count', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 300 }),
        (seed, d, n) => {
          const points = latinHypercube(d, n, seed)
          for (let k = 0; k < d; k++) expect(new Set(perStratum(points, k))).toEqual(new Set([1]))
        },
      ),
      { numRuns: 100 },
    )
  })

  test('a dimension more moves no other, another seed moves all', () => {
    expect(column(latinHypercube(5, 30, 'a'), 1)).toEqual(column(latinHypercube(2, 30, 'a'), 1))
    expect(column(latinHypercube(2, 30, 'a'), 0)).not.toEqual(column(latinHypercube(2, 30, 'b'), 0))
    expect(column(latinHypercube(2, 30, 'a'), 0)).not.toEqual(column(latinHypercube(2, 30, 'a'), 1))
  })

  test('an empty one is refused', () => {
    expect(() => latinHypercube(0, 5, 'x')).toThrow('(got 0 and 5)')
    expect(() => latinHypercube(5, 0, 'x')).toThrow('(got 5 and 0)')
  })
})

const plain = (dimensions: number, count: number, seed: string): UnitPoints => {
  const draw = counter(`plain ${seed}`)
  return { dimensions, count, at: Float64Array.from({ length: dimensions * count }, (_, k) => draw(k)) }
}

/** Root mean square error over 60 designs; the true mean is 1. */
const errorOf = (design: typeof sobol): number => {
  let squares = 0
  for (let s = 0; s < 60; s++) {
    const { at } = design(6, 256, `${s}`)
    let sum = 0
    for (let p = 0; p < 256; p++) {
      let value = 1
      for (let d = 0; d < 6; d++) value *= 1 + 0.8 * ((at[p * 6 + d] ?? 0) - 0.5)
      sum += value
    }
    squares += (sum / 256 - 1) ** 2
  }
  return Math.sqrt(squares / 60)
}

describe('the mean of a smooth function of six factors, 256 points', () => {
  test('is found best by Sobol, then by a Latin hypercube, then by plain draws', () => {
    const [monteCarlo, latin, owen] = [errorOf(plain), errorOf(latinHypercube), errorOf(sobol)]
    expect(latin).toBeLessThan(monteCarlo / 2)
    expect(owen).toBeLessThan(latin / 4)
  })
})
