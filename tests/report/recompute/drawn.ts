import type { Figure, Series } from '@fishbowl/report'
import type { Chart } from '../../../packages/report/src/chart/chart.ts'
import type { KeptRow, KeptTable, KeptTables } from './kept-tables.ts'

const isSame = (drawn: number | undefined, kept: unknown): boolean =>
  drawn === undefined || Number.isNaN(drawn) ? kept === null : drawn === kept

/** Names of columns of which every row has the drawn number, in the order of the rows. */
function columnsWith(
  drawn: readonly number[],
  rows: readonly (KeptRow | undefined)[],
  { columns }: KeptTable,
): readonly string[] {
  return columns.filter((column) =>
    rows.every((row, i) => row !== undefined && isSame(drawn[i], row[column])),
  )
}

const known = new WeakMap<KeptTable, readonly (readonly KeptRow[])[]>()

/** Rows that differ in nothing but their week and their numbers. */
function tracksOf(table: KeptTable): readonly (readonly KeptRow[])[] {
  const before = known.get(table) ?? parted(table)
  known.set(table, before)
  return before
}

/** Texts that are about one week. */
const byWeek: ReadonlySet<string> = new Set(['called', 'use'])

function parted({ rows, columns }: KeptTable): readonly (readonly KeptRow[])[] {
  const texts = columns.filter(
    (column) => !byWeek.has(column) && rows.some((row) => typeof row[column] === 'string'),
  )
  const groups = Map.groupBy(rows, (row) => texts.map((column) => row[column]).join('\u0000'))
  return [...groups.values()]
}

const isNamed = (row: KeptRow | undefined, names: readonly string[]): boolean =>
  Object.values(row ?? {}).some((cell) => typeof cell === 'string' && cell !== '' && names.includes(cell))

/** A curve is drawn from one track: every week's middle, and its band, from one column each. */
function seriesFault(series: Series, table: KeptTable, chart = ''): string | undefined {
  const { id, name, x, middle, low, high } = series
  if (x.length === 0) return undefined
  const fits = tracksOf(table).some((track) => {
    if (!isNamed(track[0], [id, name, ...chart.split('-')])) return false
    const own = new Map(track.map((row) => [row['week'], row]))
    const rows = x.map((week) => own.get(week))
    return [middle, low, high].every(
      (drawn) => drawn === undefined || columnsWith(drawn, rows, table).length > 0,
    )
  })
  return fits ? undefined : `curve ${name} is not in table ${table.name}`
}

const figureFaults = (figure: Figure, table: KeptTable, chart?: string): readonly string[] => [
  ...(figure.series.every(({ x }) => x.length === 0) ? [`${figure.title} draws nothing`] : []),
  ...figure.series.map((series) => seriesFault(series, table, chart)).filter((fault) => fault !== undefined),
]

/** Weeks that somebody counted: people of a series, or shares of the members. */
function observedFaults(
  { observed, id }: Extract<Chart, { kind: 'curves' }>,
  tables: KeptTables,
): readonly string[] {
  if (observed === undefined) return []
  const table = tables.get('fit-weeks')
  const fits =
    table !== undefined &&
    tracksOf(table).some((track) => {
      const own = new Map(track.map((row) => [row['week'], row]))
      const rows = observed.x.map((week) => own.get(week))
      return (
        columnsWith(observed.y, rows, { ...table, columns: ['observed_people', 'observed_share'] }).length > 0
      )
    })
  return fits ? [] : [`figure ${id}: the observed weeks are not in fit-weeks`]
}

/** People and their ties, each by the row of the person. */
function networkFaults(
  { nodes, links }: Extract<Chart, { kind: 'network' }>,
  tables: KeptTables,
): readonly string[] {
  const people = tables.get('nodes')?.rows ?? []
  const ties = tables.get('ties')?.rows ?? []
  const told = [
    ...nodes.map(({ id, group, isManager }) => `${id} of ${group}${isManager ? ', manager' : ''}`),
    ...links.map(({ from, to }) => `${from} with ${to}`),
  ]
  const kept = [
    ...people.map(
      (row) =>
        `${row['name']} (${row['person']}) of ${row['work_group']}${row['is_manager'] === 'yes' ? ', manager' : ''}`,
    ),
    ...ties.map((row) => `${row['from']} with ${row['to']}`),
  ]
  const [drawn, all] = [new Set(told), new Set(kept)]
  return [...told.filter((one) => !all.has(one)), ...kept.filter((one) => !drawn.has(one))].map(
    (one) => `network: ${one} is not in table and figure alike`,
  )
}

/** Rows about something that a chart names: one of their texts is its name or stands in it. */
const rowsAbout = ({ rows }: KeptTable, name: string): readonly KeptRow[] =>
  rows.filter((row) =>
    Object.values(row).some((cell) => typeof cell === 'string' && cell !== '' && name.includes(cell)),
  )

const holds =
  (values: readonly (number | undefined)[]) =>
  (row: KeptRow): boolean =>
    values.every((value) => {
      // What lowers an outcome is drawn to the left: by the size of what it does.
      const kept = row['way'] === 'lowers' && value !== undefined ? -value : value
      return Object.values(row).includes(kept ?? null)
    })

/** A point with what it is read at, which may stand in another row about the same thing. */
type Point = {
  readonly name: string
  readonly numbers: readonly (number | undefined)[]
  readonly at?: number
}

function pointFaults(
  points: readonly Point[],
  table: KeptTable,
  besides: readonly KeptRow[] = [],
): readonly string[] {
  return points
    .filter(({ name, numbers, at }) => {
      const drawn = numbers.filter((value) => value !== undefined && !Number.isNaN(value))
      const about = rowsAbout(table, name)
      // The points of a study are named by their factors, which stand in another table.
      const rows = about.length === 0 ? table.rows : about
      return !rows.some(holds(drawn)) || (at !== undefined && ![...rows, ...besides].some(holds([at])))
    })
    .map(({ name, numbers, at }) => `${name} (${numbers.join(', ')} at ${at}) is not in table ${table.name}`)
}

/** What a chart draws that the table it names does not hold. Every point is looked at. */
export function chartFaults(chart: Chart, tables: KeptTables): readonly string[] {
  const table = tables.get(chart.table)
  if (table === undefined) return [`figure ${chart.id}: no table ${chart.table}`]
  switch (chart.kind) {
    case 'curves':
      return [...figureFaults(chart.figure, table, chart.id), ...observedFaults(chart, tables)]
    case 'panels':
      return chart.panels.flatMap(({ figure }) => figureFaults(figure, table))
    case 'bars':
      return pointFaults(
        chart.bars.map(({ name, value, low, high }) => ({ name, numbers: [value, low, high] })),
        table,
      )
    case 'dots':
      return pointFaults(
        chart.dots.map(({ name, x, y, low, high }) => ({ name, at: x, numbers: [y, low, high] })),
        table,
        tables.get('points')?.rows,
      )
    case 'heat':
      return pointFaults(
        chart.cells.flatMap((row, j) =>
          row.map((value, i) => ({
            name: `${chart.x.values[i]} ${chart.y.values[j]}`,
            numbers: [value],
          })),
        ),
        table,
      )
    case 'network':
      return networkFaults(chart, tables)
  }
}
