import { mean as meanOf } from '../stats/mean.ts'
import { quantile, sorted } from '../stats/quantile.ts'
import type { Trial } from './abc.ts'
import { distanceOf, scalesOf } from './distance.ts'
import type { Observed } from './series.ts'

/** One thing that a curve shows, in the data and in the runs of the prior sample. */
export type Feature = {
  readonly id: 'level' | 'spike' | 'decay' | 'jumps'
  /** NaN where the series is too short for it. */
  readonly observed: number
  /** Least and most of all runs. */
  readonly low: number
  readonly high: number
  /** Between which nine runs in ten lie. */
  readonly usualLow: number
  readonly usualHigh: number
  /** True where the data lie beyond all runs. */
  readonly beyond: boolean
}

/** Whether runs all over the assumptions' ranges come near the data at all. */
export type PriorCheck = {
  readonly runs: number
  readonly near: boolean
  /** Distance of the nearest run to the data, and how far a run of the sample is from its own nearest fellow: median and most. */
  readonly nearest: number
  readonly usual: number
  readonly most: number
  /** Share of runs that lie at least as far from their nearest fellow as the data do. */
  readonly share: number
  readonly features: readonly Feature[]
}

/** A feature is beyond all runs when it is by more than this factor beyond the last one: a sample does not reach every corner. */
const margin = 1.1

/** What can be told apart in a curve of active people by its numbers alone. */
function featuresOf({ first, active }: Observed): Readonly<Record<Feature['id'], number>> {
  const weeks = active.length
  const late = active.slice(-Math.max(1, Math.floor(weeks / 4)))
  const early = active.slice(Math.min(4, Math.floor(weeks / 3)), Math.max(2, Math.floor(weeks / 2)))
  const turns = active.slice(1).map((count, i) => Math.abs(count - (active[i] ?? 0)))
  const level = meanOf(active)
  return {
    level,
    // Only a series that begins with the launch shows its spike.
    spike:
      first > 1 || weeks < 6 ? Number.NaN : meanOf(active.slice(0, 2)) / Math.max(1, meanOf(active.slice(4))),
    decay: weeks < 8 ? Number.NaN : meanOf(late) / Math.max(1, meanOf(early)),
    jumps: meanOf(turns.slice(Math.min(4, turns.length - 1))) / Math.max(1, level),
  }
}

function featureRows(observed: Observed, runs: readonly Observed[]): readonly Feature[] {
  const seen = featuresOf(observed)
  const made = runs.map(featuresOf)
  return (Object.keys(seen) as readonly Feature['id'][]).map((id) => {
    const values = sorted(made.map((one) => one[id]))
    const at = (p: number): number => quantile(values, p)
    const [low, high] = [at(0), at(1)]
    const beyond = seen[id] > margin * high || seen[id] * margin < low
    return { id, observed: seen[id], low, high, usualLow: at(0.05), usualHigh: at(0.95), beyond }
  })
}

/**
 * Prior predictive check: the data are near when some run of the prior sample lies as far from its own nearest fellow as the data lie from theirs, and
 * no feature of them lies beyond all runs. Data that the model makes by itself fail the first once in as many times as there are runs. `curves` are the observed weeks of the trials, in their order.
 */
export function priorCheck(
  observed: Observed,
  summary: Float64Array,
  trials: readonly Trial[],
  curves: readonly Observed[],
): PriorCheck {
  const scales = scalesOf(trials.map((trial) => trial.summary))
  const nearest = trials.reduce(
    (least, trial) => Math.min(least, distanceOf(trial.summary, summary, scales)),
    Infinity,
  )
  const own = trials.map((trial) =>
    trials.reduce(
      (least, other) =>
        other === trial ? least : Math.min(least, distanceOf(trial.summary, other.summary, scales)),
      Infinity,
    ),
  )
  const share = own.filter((distance) => distance >= nearest).length / trials.length
  const features = featureRows(observed, curves)
  return {
    runs: trials.length,
    near: share > 0 && features.every(({ beyond }) => !beyond),
    nearest,
    usual: quantile(sorted(own), 0.5),
    most: quantile(sorted(own), 1),
    share,
    features,
  }
}
