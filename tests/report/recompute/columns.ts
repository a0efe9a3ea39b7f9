import type { KeptRow } from './kept-tables.ts'
import type { Token } from './number-tokens.ts'

const at = (row: KeptRow, column: string): number => {
  const cell = row[column]
  return typeof cell === 'number' ? cell : Number.NaN
}

const isWeek = (column: string): boolean =>
  ['week', 'from', 'to', 'since'].includes(column) || column.endsWith('_week')
const isCount = (column: string): boolean =>
  /^(?:n|runs|pairs|missing|planned|done|failed|sets|levers|(?:\w+_)?replicates|orders|subsets)$/.test(column)
const isSpread = (column: string): boolean => /(?:^|_)sd(?:_|$)/.test(column)
const isBound = (column: string): boolean => /(?:^|_)(?:low|high|from|to)(?:_|$)/.test(column)

const cellsOf = (row: KeptRow, has: (column: string) => boolean): readonly number[] =>
  Object.entries(row).flatMap(([column, cell]) => (typeof cell === 'number' && has(column) ? [cell] : []))

const numbersOf = (value: unknown): readonly number[] => {
  if (typeof value === 'number') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersOf) : []
}

/** Numbers of cells that are lists or blocks, which are written as JSON. */
const listed = (row: KeptRow): readonly number[] =>
  Object.values(row).flatMap((cell) =>
    typeof cell === 'string' && /^[[{].*[\]}]$/.test(cell) ? numbersOf(JSON.parse(cell)) : [],
  )

/** Ends of an interval, also cut to what a share can be, and how wide it is. */
function boundsOf(row: KeptRow): readonly number[] {
  const bounds = cellsOf(row, (column) => isBound(column) && !isWeek(column))
  const cut = row['unit'] === 'share' ? bounds.map((bound) => Math.min(1, Math.max(0, bound))) : []
  return [...bounds, ...cut, at(row, 'high') - at(row, 'low')]
}

/** What stands around a number tells which columns may hold it. */
type Rule = {
  readonly before?: RegExp
  readonly after?: RegExp
  readonly unit?: string
  readonly values: (row: KeptRow) => readonly number[]
}

const values = (row: KeptRow): readonly number[] => [
  ...cellsOf(row, (column) => !isWeek(column) && !isCount(column) && !isBound(column) && !isSpread(column)),
  ...listed(row),
]

/** How far runs lie apart is said by that name alone. */
const spreads = (row: KeptRow): readonly number[] => cellsOf(row, isSpread)

/** The first that fits counts. */
const rules: readonly Rule[] = [
  // the level of every interval and band, a constant of the method
  { after: /^ (?:intervals?|of \d+ (?:runs?|pairs?))\b/, unit: '%', values: () => [0.9] },
  { before: /\bweeks? (?:\d+ (?:to|and) )?$/i, values: (row) => cellsOf(row, isWeek) },
  {
    after: /^ weeks?\b/,
    values: (row) => [at(row, 'to_week') - at(row, 'from_week') + 1, at(row, 'weeks'), at(row, 'horizon')],
  },
  {
    after: /^ (?:runs?|pairs?|times|subsets|orders|sets|levers)\b/,
    values: (row) => cellsOf(row, isCount),
  },
  { after: /^ of \d+ runs\b/, values: (row) => cellsOf(row, () => true) },
  {
    after: /^ of \d+ pairs?\b/,
    values: (row) => [at(row, 'better_share') * at(row, 'pairs')],
  },
  { before: /\bsd(?: of runs)? $/, values: spreads },
  { after: /^ to [+-]?\d/, values: boundsOf },
  { before: /\d(?: ?(?:%|points|\$|k\$|M\$|h))? to $/, values: boundsOf },
  { before: /a width of $/, values: boundsOf },
  { before: /(?:larger than|and) $/, values: (row) => [...boundsOf(row), ...values(row)] },
]

/** Values of a row that a number may be, by what stands around it in its sentence; the middle of an interval, not its ends, where nothing tells. */
export function valuesFor(
  { at: place, text, unit }: Token,
  sentence: string,
): (row: KeptRow) => readonly number[] {
  const before = sentence.slice(0, place)
  const after = sentence.slice(place + text.length)
  const rule = rules.find(
    (one) =>
      (one.before?.test(before) ?? true) && (one.after?.test(after) ?? true) && (one.unit ?? unit) === unit,
  )
  return rule?.values ?? values
}
