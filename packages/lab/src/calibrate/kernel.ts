import { CholeskyDecomposition, Matrix } from 'ml-matrix'
import { counter } from '../counter.ts'
import { exponential } from '../search/exponential.ts'
import { normalStream } from '../search/normal-stream.ts'
import { weightedCovariance } from './weighted.ts'

/** A point of the unit cube with its weight. */
export type Weighted = { readonly point: Float64Array; readonly weight: number }

/** How new points are drawn around old ones. */
export type Kernel = {
  /** A point of the unit cube near one of the old ones, which is picked by its weight. The same name gives the same point. */
  readonly draw: (name: string) => Float64Array
  /** What a point that was drawn counts: uniform prior over the chance to be drawn, up to a factor common to all (Beaumont and others 2009). */
  readonly weigh: (point: Float64Array) => number
}

/** Keeps the factor of a cloud without any spread in one direction from being singular. */
const floor = 1e-10
/** Beaumont and others (2009): twice the spread of the old points. */
const widening = 2

/** Lower triangular factor of the kernel's covariance. */
function factorOf(cloud: readonly Weighted[], dimensions: number): Matrix {
  const columns = Array.from({ length: dimensions }, (_, d) =>
    Float64Array.from(cloud, ({ point }) => point[d] ?? 0),
  )
  const weights = cloud.map(({ weight }) => weight)
  const covariance = new Matrix(
    columns.map((a, i) =>
      columns.map((b, j) => widening * weightedCovariance(a, b, weights) + (i === j ? floor : 0)),
    ),
  )
  return new CholeskyDecomposition(covariance).lowerTriangularMatrix
}

/** L times x for a lower triangular L. */
const times = (factor: Matrix, x: Float64Array): Float64Array =>
  x.map((_, i) => {
    let sum = 0
    for (let j = 0; j <= i; j++) sum += factor.get(i, j) * (x[j] ?? 0)
    return sum
  })

/** x such that L x = b. */
function solved(factor: Matrix, b: Float64Array): Float64Array {
  const x = new Float64Array(b.length)
  for (let i = 0; i < b.length; i++) {
    let left = b[i] ?? 0
    for (let j = 0; j < i; j++) left -= factor.get(i, j) * (x[j] ?? 0)
    x[i] = left / factor.get(i, i)
  }
  return x
}

const isInside = (point: Float64Array): boolean => point.every((x) => x >= 0 && x < 1)

/** The kernel around a cloud of points: normal, with twice the weighted covariance of the cloud; weights need not sum to 1. */
export function kernelOf(cloud: readonly Weighted[], dimensions: number): Kernel {
  const factor = factorOf(cloud, dimensions)
  const total = cloud.reduce((sum, { weight }) => sum + weight, 0)
  // In coordinates in which the kernel is round, a density is a length.
  const round = cloud.map(({ point }) => solved(factor, point))

  function picked(u: number): Float64Array {
    let below = 0
    for (const { point, weight } of cloud) {
      below += weight / total
      if (u < below) return point
    }
    return cloud.at(-1)?.point ?? new Float64Array(dimensions)
  }

  return {
    draw(name) {
      const uniform = counter(`pick ${name}`)
      const normal = normalStream(`move ${name}`)
      // Parent and move are both drawn again, so that the chance to be drawn is the same mixture cut to the cube.
      for (let attempt = 0; ; attempt++) {
        const step = times(factor, Float64Array.from({ length: dimensions }, normal))
        const point = picked(uniform(attempt)).map((x, d) => x + (step[d] ?? 0))
        if (isInside(point)) return point
      }
    },
    weigh(point) {
      const own = solved(factor, point)
      let density = 0
      round.forEach((centre, j) => {
        let square = 0
        for (let d = 0; d < dimensions; d++) {
          const off = (own[d] ?? 0) - (centre[d] ?? 0)
          square += off * off
        }
        density += (cloud[j]?.weight ?? 0) * exponential(-square / 2)
      })
      return total / density
    },
  }
}
