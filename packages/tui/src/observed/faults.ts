import { fileIssue, type Issue, quote, safe } from '@fishbowl/core'
import type { Csv } from '../org/csv.ts'

/** Kinds of what can be wrong with a weekly export, with the way out of each. */
const kinds = {
  'empty-file': 'the first line names the columns; every further line is one week',
  'bad-quotes': 'close the quote, and write quotes inside a value twice',
  'missing-column': '--columns week=Date,active="Active users" names the headers of your file',
  'double-column': 'take one of the two columns out, or give it another header',
  'wrong-width': 'put a value that holds the separator in quotes',
  'ambiguous-date':
    'say how the dates are written: --date-format dmy for 31/12/2019, mdy for 12/31/2019, ymd for 2019/12/31',
  'bad-date':
    'dates are 2019-12-31 or ISO weeks 2019-W52, else say --date-format ymd, dmy or mdy; plain week numbers are fine too',
  'not-weekly':
    'calibrate takes one row a week; people active on seven days cannot be added up to people active in the week, so export weekly numbers',
  'not-in-order': 'sort the rows by week, the oldest or the newest first',
  'missing-week': 'add the missing weeks, or keep only the stretch without a gap',
  'duplicate-week': 'keep one row for each week',
  'ambiguous-number':
    'say which sign separates decimals: --decimal point for 1,234.5, --decimal comma for 1.234,5',
  'bad-number': 'write plain numbers; where a week has no number keep only the stretch without a gap',
  'not-whole': 'people are counted in whole numbers; shares are told with --values share or --values percent',
  'too-many-people':
    'set organisation.members of the scenario to everybody who could come, or check the column',
  'more-posters': 'posters are among those who are active in a week; check --columns',
  'too-few-weeks': 'four weeks at least are fitted; with fewer nothing can be told',
  'too-many-weeks': 'a run has at most 1040 weeks',
} as const satisfies Record<string, string>
type Kind = keyof typeof kinds

/** Faults told of each kind, and kept of it for programs; the rest is counted: there may be as many as rows. */
const told = 5
const mostKept = 50

/** What is wrong with a weekly export, collected; every message is safe to print. */
export type Faults = {
  /** Row and field of the file from 0. */
  readonly add: (kind: Kind, message: string, row: number, field: number) => void
  readonly count: () => number
  readonly issues: () => readonly Issue[]
  /** For people: by kind, the first five of each, how many more, and the way out once. */
  readonly words: () => string
}

/** A value of a file as a message shows it. */
export const shown = (value: string): string => quote(value, 40)

/** Opens an empty collection for one file. */
export function openFaults(csv: Csv): Faults {
  const kept: { readonly kind: Kind; readonly issue: Issue }[] = []
  const counts = new Map<Kind, number>()
  const file = safe(csv.file)
  function wordKind(kind: Kind): string {
    const own = kept.filter((fault) => fault.kind === kind).map(({ issue }) => issue)
    const more = (counts.get(kind) ?? 0) - told
    return [
      ...own.slice(0, told).map(({ line, column, message }) => `${file}:${line}:${column}: ${message}`),
      ...(more > 0 ? [`and ${more} more of this kind`] : []),
      `hint: ${kinds[kind]}`,
    ].join('\n')
  }
  return {
    add(kind, message, row, field) {
      const count = (counts.get(kind) ?? 0) + 1
      counts.set(kind, count)
      if (count > mostKept) return
      const place = csv.rows.length === 0 ? { line: 1, column: 1 } : csv.place(row, field)
      const issue = fileIssue(file, { code: kind, message, hint: kinds[kind] })
      kept.push({ kind, issue: { ...issue, ...place } })
    },
    count: () => [...counts.values()].reduce((sum, count) => sum + count, 0),
    issues: () => kept.map(({ issue }) => issue),
    words: () => [...new Set(kept.map(({ kind }) => kind))].map(wordKind).join('\n\n'),
  }
}
