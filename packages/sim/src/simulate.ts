import { alignmentClasses, type History, type Scenario } from '@fishbowl/core'
import { columnsOf, withColumns } from './arena.ts'
import { arrive, drawStances, joinAll, membershipIndex, traitKeys } from './people.ts'
import { totalsOf } from './record.ts'
import { historyTogether } from './together.ts'
import { step } from './week.ts'
import { emptyWorld, groundOf, tablesOf, type Variation, type World } from './world.ts'

/** One replicate of one scenario to be run; `talent` takes the talent of CMs from another replicate's draws. */
export type Task = Variation & { readonly scenario: Scenario }

/** Runs a task, here or elsewhere: `inProcess`, or `run` of the threads. */
export type Runner = (task: Task) => Promise<History>

/** A space of week 0 and everyone's membership of it. */
function openSpace(world: World): void {
  const { space, plan, pool, assumptions } = world
  const settings = plan[0]!
  space.membership = membershipIndex(settings.membership)
  space.alignment = alignmentClasses[settings.alignment].start
  space.load = 1
  space.confidence = 0.5
  space.stance = settings.stance
  space.firstStance = settings.stance
  space.training = settings.training
  pool.reputation.fill(assumptions.v0)
  joinAll(world)
}

/** Skill by the training of the spaces that row i may join. */
function firstSkill(trained: readonly World[], i: number): number {
  let skill = 0
  for (const { plan, mayJoin } of trained) if (mayJoin(i)) skill = Math.max(skill, 0.6 * plan[0]!.training)
  return skill
}

/** The people and the empty spaces of week 0. */
function populate(world: World): World {
  const { rows, members, experts, person, scenario } = world
  const keys = traitKeys(world.root, 0)
  const trained = world.spaces.filter(({ plan }) => plan[0]!.training > 0)
  const expertise = scenario.switches.includes('deaf-experts') ? 0 : 1
  for (let i = 0; i < rows; i++) {
    arrive(world, i, i < members ? firstSkill(trained, i) : 0, keys)
    if (i >= members && i < members + experts) person.expertise[i] = expertise
  }
  for (const each of world.spaces) openSpace(each)
  drawStances(world)
  return world
}

/**
 * The people and the empty spaces of week 0, on buffers of their own: a world to be stepped, looked at and kept.
 * @returns the first space of the world, before week 0; `spaces` has all of them
 * @example
 * import { defaultScenario } from '@fishbowl/core'
 * import { createWorld, step } from '@fishbowl/sim'
 *
 * const world = createWorld({ scenario: defaultScenario, replicate: 0 })
 * while (world.space.week < 26) step(world)
 * const aware = world.member.awareSince.subarray(0, world.members).filter((since) => since >= 0)
 * console.log(aware.length <= world.members) // true
 */
export function createWorld({ scenario, ...variation }: Task): World {
  const ground = groundOf(scenario, variation)
  const tables = columnsOf((take) => tablesOf(ground, take))
  return populate(emptyWorld(ground, tables))
}

/**
 * What a world has recorded, with the totals of the run; it shares its arrays with the world. Rows of weeks that are not simulated are 0.
 * @param replicate - the number to be written into the history
 * @returns a history over the whole horizon
 */
export function historyOf(first: World, replicate: number): History {
  const weeks = first.scenario.horizon
  const histories = first.spaces.map((world) => {
    const { id, audience, values } = world
    return { id, history: { replicate, weeks, members: audience, values, totals: totalsOf([world]) } }
  })
  if (histories.length === 1) return histories[0]!.history
  return { ...historyTogether(first, replicate), spaces: histories }
}

/**
 * One replicate of one scenario: weeks in, history out, nothing else touched. The same task gives the same bytes on every machine, in every
 * thread and after any other run. Two scenarios with one seed and one replicate share people and luck: their difference is paired.
 * @returns the history of all weeks; a scenario of several spaces has the history of each in it
 * @example
 * import { defaultScenario } from '@fishbowl/core'
 * import { simulate } from '@fishbowl/sim'
 *
 * const history = simulate({ scenario: defaultScenario, replicate: 0 })
 * console.log(history.weeks, history.members) // 156 2000
 */
export function simulate({ scenario, ...variation }: Task): History {
  const ground = groundOf(scenario, variation)
  return withColumns(
    (take) => tablesOf(ground, take),
    (tables, kernels) => {
      const world = populate(emptyWorld(ground, tables, kernels))
      while (world.space.week < scenario.horizon) step(world)
      return historyOf(world, variation.replicate)
    },
  )
}

/** Runs a task in this thread, where a `Runner` is wanted. */
export const inProcess: Runner = async (task) => simulate(task)
