import { canonicalJson } from '@fishbowl/core'
import type { Cell } from './table.ts'

/** A cell as a finite number; undefined for everything else. */
export const numberOf = (cell: Cell): number | undefined =>
  typeof cell === 'number' && Number.isFinite(cell) ? cell : undefined

/** A cell as text: words as they are, numbers in full, lists and blocks as JSON; undefined where there is none. */
export function textOf(cell: Cell): string | undefined {
  if (cell === null || cell === undefined) return undefined
  if (typeof cell === 'string') return cell
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : undefined
  return canonicalJson(cell)
}
