import { uniform } from '../draw.ts'
import type { int } from './int.ts'

/** What the scan for leavers reads and writes. */
export type LeaverRows = {
  /** Key of the decision this week. */
  readonly a: int
  readonly b: int
  /** Chance to leave in a week. */
  readonly hazard: number
  /** Rows of who leaves, ascending; the first `found[0]` entries count. */
  readonly leavers: Int32Array
  readonly found: Int32Array
}

/** Who leaves this week: one draw per row. */
export function leaverRows(from: int, to: int, { a, b, hazard, leavers, found }: LeaverRows): void {
  let count = found[0]!
  for (let i = from; i < to; i++) {
    if (uniform(a, b, i) < hazard) {
      leavers[count] = i
      count++
    }
  }
  found[0] = count
}
