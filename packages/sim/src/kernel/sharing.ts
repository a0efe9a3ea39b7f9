import { uniform } from '../draw.ts'
import type { int } from './int.ts'

/** What visitors who may share read and write. */
export type SharingRows = {
  readonly active: Uint8Array
  readonly awareSince: Int16Array
  readonly voice: Float32Array
  readonly belonging: Float32Array
  readonly group: Int32Array
  readonly poolMask: int
  /** Audience of a pool as a share of what speech needs. */
  readonly audience: Float64Array
  /** Rows of those who share, ascending; `found` holds how many. */
  readonly sharers: Int32Array
  readonly found: Int32Array
  readonly week: int
  readonly a: int
  readonly b: int
  readonly w0: number
  readonly rate: number
  readonly nIntro: number
  readonly tauN: number
  /** Most posts expected of anyone in a week. */
  readonly most: number
}

/** Any visitor may share unprompted, newcomers more. */
export function sharingRows(
  from: int,
  to: int,
  {
    active,
    awareSince,
    voice,
    belonging,
    group,
    poolMask,
    audience,
    sharers,
    found,
    week,
    a,
    b,
    w0,
    rate,
    nIntro,
    tauN,
    most,
  }: SharingRows,
): void {
  let count = found[0]!
  for (let i = from; i < to; i++) {
    if (active[i] === 1) {
      const willing = w0 + (1 - w0) * belonging[i]!
      const novelty = tauN / (tauN + (week - awareSince[i]!))
      const urge = rate * voice[i]! * willing * (1 + nIntro * novelty) * audience[group[i]! & poolMask]!
      if (uniform(a, b, i) < (urge < most ? urge : most)) {
        sharers[count] = i
        count++
      }
    }
  }
  found[0] = count
}

/** Posts that row i is expected to share at a belonging, as the kernel has it: above 1 the whole part is sure. For the few rows of whom more is asked than whether. */
export function expectedPosts(
  { awareSince, voice, group, poolMask, audience, week, w0, rate, nIntro, tauN, most }: SharingRows,
  i: number,
  belonging: number,
): number {
  const willing = w0 + (1 - w0) * belonging
  const novelty = tauN / (tauN + (week - awareSince[i]!))
  const urge = rate * voice[i]! * willing * (1 + nIntro * novelty) * audience[group[i]! & poolMask]!
  return urge < most ? urge : most
}
