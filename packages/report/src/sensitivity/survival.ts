import { measureOf } from '@fishbowl/core'
import { say } from '../words/index.ts'
import { measureTitle } from '../words/model.ts'
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
  const title = measureTitle(asked.measure)
  if (first === undefined || second === undefined) return ''
  const ids = { first: first.id, second: second.id }
  if (found.shares === undefined) return say('analysis.survival.unknown', ids)
  const survival = survivalOf(asked, found)
  if (survival === undefined) return say('analysis.survival.none', { ...ids, title })
  const { ahead, behind, low, high } = survival
  const values = { ahead, behind, title }
  if (low >= nearly) return say('analysis.survival.holds', values)
  if (low > 0.5) return say('analysis.survival.most', values)
  return high < 0.5 ? say('analysis.survival.flips', values) : say('analysis.survival.untold', values)
}
