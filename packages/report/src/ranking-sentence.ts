import type { MeasureId } from '@fishbowl/core'
import type { Estimate, Pair } from '@fishbowl/lab'
import { wordDifferences, wordSize } from './figures/measure-format.ts'
import { verbOf } from './sentence.ts'
import { say } from './words/index.ts'
import { wayOf } from './words/lists.ts'
import { measureTitle } from './words/model.ts'

/** Which of the two is ahead: 1 the arm, -1 the baseline, 0 where the interval has 0 in it or there is none. */
const ahead = ({ low, high }: Estimate): number => (low > 0 ? 1 : high < 0 ? -1 : 0)

function wordStanding(pair: Pair, id: MeasureId): string {
  const { arm, baseline } = pair
  const estimate = pair.end(id)
  const { mean, low, high, n } = estimate
  if (n < 2) return say('curve.ranking.one', { arm, baseline })
  if (ahead(estimate) === 0)
    return say('curve.ranking.untold', { arm, baseline, interval: wordDifferences(low, high, id) })
  const [from, to] = mean < 0 ? [-high, -low] : [low, high]
  return say('curve.ranking.stands', {
    arm,
    baseline,
    verb: verbOf(id),
    size: wordSize(mean, id),
    way: wayOf(mean),
    interval: wordDifferences(from, to, id),
  })
}

function verdictOf(before: Estimate, after: Estimate): 'holds' | 'flips' | 'untold' {
  const way = ahead(before) * ahead(after)
  if (way > 0) return 'holds'
  return way < 0 ? 'flips' : 'untold'
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
  return say('curve.ranking.sentence', {
    verdict: verdictOf(one, other),
    title: measureTitle(measure),
    before: wordStanding(before, measure),
    under,
    after: wordStanding(after, measure),
    pairs: one.n,
  })
}
