import { type MechanismId, mechanismIds, type Scenario, without } from '@fishbowl/core'
import { defaultInFlight, type Runner, type Task } from '../runner.ts'
import { type Need, scalars } from '../scalars.ts'
import { type Estimate, meanInterval } from '../stats/interval.ts'
import type { Asked } from './attribution.ts'

/** The gain of one scenario over another with a mechanism of the model switched off in both. */
export type Ablation = {
  readonly mechanism: MechanismId
  /** The gain as it is, over the same replicates. */
  readonly gain: Estimate
  /** The gain without the mechanism. */
  readonly without: Estimate
  /** Gain less gain without, replicate by replicate: what rests on the mechanism. These intervals hold together over all mechanisms. */
  readonly rests: Estimate
}

/** What switching mechanisms off has shown. */
export type Ablations = {
  /** The largest part of the gain first, whichever way it goes. */
  readonly mechanisms: readonly Ablation[]
  /** Mechanisms without which the first replicates came out the same in both scenarios; they were not run further. */
  readonly inert: readonly MechanismId[]
  readonly replicates: readonly number[]
  /** Runs that were made. */
  readonly runs: number
}

/** Replicates in which a mechanism must show an effect, or it is left there. */
const pilots = 2

/** The most runs that `ablations` makes. */
export const mostAblationRuns = (replicates: number): number => 2 * replicates * (mechanismIds.length + 1)

type Pair = readonly [Scenario, Scenario]

/**
 * Switches each mechanism of the model off in both scenarios, luck untouched, and measures the paired gain again. What rests on one mechanism
 * may rest on another one too, so these parts do not add up to the gain. Replicates are tried in the given order.
 */
export async function ablations(
  ends: Pair,
  replicates: readonly number[],
  run: Runner,
  { inFlight = defaultInFlight, ...asked }: Asked,
): Promise<Ablations> {
  const pairOf = new Map(
    mechanismIds.map(
      (id) => [id, ends.map((end): Need => ({ scenario: without(end, id), ...asked }))] as const,
    ),
  )
  const whole = ends.map((scenario): Need => ({ scenario, ...asked }))
  const store = scalars([...whole, ...[...pairOf.values()].flat()], run, inFlight)
  const needsOf = (id: MechanismId): readonly Need[] => pairOf.get(id) ?? []
  let runs = 0
  const ensure = async (needs: readonly Need[], some: readonly number[]): Promise<void> => {
    const tasks = some.flatMap((replicate) => needs.map(({ scenario }): Task => ({ scenario, replicate })))
    runs += tasks.length
    await store.ensure(tasks)
  }
  const first = replicates.slice(0, pilots)
  await ensure([...whole, ...mechanismIds.flatMap(needsOf)], first)
  const moves = (id: MechanismId, r: number): boolean =>
    whole.some((need, i) => {
      const less = needsOf(id)[i]
      return less !== undefined && !Object.is(store.read(need, r), store.read(less, r))
    })
  const live = mechanismIds.filter((id) => first.some((r) => moves(id, r)))
  await ensure([...whole, ...live.flatMap(needsOf)], replicates.slice(pilots))

  const gainOf = ([one, other]: readonly Need[], r: number): number =>
    one === undefined || other === undefined ? Number.NaN : store.read(other, r) - store.read(one, r)
  const mechanisms = live.map((mechanism): Ablation => {
    const rows = replicates.map((r) => ({ all: gainOf(whole, r), less: gainOf(needsOf(mechanism), r) }))
    const paired = rows.filter(({ all, less }) => Number.isFinite(all + less))
    return {
      mechanism,
      gain: meanInterval(paired.map(({ all }) => all)),
      without: meanInterval(paired.map(({ less }) => less)),
      rests: meanInterval(
        rows.map(({ all, less }) => all - less),
        { looks: live.length },
      ),
    }
  })
  return {
    mechanisms: mechanisms.toSorted((a, b) => Math.abs(b.rests.mean) - Math.abs(a.rests.mean)),
    inert: mechanismIds.filter((id) => !live.includes(id)),
    replicates,
    runs,
  }
}
