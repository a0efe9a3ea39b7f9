import type { Advice, Fate, Finalist } from '@fishbowl/lab/advise'
import { wordDifferences, wordLevels, wordSize } from '../figures/measure-format.ts'
import { formatNumber } from '../number.ts'
import { say } from '../words/index.ts'
import { joined } from '../words/lists.ts'
import { measureTitle } from '../words/model.ts'
import { wordPolicy } from './policy.ts'
import { letterOf } from './tables.ts'
import { wordCost, wordGoal, wordPercent, wordShare, wordValue, wordWindow, wordYearly } from './words.ts'

const grouped = (n: number): string => formatNumber(n, { kind: 'plain', digits: 0 })

/** More runs than anybody makes to settle one question. */
const tooMany = 1e6

/** "about 340 runs would tell", or that no number of them would. */
const wouldTell = (runs: number, of: 'runs' | 'pairs'): string =>
  say(`advice.tell.${of}`, { many: runs > tooMany ? 'yes' : 'no', n: grouped(runs) })

/** A policy by its letter, in words and with what it costs. */
const named = (advice: Advice, candidate: Finalist['candidate']) => ({
  letter: letterOf(advice, candidate),
  policy: wordPolicy(candidate),
  cost: wordCost(candidate),
})

/** Whether a goal has a bound, as messages choose by it. */
const boundOf = ({ goal }: Advice): 'yes' | 'no' => (goal.bound === undefined ? 'no' : 'yes')

/** What the advice does for the goal, how sure that is, and what it costs. */
function achieves(advice: Advice, finalist: Finalist): string {
  const { goal, share, considered } = advice
  const { reached, value, candidate, net } = finalist
  const runs = value.n + value.missing
  const told = { goal: wordGoal(goal), n: grouped(considered), cost: wordCost(candidate) }
  if (goal.bound === undefined)
    return say('advice.comes', {
      ...told,
      level: wordValue(goal, value.mean),
      title: measureTitle(goal.measure),
      interval: wordLevels(value.low, value.high, goal.measure),
    })
  const cheapest = say('advice.cheapest', {
    ...told,
    share: wordShare(reached),
    runs,
    net: wordLevels(net.low, net.high, 'netValue'),
  })
  if (reached.low >= share) return cheapest
  const tell = wouldTell(finalist.runsToTell, 'runs')
  return `${cheapest} ${say('advice.doubt', { share: wordPercent(share), n: runs, tell })}`
}

function headline({ candidate }: Finalist): string {
  const { words, nobody } = candidate
  if (!nobody) return say('advice.headline', { policy: wordPolicy(candidate) })
  return say('advice.headline.nobody', {
    kind: words === 'as it is' ? 'asItIs' : words === 'nobody' ? 'alone' : 'other',
    policy: wordPolicy({ words: words.replace(/^nobody; /, '') }),
  })
}

/** Each finalist that cannot be told apart from the advice, with what it would take. */
function tieSentences(advice: Advice): readonly string[] {
  const { ties, goal } = advice
  return ties.flatMap((tie) => {
    if (tie.difference === undefined) return []
    const { value: difference, pairsToTell } = tie.difference
    const { low, high, n } = difference
    const values = { ...named(advice, tie.candidate), n }
    if (low === 0 && high === 0) return [say('advice.tie.same', values)]
    return [
      say('advice.tie.told', {
        ...values,
        title: measureTitle(goal.measure),
        interval: wordDifferences(low, high, goal.measure),
        tell: wouldTell(pairsToTell, 'pairs'),
      }),
    ]
  })
}

