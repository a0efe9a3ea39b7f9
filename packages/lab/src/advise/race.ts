import type { Candidate } from './candidates.ts'
import type { Goal } from './goal.ts'
import { byCost, byMerit, type Standing, standingOf } from './standing.ts'
import { numbers, type Trials } from './trials.ts'

/** Replicates after which candidates are looked at: each look doubles them. */
const looks = [2, 4, 8, 16, 32, 64]
/** Of those that are still in at a look, the better quarter goes on, and never fewer than these. */
const kept = { divisor: 4, least: 4 }
/** A candidate is not taken for good on fewer replicates: a quarter of the share's interval is then about a tenth. */
const leastReplicates = 16

/** What the race asks. */
export type Race = {
  readonly goal: Goal
  /** Share of runs in which the goal is to be reached, in (0, 1]. */
  readonly share: number
  readonly trials: Trials
}

/** What came of the candidates of one cost. */
export type Heat = {
  /** `spent`: the runs did not last. */
  readonly outcome: 'reached' | 'missed' | 'spent'
  /** Everyone's last standing, the best first. */
  readonly standings: readonly Standing[]
}

const goesOn = (count: number): number => Math.max(kept.least, Math.ceil(count / kept.divisor))

/**
 * Successive halving among candidates of one cost, on replicates from 0 that all share: who surely misses the share is out, of the others
 * the better quarter goes on with twice the replicates, until one surely reaches it (Wilson's interval), or all looks are used up.
 */
async function heatOf(candidates: readonly Candidate[], { goal, share, trials }: Race): Promise<Heat> {
  const last = new Map<Candidate, Standing>()
  const told = (outcome: Heat['outcome'], first: readonly Standing[] = []): Heat => {
    const others = [...last.values()].filter((standing) => !first.includes(standing)).toSorted(byMerit)
    return { outcome, standings: [...first, ...others] }
  }
  let alive = candidates
  for (const count of looks) {
    const replicates = numbers(0, count)
    // oxlint-disable-next-line no-await-in-loop -- who goes on follows from this look
    const paid = await trials.ensure(
      alive.map(({ scenario }) => scenario),
      replicates,
    )
    if (!paid) return told('spent')
    const standings = alive.map((candidate) => standingOf(goal, candidate, trials, replicates))
    for (const standing of standings) last.set(standing.candidate, standing)
    const able = standings.filter(({ reached }) => reached.high >= share).toSorted(byMerit)
    if (able.length === 0) return told('missed')
    const sure = able.filter(({ reached }) => reached.low >= share)
    if (sure.length > 0 && count >= leastReplicates) return told('reached', sure)
    alive = able.slice(0, goesOn(able.length)).map(({ candidate }) => candidate)
  }
  const likely = [...last.values()]
    .filter(({ reached }) => reached.n === looks.at(-1) && reached.share >= share)
    .toSorted(byMerit)
  return likely.length > 0 ? told('reached', likely) : told('missed')
}

/** Candidates of one cost, cheaper groups first. */
function byCostGroups(candidates: readonly Candidate[]): readonly (readonly Candidate[])[] {
  return [...Map.groupBy(candidates.toSorted(byCost), ({ cost }) => cost).values()]
}

/**
 * Heats in order of cost, so that what costs more than the answer is never run. The consumer stops when a heat answers; after a heat that
 * ran out of runs none follows.
 */
export async function* heats(
  candidates: readonly Candidate[],
  race: Race,
): AsyncGenerator<Heat, void, undefined> {
  for (const group of byCostGroups(candidates)) {
    // oxlint-disable-next-line no-await-in-loop -- a dearer heat is run only where no cheaper one answers
    const heat = await heatOf(group, race)
    yield heat
    if (heat.outcome === 'spent') return
  }
}

/** Fewest candidates that are looked at to the end of a search for the best. */
const finalists = 8

/** Those that are left at the end of a halving, the best first, and everyone's last standing. */
export type Best = { readonly left: readonly Standing[]; readonly tried: readonly Standing[] }

/**
 * Successive halving for the best: all candidates on the first replicates, then the better quarter on twice as many, until `finalists`
 * are left with at least 16 replicates. Nothing is left where the runs do not even last for one replicate of each.
 */
export async function bestOf(
  candidates: readonly Candidate[],
  { goal, trials }: Race,
  runs: number,
): Promise<Best> {
  // With a quarter going on to twice the replicates all looks together take half as many runs again as the first.
  const first = [8, 4, 2].find((count) => 1.5 * count * candidates.length <= runs) ?? 1
  const last = new Map<Candidate, Standing>()
  let left: readonly Standing[] = []
  let alive = candidates
  for (let count = first; count <= (looks.at(-1) ?? count); count *= 2) {
    const replicates = numbers(0, count)
    // oxlint-disable-next-line no-await-in-loop -- who goes on follows from this look
    const paid = await trials.ensure(
      alive.map(({ scenario }) => scenario),
      replicates,
    )
    if (!paid) break
    left = alive.map((candidate) => standingOf(goal, candidate, trials, replicates)).toSorted(byMerit)
    for (const standing of left) last.set(standing.candidate, standing)
    if (count >= leastReplicates && left.length <= finalists) break
    alive = left
      .slice(0, Math.max(finalists, Math.ceil(left.length / kept.divisor)))
      .map(({ candidate }) => candidate)
  }
  return { left, tried: [...last.values()] }
}
