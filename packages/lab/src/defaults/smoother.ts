import { Matrix, solve } from 'ml-matrix'
import { collected } from '../calibrate/collected.ts'
import { sobol } from '../design/index.ts'
import { inOrder } from '../in-order.ts'
import { logarithm } from '../patterns/logarithm.ts'
import { exponential } from '../search/exponential.ts'
import { normalStream } from '../search/normal-stream.ts'

/** Unknowns in the unit cube, each as likely anywhere in it, and a simulator that tells how far every fact comes out from what was observed. */
export type History = {
  /** Names all draws: the same name, the same answer. */
  readonly name: string
  readonly dimensions: number
  /** Variance of each residual that is neither the point's nor the run's luck: what the data are uncertain by and the model cannot help. */
  readonly variances: Float64Array
  /** Residuals of one run at a point with luck of that number: 0 is as observed. */
  readonly residuals: (point: Float64Array, luck: number) => Promise<Float64Array>
}

export type SmootherOptions = {
  /** Points of the ensemble; well more than there are dimensions. */
  readonly members: number
  /** Times that the ensemble is moved; every time makes a run at every point. */
  readonly steps: number
  readonly inFlight?: number
}

/** A point with its run. */
export type Member = {
  readonly point: Float64Array
  readonly luck: number
  readonly residuals: Float64Array
}

/** The ensemble after so many moves, with a run at every point. */
export type Ensemble = { readonly step: number; readonly members: readonly Member[] }

const wall = 1e-6
const logit = (x: number): number => {
  const inside = Math.min(1 - wall, Math.max(wall, x))
  return logarithm(inside) - logarithm(1 - inside)
}
const logistic = (x: number): number => 1 / (1 + exponential(-x))

/** Rows less their means over the columns. */
function anomalies(columns: Matrix): Matrix {
  const means = columns.mean('row')
  return columns.clone().subColumnVector(means)
}

/**
 * Entries of a sample covariance that so few points cannot tell from none are left out, the others kept whole: unrelated facts would
 * otherwise narrow every assumption (Luo, Bhakta and Naevdal 2018).
 */
function localised(cross: Matrix, points: Matrix, facts: Matrix, members: number): Matrix {
  const spread = (rows: Matrix): readonly number[] =>
    rows.to2DArray().map((row) => Math.sqrt(row.reduce((sum, x) => sum + x * x, 0) / (members - 1)))
  const [a, b] = [spread(points), spread(facts)]
  const least = 2 / Math.sqrt(members)
  const kept = cross.clone()
  for (let i = 0; i < kept.rows; i++)
    for (let k = 0; k < kept.columns; k++) {
      const correlation = kept.get(i, k) / ((a[i] ?? 0) * (b[k] ?? 0))
      if (!(Math.abs(correlation) >= least)) kept.set(i, k, 0)
    }
  return kept
}

/** Moves every point towards where its run would have come out as observed, as far as its share of the data allows. */
function moved(
  members: readonly Member[],
  { name, dimensions, variances }: History,
  step: number,
  steps: number,
): readonly Float64Array[] {
  const n = members.length
  const points = new Matrix(
    Array.from({ length: dimensions }, (_, d) => members.map(({ point }) => logit(point[d] ?? 0.5))),
  )
  const facts = new Matrix(Array.from(variances, (_, k) => members.map(({ residuals }) => residuals[k] ?? 0)))
  const [offPoints, offFacts] = [anomalies(points), anomalies(facts)]
  const cross = offPoints.mmul(offFacts.transpose()).div(n - 1)
  const inner = offFacts.mmul(offFacts.transpose()).div(n - 1)
  for (let k = 0; k < variances.length; k++) inner.set(k, k, inner.get(k, k) + steps * (variances[k] ?? 0))
  const normal = normalStream(`${name} step ${step}`)
  const wanted = facts
    .clone()
    .mul(-1)
    .add(
      new Matrix(
        Array.from(variances, (variance) =>
          Array.from({ length: n }, () => Math.sqrt(steps * variance) * normal()),
        ),
      ),
    )
  const moves = localised(cross, offPoints, offFacts, n).mmul(solve(inner, wanted))
  return members.map((_, j) =>
    Float64Array.from({ length: dimensions }, (__, d) => logistic(points.get(d, j) + moves.get(d, j))),
  )
}

/**
 * History matching by an ensemble smoother with multiple data assimilation (Emerick and Reynolds 2013): points all over the prior are moved
 * in equal steps by the covariances between points and residuals that the ensemble itself shows, each step with its share of the data's
 * weight and fresh luck. In a linear problem with normal uncertainty the last ensemble is a sample of the exact posterior; in any other it is an
 * approximation, hence every point of it is run again and judged. The same on any number of threads. Yields the prior and every step.
 */
export async function* smoothed(
  history: History,
  { members: size, steps, inFlight = 16 }: SmootherOptions,
): AsyncGenerator<Ensemble, void, undefined> {
  const { dimensions, name, residuals } = history
  const { at } = sobol(dimensions, size, `prior ${name}`)
  let points: readonly Float64Array[] = Array.from({ length: size }, (_, j) =>
    at.slice(j * dimensions, (j + 1) * dimensions),
  )
  for (let step = 0; step <= steps; step++) {
    const places = points.map((point, j) => ({ point, luck: step * size + j }))
    // oxlint-disable-next-line no-await-in-loop -- a step moves the points of the one before
    const members = await collected(
      inOrder(
        places,
        inFlight,
        async ({ point, luck }): Promise<Member> => ({
          point,
          luck,
          residuals: await residuals(point, luck),
        }),
      ),
    )
    yield { step, members }
    if (step < steps) points = moved(members, history, step, steps)
  }
}
