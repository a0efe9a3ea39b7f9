import { blankTally } from './now.ts'
import { attention, focus } from './phases/attention.ts'
import { awareness } from './phases/awareness.ts'
import { conversation } from './phases/conversation.ts'
import { experience } from './phases/experience.ts'
import { facilitation } from './phases/facilitation.ts'
import { managers, review } from './phases/managers.ts'
import { measurement } from './phases/measurement.ts'
import { sharing } from './phases/sharing.ts'
import { timeline } from './phases/timeline.ts'
import { visits } from './phases/visits.ts'
import { turnover, workforce } from './phases/workforce.ts'
import { together } from './together.ts'
import type { World } from './world.ts'

/** A phase of the organisation as a whole, called with its first space, or one of every space. */
type Phase = (world: World) => void
const once =
  (phase: Phase): Phase =>
  (first) =>
    phase(first)
const each =
  (phase: Phase): Phase =>
  (first) => {
    for (let s = 0; s < first.spaces.length; s++) phase(first.spaces[s]!)
  }

/**
 * What happens in a week, in this order. The order is a modelling assumption: facilitation is planned from last week's
 * load, ties are those of last week, and what is said is experienced in the same week.
 * @workspace
 */
export const week = {
  timeline: each(timeline),
  turnover: once(turnover),
  workforce: each(workforce),
  sharing: once(sharing),
  facilitation: each(facilitation),
  awareness: each(awareness),
  focus: once(focus),
  visits: each(visits),
  attention: once(attention),
  conversation: each(conversation),
  experience: each(experience),
  managers: once(managers),
  review: each(review),
  measurement: each(measurement),
  together: once(together),
} as const satisfies Readonly<Record<string, Phase>>

/** Name of a phase. @workspace */
export type PhaseName = keyof typeof week
const phases = Object.values(week)

/** Simulates the week that is due, in all spaces of the organisation; takes its first space. Weeks past the horizon leave no row: stop at `scenario.horizon`. */
export function step(first: World): void {
  for (let s = 0; s < first.spaces.length; s++) Object.assign(first.spaces[s]!.tally, blankTally())
  for (const phase of phases) phase(first)
  for (let s = 0; s < first.spaces.length; s++) first.spaces[s]!.space.week++
}
