import { logistic } from '@fishbowl/sim'
import { CholeskyDecomposition, Matrix } from 'ml-matrix'
import { logarithm } from '../patterns/logarithm.ts'
import { normalQuantile } from '../stats/normal.ts'

/** How far a factor and a measure rise together over points, from -1 to 1. */
export type RankCorrelation = {
  /** Points with a value. */
  readonly n: number
  readonly rho: number
  readonly low: number
  readonly high: number
  readonly level: number
}

/**
 * Ranks from 1, equal values sharing the mean of theirs.
 *
 * @internal
 */
export function ranksOf(values: Float64Array): Float64Array {
  const order = Array.from(values.keys()).toSorted((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b)
  const ranks = new Float64Array(values.length)
  for (let from = 0; from < order.length; ) {
    let to = from
    while (to + 1 < order.length && values[order[to + 1] ?? 0] === values[order[from] ?? 0]) to++
    for (let i = from; i <= to; i++) ranks[order[i] ?? 0] = (from + to) / 2 + 1
    from = to + 1
  }
  return ranks
}

/** Pearson's correlation of two lists of ranks; NaN where one of them has no spread. */
function correlation(x: Float64Array, y: Float64Array): number {
  const n = x.length
  const middle = (n + 1) / 2
  let xy = 0
  let xx = 0
  let yy = 0
  for (let i = 0; i < n; i++) {
    const dx = (x[i] ?? 0) - middle
    const dy = (y[i] ?? 0) - middle
    xy += dx * dy
    xx += dx * dx
    yy += dy * dy
  }
  return xx === 0 || yy === 0 ? Number.NaN : Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)))
}

const tanh = (x: number): number => 2 * logistic(2 * x) - 1

/** Where the ranks of the factors are as good as one a sum of others, nothing can be told apart. */
const collinear = 1e-9

/** The regression of a measure's ranks on those of the factors: standardised slopes, the diagonal of the inverse, what is left over. */
function regression(factors: readonly Float64Array[], values: Float64Array) {
  const own = new Matrix(factors.map((x) => factors.map((other) => correlation(x, other))))
  const decomposition = new CholeskyDecomposition(own)
  const diagonal = decomposition.lowerTriangularMatrix.diagonal()
  if (!decomposition.isPositiveDefinite() || diagonal.some((pivot) => !(pivot * pivot > collinear)))
    return undefined
  const inverse = decomposition.solve(Matrix.eye(factors.length))
  const alone = factors.map((x) => correlation(x, values))
  const slopes = inverse.mmul(Matrix.columnVector(alone)).to1DArray()
  const explained = slopes.reduce((sum, slope, i) => sum + slope * (alone[i] ?? 0), 0)
  return { slopes, diagonal: inverse.diagonal(), left: Math.max(0, 1 - explained) }
}

/** Partial correlations by their slopes: beta / sqrt(beta^2 + left * c), c of the inverse's diagonal. */
function partials(factors: readonly Float64Array[], values: Float64Array): readonly number[] {
  const found = regression(factors, values)
  if (found === undefined) return factors.map(() => Number.NaN)
  return found.slopes.map((slope, i) => {
    const size = Math.sqrt(slope * slope + found.left * (found.diagonal[i] ?? 0))
    return size < collinear ? 0 : Math.max(-1, Math.min(1, slope / size))
  })
}

/** The interval of Bonett and Wright (2000) for a rank correlation: Fisher's z has the standard error sqrt((1 + rho^2 / 2) / (n - 3)). */
function intervalOf(rho: number, n: number, z: number): readonly [low: number, high: number] {
  if (Number.isNaN(rho) || n < 5) return [-1, 1]
  if (rho === 1 || rho === -1) return [rho, rho]
  const middle = logarithm((1 + rho) / (1 - rho)) / 2
  const half = z * Math.sqrt((1 + (rho * rho) / 2) / (n - 3))
  return [tanh(middle - half), tanh(middle + half)]
}

const hasSpread = (x: Float64Array): boolean => x.some((rank) => rank !== x[0])

/**
 * Partial rank correlation of each factor with a measure, the other factors held fixed (Marino et al. 2008): the points of a design of many
 * factors are never quite uncorrelated, and a factor must not get what is due to another one. With one factor it is Spearman's. The
 * intervals hold together with `level`, by Bonferroni; each factor held fixed costs a point. Points without a value are left out; NaN within
 * -1 to 1 for a factor without spread, and for all where there are too few points to tell them apart.
 */
export function rankCorrelations(
  factors: readonly Float64Array[],
  values: Float64Array,
  level = 0.9,
): readonly RankCorrelation[] {
  const whole = Array.from(values.keys()).filter((i) => Number.isFinite(values[i]))
  const ranked = (all: Float64Array): Float64Array => ranksOf(Float64Array.from(whole, (i) => all[i] ?? 0))
  const y = ranked(values)
  const ranks = factors.map(ranked)
  const moving = ranks.filter(hasSpread)
  const rhos = hasSpread(y) ? partials(moving, y) : []
  const z = normalQuantile(1 - (1 - level) / (2 * Math.max(1, moving.length)))
  return ranks.map((x) => {
    const rho = rhos[moving.indexOf(x)] ?? Number.NaN
    const [low, high] = intervalOf(rho, whole.length - moving.length + 1, z)
    return { n: whole.length, rho, low, high, level }
  })
}
