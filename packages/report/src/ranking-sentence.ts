import { type MeasureId, measureOf } from '@fishbowl/core'
import type { Estimate, Pair } from '@fishbowl/lab'
import { wordDifferences, wordSize } from './figures/measure-format.ts'
import { isLevel } from './sentence.ts'

/** Which of the two is ahead: 1 the arm, -1 the baseline, 0 where the interval has 0 in it or there is none. */
const ahead = ({ low, high }: Estimate): number => (low > 0 ? 1 : high < 0 ? -1 : 0)

function wordStanding(estimate: Estimate, id: MeasureId): string {
  const { mean, low, high, n } = estimate
  if (n < 2) return 'has no interval yet'
  if (ahead(estimate) === 0) return `cannot be told apart from it (${wordDifferences(low, high, id)})`
  const [from, to] = mean < 0 ? [-high, -low] : [low, high]
  return `${wordSize(mean, id)} ${mean > 0 ? 'higher' : 'lower'} (${wordDifferences(from, to, id)})`
}

function verdict(before: Estimate, after: Estimate): string {
  const way = ahead(before) * ahead(after)
  if (way > 0) return 'The ranking holds'
  return way < 0 ? 'The ranking flips' : 'Whether the ranking holds cannot be told'
}

/**
 * One sentence about a policy under two sets of assumptions: what it gives under each, and whether the ranking holds. `under` words the
 * changed set: "weight of habit at 1 instead of 3.04".
 */
export function rankingSentence(
  { before, after, under }: { readonly before: Pair; readonly after: Pair; readonly under: string },
  measure: MeasureId,
): string {
  const [one, other] = [before.end(measure), after.end(measure)]
  const verb = isLevel(measure) ? 'ends' : 'comes out'
  const subject = `${before.arm} ${verb}, against ${before.baseline}, in ${measureOf(measure).title}`
  return `${verdict(one, other)}: ${subject} ${wordStanding(one, measure)} under the assumptions as they are, ${wordStanding(other, measure)} with ${under}; 90 % intervals, ${one.n} pairs of runs each.`
}
