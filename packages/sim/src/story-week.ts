import { blankTally } from './now.ts'
import { type PhaseName, week } from './week.ts'
import type { World } from './world.ts'

const phases = Object.entries(week) as readonly (readonly [PhaseName, (first: World) => void])[]

/** Simulates the week that is due as `step` does, with a look at the world after each phase. */
export function stepLooking(first: World, look: (phase: PhaseName) => void): void {
  for (const { tally } of first.spaces) Object.assign(tally, blankTally())
  for (const [name, phase] of phases) {
    phase(first)
    look(name)
  }
  for (const { space } of first.spaces) space.week++
}
