import type { ModelVersion, Scenario } from '@fishbowl/core'
import type { Axis } from './axes.ts'
import { type Candidate, candidatesOf } from './candidates.ts'
import type { Wish } from './choose.ts'
import { compared, type Finalist, measure } from './finalists.ts'
import { type Flips, flipReplicates, flipsOf } from './flips.ts'
import type { Goal } from './goal.ts'
import { priced } from './priced.ts'
import { adviceOf, clearOf, contendersOf, finalistsOf, mostFinalists, tiesOf } from './rivals.ts'
import { type Search, searchBest, searchReaching } from './search.ts'
import { type Robustness, robustnessOf, runsOfSets, worldsOf } from './sets.ts'
import { byCost } from './standing.ts'
import { type Means, trials } from './trials.ts'

export type Asked = Wish & {
  readonly axes: readonly Axis[]
  /** Most $ that a policy may cost in any 52 weeks in a row. @default any */
  readonly budget?: number | undefined
  /** Fresh replicates of each finalist. @default 100 */
  readonly replicates?: number | undefined
  /** Sets of assumptions, fewer where the runs do not last. @default 128 */
  readonly sets?: number | undefined
}

/** Advice with everything that it rests on. */
export type Advice = {
  /** Version of the model that the scenario runs under. */
  readonly model: ModelVersion
  readonly goal: Goal
  readonly share: number
  readonly outcome: Search['outcome']
  /** The advice; undefined where nothing within the budget reaches the goal, or the runs did not last. */
  readonly advised: Finalist | undefined
  /** Everyone who was measured on fresh replicates, the advice first, then by cost; without advice the nearest first. */
  readonly finalists: readonly Finalist[]
  /** Finalists that cannot be told apart from the advice. */
  readonly ties: readonly Finalist[]
  /** The finalist beyond the budget that is the cheapest to reach the goal, where nobody within it does. */
  readonly dearer: Finalist | undefined
  readonly robustness: Robustness | undefined
  /** Sets of assumptions that were asked for. */
  readonly setsAsked: number
  readonly flips: Flips | undefined
  /** Rivals too close to the advice for a threshold to mean anything; the advice itself where it holds by too little. */
  readonly tooClose: readonly Finalist[]
  /** Policies among the axes, and those of them that the budget rules out unseen. */
  readonly considered: number
  readonly ruledOut: number
  /** Runs made, and most that were allowed. */
  readonly runs: { readonly made: number; readonly most: number }
}

/** Shares of the runs: for the search, for the finalists, for the sets of assumptions (128 of 5 contenders of the usual 8000); the rest is for thresholds. */
const parts = { search: 0.55, finalists: 0.15, sets: 0.16 }
const usualSets = 128

/** A purse within a purse, so that the search leaves runs for what comes after it. */
const within = (means: Means, most: number): Means => {
  const { purse } = means
  const start = purse.spent()
  const take = (runs: number): boolean => purse.spent() + runs - start <= most && purse.take(runs)
  return { ...means, purse: { ...purse, take } }
}

type Weighed = Pick<Advice, 'robustness' | 'flips' | 'tooClose'>
const nothingWeighed: Weighed = { robustness: undefined, flips: undefined, tooClose: [] }

/** The advice among its rivals in other worlds of assumptions. */
async function weigh(
  { goal, share, sets = usualSets }: Asked,
  contenders: readonly Finalist[],
  means: Means,
): Promise<Weighed> {
  // Of ties alone each would do in any world, and the best of one is no answer.
  if (goal.bound === undefined && contenders.length < 2) return nothingWeighed
  const wish = { goal, share }
  const affordable = Math.floor((parts.sets * means.purse.most) / runsOfSets(1, contenders.length))
  const candidates = contenders.map(({ candidate }) => candidate)
  const worlds = await worldsOf(wish, candidates, Math.min(sets, affordable), means)
  const clear = clearOf(wish, contenders)
  const tooClose = contenders.filter((one) => !clear.includes(one))
  if (worlds.length < 2) return { robustness: undefined, flips: undefined, tooClose }
  const robustness = robustnessOf(wish, worlds)
  if (clear[0] !== contenders[0]) return { robustness, flips: undefined, tooClose }
  // As many as told them apart: on more of them the advice might not hold even as assumed.
  const replicates = Math.min(flipReplicates, contenders[0]?.readings.length ?? 0)
  const flips = await flipsOf(
    { wish, replicates, means },
    clear.map(({ candidate }) => candidate),
    worlds,
  )
  return { robustness, flips, tooClose }
}

