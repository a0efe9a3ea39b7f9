import { type ColumnId, columnIds, type History, historyWidth, inSpace } from '@fishbowl/core'
import { printOf } from './digest.ts'

/** Runs week by week when their histories are gone: enough to say where another computer came to something else. */
export type Weekly = {
  /** Takes the next run of one scenario; in replicate order, because sums of doubles depend on it. */
  readonly add: (history: History) => void
  /** Mean of every column over the runs, a number a week. */
  readonly means: () => Readonly<Record<ColumnId, Float64Array>>
  /** First 12 hex digits of the print of each run, in order. */
  readonly prints: () => readonly string[]
}

/** Starts without runs, to keep the columns of a space, or of all of them together. Memory: 8 bytes for each column and week, 12 characters for each run. */
export function weekly(space?: string): Weekly {
  const prints: string[] = []
  let sums = new Float64Array()
  return {
    add(history) {
      const { values } = inSpace(history, space)
      if (prints.length === 0) sums = new Float64Array(values.length)
      if (values.length !== sums.length) throw new RangeError('the runs have different lengths')
      for (let i = 0; i < values.length; i++) sums[i] = (sums[i] ?? 0) + (values[i] ?? 0)
      prints.push(printOf(history).sha256.slice(0, 12))
    },
    means: () =>
      Object.fromEntries(
        columnIds.map((id, column) => [
          id,
          Float64Array.from(
            { length: sums.length / historyWidth },
            (_, week) => (sums[week * historyWidth + column] ?? 0) / prints.length,
          ),
        ]),
      ) as Record<ColumnId, Float64Array>,
    prints: () => prints,
  }
}
