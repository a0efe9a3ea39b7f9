import type { KeptRow } from './kept-tables.ts'
import type { Token } from './number-tokens.ts'

const at = (row: KeptRow, column: string): number => {
  const cell = row[column]
  return typeof cell === 'number' ? cell : Number.NaN
}

const isWeek = (column: string): boolean =>
  ['week', 'from', 'to', 'since'].includes(column) || column.endsWith('_week')
const isCount = (column: string): boolean =>
  /^(?:n|runs|pairs|missing|planned|done|failed|sets|levers|assumptions|trajectories|rows(?:_\w+)?|(?:\w+_)?replicates|(?:\w+_)?runs|\w+_to_tell|orders|subsets)$/.test(
    column,
  )
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

/** Ends of an interval, also cut to what a share can be. */
function endsOf(row: KeptRow, isEnd: (column: string) => boolean): readonly number[] {
  const ends = cellsOf(row, (column) => isEnd(column) && !isWeek(column))
  return row['unit'] === 'share' ? [...ends, ...ends.map((end) => Math.min(1, Math.max(0, end)))] : ends
}

/** The lower ends, and the upper ends of what is told the other way round. */
const lows = (row: KeptRow): readonly number[] => [
  ...endsOf(row, (column) => /(?:^|_)(?:low|from)(?:_|$)/.test(column)),
  ...endsOf(row, (column) => /(?:^|_)high(?:_|$)/.test(column)).map((end) => -end),
]
const highs = (row: KeptRow): readonly number[] => [
  ...endsOf(row, (column) => /(?:^|_)(?:high|to)(?:_|$)/.test(column)),
  ...endsOf(row, (column) => /(?:^|_)low(?:_|$)/.test(column)).map((end) => -end),
]

/** Ends of an interval, and how wide it is. */
function boundsOf(row: KeptRow): readonly number[] {
  const bounds = endsOf(row, isBound)
  const widths = ['', '_people'].map((unit) => at(row, `high${unit}`) - at(row, `low${unit}`))
  return [...bounds, ...widths]
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
  { after: /^ (?:intervals?|bands?|of (?:the )?\d+ (?:runs?|pairs?))\b/, unit: '%', values: () => [0.9] },
  { before: /\bweeks? (?:\d+ (?:to|and) )?$/i, values: (row) => cellsOf(row, isWeek) },
  {
    after: /^ weeks?\b/,
    values: (row) => [at(row, 'to_week') - at(row, 'from_week') + 1, at(row, 'weeks'), at(row, 'horizon')],
  },
  {
    after:
      /^ (?:runs?|pairs?|times|(?:paired )?replicates|subsets|orders|sets|levers|assumptions|trajectories|rows)\b/,
    values: (row) => cellsOf(row, isCount),
  },
  { after: /^ of \d+ runs\b/, values: (row) => cellsOf(row, () => true) },
  {
    after: /^ of \d+ pairs?\b/,
    values: (row) => [at(row, 'better_share') * at(row, 'pairs')],
  },
  { before: /\bsd(?: of runs)? $/, values: spreads },
  { after: /^ to [+-]?\d/, values: lows },
  { before: /\d(?: ?(?:%|points|\$|k\$|M\$|h))? to $/, values: highs },
  { before: /a width of $/, values: boundsOf },
  { before: /(?:larger than|and) $/, values: (row) => [...boundsOf(row), ...values(row)] },
]

/** The column of a cell by its table and its header, where they name one. */
const named: Readonly<Record<string, string>> = {
  'fit-weeks observed': 'observed_people',
  'fit-weeks median': 'median_people',
  'fitted-assumptions median': 'median',
  'fitted-assumptions fitted': 'fitted',
  'point-levels mean': 'mean',
  'point-spread median': 'q50',
  'spread of variance': 'share',
  'spread sd': 'sd',
  'indices alone': 'alone',
  'indices in all': 'in_all',
  'rank-correlations correlation': 'rho',
}

/** The values of a cell of a table by its header; undefined where that names no column. */
export function cellValues(table: string, header: string): ((row: KeptRow) => readonly number[]) | undefined {
  const column = named[`${table} ${header}`]
  return column === undefined ? undefined : (row) => [at(row, column)]
}

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
