import type { Candidate } from './candidates.ts'
import type { Finalist } from './finalists.ts'
import { bestOf, heats, type Race } from './race.ts'
import { byMerit, type Standing } from './standing.ts'

/** What a search came to. */
export type Search = {
  /** `unreachable`: nobody within the budget reaches the goal, or has a value to be judged by. `spent`: the runs did not last to say so. */
  readonly outcome: 'reached' | 'best' | 'unreachable' | 'spent'
  /** Those that may be advised, best first; where nobody is, the nearest. */
  readonly picks: readonly Candidate[]
  /** Everyone who was run, with the last standing. */
  readonly tried: readonly Standing[]
  /** The cheapest beyond the budget that reaches the goal. */
  readonly dearer?: Candidate
}

/** Confirms candidates on fresh replicates: those that hold, best first; undefined where the runs do not last. */
export type Confirm = (candidates: readonly Candidate[]) => Promise<readonly Finalist[] | undefined>

/** Of one heat so many are confirmed; of those that fail so many are kept as the nearest. */
const most = 3

const nearest = (tried: readonly Standing[]): readonly Candidate[] =>
  tried
    .toSorted((a, b) => b.reached.share - a.reached.share || byMerit(a, b))
    .slice(0, most)
    .map(({ candidate }) => candidate)

type Found = {
  readonly picks: readonly Candidate[]
  readonly tried: readonly Standing[]
  readonly spent: boolean
}

/** The cheapest that reach the goal, in order of cost, confirmed on runs that chose nobody. */
async function cheapest(candidates: readonly Candidate[], race: Race, confirm: Confirm): Promise<Found> {
  const tried: Standing[] = []
  for await (const { outcome, standings } of heats(candidates, race)) {
    tried.push(...standings)
    if (outcome === 'spent') return { picks: [], tried, spent: true }
    if (outcome === 'missed') continue
    const held = await confirm(standings.slice(0, most).map(({ candidate }) => candidate))
    if (held === undefined) return { picks: [], tried, spent: true }
    if (held.length > 0) return { picks: held.map(({ candidate }) => candidate), tried, spent: false }
  }
  return { picks: [], tried, spent: false }
}

/** The cheapest candidates within the budget that reach the goal in the share of runs; without them the nearest, and what it takes beyond the budget. */
export async function searchReaching(
  allowed: readonly Candidate[],
  beyondBudget: readonly Candidate[],
  race: Race,
  confirm: Confirm,
): Promise<Search> {
  const { picks, tried, spent } = await cheapest(allowed, race, confirm)
  if (picks.length > 0) return { outcome: 'reached', picks, tried }
  if (spent) return { outcome: 'spent', picks: nearest(tried), tried }
  const {
    picks: [dearer],
  } = await cheapest(beyondBudget, race, confirm)
  const found = { outcome: 'unreachable' as const, picks: nearest(tried), tried }
  return dearer === undefined ? found : { ...found, dearer }
}

/** The best candidates within the budget; those that are left at the end of the halving, best first. */
export async function searchBest(allowed: readonly Candidate[], race: Race, runs: number): Promise<Search> {
  const { left, tried } = await bestOf(allowed, race, runs)
  const picks = left.slice(0, most + 1).map(({ candidate }) => candidate)
  return { outcome: left.length === 0 ? 'spent' : 'best', picks, tried }
}
