import type { Report } from '@fishbowl/report/document'
import type { KeptTables } from './recompute/kept-tables.ts'
import { says, type Token, tokensOf } from './recompute/number-tokens.ts'
import { type Said, saidOf } from './recompute/said.ts'

const numbersIn = (value: unknown): readonly number[] => {
  if (typeof value === 'number') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : []
}

/** Numbers of a cell; those of lists and blocks are written as JSON. */
function cellNumbers(cell: unknown): readonly number[] {
  if (typeof cell === 'number') return [cell]
  if (typeof cell === 'string' && /^[[{].*[\]}]$/.test(cell)) return numbersIn(JSON.parse(cell))
  return []
}

/** What no result says: the level of intervals, what scores mean, and digits of ids and names. */
const constants = [
  /90 % (?:interval|of)/g,
  /\(0 is perfect, 2 certain and wrong\)|\(0 is perfect\)|score of (?:100|0) is perfect/g,
  /8 in 10 is what the distance means/g,
  /SHA-256/g,
  /\b[0-9a-f]{12}\b/g,
]

/** A text as it is about its own numbers. */
const bare = (text: string, quotes: readonly string[]): string =>
  [...constants, ...quotes].reduce<string>(
    (left, one) => (typeof one === 'string' ? left.replaceAll(one, ' ') : left.replace(one, ' ')),
    text,
  )

/** Numbers of a report that none of the tables that it names holds, each with the text that says it. */
export function strayNumbers(report: Report, tables: KeptTables): readonly string[] {
  const values = new Map(
    [...tables].map(([name, { rows }]) => [
      name,
      // How many rows there are is a number of a table too.
      [...new Set([rows.length, ...rows.flatMap((row) => Object.values(row).flatMap(cellNumbers))])],
    ]),
  )
  const quotes = new Map(
    [...tables].map(([name, { rows }]) => [
      name,
      [
        ...new Set(
          rows.flatMap((row) =>
            Object.values(row).flatMap((cell) =>
              typeof cell === 'string' && /\d/.test(cell) && cell.length > 2 ? [cell] : [],
            ),
          ),
        ),
      ],
    ]),
  )
  return saidOf(report).flatMap((said: Said) => {
    const own = said.from.flatMap((name) => values.get(name) ?? [])
    const missing = said.from.filter((name) => !tables.has(name))
    const text = bare(
      said.text,
      said.from.flatMap((name) => quotes.get(name) ?? []),
    )
    // "0 of 2 points" counts points that were drawn.
    const isTold = (token: Token): boolean =>
      own.some((value) => says(token, value) || says({ ...token, unit: '' }, value))
    const stray = tokensOf(text)
      .filter((token) => !isTold(token))
      .map((token) => `${said.place}: ${token.text} in "${said.text}" is not in ${said.from.join(', ')}`)
    return missing.map((name) => `${said.place}: no table ${name}`).concat(stray)
  })
}
