import type { MeasureId } from '@fishbowl/core'
import type { Estimate } from '@fishbowl/lab'
import type { Ablations, Attribution } from '@fishbowl/lab/explain'
import { isNothing, isTold, largestFirst, wordGain } from '../explain-words.ts'
import type { TableColumn } from '../table.ts'
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
    lever.title,
    markedGain(gain, id),
    gainInterval(gain, id),
    wordGain(alone, id),
    wordGain(last, id),
  ])
  return {
    columns: [left('lever'), right('due to it'), right('90 % interval'), right('alone'), right('last')],
    rows: [...rows, ['all', markedGain(total, id), gainInterval(total, id)]],
  }
}

/** Pairs of levers, the largest effect first, `most` of them. */
export function interactionTable({ interactions }: Attribution, id: MeasureId, most: number): TableData {
  return {
    columns: [left('together'), right('more than apart'), right('90 % interval')],
    rows: interactions
      .slice(0, most)
      .map(({ levers, effect }) => [
        levers.map(({ title }) => title).join(' and '),
        markedGain(effect, id),
        gainInterval(effect, id),
      ]),
  }
}

/** Mechanisms on which something of the gain rests for sure, `most` of them: the gain without each, and what rests on it. */
export function mechanismTable({ mechanisms }: Ablations, id: MeasureId, most: number): TableData {
  return {
    columns: [
      left('without'),
      right('left'),
      right('90 % interval'),
      right('rests on it'),
      right('90 % interval'),
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
