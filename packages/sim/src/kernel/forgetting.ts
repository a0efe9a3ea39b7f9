import type { int } from './int.ts'

/** Belonging and skill above which a member is a core member. Shape constant of the model. */
export const coreLevel = 0.4

/** What forgetting and the count of people read and write. */
export type ForgettingRows = {
  readonly awareSince: Int16Array
  readonly active: Uint8Array
  readonly habit: Float32Array
  readonly belonging: Float32Array
  readonly expected: Float32Array
  readonly skill: Float32Array
  readonly lastVisit: Int16Array
  readonly lastContribution: Int16Array
  readonly group: Int32Array
  readonly reputation: Float64Array
  readonly poolMask: int
  readonly keptHabit: number
  readonly keptBelonging: number
  readonly rep: number
  /** First of the last four weeks, 0 at the least. */
  readonly recent: int
  /** Aware, registered, seen in four weeks, contributed in four weeks, core members. */
  readonly counts: Int32Array
  /** Four partial sums each, by row modulo 4, so that four rows at once and one by one add in the same order. */
  readonly expectedSum: Float64Array
  readonly belongingSum: Float64Array
  readonly coreSkillSum: Float64Array
}

/**
 * The absent forget a little and hear of the reputation; everybody is counted as the week leaves them. What is kept is f32, as what
 * it is of, so that four products are one instruction.
 */
export function forgettingRows(
  from: int,
  to: int,
  {
    awareSince,
    active,
    habit,
    belonging,
    expected,
    skill,
    lastVisit,
    lastContribution,
    group,
    reputation,
    poolMask,
    keptHabit,
    keptBelonging,
    rep,
    recent,
    counts,
    expectedSum,
    belongingSum,
    coreSkillSum,
  }: ForgettingRows,
): void {
  let aware = counts[0]!
  let registered = counts[1]!
  let seen = counts[2]!
  let contributing = counts[3]!
  let core = counts[4]!
  for (let i = from; i < to; i++) {
    if (awareSince[i]! >= 0) {
      aware++
      const gone = active[i] === 0
      const v = expected[i]!
      const b = Math.fround(belonging[i]! * (gone ? Math.fround(keptBelonging) : 1))
      const e = Math.fround(gone ? v + rep * (reputation[group[i]! & poolMask]! - v) : v)
      const s = skill[i]!
      habit[i] = habit[i]! * (gone ? Math.fround(keptHabit) : 1)
      belonging[i] = b
      expected[i] = e
      expectedSum[i & 3] = expectedSum[i & 3]! + e
      belongingSum[i & 3] = belongingSum[i & 3]! + b
      if (lastVisit[i]! >= 0) registered++
      if (lastVisit[i]! >= recent) {
        seen++
        if (lastContribution[i]! >= recent) contributing++
        if (b > coreLevel && s > coreLevel) {
          core++
          coreSkillSum[i & 3] = coreSkillSum[i & 3]! + s
        }
      }
    }
  }
  counts[0] = aware
  counts[1] = registered
  counts[2] = seen
  counts[3] = contributing
  counts[4] = core
}
