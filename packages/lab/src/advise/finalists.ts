import { type Estimate, meanInterval } from '../stats/interval.ts'
import { normalQuantile } from '../stats/normal.ts'
import type { Share } from '../stats/wilson.ts'
import type { Candidate } from './candidates.ts'
import type { Wish } from './choose.ts'
import { yearsOf } from './cost.ts'
import { meritOf, shareOf } from './standing.ts'
import { numbers, type Reading, type Trials } from './trials.ts'

/** Replicates on which finalists are judged start here: none of them was seen by the search. */
export const freshFrom = 1000

/** A candidate measured on replicates that the search has not seen. */
export type Finalist = {
  readonly candidate: Candidate
  readonly readings: readonly Reading[]
  readonly reached: Share
  readonly merit: number
  readonly value: Estimate
  /** Net value over the run. */
  readonly net: Estimate
  /** Measured cost in $ a year. */
  readonly cost: Estimate
  /** Runs after which Wilson's interval would tell whether the share asked for is reached, see `runsToTell`. */
  readonly runsToTell: number
  /** Paired differences to the advice, this minus the advice, and pairs that would tell them apart; absent for the advice and without one. */
  readonly difference?: { readonly value: Estimate; readonly net: Estimate; readonly pairsToTell: number }
}

/** Measures candidates on `replicates` fresh replicates; undefined where the runs do not last. */
export async function measure(
  candidates: readonly Candidate[],
  { goal, share, trials, replicates }: Wish & { readonly trials: Trials; readonly replicates: number },
): Promise<readonly Finalist[] | undefined> {
  const fresh = numbers(freshFrom, replicates)
  const paid = await trials.ensure(
    candidates.map(({ scenario }) => scenario),
    fresh,
  )
  if (!paid) return undefined
  return candidates.map((candidate) => {
    const { scenario } = candidate
    const readings = fresh.map((replicate) => trials.read(scenario, replicate))
    const values = readings.map(({ value }) => value)
    const reached = shareOf(goal, values)
    return {
      candidate,
      readings,
      reached,
      runsToTell: runsToTell(reached, share),
      merit: meritOf(goal, values),
      value: meanInterval(values),
      net: meanInterval(readings.map(({ net }) => net)),
      cost: meanInterval(readings.map(({ cost }) => cost / yearsOf(scenario))),
    }
  })
}

/** Paired difference of a finalist to another one, this minus the other, replicate by replicate. */
const against = (one: Finalist, other: Finalist, key: keyof Reading): Estimate =>
  meanInterval(one.readings.map((reading, i) => reading[key] - (other.readings[i]?.[key] ?? Number.NaN)))

/** Finalists with their paired differences to the advice. */
export const compared = (finalists: readonly Finalist[], advised: Finalist): readonly Finalist[] =>
  finalists.map((one) => {
    if (one === advised) return one
    const value = against(one, advised, 'value')
    return {
      ...one,
      difference: { value, net: against(one, advised, 'net'), pairsToTell: pairsToTell(value) },
    }
  })

/** True where an interval does not exclude 0: the two cannot be told apart. */
export const cannotTell = ({ low, high }: Estimate): boolean => !(low > 0 || high < 0)

/** Pairs after which an interval of a mean would exclude 0 if mean and spread stayed what they are; Infinity for a mean of 0. */
function pairsToTell({ n, mean, low, high }: Estimate): number {
  const half = (high - low) / 2
  const ratio = half / Math.abs(mean)
  return mean === 0 ? Number.POSITIVE_INFINITY : Math.ceil(n * ratio * ratio)
}

/**
 * Runs after which Wilson's interval of a share would leave `than` if the share stayed what it is; Infinity where they are equal. Wilson's
 * interval holds every chance whose own standard error reaches as far as the share.
 */
function runsToTell({ share, level }: Share, than: number): number {
  const errors = normalQuantile((1 + level) / 2) / (share - than)
  return share === than ? Number.POSITIVE_INFINITY : Math.ceil(errors * errors * than * (1 - than))
}
