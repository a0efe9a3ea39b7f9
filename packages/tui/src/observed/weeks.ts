import { say } from '@fishbowl/report/words'
import type { Csv } from '../org/csv.ts'
import { type DateFormat, type When, whenOf, wordDay } from './dates.ts'
import { type Faults, shown } from './faults.ts'

/** Rows in the order of their weeks, with a word for each week. */
export type Weeks = {
  readonly rows: readonly number[]
  readonly words: readonly string[]
  readonly notes: readonly string[]
}

/** A row with its week: days, or numbers of weeks. */
type Dated = { readonly row: number; readonly at: number; readonly word: string }

const step = { day: 7, number: 1 } as const
type Kind = keyof typeof step

function datedRows(csv: Csv, field: number, format: DateFormat | undefined, faults: Faults) {
  let kind: Kind | undefined
  const rows: Dated[] = []
  for (let row = 1; row < csv.rows.length; row++) {
    const text = csv.rows[row]?.[field] ?? ''
    const when: When = whenOf(text, format)
    if (when.kind === 'ambiguous')
      faults.add(
        'ambiguous-date',
        `${shown(text)} does not say which number is the day and which the month`,
        row,
        field,
      )
    else if (when.kind === 'bad')
      faults.add('bad-date', `${shown(text)} is no date and no number of a week`, row, field)
    else {
      kind ??= when.kind
      if (kind !== when.kind)
        faults.add(
          'bad-date',
          `${shown(text)} is a ${when.kind === 'day' ? 'date among numbers of weeks' : 'number among dates'}`,
          row,
          field,
        )
      else if (when.kind === 'day') rows.push({ row, at: when.day, word: wordDay(when.day) })
      else rows.push({ row, at: when.number, word: `week ${when.number}` })
    }
  }
  return { rows, kind: kind ?? 'number' }
}

type Fault = readonly [kind: Parameters<Faults['add']>[0], message: string]

/** What is wrong with a week behind another one; `line` tells that of the other one. */
function stepFault(before: Dated, next: Dated, kind: Kind, line: () => number): Fault | undefined {
  const gap = next.at - before.at
  const weeks = gap / step[kind]
  if (gap === 0) return ['duplicate-week', `${next.word} stands in line ${line()} already`]
  const days = `${Math.abs(gap)} day${Math.abs(gap) === 1 ? '' : 's'}`
  if (!Number.isInteger(weeks))
    return ['not-weekly', `${next.word} is ${days} ${gap > 0 ? 'after' : 'before'} ${before.word}`]
  if (weeks < 0) return ['not-in-order', `${next.word} stands behind ${before.word}`]
  const missing = `${weeks - 1} week${weeks === 2 ? ' is' : 's are'} missing`
  return weeks === 1 ? undefined : ['missing-week', `after ${before.word} comes ${next.word}: ${missing}`]
}

/** The weeks of a file in their order; the newest may stand first. Gaps, weeks that occur twice and days are told. */
export function weeksOf(csv: Csv, field: number, format: DateFormat | undefined, faults: Faults): Weeks {
  const before = faults.count()
  const { rows, kind } = datedRows(csv, field, format, faults)
  const isNewestFirst = rows.length > 1 && rows.every(({ at }, i) => i === 0 || at < (rows[i - 1]?.at ?? 0))
  const ordered = isNewestFirst ? rows.toReversed() : rows
  if (faults.count() === before) {
    for (const [i, next] of ordered.entries()) {
      const last = ordered[i - 1]
      const fault = last && stepFault(last, next, kind, () => csv.place(last.row, 0).line)
      if (fault !== undefined) faults.add(fault[0], fault[1], next.row, field)
    }
  }
  return {
    rows: ordered.map(({ row }) => row),
    words: ordered.map(({ word }) => word),
    notes: isNewestFirst ? [say('analysis.fit.read.newest')] : [],
  }
}
