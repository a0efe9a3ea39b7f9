import { type MeasureId, measured, type Weeks } from '@fishbowl/core'
import type { Arm } from './comparison.ts'
import { attempt } from './ensemble.ts'
import { inOrder } from './in-order.ts'
import { type Looks, lookInterval, plannedLooks } from './looks.ts'
import { defaultInFlight, type Runner } from './runner.ts'
import type { Estimate } from './stats/interval.ts'
import { windowOf } from './window.ts'

/** How precisely a paired delta is wanted. */
export type Question = Looks & {
  /** Baseline and arm; the delta is the second minus the first. */
  readonly arms: readonly [baseline: Arm, arm: Arm]
  readonly measure: MeasureId
  /** @default the window the measure is judged by, over the shorter horizon */
  readonly window?: Weeks
  /** Half width of the interval that is enough, in units of the measure. */
  readonly halfWidth: number
  /** Runs started and not yet taken. @default 16 */
  readonly inFlight?: number
}

/**
 * What can be said at a look.
 * `going-on`: neither narrow enough nor at `most`.
 * `sure`: it stopped and the interval excludes 0.
 * `no-difference`: it stopped because the interval is narrow enough, and the interval includes 0: no difference larger than
 * `largest` (at most twice the half width) can be seen.
 * `not-sure`: `most` replicates were used up, the interval includes 0 and is wider than asked.
 */
export type Outcome = 'going-on' | 'sure' | 'no-difference' | 'not-sure'

/** The state after a look. */
export type Sureness = {
  readonly outcome: Outcome
  /** Look-adjusted interval of the mean paired delta. */
  readonly estimate: Estimate
  /** The largest difference, either way, that the interval still allows. */
  readonly largest: number
  readonly halfWidth: number
  /** True when the interval is as narrow as asked. */
  readonly narrow: boolean
  /** Replicates made, those without a value included. */
  readonly replicates: number
  readonly look: number
  readonly plannedLooks: number
}

/** What the deltas say at a look. `deltas` holds every replicate made so far, NaN where a pair has no value. */
export function surenessOf(deltas: readonly number[], halfWidth: number, looks: Looks): Sureness {
  const planned = plannedLooks(looks)
  const estimate = lookInterval(deltas, looks)
  const { low, high } = estimate
  const narrow = (high - low) / 2 <= halfWidth
  const last = deltas.length >= (planned.at(-1) ?? 0)
  const excludes = low > 0 || high < 0
  const stopped: Outcome = excludes ? 'sure' : narrow ? 'no-difference' : 'not-sure'
  return {
    outcome: narrow || last ? stopped : 'going-on',
    estimate,
    largest: Math.max(Math.abs(low), Math.abs(high)),
    halfWidth,
    narrow,
    replicates: deltas.length,
    look: planned.filter((n) => n <= deltas.length).length,
    plannedLooks: planned.length,
  }
}

/** Paired deltas of replicates `from` to `to` (excluded) in order. */
function newDeltas(
  question: Question,
  run: Runner,
  from: number,
  to: number,
): AsyncGenerator<number, void, undefined> {
  const [a, b] = question.arms
  const horizon = Math.min(a.scenario.horizon, b.scenario.horizon)
  const window = question.window ?? windowOf(question.measure, horizon)
  const valueOf = async ({ scenario }: Arm, replicate: number): Promise<number> =>
    measured(await attempt(run, { scenario, replicate }), question.measure, window)
  const pairs = Math.max(1, Math.floor((question.inFlight ?? defaultInFlight) / 2))
  const replicates = Array.from({ length: to - from }, (_, i) => from + i)
  return inOrder(replicates, pairs, async (replicate) => {
    const [base, changed] = await Promise.all([valueOf(a, replicate), valueOf(b, replicate)])
    return changed - base
  })
}

/** Adds replicates batch by batch and yields the state at every look; the last one has an outcome other than `going-on`. */
export async function* lookByLook(
  question: Question,
  run: Runner,
): AsyncGenerator<Sureness, void, undefined> {
  if (!(question.halfWidth > 0))
    throw new RangeError(`half width is ${question.halfWidth}, but must be over 0`)
  const known: number[] = []
  for (const look of plannedLooks(question)) {
    // oxlint-disable-next-line no-await-in-loop -- whether another batch is made follows from this one
    for await (const delta of newDeltas(question, run, known.length, look)) known.push(delta)
    const state = surenessOf(known, question.halfWidth, question)
    yield state
    if (state.outcome !== 'going-on') return
  }
}

/**
 * Adds replicates in fixed batches until the look-adjusted interval of the paired delta is as narrow as asked, or `most` are used up.
 * The interval covers the true mean delta with `level` at the moment it stops, by simulation for normal and skewed deltas.
 */
export async function untilSure(question: Question, run: Runner): Promise<Sureness> {
  let state = surenessOf([], question.halfWidth, question)
  for await (const next of lookByLook(question, run)) state = next
  return state
}
