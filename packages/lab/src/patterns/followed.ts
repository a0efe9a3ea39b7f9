import type { Scenario } from '@fishbowl/core'
import type { Individuals } from './pattern.ts'
import { walk } from './walk.ts'

/** Weeks after the first contribution that are looked at. */
export const laterWeeks = [1, 4, 12] as const
/** Numbers per week looked at: people whose run is long enough, those who contributed in just that week, those who did so in it or later. */
const each = 3

/**
 * What became of first contributions: for 1, 4 and 12 weeks later three counts each, of people whose first contribution lies so many weeks
 * before the end. Who leaves stays counted and is not seen again, as in the logs of the data.
 */
export const followed =
  (scenario: Scenario): Individuals =>
  (replicate, adapt) => {
    const adapted = adapt(scenario)
    const { horizon, organisation } = adapted
    const { members } = organisation
    const first = new Int32Array(members).fill(-1)
    const last = new Int32Array(members).fill(-1)
    const person = new Int32Array(members)
    const counts = Array.from({ length: each * laterWeeks.length }, () => 0)
    const add = (at: number): void => {
      counts[at] = (counts[at] ?? 0) + 1
    }
    const close = (i: number): void => {
      const since = first[i] ?? -1
      if (since >= 0)
        for (const [k, later] of laterWeeks.entries()) {
          if (since + later >= horizon) continue
          add(each * k)
          if ((last[i] ?? -1) >= since + later) add(each * k + 2)
        }
      first[i] = -1
      last[i] = -1
    }
    walk(adapted, replicate, {
      afterWeek({
        person: { generation },
        scratch: { contributed },
        member: { lastVisit },
        space: { week },
      }) {
        for (let i = 0; i < members; i++) {
          if (generation[i] !== person[i]) {
            close(i)
            person[i] = generation[i] ?? 0
          }
          if (lastVisit[i] !== week || (contributed[i] ?? 0) === 0) continue
          if (first[i] === -1) first[i] = week
          last[i] = week
          const k = laterWeeks.indexOf((week - (first[i] ?? week)) as 1 | 4 | 12)
          if (k >= 0) add(each * k + 1)
        }
      },
    })
    for (let i = 0; i < members; i++) close(i)
    return counts
  }

/** Share who contributed in just the k-th of the later weeks, from the counts. */
export const activeThen =
  (k: number) =>
  (...counts: readonly number[]): number =>
    (counts[each * k + 1] ?? Number.NaN) / (counts[each * k] ?? Number.NaN)

/** Share who contributed in the k-th of the later weeks or after it. */
export const seenSince =
  (k: number) =>
  (...counts: readonly number[]): number =>
    (counts[each * k + 2] ?? Number.NaN) / (counts[each * k] ?? Number.NaN)

/** Weeks within which another contribution is looked for. */
const soon = 13

/** Four counts: first contributions (weeks of them), those followed by another within 13 weeks; the same of later contributions. */
export const reposts =
  (scenario: Scenario): Individuals =>
  (replicate, adapt) => {
    const adapted = adapt(scenario)
    const { horizon, organisation } = adapted
    const { members } = organisation
    const person = new Int32Array(members)
    const last = new Int32Array(members).fill(-1)
    const later = new Uint8Array(members)
    const counts = [0, 0, 0, 0]
    const settle = (i: number, again: number): void => {
      const since = last[i] ?? -1
      if (since < 0 || since + soon >= horizon) return
      const at = 2 * (later[i] ?? 0)
      counts[at] = (counts[at] ?? 0) + 1
      counts[at + 1] = (counts[at + 1] ?? 0) + again
    }
    walk(adapted, replicate, {
      afterWeek({
        person: { generation },
        scratch: { contributed },
        member: { lastVisit },
        space: { week },
      }) {
        for (let i = 0; i < members; i++) {
          if (generation[i] !== person[i]) {
            settle(i, 0)
            person[i] = generation[i] ?? 0
            last[i] = -1
            later[i] = 0
          }
          if (lastVisit[i] !== week || (contributed[i] ?? 0) === 0) continue
          const since = last[i] ?? -1
          settle(i, week - since <= soon ? 1 : 0)
          later[i] = since >= 0 ? 1 : 0
          last[i] = week
        }
      },
    })
    for (let i = 0; i < members; i++) settle(i, 0)
    return counts
  }
