import { uniform } from '../draw.ts'
import type { int } from './int.ts'

/** What the credit for answers reads and writes. */
export type CreditingRows = {
  readonly active: Uint8Array
  readonly expertise: Float32Array
  readonly belonging: Float32Array
  readonly group: Int32Array
  readonly poolMask: int
  /** Questions that members answered and willing expertise, by pool. */
  readonly answers: Float64Array
  readonly experts: Float64Array
  /** Rows of those who wrote an answer or more, ascending; `found` holds how many. */
  readonly writers: Int32Array
  readonly found: Int32Array
  readonly a: int
  readonly b: int
  readonly w0: number
}

/** Answers of members are credited to visiting experts in proportion to willing expertise, rounded by chance. */
export function creditingRows(
  from: int,
  to: int,
  {
    active,
    expertise,
    belonging,
    group,
    poolMask,
    answers,
    experts,
    writers,
    found,
    a,
    b,
    w0,
  }: CreditingRows,
): void {
  let count = found[0]!
  for (let i = from; i < to; i++) {
    if (active[i] === 1 && expertise[i]! > 0) {
      const p = group[i]! & poolMask
      const weight = expertise[i]! * (w0 + (1 - w0) * belonging[i]!)
      if ((answers[p]! * weight) / experts[p]! + uniform(a, b, i) >= 1) {
        writers[count] = i
        count++
      }
    }
  }
  found[0] = count
}