/**
 * The cheapest policy among the axes that reaches a goal in a share of runs within a budget, or the best one for a goal without a bound.
 * Replicates from 0 serve the search and are shared by all candidates; finalists are judged on fresh ones, so that being chosen makes
 * nobody look better. The same scenario, goal and purse give the same advice on any number of threads. Never makes more runs than the purse allows.
 */
export async function advise(own: Scenario, asked: Asked, means: Means): Promise<Advice> {
  const { goal, share, axes, budget = Number.POSITIVE_INFINITY } = asked
  const wish = { goal, share }
  const found = candidatesOf(own, axes, goal)
  const scenarios = found.map(({ scenario }) => scenario)
  const { most, spent } = means.purse
  const searching = within(means, Math.floor(parts.search * most))
  const store = trials(goal, scenarios, searching)
  const all = await priced(found, searching)
  const allowed = all.filter(({ dearest }) => dearest <= budget)
  const over = all.filter(({ dearest }) => dearest > budget)
  const judge = judging(asked, scenarios, means)
  const race = { goal, share, trials: store }
  const confirm = async (candidates: readonly Candidate[]) =>
    (await judge(candidates))
      ?.filter(({ reached }) => reached.share >= share)
      .toSorted((a, b) => b.merit - a.merit)
  const search =
    goal.bound === undefined
      ? await searchBest(allowed, race, parts.search * most)
      : await searchReaching(allowed, over, race, confirm)
  const measured = (await judge(finalistsOf(search, all))) ?? []
  const isFound = search.outcome === 'reached' || search.outcome === 'best'
  const best = isFound ? adviceOf(wish, measured, budget) : undefined
  const told = best === undefined ? measured : compared(measured, best)
  const dearer = told.find(({ candidate }) => candidate === search.dearer)
  const ties = best === undefined ? [] : tiesOf(wish, best, told)
  const weighed: Weighed =
    best === undefined ? nothingWeighed : await weigh(asked, contendersOf(best, told, ties), means)
  return {
    model: own.model,
    goal,
    share,
    outcome: isFound && best === undefined ? withoutAdvice(goal, measured) : search.outcome,
    advised: best,
    finalists: inOrder(told, best),
    ties,
    dearer,
    ...weighed,
    setsAsked: asked.sets ?? usualSets,
    considered: all.length,
    ruledOut: over.length,
    runs: { made: spent(), most },
  }
}

/** What a search that found somebody came to where none of them can be advised: without a bound none has a value in every run. */
const withoutAdvice = ({ bound }: Goal, measured: readonly Finalist[]): Search['outcome'] =>
  bound === undefined && measured.length > 0 ? 'unreachable' : 'spent'

/** Measures candidates on fresh replicates, as many as a part of the purse pays for, at least 2. */
function judging({ goal, share, replicates = 100 }: Asked, scenarios: readonly Scenario[], means: Means) {
  const store = trials(goal, scenarios, means)
  const affordable = Math.floor((parts.finalists * means.purse.most) / mostFinalists)
  const count = Math.max(2, Math.min(replicates, affordable))
  return (candidates: readonly Candidate[]) =>
    measure(candidates, { goal, share, trials: store, replicates: count })
}

/** The advice first, then by cost; without advice as they came. */
function inOrder(measured: readonly Finalist[], best: Finalist | undefined): readonly Finalist[] {
  if (best === undefined) return measured
  const others = measured.filter((one) => one !== best)
  return [best, ...others.toSorted((a, b) => byCost(a.candidate, b.candidate))]
}
