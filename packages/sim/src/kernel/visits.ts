import { happens } from '../arithmetic.ts'
import { uniform } from '../draw.ts'
import type { int } from './int.ts'

/** What the decision to visit reads and writes. */
export type VisitRows = {
  readonly awareSince: Int16Array
  readonly openness: Float32Array
  readonly habit: Float32Array
  readonly expected: Float32Array
  readonly interest: Float32Array
  readonly skill: Float32Array
  readonly activeTies: Float32Array
  readonly group: Int32Array
  readonly stance: Float64Array
  /** Overload by pool; the pool of a row is its group, or 0 where there is one pool: `group & poolMask`. */
  readonly overload: Float64Array
  readonly poolMask: int
  /** The space to which a person's needs go this week, and the number of this one. */
  readonly focus: Uint8Array
  readonly here: int
  /** 1 = visited; last week's on entry. */
  readonly active: Uint8Array
  /** 1 = has a work need; only that of visitors is meant. */
  readonly need: Uint8Array
  /** Rows of the visitors and of those whose activity changed, ascending; `found` holds how many of each. */
  readonly visitors: Int32Array
  readonly flips: Int32Array
  readonly found: Int32Array
  readonly week: int
  readonly needA: int
  readonly needB: int
  readonly visitA: int
  readonly visitB: int
  /** Chance of a need in scope per unit of interest. */
  readonly needRate: number
  /** Part of the propensity that all have in common. */
  readonly common: number
  readonly wh: number
  readonly wv: number
  readonly ws: number
  readonly wm: number
  readonly wq: number
  readonly wn: number
  readonly wo: number
  readonly misfit: number
  readonly tauN: number
}

/**
 * One decision to visit per aware row. A novelty of 1/(1 + age/tauN) fades; the manager's stance matters for starting. Root and
 * quotient are f32: four in the time of one f64.
 */
export function visitRows(
  from: int,
  to: int,
  {
    awareSince,
    openness,
    habit,
    expected,
    interest,
    skill,
    activeTies,
    group,
    stance,
    overload,
    poolMask,
    focus,
    here,
    active,
    need,
    visitors,
    flips,
    found,
    week,
    needA,
    needB,
    visitA,
    visitB,
    needRate,
    common,
    wh,
    wv,
    ws,
    wm,
    wq,
    wn,
    wo,
    misfit,
    tauN,
  }: VisitRows,
): void {
  let visiting = found[0]!
  let flipping = found[1]!
  for (let i = from; i < to; i++) {
    const since = awareSince[i]!
    if (since >= 0) {
      const h = habit[i]!
      const v = expected[i]!
      const g = group[i]!
      const needs = focus[i] === here && uniform(needA, needB, i) < needRate * interest[i]!
      const tau = Math.fround(tauN)
      const novelty = Math.fround(tau / Math.fround(tau + Math.fround(week - since)))
      const start = wm * stance[g]!
      // wv * (2v - 1) and misfit * (skill - 1), as what all rows have in common and what differs
      const traits = common - wv - misfit + openness[i]! + misfit * skill[i]!
      const others = ws * Math.fround(Math.sqrt(activeTies[i]!)) - wo * overload[g & poolMask]!
      // short sums, and last what is known last
      const z =
        traits + wn * novelty + (start + (wh - start) * h) + others + (needs ? 2 * wv + wq : 2 * wv) * v
      const visit = happens(uniform(visitA, visitB, i), z) ? 1 : 0
      if (visit !== active[i]!) {
        flips[flipping] = i
        flipping++
      }
      if (visit === 1) {
        visitors[visiting] = i
        visiting++
      }
      active[i] = visit
      need[i] = needs ? 1 : 0
    }
  }
  found[0] = visiting
  found[1] = flipping
}
