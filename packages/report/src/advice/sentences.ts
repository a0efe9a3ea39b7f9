import { measureOf } from '@fishbowl/core'
import type { Advice, Fate, Finalist } from '@fishbowl/lab/advise'
import { wordDifferences, wordLevels, wordSize } from '../figures/measure-format.ts'
import { formatNumber } from '../number.ts'
import { letterOf } from './tables.ts'
import { wordCost, wordGoal, wordShare, wordValue, wordWindow, wordYearly } from './words.ts'

const grouped = (n: number): string => formatNumber(n, { kind: 'plain', digits: 0 })

const percent = (share: number): string => `${formatNumber(share * 100, { kind: 'plain', digits: 0 })} %`

/** More runs than anybody makes to settle one question. */
const tooMany = 1e6

/** "about 340 runs would tell", or that no number of them would. */
const wouldTell = (runs: number, of: string): string =>
  runs > tooMany ? `no reasonable number of ${of} would tell` : `about ${grouped(runs)} ${of} would tell`

function money(finalist: Finalist): string {
  const { net } = finalist
  return `net value over the run is ${wordLevels(net.low, net.high, 'netValue')}`
}

/** What the advice does for the goal, how sure that is, and what it costs. */
function achieves(advice: Advice, finalist: Finalist): string {
  const { goal, share, considered } = advice
  const { reached, value, candidate } = finalist
  const n = value.n + value.missing
  if (goal.bound === undefined) {
    const interval = wordLevels(value.low, value.high, goal.measure)
    const level = wordValue(goal, value.mean)
    return `It comes to ${level} in ${measureOf(goal.measure).title} (90 % interval of the mean ${interval}), ${wordGoal(goal)} among ${grouped(considered)} policies, and costs ${wordCost(candidate)}.`
  }
  const sure = reached.low >= share
  const doubt = sure
    ? ''
    : ` Whether that is at least the ${percent(share)} asked for cannot be told with ${n} runs; ${wouldTell(finalist.runsToTell, 'runs')}.`
  return `It is the cheapest of ${grouped(considered)} policies: for ${wordCost(candidate)} it reaches ${wordGoal(goal)} in ${wordShare(reached)} of ${n} runs; ${money(finalist)}.${doubt}`
}

const headline = ({ candidate }: Finalist): string =>
  candidate.nobody
    ? `Hire nobody${candidate.words === 'as it is' ? ': leave it as it is' : candidate.words === 'nobody' ? '' : `; ${candidate.words.replace(/^nobody; /, '')}`}.`
    : `Advice: ${candidate.words}.`

/** Each finalist that cannot be told apart from the advice, with what it would take. */
function tieSentences(advice: Advice): readonly string[] {
  const { ties, goal } = advice
  return ties.flatMap((tie) => {
    if (tie.difference === undefined) return []
    const { value: difference, pairsToTell } = tie.difference
    const names = `It cannot be told apart from ${letterOf(advice, tie.candidate)} (${tie.candidate.words}, ${wordCost(tie.candidate)})`
    if (difference.low === 0 && difference.high === 0)
      return `${names}: all ${difference.n} runs are the same.`
    const interval = wordDifferences(difference.low, difference.high, goal.measure)
    return `${names}: the difference in ${measureOf(goal.measure).title} is ${interval} in ${difference.n} pairs; ${wouldTell(pairsToTell, 'pairs')}.`
  })
}

/** Who has runs without a value: a mean of the others alone would look better than it is. */
function valuelessSentence(advice: Advice): readonly string[] {
  const { goal, finalists } = advice
  const some = finalists.filter(({ value }) => value.missing > 0)
  if (some.length === 0) return []
  const counts = some.map(({ candidate, value }) => {
    const letter = letterOf(advice, candidate)
    return `${letter} (${candidate.words}) in ${value.missing} of ${value.missing + value.n} runs`
  })
  const counted = goal.bound === undefined ? 'is the worst' : 'does not reach the goal'
  return [
    `No value of ${measureOf(goal.measure).title}, which ${counted}: ${counts.join('; ')}. Means are of the other runs.`,
  ]
}

/** How the advice compares with hiring nobody, in the measure and in money. */
function nobodySentence(advice: Advice, advised: Finalist): readonly string[] {
  const { goal, finalists, ties } = advice
  if (advised.candidate.nobody) return []
  const nobody = finalists
    .filter(({ candidate }) => candidate.nobody)
    .toSorted((a, b) => b.merit - a.merit)[0]
  if (nobody?.difference === undefined || ties.includes(nobody)) return []
  // The difference is nobody's to the advice; the sentence is about the advice.
  const { mean, low, high } = nobody.difference.net
  const interval = wordDifferences(
    ...(mean < 0 ? ([-high, -low] as const) : ([low, high] as const)),
    'netValue',
  )
  const words =
    low <= 0 && high >= 0
      ? `in net value the two cannot be told apart (difference ${wordDifferences(-high, -low, 'netValue')})`
      : `net value is ${wordSize(mean, 'netValue')} ${mean < 0 ? 'higher' : 'lower'} (${interval})`
  const reach =
    goal.bound === undefined ? '' : `, which reaches the goal in ${wordShare(nobody.reached)} of runs`
  return [`Against ${letterOf(advice, nobody.candidate)} (${nobody.candidate.words})${reach}: ${words}.`]
}

