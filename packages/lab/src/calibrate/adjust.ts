import { Matrix, solve } from 'ml-matrix'
import { logarithm } from '../patterns/logarithm.ts'
import { exponential } from '../search/exponential.ts'
import type { Particle } from './abc.ts'
import type { Weighted } from './kernel.ts'
import { effective } from './weighted.ts'

/** Points nearer to a wall of the cube than this count as this near. */
const wall = 1e-9
const logit = (x: number): number => {
  const inside = Math.min(1 - wall, Math.max(wall, x))
  return logarithm(inside) - logarithm(1 - inside)
}
const logistic = (x: number): number => 1 / (1 + exponential(-x))

/** Pull of the slopes towards 0, as a share of the spread of each number: keeps blocks of weeks that rise and fall together solvable. */
const ridge = 0.01
/** The same for a number in which all particles agree. */
const least = 1e-9

/** Epanechnikov's weights: 1 at the data, 0 at the tolerance. */
function nearness(particles: readonly Particle[]): readonly number[] {
  const tolerance = particles.reduce((most, { distance }) => Math.max(most, distance), 0)
  // Just beyond, so that the farthest still counts where all are as far.
  const edge = tolerance * 1.0001
  return particles.map(({ distance, weight }) =>
    tolerance === 0 ? weight : weight * (1 - (distance / edge) * (distance / edge)),
  )
}

/**
 * Where the particles would stand had their runs come out as observed: how a point moves with the summary is taken from a weighted linear
 * regression among the particles, in logits of the cube so that nothing leaves it (Beaumont, Zhang and Balding 2002; Blum and Francois 2010).
 * It takes out most of the width that comes from the tolerance alone. Needs more particles than numbers in a summary; otherwise they stay.
 */
export function adjusted(
  particles: readonly Particle[],
  observed: Float64Array,
  scales: Float64Array,
): readonly Weighted[] {
  const near = nearness(particles)
  const total = near.reduce((sum, weight) => sum + weight, 0)
  if (particles.length < 2 * (observed.length + 1))
    return particles.map(({ point }, i) => ({ point, weight: (near[i] ?? 0) / total }))
  const design = new Matrix(
    particles.map(({ summary }) => [
      1,
      ...Array.from(summary, (value, i) => (value - (observed[i] ?? 0)) / (scales[i] ?? 1)),
    ]),
  )
  const places = new Matrix(particles.map(({ point }) => Array.from(point, logit)))
  const weighed = design.transpose().mulRowVector([...near])
  const normal = weighed.mmul(design)
  for (let i = 1; i < normal.rows; i++) normal.set(i, i, normal.get(i, i) * (1 + ridge) + least * total)
  const slopes = solve(normal, weighed.mmul(places))
  const fitted = design.mmul(slopes)
  // A regression draws its own points towards it, which the divisor of a residual variance undoes; and it is itself uncertain where the data
  // are: its variance there, in variances of a residual, is the leverage of the data over as many points as the weights are worth.
  const free = effective(near)
  const atData = Matrix.columnVector(Array.from({ length: design.columns }, (_, i) => (i === 0 ? total : 0)))
  const leverage = solve(normal, atData).get(0, 0) / free
  const widening = Math.sqrt((free / Math.max(1, free - design.columns)) * (1 + leverage))
  return particles.map(({ point }, i) => ({
    point: point.map((_, d) => logistic(widening * (places.get(i, d) - fitted.get(i, d)) + slopes.get(0, d))),
    weight: (near[i] ?? 0) / total,
  }))
}
