import { type MechanismId, mechanismIds, type Scenario, without } from '@fishbowl/core'
import { drained } from '../drained.ts'
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

/** The number of one run; NaN where the measure has none. */
type Read = (need: Need, replicate: number) => number

type Pairs = {
  readonly whole: readonly Need[]
  readonly without: ReadonlyMap<MechanismId, readonly Need[]>
}

function pairsOf(ends: Pair, asked: Omit<Asked, 'inFlight'>): Pairs {
  const needsOf = (some: readonly Scenario[]): readonly Need[] =>
    some.map((scenario): Need => ({ scenario, ...asked }))
  return {
    whole: needsOf(ends),
    without: new Map(mechanismIds.map((id) => [id, needsOf(ends.map((end) => without(end, id)))])),
  }
}

const gainOf = ([one, other]: readonly Need[], r: number, read: Read): number =>
  one === undefined || other === undefined ? Number.NaN : read(other, r) - read(one, r)

/** What the replicates that were run come to for the mechanisms that move anything. */
function foundIn(
  { whole, without: pairs }: Pairs,
  live: readonly MechanismId[],
  replicates: readonly number[],
  read: Read,
): readonly Ablation[] {
  const mechanisms = live.map((mechanism): Ablation => {
    const less = pairs.get(mechanism) ?? []
    const rows = replicates.map((r) => ({ all: gainOf(whole, r, read), less: gainOf(less, r, read) }))
    const paired = rows.filter((row) => Number.isFinite(row.all + row.less))
    return {
      mechanism,
      gain: meanInterval(paired.map(({ all }) => all)),
      without: meanInterval(paired.map((row) => row.less)),
      rests: meanInterval(
        rows.map((row) => row.all - row.less),
        { looks: live.length },
      ),
    }
  })
  return mechanisms.toSorted((a, b) => Math.abs(b.rests.mean) - Math.abs(a.rests.mean))
}

/**
 * Switches each mechanism of the model off in both scenarios, luck untouched, and measures the paired gain again. What rests on one mechanism
 * may rest on another one too, so these parts do not add up to the gain. Replicates are tried in the given order. Tells after each run
 * what the whole replicates so far come to; undefined until it is known which mechanisms move anything.
 */
export async function* ablating(
  ends: Pair,
  replicates: readonly number[],
  run: Runner,
  { inFlight = defaultInFlight, ...asked }: Asked,
): AsyncGenerator<Ablations | undefined, Ablations, undefined> {
  const pairs = pairsOf(ends, asked)
  const { whole, without: less } = pairs
  const store = scalars([...whole, ...[...less.values()].flat()], run, inFlight)
  let runs = 0
  const tasksOf = (needs: readonly Need[], some: readonly number[]): readonly Task[] => {
    runs += some.length * needs.length
    return some.flatMap((replicate) => needs.map(({ scenario }): Task => ({ scenario, replicate })))
  }
  const first = replicates.slice(0, pilots)
  for await (const _ of store.ensuring(tasksOf([...whole, ...[...less.values()].flat()], first)))
    yield undefined
  const moves = (id: MechanismId, r: number): boolean =>
    whole.some((need, i) => {
      const other = less.get(id)?.[i]
      return other !== undefined && !Object.is(store.read(need, r), store.read(other, r))
    })
  const live = mechanismIds.filter((id) => first.some((r) => moves(id, r)))
  const resultOf = (some: readonly number[]): Ablations => ({
    mechanisms: foundIn(pairs, live, some, store.read),
    inert: mechanismIds.filter((id) => !live.includes(id)),
    replicates: some,
    runs,
  })
  let known = resultOf(first)
  const needs = [...whole, ...live.flatMap((id) => less.get(id) ?? [])]
  for await (const { replicate } of store.ensuring(tasksOf(needs, replicates.slice(pilots)))) {
    const count = replicates.indexOf(replicate)
    if (count > known.replicates.length) known = resultOf(replicates.slice(0, count))
    yield known
  }
  return resultOf(replicates)
}

/** The same for those who wait for all of it. */
export const ablations = (
  ends: Pair,
  replicates: readonly number[],
  run: Runner,
  asked: Asked,
): Promise<Ablations> => drained(ablating(ends, replicates, run, asked))
