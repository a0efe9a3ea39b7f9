import { uniform } from '../draw.ts'
import type { int } from './int.ts'

/** What spreading the word reads and writes. */
export type AwarenessRows = {
  readonly group: Int32Array
  readonly circle: Int32Array
  readonly degree: Float32Array
  readonly active: Uint8Array
  /** Members active last week by group, by circle, and among the far ties of a row. */
  readonly groupActive: Int32Array
  readonly circleActive: Int32Array
  readonly farActive: Int32Array
  /** Share of a row's ties that were active last week. */
  readonly activeTies: Float32Array
  readonly awareSince: Int16Array
  readonly stance: Float64Array
  readonly a: int
  readonly b: int
  readonly week: int
  /** Chance to miss the launch. */
  readonly launch: number
  readonly wom: number
  readonly casc: number
  readonly animate: number
}

/** Ties active last week; the unaware (-1) hear of the space from a launch, from such ties, or from managers and CMs. */
export function awarenessRows(
  from: int,
  to: int,
  {
    group,
    circle,
    degree,
    active,
    groupActive,
    circleActive,
    farActive,
    activeTies,
    awareSince,
    stance,
    a,
    b,
    week,
    launch,
    wom,
    casc,
    animate,
  }: AwarenessRows,
): void {
  for (let i = from; i < to; i++) {
    const g = group[i]!
    const ties = groupActive[g]! + circleActive[circle[i]!]! + farActive[i]! - 2 * active[i]!
    const share = Math.fround(Math.fround(ties) / degree[i]!)
    activeTies[i] = share
    if (awareSince[i] === -1) {
      const cascade = casc * (1 + stance[g]! + animate)
      const missed = launch * (1 - wom * share) * (1 - cascade)
      if (uniform(a, b, i) >= missed) awareSince[i] = week
    }
  }
}
