import { inOrder } from '../in-order.ts'
import type { Point } from './factors.ts'

/** One evaluation of a model: a point of the ranges, and the luck. */
export type Cell = { readonly point: Point; readonly replicate: number }

/** The outcome of each arm in one cell; NaN where it has no value. The same cell gives the same outcome. */
export type Model = (cell: Cell) => Promise<readonly number[]>

/** How cells are worked on, and who is told. */
export type Working = {
  /** Cells started and not yet taken. @default 16 */
  readonly inFlight?: number | undefined
  /** Called after each cell, in order. */
  readonly onCell?: (() => void) | undefined
}

/** The outcomes of the cells in their order, whatever order they finish in. */
export async function outcomesOf(
  cells: Iterable<Cell>,
  model: Model,
  { inFlight = 16, onCell }: Working,
): Promise<readonly (readonly number[])[]> {
  const found: (readonly number[])[] = []
  for await (const values of inOrder(cells, inFlight, model)) {
    found.push(values)
    onCell?.()
  }
  return found
}

/** What a question looks at: the level of the only arm, or the paired difference, second less first. */
export const judged = (values: readonly number[]): number =>
  values.length === 1 ? (values[0] ?? Number.NaN) : (values[1] ?? Number.NaN) - (values[0] ?? Number.NaN)
