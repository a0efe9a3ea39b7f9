import { formatWholeShare } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import type { Csv } from '../org/csv.ts'
import { type ColumnName, columnsOf, type Wanted } from './columns.ts'
import type { DateFormat } from './dates.ts'
import { type Faults, shown } from './faults.ts'
import { countOf, type DecimalSign } from './numbers.ts'
import { weeksOf } from './weeks.ts'

/** How a weekly export is to be read. */
export type Reading = {
  readonly wanted: Wanted
  readonly format: DateFormat | undefined
  readonly decimal: DecimalSign | undefined
  /** What the numbers are; shares and percent are of all members. */
  readonly values: 'count' | 'share' | 'percent'
  /** Everybody who could be active. */
  readonly members: number
}

/** A weekly export as people by week, in the order of the weeks. */
export type ObservedRead = {
  readonly active: readonly number[]
  readonly posters: readonly number[] | undefined
  /** A word for each week. */
  readonly words: readonly string[]
  readonly notes: readonly string[]
}

const fewest = 4
const most = 1040

function tellWhole(csv: Csv, faults: Faults): void {
  if (csv.rows.length === 0) faults.add('empty-file', 'the file is empty', 0, 0)
  for (const { line, column } of csv.badQuotes)
    faults.add(
      'bad-quotes',
      `a quote opens in line ${line}, column ${column} and is not closed as it should be`,
      0,
      0,
    )
  const width = csv.rows[0]?.length ?? 0
  csv.rows.forEach((values, row) => {
    if (values.length >= width && values.slice(width).every((value) => value === '')) return
    faults.add('wrong-width', `the row has ${values.length} values, the header ${width}`, row, 0)
  })
}

const units = { count: 1, share: 1, percent: 100 } as const

/** One value of the file as people; NaN where a fault was told. */
function peopleIn(
  csv: Csv,
  cell: { readonly row: number; readonly field: number },
  reading: Reading,
  faults: Faults,
): number {
  const { decimal, values, members } = reading
  const { row, field } = cell
  const text = csv.rows[row]?.[field] ?? ''
  const tell = (...[kind, message]: [Parameters<Faults['add']>[0], string]): number => {
    faults.add(kind, message, row, field)
    return Number.NaN
  }
  if (text === '') return tell('bad-number', 'the week has no number')
  const count = countOf(text, decimal, values === 'percent')
  if ('why' in count)
    return count.why === 'ambiguous'
      ? tell('ambiguous-number', `${shown(text)} can be read in two ways`)
      : tell('bad-number', `${shown(text)} is no number of people`)
  const { value } = count
  if (values === 'count' && !Number.isInteger(value))
    return tell('not-whole', `${shown(text)} is no whole number of people`)
  const people = values === 'count' ? value : (value / units[values]) * members
  if (people <= members) return people
  return tell(
    'too-many-people',
    values === 'count'
      ? `${value} people in an organisation of ${members} members`
      : `${shown(text)} is over ${units[values]}`,
  )
}

/** A week that holds less than this share of its neighbours may be a part of a week. */
const partial = 0.6

const mean = (counts: readonly number[]): number =>
  counts.reduce((sum, count) => sum + count, 0) / counts.length

/** Points at a first or last week that looks like a part of one. The first one of a launch is high, never low. */
function partialNotes(active: readonly number[], words: readonly string[]): readonly string[] {
  if (active.length < 6) return []
  const note = (end: 'first' | 'last', of: readonly number[]): readonly string[] => {
    const i = end === 'first' ? 0 : -1
    const share = (active.at(i) ?? 0) / mean(of)
    return share < partial
      ? [
          say('analysis.fit.read.partial', {
            end,
            week: words.at(i) ?? '',
            share: formatWholeShare(share),
          }),
        ]
      : []
  }
  return [...note('first', active.slice(1, 5)), ...note('last', active.slice(-5, -1))]
}

const nothing: ObservedRead = { active: [], posters: undefined, words: [], notes: [] }

/** Reads a weekly export. What is wrong with it goes to `faults`; then what comes back is of no use. */
export function readObserved(csv: Csv, reading: Reading, faults: Faults): ObservedRead {
  tellWhole(csv, faults)
  if (faults.count() > 0) return nothing
  const columns = columnsOf(csv, reading.wanted, faults)
  if (faults.count() > 0) return nothing
  const { rows, words, notes } = weeksOf(csv, columns.at.week ?? 0, reading.format, faults)
  const numbers = (column: ColumnName): readonly number[] | undefined => {
    const field = columns.at[column]
    return field === undefined ? undefined : rows.map((row) => peopleIn(csv, { row, field }, reading, faults))
  }
  const active = numbers('active') ?? []
  const posters = numbers('posters')
  posters?.forEach((count, i) => {
    if (count > (active[i] ?? Number.NaN))
      faults.add(
        'more-posters',
        `${count} posters, but ${active[i] ?? 0} active people`,
        rows[i] ?? 0,
        columns.at.posters ?? 0,
      )
  })
  if (faults.count() === 0 && active.length < fewest)
    faults.add('too-few-weeks', `the file has ${active.length} week${active.length === 1 ? '' : 's'}`, 0, 0)
  if (active.length > most) faults.add('too-many-weeks', `the file has ${active.length} weeks`, 0, 0)
  return { active, posters, words, notes: [...columns.notes, ...notes, ...partialNotes(active, words)] }
}
