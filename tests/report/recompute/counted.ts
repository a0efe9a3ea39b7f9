import type { KeptRow, KeptTables } from './kept-tables.ts'
import type { Said } from './said.ts'

/** What is said of a whole table: a number of its rows, or one of its named facts. What stands around the number tells which. */
type Counted = {
  /** Only where what is said names this table. */
  readonly table: string
  readonly before?: RegExp
  readonly after?: RegExp
  readonly values: (tables: KeptTables, said: Said) => readonly number[]
}

const rowsOf = (tables: KeptTables, name: string): readonly KeptRow[] => tables.get(name)?.rows ?? []
const numberIn = (row: KeptRow | undefined, column: string): number => {
  const cell = row?.[column]
  return typeof cell === 'number' ? cell : Number.NaN
}

const rowsWith = (name: string, column: string, cell: string) => (tables: KeptTables) => [
  rowsOf(tables, name).filter((row) => row[column] === cell).length,
]
const size = (name: string) => (tables: KeptTables) => [rowsOf(tables, name).length]
const column = (name: string, of: string) => (tables: KeptTables) =>
  rowsOf(tables, name).map((row) => numberIn(row, of))

const factIn = (tables: KeptTables, id: string): number =>
  numberIn(
    rowsOf(tables, 'fit-facts').find((row) => row['fact'] === id),
    'value',
  )
const fact =
  (...ids: readonly string[]) =>
  (tables: KeptTables) =>
    ids.map((id) => factIn(tables, id))

/** The tolerance of the first round, or of the last. */
const tolerance = (place: 0 | -1) => (tables: KeptTables) => {
  const rounds = rowsOf(tables, 'fit-facts').filter((row) => /^round_.*_tolerance$/.test(String(row['fact'])))
  return [numberIn(rounds.at(place), 'value')]
}

const kinds: Readonly<Record<string, string>> = {
  'in the same work group': 'group',
  'in the same circle across groups': 'circle',
  'to somebody far': 'far',
}

/** Ties of the kind of a row of a shown table, or how many of them a person has. */
function tiesOf(tables: KeptTables, { around: [label = '', header] }: Said): readonly number[] {
  const own = rowsOf(tables, 'ties').filter((row) => label === 'all' || row['kind'] === kinds[label])
  return [header === 'ties' ? own.length : (2 * own.length) / rowsOf(tables, 'nodes').length]
}

const whose = (row: KeptRow): string => [row['scenario'], row['against'], row['measure']].join(' ')
const byWhose = (tables: KeptTables, name: string): readonly (readonly KeptRow[])[] => [
  ...Map.groupBy(rowsOf(tables, name), whose).values(),
]

const ends = (row: KeptRow) =>
  ['alone', 'in_all'].map((name) => numberIn(row, `${name}_high`) - numberIn(row, `${name}_low`))

/** Assumptions whose interval reaches that of the one that moves most. */
const rivals = (tables: KeptTables): readonly number[] =>
  byWhose(tables, 'screening').map(([first, ...others]) => {
    const beside = others.filter(
      (row) => row['dead'] === 'no' && !(numberIn(row, 'high') <= numberIn(first, 'low')),
    )
    return beside.length
  })

const moving = (rows: readonly KeptRow[]): number => rows.filter((row) => row['dead'] === 'no').length
const named = (rows: readonly KeptRow[]): number =>
  rows.filter((row) => row['assumption'] !== 'others').length

/** Assumptions that move anything and have no index of their own. */
function exchanged(tables: KeptTables): readonly number[] {
  const screened = Map.groupBy(rowsOf(tables, 'screening'), whose)
  return byWhose(tables, 'indices').map((rows) => {
    const [first] = rows
    return moving(first === undefined ? [] : (screened.get(whose(first)) ?? [])) - named(rows)
  })
}

const times = (tables: KeptTables): readonly number[] =>
  rowsOf(tables, 'robustness').map(
    (row) => numberIn(row, 'rows_to_tell') / (numberIn(row, 'rows') + numberIn(row, 'rows_left_out')),
  )

/** What luck, or the assumptions, leave in a mean of so many runs, as a standard deviation. */
const leaves = (source: string, runs: number) => (tables: KeptTables) =>
  rowsOf(tables, 'spread')
    .filter((row) => row['source'] === source)
    .map((row) => Math.sqrt(Math.max(0, numberIn(row, 'variance')) / runs))

const distinct = (name: string, of: string) => (tables: KeptTables) => [
  new Set(rowsOf(tables, name).map((row) => row[of])).size,
]