/** Who has runs without a value: a mean of the others alone would look better than it is. */
function valuelessSentence(advice: Advice): readonly string[] {
  const { goal, finalists } = advice
  const some = finalists.filter(({ value }) => value.missing > 0)
  if (some.length === 0) return []
  const counts = some.map(({ candidate, value: { missing, n } }) =>
    say('advice.valueless.one', { ...named(advice, candidate), missing, n: missing + n }),
  )
  const title = measureTitle(goal.measure)
  return [say('advice.valueless', { title, bound: boundOf(advice), counts: joined(counts) })]
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
  const isUntold = low <= 0 && high >= 0
  const [from, to] = isUntold || mean < 0 ? [-high, -low] : [low, high]
  return [
    say('advice.against', {
      ...named(advice, nobody.candidate),
      reach: goal.bound === undefined ? 'no' : 'yes',
      share: wordShare(nobody.reached),
      verdict: isUntold ? 'untold' : mean < 0 ? 'up' : 'down',
      size: wordSize(mean, 'netValue'),
      interval: wordDifferences(from, to, 'netValue'),
    }),
  ]
}

/** What it would take beyond the budget, or that nothing was found there either. */
function beyondBudget(advice: Advice): readonly string[] {
  const { dearer, ruledOut } = advice
  if (dearer !== undefined)
    return [say('advice.dearer', { ...named(advice, dearer.candidate), share: wordShare(dearer.reached) })]
  return ruledOut === 0 ? [] : [say('advice.beyond', { n: grouped(ruledOut) })]
}

function unreachable(advice: Advice, budget: number | undefined): readonly string[] {
  const { finalists, considered, ruledOut, share, goal } = advice
  if (goal.bound === undefined) return [say('advice.none.value', { window: wordWindow(goal) })]
  const [nearest] = finalists
  const first = say('advice.none', {
    within: budget === undefined ? 'no' : 'yes',
    budget: budget === undefined ? '' : wordYearly(budget),
    goal: wordGoal(goal),
    share: wordPercent(share),
    n: grouped(considered - ruledOut),
  })
  const near =
    nearest === undefined
      ? []
      : [
          say('advice.nearest', {
            ...named(advice, nearest.candidate),
            share: wordShare(nearest.reached),
            value: wordValue(goal, nearest.value.mean),
          }),
        ]
  return [first, ...near, ...beyondBudget(advice)]
}

function spent({ runs, finalists }: Advice): readonly string[] {
  const [nearest] = finalists
  return [
    say('advice.spent', {
      made: grouped(runs.made),
      most: grouped(runs.most),
      near: nearest === undefined ? 'no' : 'yes',
      policy: nearest === undefined ? '' : wordPolicy(nearest.candidate),
    }),
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
function leastRegret(advice: Advice, fates: readonly Fate[]): readonly string[] {
  const calm = calmest(fates)
  if (calm === undefined || calm === fates[0]) return []
  const { candidate, reaches } = calm
  const reach =
    reaches === undefined ? { reach: 'no', share: '' } : { reach: 'yes', share: wordShare(reaches) }
  return [say('advice.least', { ...named(advice, candidate), ...reach })]
}

/** The policy that is the advice most often, where it is for sure more often than the advice. */
function rivalOf(advice: Advice, fates: readonly Fate[], own: Fate) {
  const [most] = fates.toSorted((a, b) => b.best.share - a.best.share)
  if (most === undefined || most === own || most.best.low <= own.best.high) return { rival: 'no' }
  return { rival: 'yes', most: wordPercent(most.best.share), ...named(advice, most.candidate) }
}

/** How the advice fares over sets of assumptions, in one sentence; none where none was tried. */
export function robustSentences(advice: Advice): readonly string[] {
  const { robustness, setsAsked } = advice
  const own = robustness?.fates[0]
  if (robustness === undefined || own === undefined) return []
  const { sets, fates, none } = robustness
  const told = say('advice.robust', {
    sets,
    fewer: sets < setsAsked ? 'yes' : 'no',
    asked: setsAsked,
    n: fates.length,
    best: wordShare(own.best),
    reach: own.reaches === undefined ? 'no' : 'yes',
    share: own.reaches === undefined ? '' : wordShare(own.reaches),
    none,
    bound: boundOf(advice),
    ...rivalOf(advice, fates, own),
  })
  return [[told, ...leastRegret(advice, fates)].join(' ')]
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
