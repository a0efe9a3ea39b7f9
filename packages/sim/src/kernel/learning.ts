import { uniform } from '../draw.ts'
import type { int } from './int.ts'

/** What learning from a visit reads and writes. */
export type LearningRows = {
  readonly active: Uint8Array
  readonly habit: Float32Array
  readonly belonging: Float32Array
  readonly expected: Float32Array
  readonly skill: Float32Array
  readonly lastVisit: Int16Array
  readonly outcome: Float64Array
  readonly contributed: Int32Array
  /** First visits, counted on. */
  readonly found: Int32Array
  readonly week: int
  readonly welcomeA: int
  readonly welcomeB: int
  readonly recognitionA: int
  readonly recognitionB: int
  /** Chance to be welcomed of who has less habit than `newWhile`, and to be recognised of who contributed. */
  readonly welcomed: number
  readonly newWhile: number
  readonly recognised: number
  readonly keptBelonging: number
  readonly dB: number
  readonly alpha: number
  readonly up: number
  readonly growth: number
}

/** Visitors learn what a visit is worth, form habit and skill, and may be welcomed or recognised. */
export function learningRows(
  from: int,
  to: int,
  {
    active,
    habit,
    belonging,
    expected,
    skill,
    lastVisit,
    outcome,
    contributed,
    found,
    week,
    welcomeA,
    welcomeB,
    recognitionA,
    recognitionB,
    welcomed,
    newWhile,
    recognised,
    keptBelonging,
    dB,
    alpha,
    up,
    growth,
  }: LearningRows,
): void {
  let newcomers = found[0]!
  for (let i = from; i < to; i++) {
    if (active[i] === 1) {
      const h = habit[i]!
      const v = expected[i]!
      const s = skill[i]!
      const kept = belonging[i]! * keptBelonging
      const greeted = h < newWhile && uniform(welcomeA, welcomeB, i) < welcomed
      const b = greeted ? kept + dB * (1 - kept) : kept
      const thanked = contributed[i]! > 0 && uniform(recognitionA, recognitionB, i) < recognised
      belonging[i] = thanked ? b + dB * (1 - b) : b
      expected[i] = v + alpha * (outcome[i]! - v)
      habit[i] = h + up * (1 - h)
      skill[i] = s + growth * (1 - s)
      if (lastVisit[i]! < 0) newcomers++
      lastVisit[i] = week
    }
  }
  found[0] = newcomers
}