/** The first that fits counts. */
const all: readonly Counted[] = [
  { table: 'ties', before: /Network of $/, values: size('nodes') },
  { table: 'ties', after: /^ work groups?\b/, values: distinct('nodes', 'work_group') },
  { table: 'ties', after: /^ line managers?\b/, values: rowsWith('nodes', 'is_manager', 'yes') },
  { table: 'ties', after: /^ ties?:/, values: size('ties') },
  { table: 'ties', after: /^ in the same work/, values: rowsWith('ties', 'kind', 'group') },
  { table: 'ties', after: /^ in the same circle/, values: rowsWith('ties', 'kind', 'circle') },
  { table: 'ties', after: /^ to somebody far/, values: rowsWith('ties', 'kind', 'far') },
  {
    table: 'ties',
    after: /^ ties on average/,
    values: (tables) => tiesOf(tables, { text: '', from: [], around: ['all', 'mean'], place: '' }),
  },
  { table: 'ties', before: /^$/, after: /^$/, values: tiesOf },
  { table: 'screening', after: /^ others? overlap/, values: rivals },
  {
    table: 'screening',
    before: /largest of $/,
    values: (tables) => byWhose(tables, 'screening').map(moving),
  },
  {
    table: 'screening',
    after: /^ assumptions? (?:does|do) nothing/,
    values: (tables) => byWhose(tables, 'screening').map((rows) => rows.length - moving(rows)),
  },
  {
    table: 'indices',
    after: /^ with the largest effects/,
    values: (tables) => byWhose(tables, 'indices').map(named),
  },
  { table: 'indices', after: /^ others?\b/, values: exchanged },
  { table: 'indices', before: /--points $/, values: column('robustness', 'rows_to_tell') },
  { table: 'indices', after: /^ times the runs/, values: times },
  {
    table: 'indices',
    before: /\* $/,
    values: (tables) =>
      byWhose(tables, 'indices').map((rows) => rows.flatMap(ends).filter((width) => width > 0.1).length),
  },
  {
    table: 'indices',
    after: /^ intervals are\b/,
    values: (tables) => byWhose(tables, 'indices').map((rows) => rows.length * 2),
  },
  { table: 'spread', after: /^ replicates luck leaves/, values: () => [100] },
  { table: 'spread', before: /luck leaves an sd of $/, values: leaves('luck', 100) },
  { table: 'spread', before: /the assumptions leave $/, values: leaves('assumptions', 1) },
  { table: 'study', before: /^Of $/, after: /^ points, the /, values: column('study', 'points') },
  { table: 'study', after: /^ (?:replicates )?of each/, values: column('study', 'replicates') },
  { table: 'study', after: /^ of \d+.* runs/, values: column('study', 'done') },
  { table: 'study', before: /^\d+ of $/, values: column('study', 'planned') },
  { table: 'fates', before: /among these $/, values: size('fates') },
  { table: 'advice', before: /Of all assumptions the $/, values: column('advice', 'followed') },
  { table: 'advice', after: /^ paired replicates/, values: column('advice', 'flip_replicates') },
  { table: 'advice', before: /at most $/, after: /^ runs/, values: column('advice', 'most_runs') },
  { table: 'advice', after: /^ (?:runs )?of at most/, values: column('advice', 'runs') },
  {
    table: 'advice',
    after: /^ (?:runs|pairs) would tell/,
    values: (tables) => [
      ...column('finalists', 'runs_to_tell')(tables),
      ...column('finalists', 'pairs_to_tell')(tables),
    ],
  },
  { table: 'fit-facts', after: /^ (?:employees|customers)/, values: fact('members') },
  { table: 'fit-facts', after: /^ weeks?, .* to /, values: fact('weeks') },
  { table: 'fit-facts', before: /\blast $/, values: fact('held_out_weeks') },
  { table: 'fit-facts', after: /^ weeks? the median/, values: fact('held_out_weeks') },
  { table: 'fit-facts', before: /^$/, after: /^ of \d+ lie within/, values: fact('held_out_covered') },
  { table: 'fit-facts', after: /^ lie within/, values: fact('held_out_weeks') },
  { table: 'fit-facts', before: /misses by $/, values: fact('held_out_error') },
  { table: 'fit-facts', before: /said again, by $/, values: fact('held_out_naive_error') },
  { table: 'fit-facts', after: /^ people wide/, values: fact('held_out_width') },
  { table: 'fit-facts', before: /medians at once come to $/, values: fact('medians_distance') },
  { table: 'fit-facts', before: /eight replicates of it come to $/, values: fact('point_distance') },
  { table: 'fit-facts', before: /to start from to $/, values: fact('started_distance') },
  { table: 'fit-facts', before: /any run kept \($/, values: tolerance(-1) },
  { table: 'fit-facts', after: /^ runs?(?: in \d+ rounds|:)/, values: fact('runs') },
  { table: 'fit-facts', after: /^ rounds/, values: fact('rounds') },
  { table: 'fit-facts', after: /^ nearest are kept/, values: fact('kept') },
  { table: 'fit-facts', before: /worth $/, values: fact('effective') },
  { table: 'fit-facts', before: /fell from $/, values: tolerance(0) },
  { table: 'fit-facts', before: /fell from [\d.]+ to $/, values: tolerance(-1) },
  { table: 'fit-weeks', after: /^ runs (?:kept|at the point)/, values: fact('kept') },
]

/** The values of a number that is said of a whole table; undefined for any other number. */
export function countedFor(
  said: Said,
  { before, after, tables }: { readonly before: string; readonly after: string; readonly tables: KeptTables },
): readonly number[] | undefined {
  const rule = all.find(
    (one) =>
      said.from.includes(one.table) && (one.before?.test(before) ?? true) && (one.after?.test(after) ?? true),
  )
  return rule?.values(tables, said)
}
