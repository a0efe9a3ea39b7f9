import { sobol } from '../design/index.ts'
import { inOrder } from '../in-order.ts'
import { quantile, sorted } from '../stats/quantile.ts'
import { distanceOf, scalesOf } from './distance.ts'
import { kernelOf } from './kernel.ts'

/** Unknowns in the unit cube, each as likely anywhere in it, and a simulator that turns them and some luck into a summary. */
export type AbcProblem = {
  /** Names all draws: the same name, the same answer. */
  readonly name: string
  readonly dimensions: number
  /** The summary of what was observed. */
  readonly observed: Float64Array
  /** The summary of one run at a point with luck of that number; every run has luck of its own. Rejects where a run fails. */
  readonly summarise: (point: Float64Array, luck: number) => Promise<Float64Array>
}

/** One run. */
export type Trial = { readonly point: Float64Array; readonly luck: number; readonly summary: Float64Array }

/** A run that came near enough, with its luck: the two together are what is kept. Weights sum to 1. */
export type Particle = Trial & { readonly distance: number; readonly weight: number }

/** Where the particles stand after a round. */
export type Generation = {
  readonly number: number
  /** Largest distance of a particle. */
  readonly tolerance: number
  /** Share of the runs of this round that came as near as was wanted; of the prior sample what was kept of it. */
  readonly acceptance: number
  /** Runs made so far, those of the prior sample included. */
  readonly runs: number
  readonly particles: readonly Particle[]
  /** Set on the last one: too few runs come nearer, no runs are left, or all particles are exact. */
  readonly ending?: 'acceptance' | 'runs' | 'exact'
}

export type AbcOptions = {
  /** @default 200: the outer twentieths of a range are ten particles each */
  readonly particles?: number
  /** Most runs, those of the prior sample included. @default 4000 */
  readonly runs?: number
  /** Ends once a smaller share of a round's runs is kept. @default 0.01 */
  readonly acceptance?: number
  /** Share of the particles that the next tolerance would keep. @default 0.5 */
  readonly keep?: number
  /** Runs started and not yet taken; the answer does not depend on it. @default 16 */
  readonly inFlight?: number
}

const usualParticles = 200
export const usualRuns = 4000

/** Runs all over the prior, at the points of a scrambled Sobol design; trial i has luck i. Yields them in order as they are made. */
export async function* priorTrials(
  { name, dimensions, summarise }: AbcProblem,
  count: number,
  inFlight = 16,
): AsyncGenerator<Trial, void, undefined> {
  const { at } = sobol(dimensions, count, `prior ${name}`)
  const indices = Array.from({ length: count }, (_, i) => i)
  yield* inOrder(indices, inFlight, async (luck) => {
    const point = at.slice(luck * dimensions, (luck + 1) * dimensions)
    return { point, luck, summary: await summarise(point, luck) }
  })
}

type Tried = Trial & { readonly distance: number }
/** The nearest first; the earlier run of equals. */
const byDistance = (a: Tried, b: Tried): number =>
  a.distance < b.distance ? -1 : a.distance > b.distance ? 1 : a.luck - b.luck

const farthest = (tried: readonly Tried[]): number =>
  tried.reduce((most, { distance }) => Math.max(most, distance), 0)

function normalised(tried: readonly Tried[], weigh: (point: Float64Array) => number): readonly Particle[] {
  const weights = tried.map(({ point }) => weigh(point))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return tried.map((one, i) => ({ ...one, weight: (weights[i] ?? 0) / total }))
}

function* proposals(draw: (name: string) => Float64Array, round: string, first: number, most: number) {
  for (let k = 0; k < most; k++) yield { point: draw(`${round} ${k}`), luck: first + k }
}

/** What a round starts from: the particles, and whatever stays the same from round to round. */
type Setting = Required<AbcOptions> & {
  readonly problem: AbcProblem
  readonly judged: (trial: Trial) => Tried
}

/** The runs of a round in the order they were drawn in, until as many as there are particles came near enough. */
async function roundOf(
  { problem, judged, particles: size, inFlight, keep, ...rest }: Setting,
  before: Generation,
): Promise<
  Pick<Generation, 'number' | 'particles' | 'tolerance' | 'acceptance' | 'runs'> & {
    readonly isWhole: boolean
  }
> {
  const number = before.number + 1
  const wanted = quantile(sorted(before.particles.map(({ distance }) => distance)), keep)
  const most = Math.min(rest.runs - before.runs, Math.ceil(size / rest.acceptance))
  const { draw, weigh } = kernelOf(before.particles, problem.dimensions)
  const drawn = proposals(draw, `${problem.name} round ${number}`, before.runs, most)
  const tried: Tried[] = []
  let kept = 0
  for await (const one of inOrder(drawn, inFlight, async (place) =>
    judged({ ...place, summary: await problem.summarise(place.point, place.luck) }),
  )) {
    tried.push(one)
    if (one.distance <= wanted) kept++
    if (kept >= size) break
  }
  const nearest = tried.toSorted(byDistance).slice(0, size)
  const reached = farthest(nearest)
  const isNearer = nearest.length >= size && reached < before.tolerance
  const { particles, tolerance } = isNearer
    ? { particles: normalised(nearest, weigh), tolerance: reached }
    : before
  const runs = before.runs + tried.length
  return { number, particles, tolerance, acceptance: kept / tried.length, runs, isWhole: kept >= size }
}

/**
 * Approximate Bayesian computation by sequential Monte Carlo (Beaumont, Cornuet, Marin and Robert 2009) on a sample of the prior: the first
 * particles are its nearest runs; every round draws new points around the particles, makes a run with fresh luck at each, and keeps those
 * within the median distance of the round before, until as many are kept as there were. A round that the stopping rules cut short keeps the
 * nearest of its runs, which is the same sample with the tolerance they reach, and is left out if that is no smaller than the last one.
 * Runs are judged in the order they were drawn in, so the answer is the same on any number of threads. Yields every round.
 */
export async function* abcSmc(
  problem: AbcProblem,
  prior: readonly Trial[],
  options: AbcOptions = {},
): AsyncGenerator<Generation, void, undefined> {
  const whole = {
    particles: usualParticles,
    runs: usualRuns,
    acceptance: 0.01,
    keep: 0.5,
    inFlight: 16,
    ...options,
  }
  const scales = scalesOf(prior.map(({ summary }) => summary))
  const judged = (trial: Trial): Tried => ({
    ...trial,
    distance: distanceOf(trial.summary, problem.observed, scales),
  })
  const first = prior.map(judged).toSorted(byDistance).slice(0, whole.particles)
  const setting = { ...whole, problem, judged, particles: first.length }
  const particles = normalised(first, () => 1)
  let last: Generation = {
    number: 0,
    tolerance: farthest(particles),
    acceptance: first.length / prior.length,
    runs: prior.length,
    particles,
  }
  let ending = endingOf(last, true, setting)
  yield ending === undefined ? last : { ...last, ending }
  while (ending === undefined) {
    // oxlint-disable-next-line no-await-in-loop -- a round draws around the particles of the one before
    const { isWhole, ...next } = await roundOf(setting, last)
    last = next
    ending = endingOf(last, isWhole, setting)
    yield ending === undefined ? last : { ...last, ending }
  }
}

/** Why no round follows; undefined where one does. A round needs at least as many runs as there are particles. */
function endingOf(last: Generation, isWhole: boolean, { runs, particles }: Setting): Generation['ending'] {
  if (last.tolerance === 0) return 'exact'
  if (runs - last.runs < particles) return 'runs'
  return isWhole ? undefined : 'acceptance'
}
