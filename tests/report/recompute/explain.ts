import { cellValues, valuesFor } from './columns.ts'
import { countedFor } from './counted.ts'
import type { KeptRow, KeptTable, KeptTables } from './kept-tables.ts'
import { keys, mentioned, type Names, patternOf } from './names.ts'
import { says, type Token, tokensOf } from './number-tokens.ts'
import { keyOf, pointsAbout } from './points.ts'
import type { Said } from './said.ts'

/** The tables of a report, with what is asked of them again and again. */
export type Kept = {
  readonly tables: KeptTables
  readonly names: Names
  /** Texts of cells with digits, by table: where a report repeats one, its digits are no results. */
  readonly quotes: ReadonlyMap<string, readonly string[]>
}

/** Texts with digits, the longest first. */
function quotesOf({ rows }: KeptTable): readonly string[] {
  const found = new Set<string>()
  for (const row of rows)
    for (const cell of Object.values(row))
      if (typeof cell === 'string' && cell.length > 2 && /\d/.test(cell)) found.add(cell)
  return [...found].toSorted((a, b) => b.length - a.length)
}

export const keptOf = (tables: KeptTables, names: Names): Kept => ({
  tables,
  names,
  quotes: new Map([...tables].map(([name, table]) => [name, quotesOf(table)])),
})

/** Rows that are spoken of: of every key column those that the first context names that names any. */
const rowsFor = (
  { rows, columns }: KeptTable,
  contexts: readonly ReadonlySet<string>[],
): readonly KeptRow[] =>
  columns
    .filter((column) => keys.has(column))
    .reduce((kept, column) => {
      for (const context of contexts) {
        const own = kept.filter((row) => context.has(keyOf(row, column)))
        // A sentence on levers says the whole first, which is a row without a lever.
        if (own.length > 0)
          return column === 'lever' ? kept.filter((row) => own.includes(row) || !row[column]) : own
      }
      return kept
    }, rows)

/** An advice speaks of the first finalist where it names none. */
const advised: ReadonlySet<string> = new Set(['A'])

const rowsIn = (tables: readonly KeptTable[], contexts: readonly ReadonlySet<string>[]): readonly KeptRow[] =>
  tables.flatMap((table) => rowsFor(table, contexts))

/** The rows of the outcome that is spoken of: a section on the ranking is about differences, one on a level about levels. */
function ofOutcome(table: KeptTable, { place, text, around }: Said): KeptTable {
  if (!table.columns.includes('against')) return table
  const isPaired = place.startsWith('section robustness')
  const about = [text, ...around].find((one) => one.startsWith('Where the spread of '))
  const of = about?.startsWith('Where the spread of the difference') === true ? 'difference' : 'level'
  const rows = table.rows.filter(
    (row) =>
      ((row['against'] ?? '') !== '') === isPaired &&
      (about === undefined || row['of'] === undefined || row['of'] === of),
  )
  return { ...table, rows }
}

/** Numbers that are no results. */
const constants: readonly RegExp[] = [
  // definitions: as much work as hours; as much signal as noise
  /\babove 100 %/g,
  /\b(?:above|below) 1\b/gi,
  // what a range has to lose for the data to tell it; how wide an interval of an index may be
  /\b(?:under|more than) 80 % of the (?:plausible )?range\b/g,
  /\bwider than 0\.1\b/g,
  // a part that is looked at
  /\bworst 10 %/g,
  // what a correlation can be
  /: \+1 always, 0 not at all, -1 /g,
]

const blank = (match: string): string => ' '.repeat(match.length)

/** The text with names, repeated texts and constants blanked out, at the same places. */
function bare(text: string, from: readonly string[], { names, quotes }: Kept): string {
  let rest = constants.reduce((left, pattern) => left.replace(pattern, blank), text)
  for (const table of from)
    for (const quote of quotes.get(table) ?? [])
      if (rest.includes(quote)) rest = rest.replace(patternOf(quote), blank)
  for (const { name } of names)
    if (/\d/.test(name) && rest.includes(name)) rest = rest.replaceAll(name, blank)
  return rest
}

/** How many assumptions there are, and how many of each status. */
function countsIn({ name, rows }: KeptTable): readonly number[] {
  if (name !== 'assumptions') return []
  const own = rows.filter((row) => row['scenario'] === rows[0]?.['scenario'])
  const groups = Map.groupBy(own, (row) => row['status'])
  return [own.length, ...Array.from(groups.values(), ({ length }) => length)]
}

/** The sentences and clauses of a text. */
const clausesOf = (text: string): readonly string[] => text.split(/(?<=[;:.!?])(?= )/)

const weekIn = (text: string): number | undefined => {
  const found = [...text.matchAll(/(?:in|from) week (\d+)/g)].at(-1)
  return found === undefined ? undefined : Number(found[1])
}

