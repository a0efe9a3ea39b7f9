import type { Scenario } from '@fishbowl/core'
import type { Individuals } from './pattern.ts'
import { walk } from './walk.ts'

/** Share of active ties from which somebody has company. */
const few = 0.1
/** Weeks without a visit after which somebody has quit. */
const away = 8
/** Weeks without a contribution after which somebody starts again. */
const silent = 26

type Counts = readonly [people: number, of: number]
const none: Counts = [0, 0]

/** What happened to the people of a run, by row: weeks are -1 before they happen. */
function book(members: number) {
  const person = new Int32Array(members)
  const visited = new Int32Array(members).fill(-1)
  const contributed = new Int32Array(members).fill(-1)
  const accompanied = new Uint8Array(members)
  /** With few active ties, with more: visits and those not followed by another; weeks of silence and those that end one. */
  const visits = [none, none]
  const weeks = [none, none]
  const count = (table: Counts[], k: number, happened: boolean): void => {
    const [n, of] = table[k] ?? none
    table[k] = [n + 1, of + (happened ? 1 : 0)]
  }
  return {
    counts: (): readonly number[] => [...visits, ...weeks].flat(),
    /** Forgets row i where somebody else has come. */
    meet(i: number, generation: number): void {
      if (generation === person[i]) return
      person[i] = generation
      visited[i] = -1
      contributed[i] = -1
    },
    /** The visit before this week was followed by another in time, or is not any more. */
    seeVisit(i: number, week: number, came: boolean, ties: number): void {
      const since = visited[i] ?? -1
      const gone = week - since === away + 1
      if (since >= 0 && (gone || (came && week - since <= away))) count(visits, accompanied[i] ?? 0, gone)
      if (!came) return
      visited[i] = week
      accompanied[i] = ties
    },
    seeSilence(i: number, week: number, wrote: boolean, ties: number): void {
      const since = contributed[i] ?? -1
      if (week >= silent && (since < 0 || week - since > silent)) count(weeks, ties, wrote)
      if (wrote) contributed[i] = week
    },
  }
}

/**
 * What people with and without active contacts do, as eight counts: visits and those not followed by another within 8 weeks, with less than
 * a tenth of the ties active and with more; then, from the second half year on, weeks of people who have not contributed for half a year
 * or ever, and those in which they did, in the same order. Visits of people who leave are not counted.
 */
export const withCompany =
  (scenario: Scenario): Individuals =>
  (replicate, adapt) => {
    const adapted = adapt(scenario)
    const { members } = adapted.organisation
    const people = book(members)
    walk(adapted, replicate, {
      afterWeek({ person: { generation }, member: { lastVisit, awareSince }, scratch, space: { week } }) {
        for (let i = 0; i < members; i++) {
          people.meet(i, generation[i] ?? 0)
          if ((awareSince[i] ?? -1) < 0) continue
          const ties = (scratch.activeTies[i] ?? 0) >= few ? 1 : 0
          const came = lastVisit[i] === week
          people.seeVisit(i, week, came, ties)
          people.seeSilence(i, week, came && (scratch.contributed[i] ?? 0) > 0, ties)
        }
      },
    })
    return people.counts()
  }
