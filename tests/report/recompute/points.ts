import type { KeptRow, KeptTables } from './kept-tables.ts'
import { patternOf } from './names.ts'

/** How a point of a study is called in a text: "point 3". */
export const pointId = (point: unknown): string => `point ${String(point)}`

/** A key of a row as texts name it. */
export const keyOf = (row: KeptRow, column: string): string =>
  column === 'point' ? pointId(row[column]) : String(row[column])

/** Points that set all of what some words say: "no CM" at "integrated". */
export function pointsAbout(tables: KeptTables, words: readonly string[]): ReadonlySet<string> {
  const own = words.map((one) => one.trim()).filter((one) => one !== '')
  const rows = tables.get('points')?.rows ?? []
  const isAbout = (row: KeptRow): boolean =>
    own.every((one) => String(row['title']).search(patternOf(one)) >= 0)
  return new Set(own.length < 2 ? [] : rows.filter(isAbout).map((row) => pointId(row['point'])))
}
