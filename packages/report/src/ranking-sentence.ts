import { type MeasureId, measureOf } from '@fishbowl/core'
import type { Estimate, Pair } from '@fishbowl/lab'
import { wordDifferences, wordSize } from './figures/measure-format.ts'
import { isLevel } from './sentence.ts'

/** Which of the two is ahead: 1 the arm, -1 the baseline, 0 where the interval has 0 in it or there is none. */
const ahead = ({ low, high }: Estimate): number => (low > 0 ? 1 : high < 0 ? -1 : 0)

function wordStanding(pair: Pair, id: MeasureId): string {
  const { arm, baseline } = pair
  const estimate = pair.end(id)
  const { mean, low, high, n } = estimate
  if (n < 2) return `one pair of runs gives ${arm} and ${baseline} no interval`
  if (ahead(estimate) === 0)
    return `${arm} and ${baseline} cannot be told apart (${wordDifferences(low, high, id)})`
  const [from, to] = mean < 0 ? [-high, -low] : [low, high]
  const verb = isLevel(id) ? 'ends' : 'comes out'
  const side = mean > 0 ? 'above' : 'below'
  return `${arm} ${verb} ${wordSize(mean, id)} ${side} ${baseline} (${wordDifferences(from, to, id)})`
}

function verdict(before: Estimate, after: Estimate): string {
  const way = ahead(before) * ahead(after)
  if (way > 0) return 'The ranking holds'
  return way < 0 ? 'The ranking flips' : 'Whether the ranking holds cannot be told'
}

/**
 * One sentence about a policy under two sets of assumptions: whether the ranking holds, and what the policy gives under each. `under` words the
 * changed set: "weight of habit at 1 instead of 3.04".
 */
export function rankingSentence(
  { before, after, under }: { readonly before: Pair; readonly after: Pair; readonly under: string },
  measure: MeasureId,
): string {
  const [one, other] = [before.end(measure), after.end(measure)]
  const now = `in ${measureOf(measure).title} ${wordStanding(before, measure)} as things are assumed`
  return `${verdict(one, other)}: ${now}, and with ${under} ${wordStanding(after, measure)}; 90 % intervals of ${one.n} pairs of runs.`
}
