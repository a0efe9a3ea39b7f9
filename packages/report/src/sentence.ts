import { type MeasureId, measureOf } from '@fishbowl/core'
import type { Comparison, Estimate, Pair, Sureness } from '@fishbowl/lab'
import { wordDifferences, wordLevel, wordLevels, wordSize } from './figures/measure-format.ts'

const pairsOf = (n: number): string => `${n} pair${n === 1 ? '' : 's'} of runs`

/** Half a pair is a tie, which the reader is told. */
const countOf = (n: number, all: string): string =>
  Number.isInteger(n) ? `${n} of ${all}` : `${n.toFixed(1)} of ${all}, a tie counting half`

function wordBetter(pair: Pair, id: MeasureId): string {
  const better = pair.better(id)
  return better === undefined || better.n === 0
    ? ''
    : `, better in ${countOf(better.share * better.n, pairsOf(better.n))}`
}

/** The interval of a difference as sizes in the direction of its mean: a fall of 3 to 5 points. */
const wordSizes = ({ mean, low, high }: Estimate, id: MeasureId): string =>
  mean < 0 ? wordDifferences(-high, -low, id) : wordDifferences(low, high, id)

const signed = ({ low, high }: Estimate): boolean => low > 0 || high < 0

function wordDifference(pair: Pair, id: MeasureId, estimate: Estimate): string {
  const direction = estimate.mean > 0 ? 'higher' : 'lower'
  const interval = `90 % interval ${wordSizes(estimate, id)}${wordBetter(pair, id)}`
  return `${wordSize(estimate.mean, id)} ${direction} in ${measureOf(id).title} than ${pair.baseline} (${interval})`
}

/** The largest difference, either way, that an interval still allows. */
const largest = ({ low, high }: Estimate): number => Math.max(Math.abs(low), Math.abs(high))

function wordNoDifference(pair: Pair, id: MeasureId, estimate: Estimate): string {
  const interval = wordDifferences(estimate.low, estimate.high, id)
  const names = `${pair.arm} and ${pair.baseline} cannot be told apart in ${measureOf(id).title}`
  return `${names} with ${pairsOf(estimate.n)} (90 % interval of the difference ${interval}); with the same confidence a difference larger than ${wordSize(largest(estimate), id)} is ruled out`
}

function firstClause(pair: Pair, id: MeasureId, window: string): string {
  const estimate = pair.end(id)
  const { title } = measureOf(id)
  if (estimate.n === 0) return `${title} has no value in these runs of ${pair.arm} and ${pair.baseline}`
  if (estimate.n === 1) {
    const direction = estimate.mean < 0 ? 'lower' : 'higher'
    return `one pair of runs gives no interval: ${pair.arm} ends ${wordSize(estimate.mean, id)} ${direction} in ${title} than ${pair.baseline}`
  }
  if (estimate.low === 0 && estimate.high === 0)
    return `${title} of ${pair.arm} and ${pair.baseline} is the same in ${estimate.n} of ${pairsOf(estimate.n)}`
  if (!signed(estimate)) return wordNoDifference(pair, id, estimate)
  return `${pair.arm} ${window} ${wordDifference(pair, id, estimate)}`
}

/** Intervals from few pairs lean on the deltas being nearly normal, which they are not. */
const fewPairs = 10

/** A caution behind a sentence that rests on few pairs. */
const caution = (n: number): string =>
  n > 1 && n < fewPairs ? `; ${n} pairs are few, and such an interval is rough: ask for more replicates` : ''

/** The second clause: what it is worth. */
function worth(pair: Pair): string {
  const estimate = pair.end('netValue')
  if (estimate.n < 2) return ''
  if (estimate.low === 0 && estimate.high === 0) return '; their net value is the same'
  if (!signed(estimate)) {
    return `; in net value they cannot be told apart (90 % interval of the difference ${wordDifferences(estimate.low, estimate.high, 'netValue')})`
  }
  const direction = estimate.mean > 0 ? 'higher' : 'lower'
  return `; its net value over the run is ${wordSize(estimate.mean, 'netValue')} ${direction} (${wordSizes(estimate, 'netValue')})`
}

/** True where a measure is a level at the end, so that an arm "ends" there; false for sums and totals of the run. */
export const isLevel = (id: MeasureId): boolean => {
  const measure = measureOf(id)
  return 'of' in measure && measure.per !== 'window' && measure.format !== 'money' && id !== 'roi'
}

/**
 * One sentence about a pair: what happened in `measure`, how sure that is, and what it is worth. Says that the arms cannot be told
 * apart, and what is ruled out, where the interval includes 0.
 */
export function pairSentence(pair: Pair, measure: MeasureId): string {
  const clause = firstClause(pair, measure, isLevel(measure) ? 'ends' : 'comes out')
  return `${clause}${measure === 'netValue' ? '' : worth(pair)}${caution(pair.end(measure).n)}.`
}

/** One sentence about a single arm: where it ends, how far runs lie apart, and what it is worth. */
export function runSentence({ arms, horizon }: Comparison, measure: MeasureId): string {
  const [result] = arms
  if (result === undefined) return 'Nothing was run.'
  const word = (id: MeasureId): string => {
    const { mean, low, high, n } = result.end(id)
    const level = wordLevel(mean, id)
    return n < 2 ? level : `${level} (90 % interval of the mean ${wordLevels(low, high, id)})`
  }
  if (result.end(measure).n === 0) return `${measureOf(measure).title} has no value in these runs.`
  const verb = isLevel(measure) ? 'ends at' : 'comes to'
  const net = measure === 'netValue' ? '' : `; net value over ${horizon} weeks is ${word('netValue')}`
  return `${measureOf(measure).title} of ${result.arm.id} ${verb} ${word(measure)}${net}.`
}

/** One sentence about a run until sure: why it stopped and what can be said. */
export function surenessSentence(pair: Pair, measure: MeasureId, state: Sureness): string {
  const { estimate, replicates, outcome } = state
  const interval = `look-adjusted 90 % interval ${wordDifferences(estimate.low, estimate.high, measure)}`
  const runs = pairsOf(replicates)
  const { title } = measureOf(measure)
  switch (outcome) {
    case 'sure':
      return `Stopped after ${runs}: the difference in ${title} between ${pair.arm} and ${pair.baseline} is not 0 (${interval})${state.narrow ? '' : '; it is not as narrow as asked'}.`
    case 'no-difference':
      return `Stopped after ${runs}: no difference in ${title} between ${pair.arm} and ${pair.baseline} larger than ${wordSize(state.largest, measure)} can be seen (${interval}).`
    case 'not-sure':
      return `Not sure after ${runs}: the difference in ${title} between ${pair.arm} and ${pair.baseline} may be 0 or up to ${wordSize(state.largest, measure)} (${interval}); ask for more --replicates.`
    case 'going-on':
      return `After ${runs} the interval is still wider than asked (${interval}).`
  }
}
