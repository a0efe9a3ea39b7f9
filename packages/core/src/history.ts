import { type ColumnId, columnIds, type TotalId, totalIds } from './column.ts'

/**
 * What one replicate leaves behind: a row of columns per week and a few totals of the run.
 * `values[week * columnIds.length + column]`, f64, row-major; `totals[i]` belongs to `totalIds[i]`.
 */
export type History = {
  /** Number of the replicate, as the task gave it. */
  readonly replicate: number
  /** Weeks of the run: 1 to 1,040. */
  readonly weeks: number
  /** Employees in the audience; the denominator of every share of eligible people. */
  readonly members: number
  readonly values: Float64Array
  readonly totals: Float64Array
  /** Where there are several spaces: the history of each, the first one first; this one is of all of them together. */
  readonly spaces?: readonly { readonly id: string; readonly history: History }[]
}

const width = columnIds.length
const columnAt = Object.fromEntries(columnIds.map((id, i) => [id, i])) as Record<ColumnId, number>
const totalAt = Object.fromEntries(totalIds.map((id, i) => [id, i])) as Record<TotalId, number>

/**
 * Position of a column within a row of `History.values`.
 * @returns a whole number, 0 to `historyWidth` - 1
 */
export const columnIndex = (id: ColumnId): number => columnAt[id]

/**
 * Position of a total within `History.totals`.
 * @returns a whole number from 0
 */
export const totalIndex = (id: TotalId): number => totalAt[id]

/** Number of columns in a row of `History.values`. */
export const historyWidth = width

/**
 * The value of a column in a week.
 * @param week - from 0 to `history.weeks` - 1
 * @returns the value in the unit that `columns` says; NaN for a week outside the run
 * @example
 * import { defaultScenario, valueAt } from '@fishbowl/core'
 * import { simulate } from '@fishbowl/sim'
 *
 * const history = simulate({ scenario: defaultScenario, replicate: 0 })
 * const visitors = Array.from({ length: history.weeks }, (_, week) => valueAt(history, 'visitors', week))
 * console.log(visitors.length) // 156
 */
export function valueAt(history: History, id: ColumnId, week: number): number {
  return history.values[week * width + columnAt[id]] ?? Number.NaN
}

/**
 * The value of a total of the run.
 * @returns the value in the unit that `totals` says
 */
export function totalOf(history: History, id: TotalId): number {
  return history.totals[totalAt[id]] ?? Number.NaN
}

/**
 * The history of a space by its id; of all spaces together where none is named.
 * @returns a history of the same weeks, whose `members` are those who may join that space
 * @throws RangeError with the ids there are, where `id` is none of them
 */
export function inSpace(history: History, id: string | undefined): History {
  if (id === undefined) return history
  const { spaces = [] } = history
  const found = spaces.find((space) => space.id === id)
  if (found !== undefined) return found.history
  if (spaces.length === 0 && id === 'main') return history
  const ids = spaces.length === 0 ? 'only "main"' : spaces.map((space) => `"${space.id}"`).join(', ')
  throw new RangeError(`there is no space "${id}"; there is ${ids}`)
}
