import type { MeasureId } from '@fishbowl/core'
import { drained } from '../drained.ts'
import { defaultInFlight, type Runner, type Task } from '../runner.ts'
import { type Need, scalars } from '../scalars.ts'
import { type Estimate, meanInterval } from '../stats/interval.ts'
import type { Contrast, Lever } from './levers.ts'
import { allOf } from './masks.ts'
import { marginals, orderPairs } from './orders.ts'
import { interactionIndex, shapley } from './shapley.ts'

/** What is explained: a measure over weeks, both included, in one space or in all together. */
export type Asked = {
  readonly measure: MeasureId
  readonly weeks: readonly [number, number]
  readonly space?: string | undefined
  /** Runs started and not yet taken. @default 16 */
  readonly inFlight?: number
}

/** What is due to one lever, in units of the measure; intervals are over paired replicates. */
export type LeverGain = {
  readonly lever: Lever
  /** Shapley's value: the mean over all orders in which the levers may be switched on. */
  readonly gain: Estimate
  /** Only this lever switched on in the first scenario. */
  readonly alone: Estimate
  /** What is lost when it is switched off in the second scenario. */
  readonly last: Estimate
  /** The gain in each replicate that counts. */
  readonly values: Float64Array
  /** Standard error from drawing orders in place of going through all; it is part of the interval of the gain. 0 for all subsets. */
  readonly samplingError: number
}

/** What two levers add together beyond what each adds without the other. The intervals hold together over all pairs. */
export type Interaction = { readonly levers: readonly [Lever, Lever]; readonly effect: Estimate }

/** The paired gain of the second scenario over the first, and what is due to each lever. */
export type Attribution = {
  readonly total: Estimate
  /** The gain in each replicate that counts. */
  readonly totals: Float64Array
  readonly levers: readonly LeverGain[]
  /** The total less every lever alone: over 0 where the levers help each other. */
  readonly together: Estimate
  /** Pairs of levers, the largest effect first; empty where not all subsets were run. */
  readonly interactions: readonly Interaction[]
  /** Replicates in which every run has a value. */
  readonly replicates: readonly number[]
  /** Replicates left out because some run has none. */
  readonly missing: readonly number[]
}

/** Value of a subset of levers in a replicate; NaN where the measure has none. */
export type Values = (mask: number, replicate: number) => number

/** One row for each replicate, one entry for each lever. */
type Rows = readonly { readonly gains: Float64Array; readonly error: number[] }[]

/** How far the runs of a contrast are. */
export type Attributing = {
  /** Values of what was run; a subset that was not run throws. */
  readonly values: Values
  /** Replicates all of whose runs are made, in order. */
  readonly whole: readonly number[]
}

/** Runs every subset of every replicate that the contrast asks for, each distinct scenario once, and tells of each run. */
export async function* attributing(
  contrast: Contrast,
  run: Runner,
  asked: Asked,
): AsyncGenerator<Attributing, Values, undefined> {
  const { replicates } = contrast.plan
  const { inFlight = defaultInFlight, ...rest } = asked
  const needs = new Map<number, Need>()
  const needOf = (mask: number): Need => {
    const need = needs.get(mask) ?? { scenario: contrast.scenario(mask), ...rest }
    needs.set(mask, need)
    return need
  }
  const tasks = replicates.flatMap((replicate) =>
    contrast.masks(replicate).map((mask): Task => ({ scenario: needOf(mask).scenario, replicate })),
  )
  const store = scalars(needs.values(), run, inFlight)
  const values: Values = (mask, replicate) => store.read(needOf(mask), replicate)
  // Runs come replicate by replicate: those before the one under way are whole.
  for await (const { replicate } of store.ensuring(tasks))
    yield { values, whole: replicates.slice(0, replicates.indexOf(replicate)) }
  return values
}

/** The same for those who wait for all of it. */
export const valuesOf = (contrast: Contrast, run: Runner, asked: Asked): Promise<Values> =>
  drained(attributing(contrast, run, asked))

