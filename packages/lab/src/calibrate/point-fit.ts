import { inOrder } from '../in-order.ts'
import type { Runner } from '../runner.ts'
import { cmaEs } from '../search/cma-es.ts'
import { nelderMead } from '../search/nelder-mead.ts'
import type { Objective } from '../search/search.ts'
import { type Calibrated, type Division, divided, type Forecast, forecastOf, sizesFor } from './calibrate.ts'
import { collected } from './collected.ts'
import { distanceOf, meanSummary, scalesOf } from './distance.ts'
import { curvesAt, problemOf, type Question } from './problem.ts'
import { startOf } from './start.ts'

export type PointOptions = Division & {
  /** Most runs in all. @default 3000 */
  readonly runs?: number
  /** @default 16 */
  readonly inFlight?: number
}

/** One point that fits, without a word on what else would fit as well. */
export type PointFit = Forecast & {
  /** In the unit cube. */
  readonly point: Float64Array
  /** Of the mean of the runs at the point from the data; that of the best run of the prior sample to start from. */
  readonly distance: number
  readonly started: number
}

/** `point` is absent where no run comes near the data. */
export type PointCalibration = Calibrated & { readonly point?: PointFit }

/** Replicates that every point of a search runs: the same ones, or the search would follow their luck. */
const common = 8
/** Replicates of the forecast: fresh ones, because the common ones have been fitted to. */
export const freshRuns = 100
/** Replicate numbers no prior sample reaches. */
const firstCommon = 1_000_000
const firstFresh = 2_000_000
/** What a point outside the cube loses for each range that it is outside. */
const outside = 10
/** Share of the runs that the first search gets; the second refines what it found. */
const firstShare = 0.75

const clamped = (point: Float64Array): Float64Array => point.map((x) => Math.min(1, Math.max(0, x)))

/**
 * A quick fit: CMA-ES from the nearest run of the prior sample, then Nelder and Mead's search from where that ended. A point is judged by the
 * mean of eight replicates common to all points. It finds a point, never how sure that point is: for that there is `calibrate`.
 */
export async function pointFit(
  question: Question,
  run: Runner,
  options: PointOptions = {},
): Promise<PointCalibration> {
  const { observed } = question
  const { runs: budget = 3000, inFlight = 16, prior = sizesFor(budget / 2).prior } = options
  const { fitted, weeks } = divided(observed, options)
  const asked = { ...question, observed: fitted }
  const { trials, check } = await startOf(asked, run, { count: prior, inFlight })
  if (!check.near) return { fitted, check, runs: trials.length }
  const problem = problemOf(asked, run)
  const scales = scalesOf(trials.map(({ summary }) => summary))
  const nearest = trials.reduce((best, one) =>
    distanceOf(one.summary, problem.observed, scales) < distanceOf(best.summary, problem.observed, scales)
      ? one
      : best,
  )
  let runs = trials.length
  const objective: Objective = async (points) => {
    const places = points.flatMap((point) =>
      Array.from({ length: common }, (_, i) => ({ point: clamped(point), luck: firstCommon + i })),
    )
    runs += places.length
    const made = await collected(
      inOrder(places, inFlight, ({ point, luck }) => problem.summarise(point, luck)),
    )
    return points.map((point, i) => {
      const beyond = clamped(point).reduce((sum, x, d) => sum + Math.abs(x - (point[d] ?? x)), 0)
      const mean = meanSummary(made.slice(i * common, (i + 1) * common))
      return distanceOf(mean, problem.observed, scales) + outside * beyond
    })
  }
  const evaluations = Math.max(0, Math.floor((budget - runs - freshRuns) / common))
  const first = await cmaEs(objective, {
    name: problem.name,
    start: nearest.point,
    step: 0.2,
    evaluations: Math.floor(firstShare * evaluations),
    smallest: 1e-3,
  })
  const left = Math.floor((budget - runs - freshRuns) / common)
  const second = await nelderMead(objective, {
    start: first.point,
    step: 0.05,
    evaluations: left - problem.dimensions - 2,
    smallest: 1e-3,
  })
  const best = second.value <= first.value ? second : first
  const point = clamped(best.point)
  const lucks = Array.from({ length: freshRuns }, (_, i) => firstFresh + i)
  const made = inOrder(lucks, inFlight, async (luck) => ({
    curves: await curvesAt(question, { point, luck }, weeks, run),
    weight: 1 / freshRuns,
  }))
  const forecast = forecastOf(await collected(made), weeks, observed, fitted)
  runs += freshRuns
  const started = distanceOf(nearest.summary, problem.observed, scales)
  return { fitted, check, runs, point: { ...forecast, point, distance: best.value, started } }
}
