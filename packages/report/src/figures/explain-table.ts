import type { MeasureId } from '@fishbowl/core'
import type { Estimate } from '@fishbowl/lab'
import type { Ablations, Attribution } from '@fishbowl/lab/explain'
import { isNothing, isTold, largestFirst, wordGain } from '../explain-words.ts'
import type { TableColumn } from '../table.ts'
import { say } from '../words/index.ts'
import { leverTitle } from '../words/levers.ts'
import { listed } from '../words/lists.ts'
import type { TableData } from './end-table.ts'
import { wordDifferences } from './measure-format.ts'

const left = (header: string): TableColumn => ({ header, align: 'left' })
const right = (header: string): TableColumn => ({ header, align: 'right' })

/** A mean with a mark where it cannot be told from 0. */
export const markedGain = (estimate: Estimate, id: MeasureId): string =>
  `${wordGain(estimate, id)}${isTold(estimate) || isNothing(estimate) || estimate.n < 2 ? '  ' : ' ?'}`

/** The interval of a mean; '' where there is none. */
export const gainInterval = ({ low, high, n }: Estimate, id: MeasureId): string =>
  n < 2 ? '' : wordDifferences(low, high, id)

/** What is due to each lever, the largest first, with what it does alone and at last; the total below. */
export function leverTable({ levers, total }: Attribution, id: MeasureId): TableData {
  const rows = largestFirst(levers).map(({ lever, gain, alone, last }) => [
    leverTitle(lever),
    markedGain(gain, id),
    gainInterval(gain, id),
    wordGain(alone, id),
    wordGain(last, id),
  ])
  return {
    columns: [
      left(say('why.table.lever')),
      right(say('why.table.due')),
      right(say('curve.table.interval')),
      right(say('why.table.alone')),
      right(say('why.table.last')),
    ],
    rows: [...rows, [say('why.table.all'), markedGain(total, id), gainInterval(total, id)]],
  }
}

/** Pairs of levers, the largest effect first, `most` of them. */
export function interactionTable({ interactions }: Attribution, id: MeasureId, most: number): TableData {
  return {
    columns: [
      left(say('why.table.together')),
      right(say('why.table.more')),
      right(say('curve.table.interval')),
    ],
    rows: interactions
      .slice(0, most)
      .map(({ levers, effect }) => [
        listed(levers.map(leverTitle)),
        markedGain(effect, id),
        gainInterval(effect, id),
      ]),
  }
}

/** Mechanisms on which something of the gain rests for sure, `most` of them: the gain without each, and what rests on it. */
export function mechanismTable({ mechanisms }: Ablations, id: MeasureId, most: number): TableData {
  return {
    columns: [
      left(say('why.table.without')),
      right(say('why.table.left')),
      right(say('curve.table.interval')),
      right(say('why.table.rests')),
      right(say('curve.table.interval')),
    ],
    rows: mechanisms
      .filter(({ rests }) => isTold(rests))
      .slice(0, most)
      .map(({ mechanism, without, rests }) => [
        mechanism,
        wordGain(without, id),
        gainInterval(without, id),
        wordGain(rests, id),
        gainInterval(rests, id),
      ]),
  }
}
