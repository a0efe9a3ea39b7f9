import type { MeasureId } from '@fishbowl/core'
import type { ArmResult, Comparison, Pair } from '@fishbowl/lab'
import type { CurveKind } from './curves.ts'
import { formatOf, wordSize } from './figures/measure-format.ts'
import { formatNumber } from './number.ts'
import { say, type WordKey } from './words/index.ts'
import { wayOf } from './words/lists.ts'

/**
 * What may be said along with a label: another measure of the same arm, as the median of the runs in the same week. A plateau lasts until the
 * end, so there it is the mean over the end of the run.
 */
type LevelRule = {
  readonly of: CurveKind
  readonly measure: MeasureId
  readonly from?: number
  readonly to?: number
  /** The message, with its number as `value`. */
  readonly says: WordKey
}

/**
 * Which measure may stand beside which label, from which value on (`from`) or up to which (`to`). Assumptions about what a reader should look
 * at, in order: the first that is met is said. What goes together is no cause; Why looks for causes.
 */
const levelRules: readonly LevelRule[] = [
  { of: 'launch spike', measure: 'aware', from: 0.5, says: 'curve.driver.aware' },
  { of: 'let-down', measure: 'noReply', from: 0.25, says: 'curve.driver.unanswered' },
  { of: 'let-down', measure: 'medianReply', from: 24, says: 'curve.driver.reply' },
  { of: 'let-down', measure: 'load', from: 1, says: 'curve.driver.load' },
  { of: 'let-down', measure: 'cholesterolRatio', to: 1, says: 'curve.driver.ratio' },
  { of: 'slow build-up', measure: 'answeredShare', from: 0.9, says: 'curve.driver.answered' },
  { of: 'slow build-up', measure: 'cholesterolRatio', from: 1.5, says: 'curve.driver.ratio' },
  { of: 'plateau', measure: 'load', from: 1, says: 'curve.driver.load' },
  { of: 'plateau', measure: 'noReply', from: 0.25, says: 'curve.driver.unanswered' },
  { of: 'plateau', measure: 'answeredShare', from: 0.9, says: 'curve.driver.answered' },
]

/** What may be said along with the onset of an effect: the paired difference in another measure in the same week. */
type EffectRule = {
  readonly measure: MeasureId
  /** The mean difference is at least as large, and its interval leaves out 0. */
  readonly least: number
  /** 1 where more of it goes with more adoption, -1 where less does. */
  readonly way: 1 | -1
  /** The message, with the size and the way of the difference. */
  readonly says: WordKey
}

/** The same for effects on adoption. */
const effectRules: readonly EffectRule[] = [
  {
    measure: 'aware',
    least: 0.03,
    way: 1,
    says: 'curve.driver.awareMore',
  },
  {
    measure: 'noReply',
    least: 0.05,
    way: -1,
    says: 'curve.driver.unansweredMore',
  },
  {
    measure: 'medianReply',
    least: 4,
    way: -1,
    says: 'curve.driver.replyMore',
  },
  {
    measure: 'load',
    least: 0.2,
    way: -1,
    says: 'curve.driver.loadMore',
  },
  {
    measure: 'cholesterolRatio',
    least: 0.2,
    way: 1,
    says: 'curve.driver.ratioMore',
  },
  {
    measure: 'expectedValue',
    least: 0.02,
    way: 1,
    says: 'curve.driver.expectedMore',
  },
]

/** Measures whose curves a comparison must keep so that labels can name what goes along with them. */
export const driverMeasures: readonly MeasureId[] = [
  ...new Set([...levelRules, ...effectRules].map(({ measure }) => measure)),
]

/** What goes along with a label, in words with its number; undefined where nothing does, or its curve was not kept. */
export function levelDriver(
  { of, week }: { readonly of: CurveKind; readonly week: number },
  arm: ArmResult,
  { curves }: Comparison,
): string | undefined {
  for (const rule of levelRules) {
    if (rule.of !== of || !curves.includes(rule.measure)) continue
    const value = of === 'plateau' ? arm.end(rule.measure).mean : arm.median(rule.measure, week)
    const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = rule
    if (value >= from && value <= to)
      return say(rule.says, { value: formatNumber(value, formatOf(rule.measure)) })
  }
  return undefined
}

/** What goes along with an effect on adoption that begins in a week; `way` is 1 for more adoption, -1 for less. */
export function effectDriver(
  { way, week }: { readonly way: number; readonly week: number },
  pair: Pair,
  { curves }: Comparison,
): string | undefined {
  for (const rule of effectRules) {
    if (!curves.includes(rule.measure)) continue
    const { mean, low, high } = pair.deltaAt(rule.measure, week)
    const isClear = low > 0 || high < 0
    if (isClear && Math.abs(mean) >= rule.least && Math.sign(mean) === way * rule.way)
      return say(rule.says, { size: wordSize(mean, rule.measure), way: wayOf(mean) })
  }
  return undefined
}
