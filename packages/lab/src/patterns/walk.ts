import type { Scenario } from '@fishbowl/core'
import { createWorld, type PhaseName, type World, week } from '@fishbowl/sim'

/** What is looked at in a week, and what may be changed in it before it is experienced. */
export type Looks = {
  readonly afterWeek?: (world: World) => void
  readonly beforeExperience?: (world: World) => void
}

const phases = Object.keys(week) as readonly PhaseName[]

/** One replicate week by week in this thread, for what a history does not hold: who did what. */
export function walk(scenario: Scenario, replicate: number, { afterWeek, beforeExperience }: Looks): World {
  const world = createWorld({ scenario, replicate })
  const { tally, space } = world
  while (space.week < scenario.horizon) {
    for (const name of Object.keys(tally) as (keyof typeof tally)[]) tally[name] = 0
    for (const name of phases) {
      if (name === 'experience') beforeExperience?.(world)
      week[name](world)
    }
    afterWeek?.(world)
    space.week++
  }
  return world
}
