import { inOrder } from '../in-order.ts'
import type { Runner } from '../runner.ts'
import { meanInterval } from '../stats/interval.ts'
import { mean } from '../stats/mean.ts'
import { branchOf, type Played, playedOf, taskOf } from './branch.ts'
import type { BestPlan, DebriefProgress } from './debrief-types.ts'
import { type Asked, halving, halvingRuns } from './halving.ts'
import { postsOf } from './levers.ts'
import { answeredOtherwise, type Candidate, candidatesOf } from './plan.ts'
import { eventsOf, type Game, standingsOf } from './record.ts'
import { netValueOf } from './result.ts'

/** How runs are made. */
export type Means = { readonly run: Runner; readonly inFlight: number }

/** What a search needs beside the own game. */
export type SearchOptions = {
  /** Most plans that are compared. */
  readonly plans: number
  /** Other luck that every game is compared on in the end: net values of the own game by replicate. */
  readonly others: readonly { readonly replicate: number; readonly own: number }[]
}

/** Net values of games on given luck, in the order asked. */
export const netValues = (
  asked: Iterable<readonly [game: Game, replicate: number]>,
  { run, inFlight }: Means,
): AsyncGenerator<number, void, undefined> =>
  inOrder(asked, inFlight, async ([game, replicate]) => netValueOf(game, await run(taskOf(game, replicate))))

/** Whether a difference is more than luck. */
const verdictOf = ({ low, high }: { readonly low: number; readonly high: number }): BestPlan['verdict'] =>
  low > 0 ? 'better' : high < 0 ? 'worse' : 'cannot-tell'

/** A plan that was chosen, with its values on the luck it was chosen on. */
type Chosen = { readonly candidate: Candidate; readonly values: readonly number[] }
/** What a search goes by: the own game, the first luck of the search, and what counts runs. */
type Search = {
  readonly own: Game
  readonly first: number
  readonly means: Means
  readonly told: () => DebriefProgress
}

/** Replicates on which another answer to an event is compared. */
const answerReplicates = 8

/** Values of a game on luck that follows upon `first`. */
async function* valuesOn(
  game: Game,
  replicates: readonly number[],
  { means, told }: Pick<Search, 'means' | 'told'>,
): AsyncGenerator<DebriefProgress, readonly number[], undefined> {
  const values: number[] = []
  const asked = replicates.map((replicate) => [game, replicate] as const)
  for await (const value of netValues(asked, means)) {
    values.push(value)
    yield told()
  }
  return values
}

/** The plan that halving leaves. */
async function* bestKept(
  candidates: readonly Candidate[],
  { own, first, means, told }: Search,
): AsyncGenerator<DebriefProgress, Chosen, undefined> {
  const gameAt = (plan: number): Game => candidates[plan]?.game ?? own
  const values = (asked: readonly Asked[]) =>
    netValues(
      asked.map(([plan, replicate]) => [gameAt(plan), first + replicate] as const),
      means,
    )
  const winner = yield* halving(candidates.length, values, told)
  const candidate = candidates[winner.plan]
  if (candidate === undefined) throw new RangeError('the search chose a plan that was none of its own')
  return { candidate, values: winner.values }
}

/** Events answered otherwise, one after the other, where that is better on the luck of the search. */
async function* withAnswers(
  chosen: Chosen,
  search: Search,
): AsyncGenerator<DebriefProgress, Chosen, undefined> {
  const luck = Array.from({ length: answerReplicates }, (_, k) => search.first + k)
  let best = chosen
  for (const round of search.own.rounds.keys())
    for (const candidate of answeredOtherwise(search.own, best.candidate, round)) {
      const values = yield* valuesOn(candidate.game, luck, search)
      if (mean(values) > mean(best.values.slice(0, answerReplicates))) best = { candidate, values }
    }
  return best
}

/** Runs that a debrief's search may make at most. */
function mostRuns(plans: number, others: number, own: Game): number {
  const events = eventsOf(own).filter((event) => event !== undefined).length
  return halvingRuns(plans) + 2 * answerReplicates * events + others + 1
}

/**
 * The best plan under the same rules, budget and prices: chosen on luck that comes after that of the comparison, first its levers and then its
 * answers to events; compared with the own game on the luck of `others`, and replayed on that of the game.
 */
export async function* bestPlan(
  own: Played,
  means: Means,
  { plans, others }: SearchOptions,
): AsyncGenerator<DebriefProgress, BestPlan, undefined> {
  const candidates = candidatesOf(own.game, plans)
  const of = mostRuns(candidates.length, others.length, own.game)
  let runs = 0
  const told = (): DebriefProgress => ({ part: 'best', done: ++runs, of })
  const first = Math.max(own.game.replicate, ...others.map(({ replicate }) => replicate)) + 1
  const search: Search = { own: own.game, first, means, told }
  const kept = yield* bestKept(candidates, search)
  const { candidate, values } = yield* withAnswers(kept, search)
  const { plan, game } = candidate
  const there = others.map(({ replicate }) => replicate)
  const replayed = yield* valuesOn(game, there, search)
  const overOwn = meanInterval(replayed.map((value, k) => value - (others[k]?.own ?? Number.NaN)))
  const best = playedOf(game, await means.run(taskOf(game)))
  yield { part: 'best', done: of, of }
  return {
    plan,
    nobody: standingsOf(game).every((standing) => postsOf(standing) === 0),
    plans: candidates.length,
    runs: runs + 1,
    chosenOn: meanInterval(values),
    branch: branchOf(own, best),
    overOwn,
    verdict: verdictOf(overOwn),
  }
}
