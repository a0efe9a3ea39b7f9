import { measureOf } from '@fishbowl/core'
import type { SensitivityAsked, SensitivityFound } from './asked.ts'

/** In which share of the sets of assumptions the scenario that is ahead as the files say it stays ahead. */
export type Survival = {
  readonly ahead: string
  readonly behind: string
  readonly share: number
  readonly low: number
  readonly high: number
}

/**
 * Whether the order of two scenarios survives other assumptions. Undefined for one scenario, where no sets were run, and where the two cannot
 * be told apart as the files say it, so that there is no order to survive. A set without a difference counts half.
 */
export function survivalOf(
  { arms: [first, second], measure }: SensitivityAsked,
  { shares, usually }: SensitivityFound,
): Survival | undefined {
  if (first === undefined || second === undefined || shares === undefined) return undefined
  const { low, high } = usually
  if (!(low > 0 || high < 0)) return undefined
  const { mean, sign } = shares.over
  const isMore = measureOf(measure).better === 'less' ? high < 0 : low > 0
  const [ahead, behind] = isMore ? [second.id, first.id] : [first.id, second.id]
  return mean > 0 === low > 0
    ? { ahead, behind, share: sign.share, low: sign.low, high: sign.high }
    : { ahead, behind, share: 1 - sign.share, low: 1 - sign.high, high: 1 - sign.low }
}

/** A ranking that holds in nine worlds of ten for sure is said to survive. */
const nearly = 0.9

/** Whether the ranking survives, in one sentence without numbers; they stand in `signSentence`. */
export function survivalSentence(asked: SensitivityAsked, found: SensitivityFound): string {
  const [first, second] = asked.arms
  const { title } = measureOf(asked.measure)
  if (first === undefined || second === undefined) return ''
  if (found.shares === undefined)
    return `Whether the ranking of ${second.id} and ${first.id} survives other assumptions is not known yet: the assumptions were only screened for those that matter.`
  const survival = survivalOf(asked, found)
  if (survival === undefined)
    return `There is no ranking to survive: as the files say it, ${second.id} and ${first.id} cannot be told apart in ${title}.`
  const { ahead, behind, low, high } = survival
  if (low >= nearly)
    return `The ranking survives: ${ahead} stays ahead of ${behind} in ${title} under nearly all sets of assumptions.`
  if (low > 0.5)
    return `The ranking survives in most worlds, not in all: ${ahead} stays ahead of ${behind} in ${title} more often than not.`
  if (high < 0.5)
    return `The ranking does not survive: as the files say it ${ahead} is ahead of ${behind} in ${title}, but under most sets of assumptions it is the other way round.`
  return `The ranking hangs on the assumptions: whether ${ahead} stays ahead of ${behind} in ${title} more often than not cannot be told.`
}
