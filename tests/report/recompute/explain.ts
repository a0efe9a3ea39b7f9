import { valuesFor } from './columns.ts'
import type { KeptRow, KeptTable, KeptTables } from './kept-tables.ts'
import { keys, mentioned, type Names } from './names.ts'
import { says, type Token, tokensOf } from './number-tokens.ts'
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
        const own = kept.filter((row) => context.has(String(row[column])))
        if (own.length > 0) return own
      }
      return kept
    }, rows)

const rowsIn = (tables: readonly KeptTable[], contexts: readonly ReadonlySet<string>[]): readonly KeptRow[] =>
  tables.flatMap((table) => rowsFor(table, contexts))

/** Numbers that are no results. */
const constants: readonly RegExp[] = [
  // definitions: as much work as hours; as much signal as noise
  /\babove 100 %/g,
  /\b(?:above|below) 1\b/gi,
]

const blank = (match: string): string => ' '.repeat(match.length)

/** The text with names, repeated texts and constants blanked out, at the same places. */
function bare(text: string, from: readonly string[], { names, quotes }: Kept): string {
  let rest = constants.reduce((left, pattern) => left.replace(pattern, blank), text)
  for (const table of from)
    for (const quote of quotes.get(table) ?? [])
      if (rest.includes(quote)) rest = rest.replaceAll(quote, blank)
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
function weekOf({ at, text }: Token, clause: string, previous: string): number | undefined {
  const behind = /^ (?:in|from) week (\d+)/.exec(clause.slice(at + text.length))
  if (behind !== null) return Number(behind[1])
  if (/ band .*in week \d+ goes /.test(clause)) return weekIn(clause)
  return clause.includes(' there ') ? weekIn(previous) : undefined
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

function leftBy(said: Said, kept: Kept): readonly Token[] {
  const { text, from, around, isCell = false, week: ownWeek } = said
  const { names } = kept
  const tables = from.flatMap((name) => kept.tables.get(name) ?? [])
  if (!/\d/.test(text)) return []
  const clauses = clausesOf(bare(text, from, kept))
  const words = clausesOf(text)
  const outer = around.map((one) => mentioned(one, names))
  const whole = mentioned(text, names)
  const counts = new Set(tables.flatMap(countsIn))
  return clauses.flatMap((clause, i) => {
    const tokens = tokensOf(clause)
    if (tokens.length === 0) return []
    const previous = words.slice(0, i).toReversed()
    const near = [words[i] ?? '', ...previous.slice(0, 1)].map((one) => mentioned(one, names))
    // "habit: visiting becomes a habit +15.6" is about what stands before the colon.
    const own = previous[0]?.endsWith(':') === true ? near.toReversed() : near
    const contexts = isCell ? [...outer, ...own] : [...own, whole, ...outer]
    const usual = rowsIn(tables, contexts)
    return tokens.filter((token) => {
      const isPosts = /^ posts?\b/.test(clause.slice(token.at + token.text.length))
      const rows = isPosts ? rowsIn(tables, [new Set(['team']), ...contexts]) : usual
      const week = ownWeek ?? weekOf(token, clause, previous.join(' '))
      const some = week === undefined ? rows : rows.filter((row) => (row['week'] ?? week) === week)
      const valuesOf = valuesFor(token, clause)
      if (!isCell && token.unit === '' && counts.has(token.size)) return false
      return !some.some((row) => valuesOf(row).some((value) => says(token, value)))
    })
  })
}
