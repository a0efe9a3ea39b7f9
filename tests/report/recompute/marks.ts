import type { Figure, Mark } from '@fishbowl/report'
import type { KeptRow, KeptTables } from './kept-tables.ts'
import { mentioned, type Names } from './names.ts'
import { says, type Token, tokensOf } from './number-tokens.ts'

/** The curve of a scenario in one measure: its middle by week. */
function trackOf(tables: KeptTables, scenario: string, measure: string): readonly number[] {
  const rows = tables.get('curves')?.rows ?? []
  return rows
    .filter((row) => row['scenario'] === scenario && row['measure'] === measure)
    .map((row) => (typeof row['median'] === 'number' ? row['median'] : Number.NaN))
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const [low, high] = [Math.floor((sorted.length - 1) / 2), Math.ceil((sorted.length - 1) / 2)]
  return ((sorted[low] ?? Number.NaN) + (sorted[high] ?? Number.NaN)) / 2
}

/** Levels that a label may name: that of its week; of what lasts, the median of the end or of the last quarter after a low week of the first half year. */
function levelsOf({ x, text }: Mark, track: readonly number[]): readonly number[] {
  if (text.startsWith('plateau')) return [median(track.slice(-26))]
  if (!text.startsWith('slow build-up')) return [track[x] ?? Number.NaN]
  return track.slice(0, 27).map((_, trough) => {
    const after = track.slice(trough + 1)
    return median(after.slice(Math.floor(after.length * 0.75)))
  })
}

const numbersIn = (row: KeptRow | undefined, columns: readonly string[]): readonly number[] =>
  columns.map((column) => row?.[column]).filter((cell) => typeof cell === 'number')

/** What may stand behind "while": another measure in the same week, of the plateau at the end; of an effect the difference. */
function driversOf(
  { x, text, series }: Mark,
  measures: ReadonlySet<string>,
  tables: KeptTables,
): readonly number[] {
  const own = (row: KeptRow): boolean => row['scenario'] === series && measures.has(String(row['measure']))
  const rowsOf = (table: string): readonly KeptRow[] => tables.get(table)?.rows.filter(own) ?? []
  const inWeek = (table: string): readonly KeptRow[] => rowsOf(table).filter((row) => row['week'] === x)
  if (text.startsWith('effect')) return inWeek('curve-differences').flatMap((row) => numbersIn(row, ['mean']))
  if (text.startsWith('plateau')) return rowsOf('levels').flatMap((row) => numbersIn(row, ['mean']))
  return inWeek('curves').flatMap((row) => numbersIn(row, ['median']))
}

const isSaid = (token: Token, values: readonly number[]): boolean =>
  values.some((value) => says(token, value))

function markFaults(
  mark: Mark,
  {
    measure,
    tables,
    names,
  }: { readonly measure: string; readonly tables: KeptTables; readonly names: Names },
): readonly string[] {
  const { text, driver = '', series = '', isChange = false } = mark
  // A change of policies is what somebody decided; it stands in the scenario.
  if (isChange) return []
  const level = text.startsWith('effect') ? [] : levelsOf(mark, trackOf(tables, series, measure))
  const weeks = text.startsWith('effect') ? Array.from({ length: mark.x + 1 }, (_, week) => week) : []
  const behind = driversOf(mark, mentioned(driver, names), tables)
  return [
    ...tokensOf(text).filter((token) => !isSaid(token, [...level, ...weeks])),
    ...tokensOf(driver).filter((token) => !isSaid(token, behind)),
  ].map((token) => `mark "${text}, while ${driver}" of ${series} in week ${mark.x}: ${token.text}`)
}

/** Numbers in the marks of a figure that the tables do not say; `measure` is what the figure shows. */
export const marksFaults = (
  figure: Figure,
  kept: { readonly measure: string; readonly tables: KeptTables; readonly names: Names },
): readonly string[] => figure.marks.flatMap((mark) => markFaults(mark, kept))
