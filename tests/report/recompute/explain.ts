import type { KeptRow, KeptTable } from './kept-tables.ts'
import { keys, mentioned, type Names } from './names.ts'
import { says, type Token, tokensOf } from './number-tokens.ts'

/** Rows that a text speaks of: of every key column those that it names, or, where it names none of them, that its surroundings name. */
export function rowsFor(
  { rows, columns }: KeptTable,
  contexts: readonly ReadonlySet<string>[],
): readonly KeptRow[] {
  return columns
    .filter((column) => keys.has(column))
    .reduce((kept, column) => {
      for (const context of contexts) {
        const own = kept.filter((row) => context.has(String(row[column])))
        if (own.length > 0) return own
      }
      return kept
    }, rows)
}

/** What a row says besides its cells: how wide its interval is, how many pairs were better, how many weeks count. */
function derived(row: KeptRow): readonly number[] {
  const at = (column: string): number => {
    const cell = row[column]
    return typeof cell === 'number' ? cell : Number.NaN
  }
  return [at('high') - at('low'), at('better_share') * at('pairs'), at('to_week') - at('from_week') + 1]
}

const valuesOf = (row: KeptRow): readonly number[] => [
  ...Object.values(row).filter((cell) => typeof cell === 'number'),
  ...derived(row),
]

/** Words whose numbers are no results. */
const constants = [
  // the level of every interval and band of the report, a constant of the method
  /90 %(?= interval| of \d+ (?:runs|pairs)| intervals?)/g,
]

const blank = (match: string): string => ' '.repeat(match.length)

/** The text with names and constants blanked out, at the same places. */
function bare(text: string, tables: readonly KeptTable[], names: Names): string {
  let rest = constants.reduce((left, pattern) => left.replace(pattern, blank), text)
  const quoted = new Set([...names.values()].flat())
  for (const { rows } of tables)
    for (const row of rows)
      for (const cell of Object.values(row))
        if (typeof cell === 'string' && /\d/.test(cell) && cell.length > 2) quoted.add(cell)
  for (const name of [...quoted].toSorted((a, b) => b.length - a.length))
    if (/\d/.test(name)) rest = rest.replaceAll(name, blank)
  return rest
}

/** The week of which a number is said: "38 % in week 144". */
function weekOf({ at, text }: Token, clause: string): number | undefined {
  const behind = /^ (?:in|from) week (\d+)/.exec(clause.slice(at + text.length))
  return behind === null ? undefined : Number(behind[1])
}

/** One clause after the other, each with its place in the text. */
const clausesOf = (text: string): readonly string[] => text.split(/(?<=[;:.!?])\s/)

/**
 * The numbers of a text that the tables do not say. `around` is what stands about it (a title, a caption), for what the text itself does not
 * name.
 */
export function unexplained(
  text: string,
  tables: readonly KeptTable[],
  { names, around = '' }: { readonly names: Names; readonly around?: string },
): readonly Token[] {
  const whole = mentioned(text, names)
  const outer = mentioned(around, names)
  return clausesOf(text).flatMap((clause) => {
    const contexts = [mentioned(clause, names), whole, outer]
    const tokens = tokensOf(bare(clause, tables, names))
    if (tokens.length === 0) return []
    const rows = tables.flatMap((table) => rowsFor(table, contexts))
    return tokens.filter((token) => {
      const week = weekOf(token, clause)
      const own = week === undefined ? rows : rows.filter((row) => row['week'] === week)
      return !own.flatMap(valuesOf).some((value) => says(token, value))
    })
  })
}
