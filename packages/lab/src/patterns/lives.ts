import type { Scenario } from '@fishbowl/core'
import type { Individuals } from './pattern.ts'
import { walk } from './walk.ts'

const halfYear = 26
/** Weeks in which a contribution is looked for after a first visit; the retention of the measures uses the same. */
const window = 64

/** Numbers of `lives`, in this order. */
export const lifeNumbers = ['readers', 'actors', 'rareActors', 'acts', 'registrants', 'posters'] as const

/**
 * People of a run, as shares: readers and actors of the last half year over employees, actors who acted less than once in two weeks over
 * actors, acts per employee and week of that half year; then counts: people whose first visit falls in weeks 13 to W-66, and those of them
 * who contributed within 64 weeks.
 */
export const lives =
  (scenario: Scenario): Individuals =>
  (replicate, adapt) => {
    const { horizon, organisation } = adapt(scenario)
    const { members } = organisation
    const acts = new Int32Array(members)
    const since = new Int32Array(members).fill(-1)
    const person = new Int32Array(members)
    const posted = new Uint8Array(members)
    const counts = { registrants: 0, posters: 0 }
    const close = (i: number): void => {
      const first = since[i] ?? -1
      if (first >= 13 && first <= horizon - 66) {
        counts.registrants++
        counts.posters += posted[i] ?? 0
      }
      since[i] = -1
      posted[i] = 0
    }
    const { member } = walk(adapt(scenario), replicate, {
      afterWeek({
        person: { generation },
        member: { lastVisit },
        scratch: { contributed },
        space: { week },
      }) {
        for (let i = 0; i < members; i++) {
          if (generation[i] !== person[i]) {
            close(i)
            person[i] = generation[i] ?? 0
            acts[i] = 0
          }
          if (lastVisit[i] !== week) continue
          if ((since[i] ?? -1) < 0) since[i] = week
          const done = contributed[i] ?? 0
          if (done > 0 && week - (since[i] ?? 0) <= window) posted[i] = 1
          if (week >= horizon - halfYear) acts[i] = (acts[i] ?? 0) + done
        }
      },
    })
    for (let i = 0; i < members; i++) close(i)
    const actors = acts.reduce((sum, n) => sum + (n > 0 ? 1 : 0), 0)
    const rare = acts.reduce((sum, n) => sum + (n > 0 && n < halfYear / 2 ? 1 : 0), 0)
    let readers = 0
    for (let i = 0; i < members; i++) if ((member.lastVisit[i] ?? -1) >= horizon - halfYear) readers++
    const sum = acts.reduce((all, n) => all + n, 0)
    return [
      readers / members,
      actors / members,
      rare / actors,
      sum / members / halfYear,
      counts.registrants,
      counts.posters,
    ]
  }