/** A contrast with fewer replicates: what those that are whole come to. */
export const withReplicates = (contrast: Contrast, replicates: readonly number[]): Contrast => ({
  ...contrast,
  plan: { ...contrast.plan, replicates },
})

/** Runs that `valuesOf` makes. */
export function runsOf({ plan, masks, scenario }: Contrast): number {
  const count = (replicate: number): number => new Set(masks(replicate).map(scenario)).size
  if (plan.pairs === undefined) return plan.replicates.length * count(0)
  return plan.replicates.reduce((sum, replicate) => sum + count(replicate), 0)
}

/** The gains of one replicate and the variance of their means that comes from drawing orders. */
function rowOf({ levers, plan }: Contrast, replicate: number, values: Values): Rows[number] {
  const k = levers.length
  const value = (mask: number): number => values(mask, replicate)
  const { pairs } = plan
  if (pairs === undefined) {
    const all = Float64Array.from({ length: 1 << k }, (_, mask) => value(mask))
    return { gains: shapley(all, k), error: levers.map(() => 0) }
  }
  const means = orderPairs(k, replicate, pairs).map((orders) => {
    const [there = new Float64Array(k), back = there] = orders.map((order) => marginals(order, value))
    return there.map((one, i) => (one + (back[i] ?? 0)) / 2)
  })
  const columns = levers.map((_, i) => meanInterval(means.map((gains) => gains[i] ?? Number.NaN)))
  return {
    gains: Float64Array.from(columns, ({ mean }) => mean),
    error: columns.map(({ sd, n }) => (sd * sd) / n),
  }
}

function interactionsOf(
  { levers, plan }: Contrast,
  replicates: readonly number[],
  values: Values,
): readonly Interaction[] {
  if (plan.pairs !== undefined) return []
  const k = levers.length
  const all = replicates.map((r) => Float64Array.from({ length: 1 << k }, (_, mask) => values(mask, r)))
  const pairs = levers.flatMap((one, i) =>
    levers.slice(i + 1).map((other, n): Interaction => {
      const effects = all.map((row) => interactionIndex(row, k, [i, i + 1 + n]))
      return { levers: [one, other], effect: meanInterval(effects, { looks: (k * (k - 1)) / 2 }) }
    }),
  )
  return pairs.toSorted((a, b) => Math.abs(b.effect.mean) - Math.abs(a.effect.mean))
}

/**
 * Shares the paired gain (second scenario less first, replicate by replicate) out among the levers. The shares of a replicate sum to its
 * gain; where orders are drawn they are unbiased estimates that do so all the same. A replicate in which any run has no value is left out.
 */
export function attributionOf(contrast: Contrast, values: Values): Attribution {
  const { levers, plan, masks } = contrast
  const all = allOf(levers.length)
  const isWhole = (r: number): boolean => masks(r).every((mask) => Number.isFinite(values(mask, r)))
  const replicates = plan.replicates.filter(isWhole)
  const rows = replicates.map((r) => rowOf(contrast, r, values))
  const over = (of: (replicate: number) => number): Estimate => meanInterval(replicates.map(of))
  const gainOf = (r: number): number => values(all, r) - values(0, r)
  const aloneOf = (i: number, r: number): number => values(1 << i, r) - values(0, r)
  return {
    total: over(gainOf),
    totals: Float64Array.from(replicates, gainOf),
    levers: levers.map((lever, i): LeverGain => {
      const gains = Float64Array.from(rows, (row) => row.gains[i] ?? Number.NaN)
      const errors = rows.reduce((sum, { error }) => sum + (error[i] ?? 0), 0)
      return {
        lever,
        gain: meanInterval(gains),
        alone: over((r) => aloneOf(i, r)),
        last: over((r) => values(all, r) - values(all - (1 << i), r)),
        values: gains,
        samplingError: Math.sqrt(errors) / Math.max(1, rows.length),
      }
    }),
    together: over((r) => gainOf(r) - levers.reduce((sum, _, i) => sum + aloneOf(i, r), 0)),
    interactions: interactionsOf(contrast, replicates, values),
    replicates,
    missing: plan.replicates.filter((r) => !isWhole(r)),
  }
}
