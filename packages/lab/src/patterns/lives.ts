import type { Scenario } from '@fishbowl/core'
import type { Individuals } from './pattern.ts'
import { walk } from './walk.ts'

const halfYear = 26
/** Weeks in which a contribution is looked for after a first visit; the retention of the measures uses the same. */
const window = 64

/** First visits of a run and whether those people contributed within the window. */
function funnel(members: number, horizon: number) {
  const since = new Int32Array(members).fill(-1)
  const posted = new Uint8Array(members)
  const counts = { registrants: 0, posters: 0 }
  return {
    counts,
    see(i: number, week: number, acts: number): void {
      if ((since[i] ?? -1) < 0) since[i] = week
      if (acts > 0 && week - (since[i] ?? 0) <= window) posted[i] = 1
    },
    close(i: number): void {
      const first = since[i] ?? -1
      if (first >= 13 && first <= horizon - 66) {
        counts.registrants++
        counts.posters += posted[i] ?? 0
      }
      since[i] = -1
      posted[i] = 0
    },
  }
}

/**
 * People of a run, as shares: readers and actors of the last half year over employees, actors who acted less than once in two weeks over
 * actors, acts per employee and week of that half year; then counts: people whose first visit falls in weeks 13 to W-66, and those of them
 * who contributed within 64 weeks.
 */
export const lives =
  (scenario: Scenario): Individuals =>
  (replicate, adapt) => {
    const adapted = adapt(scenario)
    const { horizon, organisation } = adapted
    const { members } = organisation
    const acts = new Int32Array(members)
    const person = new Int32Array(members)
    const first = funnel(members, horizon)
    const { member } = walk(adapted, replicate, {
      afterWeek({
        person: { generation },
        member: { lastVisit },
        scratch: { contributed },
        space: { week },
      }) {
        for (let i = 0; i < members; i++) {
          if (generation[i] !== person[i]) {
            first.close(i)
            person[i] = generation[i] ?? 0
            acts[i] = 0
          }
          if (lastVisit[i] !== week) continue
          const done = contributed[i] ?? 0
          first.see(i, week, done)
          if (week >= horizon - halfYear) acts[i] = (acts[i] ?? 0) + done
        }
      },
    })
    for (let i = 0; i < members; i++) first.close(i)
    const sum = (of: (n: number) => number): number => acts.reduce((all, n) => all + of(n), 0)
    const actors = sum((n) => (n > 0 ? 1 : 0))
    const rare = sum((n) => (n > 0 && n < halfYear / 2 ? 1 : 0))
    const readers = member.lastVisit.subarray(0, members).filter((week) => week >= horizon - halfYear).length
    const perWeek = sum((n) => n) / members / halfYear
    return [
      readers / members,
      actors / members,
      rare / actors,
      perWeek,
      first.counts.registrants,
      first.counts.posters,
    ]
  }