/** The week of which a number is said: "38 % in week 144"; "there" is the week said last. */
function weekOf({ at, text }: Token, clause: string, previous: readonly string[]): number | undefined {
  const behind = /^ (?:in|from) week (\d+)/.exec(clause.slice(at + text.length))
  if (behind !== null) return Number(behind[1])
  if (/ band .*in week \d+ goes /.test(clause)) return weekIn(clause)
  return clause.includes(' there ') ? previous.map(weekIn).find((week) => week !== undefined) : undefined
}

/** The numbers of what is said that neither its own tables say nor, then, those of its section. */
export function unexplained(said: Said, kept: Kept): readonly Token[] {
  const left = leftBy(said, kept)
  const { from, beside = [] } = said
  if (left.length === 0 || beside.every((name) => from.includes(name))) return left
  const places = new Set(
    leftBy({ ...said, from: [...new Set([...from, ...beside])] }, kept).map(
      ({ at, text }) => `${at} ${text}`,
    ),
  )
  return left.filter(({ at, text }) => places.has(`${at} ${text}`))
}

const nothing: ReadonlySet<string> = new Set()

/** What stands between the last comma and a number: ", no CM 15.2 %". */
const lastPart = (clause: string, { at }: Token): string => clause.slice(0, at).split(', ').at(-1) ?? ''

/** The texts before that end with a colon, the nearest first: "A: as it is: 3". */
function headsOf(previous: readonly string[]): readonly string[] {
  const end = previous.findIndex((one) => !one.endsWith(':'))
  return end < 0 ? previous : previous.slice(0, end)
}

/** A clause of what is said, with what its numbers may be of. */
type Clause = {
  readonly said: Said
  readonly kept: Kept
  readonly text: string
  readonly previous: readonly string[]
  readonly tables: readonly KeptTable[]
  readonly contexts: readonly ReadonlySet<string>[]
  readonly rows: readonly KeptRow[]
}

/** What comes first of what a number is about: the posts of a team, the point of a study that its words set. */
function firstAbout({ said, kept, text, previous }: Clause, token: Token): ReadonlySet<string> {
  const { isCell = false, around, from } = said
  if (/^ posts?\b/.test(text.slice(token.at + token.text.length))) return new Set(['team'])
  if (!from.includes('point-levels')) return nothing
  const head = headsOf(previous)[0]?.replace(':', '') ?? ''
  return pointsAbout(kept.tables, isCell ? around.slice(0, 2) : [head, lastPart(text, token)])
}

function rowsOfToken(clause: Clause, token: Token): readonly KeptRow[] {
  const { said, text, previous, tables, contexts } = clause
  const first = firstAbout(clause, token)
  const rows = first.size > 0 ? rowsIn(tables, [first, ...contexts]) : clause.rows
  const week = said.week ?? weekOf(token, text, previous)
  return week === undefined ? rows : rows.filter((row) => (row['week'] ?? week) === week)
}

/** True where the tables say the number. */
function isTold(clause: Clause, token: Token): boolean {
  const { said, kept, text, tables } = clause
  const { isCell = false, from, around } = said
  const counted = countedFor(said, {
    before: text.slice(0, token.at),
    after: text.slice(token.at + token.text.replace(/\s?points?$/, '').length),
    tables: kept.tables,
  })
  if (counted !== undefined)
    return counted.some((value) => says({ ...token, unit: token.unit.replace(/^points?$/, '') }, value))
  if (!isCell && token.unit === '' && tables.flatMap(countsIn).includes(token.size)) return true
  const own = isCell ? cellValues(from[0] ?? '', around[1] ?? '') : undefined
  const valuesOf = own ?? valuesFor(token, text)
  return rowsOfToken(clause, token).some((row) => valuesOf(row).some((value) => says(token, value)))
}

function leftBy(said: Said, kept: Kept): readonly Token[] {
  const { text, from, around, isCell = false } = said
  const { names } = kept
  if (!/\d/.test(text)) return []
  const tables = from.flatMap((name) => kept.tables.get(name) ?? []).map((table) => ofOutcome(table, said))
  const words = clausesOf(text)
  const outer = around.map((one) => mentioned(one, names))
  const whole = mentioned(text, names)
  return clausesOf(bare(text, from, kept)).flatMap((clause, i) => {
    const tokens = tokensOf(clause)
    if (tokens.length === 0) return []
    const previous = words.slice(0, i).toReversed()
    // "habit: visiting becomes a habit +15.6" is about what stands before the colons.
    const heads = headsOf(previous)
    const about = [words[i] ?? '', ...(heads.length > 0 ? heads : previous.slice(0, 1))]
    const near = about.map((one) => mentioned(one, names))
    const own = heads.length > 0 ? near.toReversed() : near
    const contexts = isCell ? [...outer, ...own] : [...own, advised, whole, ...outer]
    const one = { said, kept, text: clause, previous, tables, contexts, rows: rowsIn(tables, contexts) }
    return tokens.filter((token) => !isTold(one, token))
  })
}
