import { firstSpace, type History, type Policies, type Scenario } from '@fishbowl/core'
import { createWorld, historyOf, simulate, type Task } from './simulate.ts'
import { restore, snapshot } from './snapshot.ts'
import { step } from './week.ts'

/** A task that may start from a snapshot in place of week 0. */
export type Continued = Task & { readonly from?: Uint8Array }

/**
 * The scenario of a fork: everything as before up to `week`, from then on the levers that `change` names, over whatever the scenario
 * itself dates, in the space of that id. So a run that is forked at a week ends as a run of this scenario that never stopped.
 * @param week - the first week of the change, 1 to horizon - 1: in week 0 the people themselves are made under the policies
 * @returns a scenario for `resume`, or for a run from week 0
 * @throws RangeError for a week outside that range and for an unknown space
 * @example
 * import { defaultScenario, valueAt } from '@fishbowl/core'
 * import { fork, resume, runUntil, simulate } from '@fishbowl/sim'
 *
 * const task = { scenario: defaultScenario, replicate: 0 }
 * const bytes = runUntil(task, 78)
 * const trained = fork(defaultScenario, 78, { training: 1 })
 * const forked = resume(bytes, { scenario: trained, replicate: 0 })
 * const straight = simulate({ scenario: trained, replicate: 0 })
 * console.log(valueAt(forked, 'visitors', 155) === valueAt(straight, 'visitors', 155)) // true
 */
export function fork(
  scenario: Scenario,
  week: number,
  change: Policies,
  space: string = firstSpace,
): Scenario {
  checkWeek(scenario, week)
  if (space === firstSpace)
    return { ...scenario, interventions: [...scenario.interventions, { week, ...change }] }
  const other = scenario.spaces[space]
  if (other === undefined) throw new RangeError(`the scenario has no space "${space}"`)
  const interventions = [...other.interventions, { week, ...change }]
  return { ...scenario, spaces: { ...scenario.spaces, [space]: { ...other, interventions } } }
}

function checkWeek({ horizon }: Scenario, week: number): void {
  if (Number.isInteger(week) && week >= 1 && week < horizon) return
  throw new RangeError(`the week of a fork is 1 to ${horizon - 1} in a run of ${horizon} weeks (got ${week})`)
}

/**
 * Runs a task up to a week and stops.
 * @param week - the first week not simulated, 1 to horizon - 1
 * @returns the snapshot of that moment: some 55 bytes a member, 30 more for each further space, and 430 for each week of the horizon and space
 * @throws RangeError when the week is outside the run or before the task's own snapshot, and as `restore` does
 */
export function runUntil({ from, ...task }: Continued, week: number): Uint8Array {
  checkWeek(task.scenario, week)
  const world = from === undefined ? createWorld(task) : restore(from, task)
  if (world.space.week > week)
    throw new RangeError(`the snapshot is of week ${world.space.week}, later than week ${week}`)
  while (world.space.week < week) step(world)
  return snapshot(world)
}

/**
 * Continues a run from its snapshot to the horizon of the task; weeks before the snapshot are those of the run that it was taken
 * from, byte for byte. The task may carry the scenario of a fork.
 * @param bytes - a snapshot of the same people, seed, replicate and horizon
 * @returns the history of all weeks, those before the snapshot included
 * @throws RangeError as `restore` does
 */
export function resume(bytes: Uint8Array, task: Task): History {
  const world = restore(bytes, task)
  while (world.space.week < task.scenario.horizon) step(world)
  return historyOf(world, task.replicate)
}

/**
 * Runs a task to its horizon, from its snapshot where it has one.
 * @returns what `simulate` or `resume` returns
 * @throws RangeError as `restore` does
 */
export function simulateFrom({ from, ...task }: Continued): History {
  return from === undefined ? simulate(task) : resume(from, task)
}
