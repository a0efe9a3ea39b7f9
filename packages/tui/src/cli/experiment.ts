import { type MeasureId, mostMemberWeeks, nearest, quote, type Scenario, spacesOf } from '@fishbowl/core'
import type { Accumulator, Arm, Comparison, Sureness, Weekly } from '@fishbowl/lab'
import type { Outside } from '../outside.ts'
import type { Opened } from '../scenarios.ts'
import { spaceArm, spaceRow } from './arm-names.ts'
import { unusable } from './continuing.ts'
import { Failure } from './failure.ts'
import { openProgress, type Telling } from './progress.ts'
import type { Settings } from './settings.ts'
import { type Workers, withThreads } from './threads.ts'

/** Scenarios to be run on the same luck, the baseline first where there are several. */
export type Plan = {
  readonly arms: readonly Arm[]
  readonly baseline: string
  readonly measure: MeasureId
  /** Replicates of each arm; with `halfWidth` the most that are made. */
  readonly replicates: number
  /** Half width of the interval of the paired difference that is enough, in units of the measure. */
  readonly halfWidth?: number
  /** Snapshots that the replicates of every arm start from, and their file. @default week 0 */
  readonly saved?: { readonly file: string; readonly states: readonly Uint8Array[] }
  /** Keeps the runs week by week. @default false */
  readonly weekly?: boolean
  readonly threads: number | undefined
}

/** What a plan came to. */
export type Result = {
  readonly comparison: Comparison
  /** One state for each pair where a half width was asked for, else empty. */
  readonly sureness: readonly Sureness[]
  /** The runs of every arm week by week, where they were kept. */
  readonly weeks: ReadonlyMap<string, Weekly>
}

/** Replicates between two looks, as in `untilSure` of lab. */
const batch = 20

/** A file is checked when it is read; a length from the command line is checked here. */
function checkWork(id: string, members: number, weeks: number): void {
  if (members * weeks <= mostMemberWeeks) return
  throw new Failure(
    'usage',
    `${id} has ${members} members; times ${weeks} weeks that is over ${mostMemberWeeks} member-weeks`,
    { hint: `ask for at most ${Math.floor(mostMemberWeeks / members)} weeks` },
  )
}

/** The space that is looked at, which every scenario must have. */
function checkSpace(id: string, scenario: Scenario, space: string): void {
  const ids = spacesOf(scenario).map((each) => each.id)
  if (ids.includes(space)) return
  const near = nearest(space, ids)
  const way = near === undefined ? `there is ${ids.join(', ')}` : `did you mean ${near}?`
  throw new Failure('not-found', `${id} has no space ${quote(space)}; ${way}`)
}

/** The arms as they are in the space that is asked for, and named after it. Throws a Failure for a scenario that does not have it. */
export function lookingAt(space: string | undefined, arms: Plan['arms']): Plan['arms'] {
  if (space === undefined) return arms
  for (const { id, scenario } of arms) checkSpace(id, scenario, space)
  return arms.map(({ id, scenario }) => ({ id: spaceArm(id, space), scenario, space }))
}

/** A scenario as an arm of its own for each of its spaces, after itself; only itself where it has one. */
export function spaceArms(arms: Plan['arms']): Plan['arms'] {
  return arms.flatMap((arm) => {
    const spaces = spacesOf(arm.scenario)
    if (arm.space !== undefined || spaces.length === 1) return [arm]
    return [arm, ...spaces.map(({ id }) => ({ id: spaceRow(arm.id, id), scenario: arm.scenario, space: id }))]
  })
}

/** The scenarios under their arms' names, with the seed and length that the command line asks for. */
export function armsOf(
  opened: readonly Pick<Opened, 'id' | 'scenario'>[],
  { seed, weeks, space }: Settings,
): Plan['arms'] {
  const ids = opened.map(({ id }) => id)
  const twice = ids.find((id, i) => ids.indexOf(id) < i)
  if (twice !== undefined)
    throw new Failure('usage', `two scenarios are called ${twice}; give their files different ids`)
  // One seed for all, or the arms would not share their luck.
  const shared = seed ?? opened[0]?.scenario.seed ?? 'fishbowl'
  for (const { id, scenario } of opened)
    checkWork(id, scenario.organisation.members * spacesOf(scenario).length, weeks ?? scenario.horizon)
  return lookingAt(
    space,
    opened.map(({ id, scenario }) => ({
      id,
      scenario: { ...scenario, seed: shared, horizon: weeks ?? scenario.horizon },
    })),
  )
}

type Task = Parameters<Workers['run']>[0]

/** The task from the snapshot of its replicate, where there are snapshots. */
function startingFrom(task: Task, saved: Plan['saved']): Task {
  const from = saved?.states[task.replicate]
  return from === undefined ? task : { ...task, from }
}

/** The accumulator, which also keeps the runs week by week; they come in replicate order. */
function keeping(into: Accumulator, weeks: ReadonlyMap<string, Weekly>): Accumulator {
  return {
    ...into,
    add(replicate, histories) {
      for (const [id, history] of histories) weeks.get(id)?.add(history)
      into.add(replicate, histories)
    },
  }
}

/** Runs a plan on worker threads and tells how far it is. */
export function experiment(outside: Outside, plan: Plan, telling: Telling): Promise<Result> {
  return withThreads(outside, plan.threads, async (workers) => {
    const { compare, comparison, surenessOf, weekly } = await import('@fishbowl/lab')
    const { driverMeasures, reportMeasures } = await import('@fishbowl/report')
    const { arms, baseline, measure, replicates, halfWidth, saved } = plan
    const weeks = new Map((plan.weekly === true ? arms : []).map(({ id, space }) => [id, weekly(space)]))
    // The charts name what goes along with their labels; a result that is kept goes into reports.
    const others = plan.weekly === true ? reportMeasures : driverMeasures
    const curves = [...new Set([measure, ...others])]
    const into = keeping(comparison(arms, baseline, { curves }), weeks)
    const { inFlight } = workers
    const run: Workers['run'] = (task) => workers.run(startingFrom(task, saved))
    const progress = openProgress(outside, telling)
    const step = Math.max(2, Math.min(batch, replicates))
    const looks = { batch: step, most: Math.max(step, replicates) }
    let known = 0
    const more = async (count: number): Promise<void> => {
      for await (const done of compare(into, count, run, { first: known, inFlight }))
        progress.at((known + done) * arms.length, replicates * arms.length)
      known += count
    }
    const judged = (width: number): readonly Sureness[] =>
      into.result().pairs.map((pair) => surenessOf(Array.from(pair.deltas(measure)), width, looks))
    try {
      if (halfWidth === undefined) await more(replicates)
      else {
        const going = (): boolean => judged(halfWidth).some(({ outcome }) => outcome === 'going-on')
        // oxlint-disable-next-line no-await-in-loop -- whether another batch is made follows from this one
        do await more(Math.min(step, looks.most - known))
        while (known < looks.most && going())
      }
    } catch (error) {
      throw saved === undefined ? error : unusable(saved.file, error)
    } finally {
      progress.end()
    }
    return { comparison: into.result(), sureness: halfWidth === undefined ? [] : judged(halfWidth), weeks }
  })
}
