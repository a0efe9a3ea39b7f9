import { uniform } from '../draw.ts'
import type { int } from './int.ts'

/** What visitors with a need read and write. */
export type AskingRows = {
  readonly active: Uint8Array
  readonly need: Uint8Array
  readonly belonging: Float32Array
  readonly asking: Float32Array
  readonly group: Int32Array
  readonly poolMask: int
  /** Chance to be served by what the pool knows, and its audience without oneself as a share of what speech needs, by pool. */
  readonly selfService: Float64Array
  readonly company: Float64Array
  /** Outcome of the visit so far. */
  readonly outcome: Float64Array
  /** Rows of those who served themselves and of those who ask, ascending; `found` holds how many, then all who needed something. */
  readonly served: Int32Array
  readonly askers: Int32Array
  readonly found: Int32Array
  readonly servedA: int
  readonly servedB: int
  readonly askA: int
  readonly askB: int
  readonly w0: number
  /** Strength of asking; where it is negative, everyone asks with the chance `always`. */
  readonly ask: number
  readonly always: number
  readonly selfServed: number
  readonly failed: number
}

/** Visitors with a need serve themselves, ask, or give up. */
export function askingRows(
  from: int,
  to: int,
  {
    active,
    need,
    belonging,
    asking,
    group,
    poolMask,
    selfService,
    company,
    outcome,
    served,
    askers,
    found,
    servedA,
    servedB,
    askA,
    askB,
    w0,
    ask,
    always,
    selfServed,
    failed,
  }: AskingRows,
): void {
  let serving = found[0]!
  let questions = found[1]!
  let needs = found[2]!
  for (let i = from; i < to; i++) {
    if (active[i] === 1 && need[i] === 1) {
      needs++
      const p = group[i]! & poolMask
      const willing = w0 + (1 - w0) * belonging[i]!
      const urge = ask * willing * asking[i]! * company[p]!
      const chance = ask < 0 ? always : urge > 0 ? urge / (urge + 1) : 0
      const serves = uniform(servedA, servedB, i) < selfService[p]!
      outcome[i] = serves ? selfServed : failed
      if (serves) {
        served[serving] = i
        serving++
      }
      if (!serves && uniform(askA, askB, i) < chance) {
        askers[questions] = i
        questions++
      }
    }
  }
  found[0] = serving
  found[1] = questions
  found[2] = needs
}
