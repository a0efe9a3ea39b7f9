import { type MeasureId, measureOf } from '@fishbowl/core'
import type { Comparison, Estimate, Pair, Sureness } from '@fishbowl/lab'
import { wordDifferences, wordLevel, wordLevels, wordSize } from './figures/measure-format.ts'
import { formatNumber } from './number.ts'
import { say } from './words/index.ts'
import { wayOf } from './words/lists.ts'
import { measureTitle } from './words/model.ts'

const pairsOf = (n: number): string => say('curve.count.runPairs', { n })

/** Half a pair is a tie, which the reader is told. */
const countOf = (n: number, pairs: number): string =>
  Number.isInteger(n)
    ? say('curve.count.of', { n, pairs })
    : say('curve.count.tie', { n: formatNumber(n, { kind: 'plain', digits: 1 }), pairs })

function wordBetter(pair: Pair, id: MeasureId): string {
  const better = pair.better(id)
  return better === undefined || better.n === 0
    ? ''
    : say('curve.pair.better', { count: countOf(better.share * better.n, better.n) })
}

/** The interval of a difference as sizes in the direction of its mean: a fall of 3 to 5 points. */
const wordSizes = ({ mean, low, high }: Estimate, id: MeasureId): string =>
  mean < 0 ? wordDifferences(-high, -low, id) : wordDifferences(low, high, id)

const signed = ({ low, high }: Estimate): boolean => low > 0 || high < 0

/** The largest difference, either way, that an interval still allows. */
const largest = ({ low, high }: Estimate): number => Math.max(Math.abs(low), Math.abs(high))

function firstClause(pair: Pair, id: MeasureId): string {
  const estimate = pair.end(id)
  const { mean, low, high, n } = estimate
  const names = { arm: pair.arm, baseline: pair.baseline, title: measureTitle(id) }
  const size = wordSize(mean, id)
  if (n === 0) return say('curve.pair.noValue', names)
  if (n === 1) return say('curve.pair.one', { ...names, size, way: mean < 0 ? 'down' : 'up' })
  if (low === 0 && high === 0) return say('curve.pair.same', { ...names, n, pairs: pairsOf(n) })
  if (!signed(estimate))
    return say('curve.pair.untold', {
      ...names,
      pairs: pairsOf(n),
      interval: wordDifferences(low, high, id),
      largest: wordSize(largest(estimate), id),
    })
  return say('curve.pair.differs', {
    ...names,
    size,
    verb: verbOf(id),
    way: wayOf(mean),
    interval: wordSizes(estimate, id),
    better: wordBetter(pair, id),
  })
}

/** Intervals from few pairs lean on the deltas being nearly normal, which they are not. */
const fewPairs = 10

/** A caution behind a sentence that rests on few pairs. */
const caution = (n: number): string => (n > 1 && n < fewPairs ? say('curve.pair.few', { n }) : '')

/** The second clause: what it is worth. */
function worth(pair: Pair): string {
  const estimate = pair.end('netValue')
  const { mean, low, high, n } = estimate
  if (n < 2) return ''
  if (low === 0 && high === 0) return say('curve.pair.worthSame')
  if (!signed(estimate))
    return say('curve.pair.worthUntold', { interval: wordDifferences(low, high, 'netValue') })
  const interval = wordSizes(estimate, 'netValue')
  return say('curve.pair.worth', { size: wordSize(mean, 'netValue'), way: wayOf(mean), interval })
}

/** True where a measure is a level at the end, so that an arm "ends" there; false for sums and totals of the run. */
export const isLevel = (id: MeasureId): boolean => {
  const measure = measureOf(id)
  return 'of' in measure && measure.per !== 'window' && measure.format !== 'money' && id !== 'roi'
}

/** Whether an arm ends somewhere or comes to something, as messages choose by it. */
export const verbOf = (id: MeasureId): 'ends' | 'comes' => (isLevel(id) ? 'ends' : 'comes')

/**
 * One sentence about a pair: what happened in `measure`, how sure that is, and what it is worth. Says that the arms cannot be told
 * apart, and what is ruled out, where the interval includes 0.
 */
export function pairSentence(pair: Pair, measure: MeasureId): string {
  const net = measure === 'netValue' ? '' : worth(pair)
  return `${firstClause(pair, measure)}${net}${caution(pair.end(measure).n)}.`
}

/** One sentence about a single arm: where it ends, how far runs lie apart, and what it is worth. */
export function runSentence({ arms, horizon }: Comparison, measure: MeasureId): string {
  const [result] = arms
  if (result === undefined) return say('curve.run.nothing')
  const word = (id: MeasureId): string => {
    const { mean, low, high, n } = result.end(id)
    const level = wordLevel(mean, id)
    return n < 2 ? level : say('curve.run.level', { level, interval: wordLevels(low, high, id) })
  }
  const title = measureTitle(measure)
  if (result.end(measure).n === 0) return say('curve.run.noValue', { title })
  const values = { title, arm: result.arm.id, verb: verbOf(measure), level: word(measure) }
  return measure === 'netValue'
    ? say('curve.run.sentence', values)
    : say('curve.run.withNet', { ...values, weeks: horizon, net: word('netValue') })
}

/** One sentence about a run until sure: why it stopped and what can be said. */
export function surenessSentence(pair: Pair, measure: MeasureId, state: Sureness): string {
  const { estimate, replicates, outcome } = state
  const values = {
    interval: say('curve.sure.interval', {
      interval: wordDifferences(estimate.low, estimate.high, measure),
    }),
    runs: pairsOf(replicates),
    title: measureTitle(measure),
    arm: pair.arm,
    baseline: pair.baseline,
  }
  switch (outcome) {
    case 'sure':
      return say('curve.sure.sure', { ...values, narrow: state.narrow ? 'yes' : 'no' })
    case 'no-difference':
      return say('curve.sure.none', { ...values, largest: wordSize(state.largest, measure) })
    case 'not-sure':
      return say('curve.sure.unsure', { ...values, largest: wordSize(state.largest, measure) })
    case 'going-on':
      return say('curve.sure.goingOn', values)
  }
}
