import { alignmentClasses, type History, type Scenario } from '@fishbowl/core'
import { arrive, arriveOutside, drawStances, membershipIndex } from './people.ts'
import { writeTotals } from './record.ts'
import { step } from './week.ts'
import { emptyWorld, type Variation, type World } from './world.ts'

/** One replicate of one scenario to be run; `talent` takes the talent of CMs from another replicate's draws. */
export type Task = Variation & { readonly scenario: Scenario }

/** Runs a task, here or elsewhere. */
export type Runner = (task: Task) => Promise<History>

/** The people and the empty space of week 0. */
export function createWorld({ scenario, ...variation }: Task): World {
  const world = emptyWorld(scenario, variation)
  const { space, plan, pool, assumptions, rows, members, experts } = world
  const settings = plan[0]!
  space.membership = membershipIndex(settings.membership)
  space.alignment = alignmentClasses[settings.alignment].start
  space.load = 1
  space.confidence = 0.5
  space.stance = settings.stance
  space.firstStance = settings.stance
  space.training = settings.training
  pool.reputation.fill(assumptions.v0)
  drawStances(world)
  for (let i = 0; i < rows; i++) {
    if (i >= members && i < members + experts) arriveOutside(world, i)
    else arrive(world, i, i < members ? 0.6 * settings.training : 0)
  }
  return world
}

/** What a world has recorded, with the totals of the run; the world is not to be stepped afterwards. */
export function historyOf(world: World, replicate: number): History {
  writeTotals(world)
  const { scenario, members, values, totals } = world
  return { replicate, weeks: scenario.horizon, members, values, totals }
}

/** One replicate of one scenario: weeks in, history out, nothing else touched. */
export function simulate(task: Task): History {
  const world = createWorld(task)
  while (world.space.week < task.scenario.horizon) step(world)
  return historyOf(world, task.replicate)
}

/** Runs a task in this thread. */
export const inProcess: Runner = async (task) => simulate(task)