function unreachable(advice: Advice, budget: number | undefined): readonly string[] {
  const { finalists, dearer, considered, ruledOut, share, goal } = advice
  if (goal.bound === undefined)
    return [`No policy can be advised: no finalist has a value of ${wordWindow(goal)} in every run.`]
  const [nearest] = finalists
  const within = budget === undefined ? '' : ` within ${wordYearly(budget)}`
  const first = `No policy${within} reaches ${wordGoal(goal)} in ${percent(share)} of runs: none of the ${grouped(considered - ruledOut)} that were tried.`
  const near =
    nearest === undefined
      ? []
      : [
          `The nearest is ${letterOf(advice, nearest.candidate)} (${nearest.candidate.words}): it reaches it in ${wordShare(nearest.reached)} of runs, with ${wordValue(goal, nearest.value.mean)} on average, for ${wordCost(nearest.candidate)}.`,
        ]
  const beyond =
    dearer === undefined
      ? ruledOut === 0
        ? []
        : [`Beyond the budget none was found either among ${grouped(ruledOut)} more.`]
      : [
          `Without the limit it takes ${letterOf(advice, dearer.candidate)} (${dearer.candidate.words}): ${wordCost(dearer.candidate)}, in ${wordShare(dearer.reached)} of runs.`,
        ]
  return [first, ...near, ...beyond]
}

function spent({ runs, finalists }: Advice): readonly string[] {
  const [nearest] = finalists
  const near = nearest === undefined ? '' : ` So far the nearest is A (${nearest.candidate.words}).`
  return [
    `It cannot be told: the search ended after ${grouped(runs.made)} runs of at most ${grouped(runs.most)}.${near} Allow more with --max-runs, or choose among less with --policies.`,
  ]
}

/**
 * Who has the least regret in the worst tenth of the sets. With a bound only among those that are not surely reached less often than
 * another: who misses the goal has nothing to be glad of.
 */
function calmest(fates: readonly Fate[]): Fate | undefined {
  const most = Math.max(0, ...fates.map(({ reaches }) => reaches?.low ?? 0))
  return fates
    .filter(({ reaches, regret }) => (reaches === undefined ? regret.missing === 0 : reaches.high >= most))
    .filter(({ worstRegret }) => Number.isFinite(worstRegret))
    .toSorted((a, b) => a.worstRegret - b.worstRegret)[0]
}

/** Who has the least regret, where it is not the advice. */
function leastRegret(advice: Advice, fates: readonly Fate[]): string {
  const calm = calmest(fates)
  if (calm === undefined || calm === fates[0]) return ''
  const { candidate, reaches } = calm
  const reaching = reaches === undefined ? '' : `, which reaches the goal in ${wordShare(reaches)}`
  return ` Least is to be regretted, in the worst tenth, with ${letterOf(advice, candidate)} (${candidate.words})${reaching}.`
}

/** That fewer sets were drawn than were asked for. */
const fewerSets = ({ setsAsked }: Advice, sets: number): string =>
  sets < setsAsked ? ` (of ${setsAsked} asked for; the runs did not last for more, see --max-runs)` : ''

/** How the advice fares over sets of assumptions, in one sentence; none where none was tried. */
export function robustSentences(advice: Advice): readonly string[] {
  const { robustness } = advice
  const own = robustness?.fates[0]
  if (robustness === undefined || own === undefined) return []
  const { sets, fates, none } = robustness
  const fewer = fewerSets(advice, sets)
  const [most] = fates.toSorted((a, b) => b.best.share - a.best.share)
  const other =
    most === undefined || most === own || most.best.low <= own.best.high
      ? ''
      : `; most often, in ${percent(most.best.share)}, it is ${letterOf(advice, most.candidate)} (${most.candidate.words})`
  const reach = own.reaches === undefined ? '' : `, and reaches the goal in ${wordShare(own.reaches)}`
  const never =
    none === 0
      ? ''
      : `; in ${none} of ${sets} sets none of these ${advice.goal.bound === undefined ? 'has a value in every run' : 'reaches it'}`
  const least = leastRegret(advice, fates)
  return [
    `Over ${sets} sets of assumptions${fewer}, all drawn from their ranges at once, it stays the advice among these ${fates.length} in ${wordShare(own.best)}${reach}${other}${never}.${least}`,
  ]
}

/** The advice in plain words: what, what it does and costs, what cannot be told, and in how many worlds of assumptions it stays. */
export function adviceSentences(advice: Advice, budget?: number): readonly string[] {
  const { outcome, advised } = advice
  if (outcome === 'spent') return spent(advice)
  if (advised === undefined) return unreachable(advice, budget)
  return [
    headline(advised),
    achieves(advice, advised),
    ...tieSentences(advice),
    ...valuelessSentence(advice),
    ...nobodySentence(advice, advised),
    ...robustSentences(advice),
  ]
}
