import { fileIssue, type Issue, quote, safe } from '@fishbowl/core'
import type { Csv, Place } from './csv.ts'

/** Kinds of broken rows with the way out of each. */
const kinds = {
  'empty-file': 'the first line names the columns; every further line is one person',
  'bad-quotes': 'close the quote, and write quotes inside a value twice: "Ann ""A."" Bell"',
  'missing-column':
    'see fishbowl org import --help for the names that are known; --columns id=Number,manager=Boss names others',
  'double-column': 'take one of the two columns out, or give it another header',
  'wrong-width': 'put a value that holds the separator in quotes',
  'missing-id': 'give everyone an id',
  'duplicate-id': 'keep one row for each person',
  'own-manager': 'leave the manager of the person at the top empty',
  'unknown-manager': 'add the missing person, or leave the manager of people at the top empty',
  'manager-circle': 'change one of these managers, or leave one empty',
  'unknown-person': 'ties are between ids of the first file',
  'no-ties': 'leave the file out and ties are drawn',
  'too-few': 'an organisation has at least 2 people',
  'too-many': 'at most 2,000,000 people are read',
} as const satisfies Record<string, string>
type Kind = keyof typeof kinds

/** Rows told of each kind; the rest is counted. */
const told = 10
/** What does not concern a single row cannot be left out with it. */
const fatal: ReadonlySet<Kind> = new Set([
  'empty-file',
  'bad-quotes',
  'missing-column',
  'double-column',
  'no-ties',
  'too-few',
  'too-many',
])

/** A value of a CSV file: row and field from 0. */
export type Cell = { readonly csv: Csv; readonly row: number; readonly field: number }

/** Line and column of a file, from 1. */
type Spot = Place & { readonly file: string }

type Fault = { readonly kind: Kind; readonly issue: Issue }

/** What is wrong with CSV files, collected; every message is safe to print. */
export type Faults = {
  /** The message is worded only if the fault is among those that are told. */
  readonly add: (kind: Kind, word: () => string, cell: Cell) => void
  /** A fault at a place that is no value. */
  readonly addAt: (kind: Kind, word: () => string, at: Spot) => void
  readonly count: () => number
  /** True when leaving rows out would not help. */
  readonly isFatal: () => boolean
  readonly issues: () => readonly Issue[]
  /** For people: by kind, the first ten of each, how many more, and the way out once. */
  readonly words: () => string
}

/** Opens an empty collection. */
export function openFaults(): Faults {
  const kept: Fault[] = []
  const counts = new Map<Kind, number>()
  // There may be as many faults as rows, so only those that are told are looked up.
  function add(kind: Kind, word: () => string, spot: () => Spot): void {
    const count = (counts.get(kind) ?? 0) + 1
    counts.set(kind, count)
    if (count > told) return
    const { file, line, column } = spot()
    const issue = fileIssue(safe(file), { code: kind, message: word(), hint: kinds[kind] })
    kept.push({ kind, issue: { ...issue, line, column } })
  }
  function wordKind(kind: Kind): string {
    const own = kept.filter((fault) => fault.kind === kind).map(({ issue }) => issue)
    const more = (counts.get(kind) ?? 0) - own.length
    return [
      ...own.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`),
      ...(more === 0 ? [] : [`and ${more} more of this kind`]),
      `hint: ${kinds[kind]}`,
    ].join('\n')
  }
  return {
    add: (kind, word, { csv, row, field }) =>
      add(kind, word, () => ({ file: csv.file, ...csv.place(row, field) })),
    addAt: (kind, word, spot) => add(kind, word, () => spot),
    count: () => [...counts.values()].reduce((sum, count) => sum + count, 0),
    isFatal: () => [...counts.keys()].some((kind) => fatal.has(kind)),
    issues: () => kept.map(({ issue }) => issue),
    words: () => [...counts.keys()].map(wordKind).join('\n\n'),
  }
}

/** A value of a file as a message shows it. */
export const shown = (value: string): string => quote(value, 40)

/** Tells where quotes of a file are open. */
export function tellQuotes({ file, badQuotes }: Csv, faults: Faults): void {
  for (const place of badQuotes)
    faults.addAt('bad-quotes', () => 'a quote opens here and is not closed as it should be', {
      file,
      ...place,
    })
}
