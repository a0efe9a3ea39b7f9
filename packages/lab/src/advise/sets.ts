import type { Scenario } from '@fishbowl/core'
import { underDraw } from '../assumption-draw.ts'
import { type Estimate, meanInterval } from '../stats/interval.ts'
import { mean } from '../stats/mean.ts'
import { type Share, wilson } from '../stats/wilson.ts'
import type { Candidate } from './candidates.ts'
import { choose, type Entry, fulfils, merit, type Wish } from './choose.ts'
import { beyond } from './goal.ts'
import { type Means, numbers, trials } from './trials.ts'

/** Replicates of one set of assumptions; each set has its own luck, so that sets are independent. */
export const replicatesOfSet = 2
/** Far from the replicates of search and finalists. */
const setsFrom = 100_000

/** One world of assumptions: its number and what each contender did there, in their order. */
export type World = { readonly draw: number; readonly entries: readonly Entry[] }

/** How a contender fares over sets of assumptions, among all contenders. */
export type Fate = {
  readonly candidate: Candidate
  /** Sets in which it is what the rule of the advice chooses. */
  readonly best: Share
  /** Sets in which it reaches the goal; undefined without a bound. */
  readonly reaches: Share | undefined
  /**
   * What is lost against the best contender of each set, in units of the measure. With a bound in net value of the run against the best
   * of those that reach it there; sets in which this one misses it are missing, see `reaches`.
   */
  readonly regret: Estimate
  /** Mean regret of the worst tenth of the sets. */
  readonly worstRegret: number
  /** Mean of the measure over all runs, and over the worst tenth of them. */
  readonly outcome: Estimate
  readonly worstOutcome: number
}

/** How the advice and its rivals fare over sets of assumptions. */
export type Robustness = {
  readonly sets: number
  /** The advice first. */
  readonly fates: readonly Fate[]
  /** Sets in which no contender reaches the goal, or has a value in every run. */
  readonly none: number
}

/**
 * Mean of the lowest tenth, at least one value: the conditional value at risk at 10 %. NaN without values.
 * @internal
 */
export function worstTenth(values: readonly number[]): number {
  const ascending = values.filter(Number.isFinite).toSorted((a, b) => a - b)
  return mean(ascending.slice(0, Math.max(1, Math.floor(ascending.length / 10))))
}

/** Runs of `draws` sets. */
export const runsOfSets = (draws: number, contenders: number): number => draws * contenders * replicatesOfSet

/** Runs the contenders in sets of assumptions, all of a set on the same luck; stops early where the runs do not last. */
export async function worldsOf(
  wish: Wish,
  contenders: readonly Candidate[],
  draws: number,
  means: Means,
): Promise<readonly World[]> {
  const worlds: World[] = []
  for (let draw = 0; draw < draws; draw++) {
    const drawn = new Map<Candidate, Scenario>(contenders.map((one) => [one, underDraw(one.scenario, draw)]))
    const store = trials(wish.goal, [...drawn.values()], means)
    const replicates = numbers(setsFrom + draw * replicatesOfSet, replicatesOfSet)
    // oxlint-disable-next-line no-await-in-loop -- memory holds one set; its runs fill the machine
    if (!(await store.ensure([...drawn.values()], replicates))) break
    const entries = Array.from(drawn, ([candidate, scenario]) => ({
      candidate,
      readings: replicates.map((replicate) => store.read(scenario, replicate)),
    }))
    worlds.push({ draw, entries })
  }
  return worlds
}

/** What a contender is worth in a set: the measure, or the net value of one that reaches the bound. Money does not make up for a miss: NaN. */
function worthOf(wish: Wish, entry: Entry): number {
  if (wish.goal.bound === undefined) return merit(wish, entry)
  return fulfils(wish, entry) ? mean(entry.readings.map(({ net }) => net)) : Number.NaN
}

/** How the contender at a place fares over the worlds. */
function fateOf(wish: Wish, worlds: readonly World[], place: number, chosen: readonly unknown[]): Fate[] {
  const own = worlds.flatMap(({ entries }) => entries.slice(place, place + 1))
  const [first] = own
  if (first === undefined) return []
  const { goal } = wish
  const share = (holds: number): Share => wilson(holds, worlds.length)
  const regrets = worlds.map(({ entries }) => {
    const worths = entries.map((entry) => worthOf(wish, entry))
    const best = Math.max(...worths.filter((worth) => !Number.isNaN(worth)))
    return best - (worths[place] ?? Number.NaN)
  })
  const values = own.flatMap(({ readings }) => readings.map(({ value }) => value))
  return [
    {
      candidate: first.candidate,
      best: share(chosen.filter((one) => one === first.candidate).length),
      reaches:
        goal.bound === undefined ? undefined : share(own.filter((entry) => fulfils(wish, entry)).length),
      regret: meanInterval(regrets),
      worstRegret: -worstTenth(regrets.map((regret) => -regret)),
      outcome: meanInterval(values),
      worstOutcome: goal.sign * worstTenth(values.map((value) => beyond(goal, value))) + (goal.bound ?? 0),
    },
  ]
}

/** How each contender fares over the worlds. */
export function robustnessOf(wish: Wish, worlds: readonly World[]): Robustness {
  const chosen = worlds.map(({ entries }) => choose(wish, entries))
  return {
    sets: worlds.length,
    fates: (worlds[0]?.entries ?? []).flatMap((_, place) => fateOf(wish, worlds, place, chosen)),
    none: chosen.filter((one) => one === undefined).length,
  }
}
