import { awareness } from './phases/awareness.ts'
import { conversation } from './phases/conversation.ts'
import { experience } from './phases/experience.ts'
import { facilitation } from './phases/facilitation.ts'
import { managers } from './phases/managers.ts'
import { measurement } from './phases/measurement.ts'
import { timeline } from './phases/timeline.ts'
import { visits } from './phases/visits.ts'
import { workforce } from './phases/workforce.ts'
import { blankTally, type World } from './world.ts'

/**
 * What happens in a week, in this order. The order is a modelling assumption: facilitation is planned from last week's
 * load, ties are those of last week, and what is said is experienced in the same week.
 */
export const week = {
  timeline,
  workforce,
  facilitation,
  awareness,
  visits,
  conversation,
  experience,
  managers,
  measurement,
} as const satisfies Readonly<Record<string, (world: World) => void>>

/** Name of a phase. */
export type PhaseName = keyof typeof week
const phases = Object.values(week)

/** Simulates the week that is due. */
export function step(world: World): void {
  Object.assign(world.tally, blankTally())
  for (const phase of phases) phase(world)
  world.space.week++
}
