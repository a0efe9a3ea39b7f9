import { inOrder } from '../in-order.ts'
import type { Runner } from '../runner.ts'
import type { Band } from '../stats/band.ts'
import { type AbcOptions, type AbcProblem, abcSmc, type Generation, type Particle, usualRuns } from './abc.ts'
import { adjusted } from './adjust.ts'
import { valueAtUnit } from './assumptions.ts'
import { collected } from './collected.ts'
import { distanceOf, meanSummary, scalesOf } from './distance.ts'
import { type HoldOut, holdOutOf, weighedBand } from './forecast.ts'
import type { Weighted } from './kernel.ts'
import { type Posterior, posteriorOf } from './posterior.ts'
import type { PriorCheck } from './prior-check.ts'
import { curvesAt, problemOf, type Question } from './problem.ts'
import { type Curves, firstWeeks, type Observed } from './series.ts'
import { startOf } from './start.ts'
import { weightedQuantile } from './weighted.ts'

/** How the data are divided, and how far the forecast goes. */
export type Division = {
  /** Last weeks of the data that are not fitted but forecast. @default a fifth */
  readonly holdOut?: number
  /** Weeks of the scenario that are forecast, from week 0. @default as many again as were observed */
  readonly weeks?: number
  /** Runs of the prior sample; a power of two spreads evenly. @default a quarter of the runs, at most 512 */
  readonly prior?: number
}

export type CalibrationOptions = AbcOptions & Division

/** A round without its particles. */
export type Round = Omit<Generation, 'particles'>

/** A particle that was run on beyond the data. */
export type KeptRun = Particle & { readonly curves: Curves }

/** People by week of the scenario, and how the weeks held out came out. */
export type Forecast = { readonly active: Band; readonly posters: Band; readonly holdOut?: HoldOut }

/** What was learnt from data that the model can come near. */
export type Fit = Forecast & {
  readonly rounds: readonly Round[]
  readonly posterior: Posterior
  /** Points of the unit cube with their weights: what the posterior was read from. */
  readonly cloud: readonly Weighted[]
  readonly kept: readonly KeptRun[]
  /** How far the mean of fresh runs at the medians of all assumptions is from the data, on the scale of the rounds' tolerance. */
  readonly medians: number
}

/** What every calibration says. */
export type Calibrated = {
  /** The weeks that were fitted. */
  readonly fitted: Observed
  readonly runs: number
  readonly check: PriorCheck
}

/** `fit` is absent where no run comes near the data. */
export type Calibration = Calibrated & { readonly fit?: Fit }

/** A fifth of the weeks, but none of fewer than ten. */
export const usualHoldOut = (weeks: number): number => (weeks < 10 ? 0 : Math.floor(weeks / 5))

/** Most runs of the prior sample where nobody says otherwise. */
export const mostPrior = 512
/** Most particles where nobody says otherwise. */
const mostParticles = 500

/** How a budget is divided: at most a quarter of it for the prior sample, in powers of two, and a twentieth as many particles. */
export function sizesFor(runs: number): { readonly prior: number; readonly particles: number } {
  let prior = 64
  while (2 * prior <= Math.min(mostPrior, runs / 4)) prior *= 2
  return { prior, particles: Math.max(40, Math.min(mostParticles, Math.floor(runs / 20))) }
}

/** Fresh runs at the medians, to see whether the middle of each range is also a middle of all. */
const atMedians = 32
/** Replicate numbers that no fit reaches. */
const firstAtMedians = 2_000_000

/** Distance of the mean of runs at the medians from the data: a cloud may be bent so that the medians of its sides lie outside it. */
async function mediansOff(
  problem: AbcProblem,
  cloud: readonly Weighted[],
  scales: Float64Array,
  inFlight: number,
): Promise<number> {
  const weights = cloud.map(({ weight }) => weight)
  const point = Float64Array.from({ length: problem.dimensions }, (_, d) =>
    weightedQuantile(
      cloud.map((one) => one.point[d] ?? Number.NaN),
      weights,
      0.5,
    ),
  )
  const lucks = Array.from({ length: atMedians }, (_, i) => firstAtMedians + i)
  const made = await collected(inOrder(lucks, inFlight, (luck) => problem.summarise(point, luck)))
  return distanceOf(meanSummary(made), problem.observed, scales)
}

/** The weeks that are fitted, and the last week of the forecast with those before it. */
export function divided(observed: Observed, { holdOut, weeks }: Division) {
  const { length } = observed.active
  const seen = observed.first + length
  const fitted = firstWeeks(observed, length - (holdOut ?? usualHoldOut(length)))
  return { fitted, weeks: Math.max(seen, weeks ?? seen + length) }
}

/** The bands of weighted curves, judged by the weeks that were not fitted. */
export function forecastOf(
  runs: readonly { readonly curves: Curves; readonly weight: number }[],
  weeks: number,
  observed: Observed,
  fitted: Observed,
): Forecast {
  const bandOf = (id: keyof Curves): Band =>
    weighedBand(
      runs.map(({ curves, weight }) => ({ curve: curves[id], weight })),
      weeks,
    )
  const active = bandOf('active')
  const forecast = { active, posters: bandOf('posters') }
  const rest = observed.active.slice(fitted.active.length)
  if (rest.length === 0) return forecast
  const last = fitted.active.at(-1) ?? Number.NaN
  return { ...forecast, holdOut: holdOutOf(active, rest, fitted.first + fitted.active.length, last) }
}

/**
 * Fits assumptions to observed weeks: a sample of the prior and the check whether it comes near the data at all, approximate Bayesian
 * computation from there, then the kept runs run on as a forecast, which the weeks held out judge. A run is a replicate with population and luck of
 * its own, and both are kept or dropped together: luck is never fitted away, and the forecast starts from people who have come to where the data end.
 * The same seed gives the same calibration on any number of threads. Rejects where a run fails.
 */
export async function calibrate(
  question: Question,
  run: Runner,
  options: CalibrationOptions = {},
): Promise<Calibration> {
  const { observed } = question
  const { runs: budget = usualRuns, inFlight = 16 } = options
  const { prior, particles: size } = { ...sizesFor(budget), ...options }
  const { fitted, weeks } = divided(observed, options)
  const asked = { ...question, observed: fitted }
  const { trials, check } = await startOf(asked, run, { count: prior, inFlight })
  if (!check.near) return { fitted, check, runs: trials.length }
  const problem = problemOf(asked, run)
  const search = { ...options, particles: size, runs: budget - size - atMedians }
  const rounds: Round[] = []
  let particles: readonly Particle[] = []
  for await (const generation of abcSmc(problem, trials, search)) {
    const { particles: found, ...round } = generation
    rounds.push(round)
    particles = found
  }
  const longer = inOrder(particles, inFlight, async (particle) => ({
    ...particle,
    curves: await curvesAt(question, particle, weeks, run),
  }))
  const kept = await collected(longer)
  const scales = scalesOf(trials.map(({ summary }) => summary))
  const cloud = adjusted(particles, problem.observed, scales)
  const fit = {
    ...forecastOf(kept, weeks, observed, fitted),
    rounds,
    posterior: posteriorOf(question.assumptions, cloud, {
      valueIn: (id, share) => valueAtUnit(id, share, question.scenario.model),
    }),
    cloud,
    kept,
    medians: await mediansOff(problem, cloud, scales, inFlight),
  }
  const runs = (rounds.at(-1)?.runs ?? trials.length) + kept.length + atMedians
  return { fitted, check, runs, fit }
}
