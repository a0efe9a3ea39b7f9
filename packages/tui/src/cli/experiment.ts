import { type MeasureId, mostMemberWeeks, type Scenario } from '@fishbowl/core'
import type { Comparison, Sureness } from '@fishbowl/lab'
import type { Outside } from '../outside.ts'
import type { Opened } from '../scenarios.ts'
import { Failure } from './failure.ts'
import { openProgress, type Telling } from './progress.ts'
import type { Settings } from './settings.ts'
import { withThreads } from './threads.ts'

/** Scenarios to be run on the same luck, the baseline first where there are several. */
export type Plan = {
  readonly arms: readonly { readonly id: string; readonly scenario: Scenario }[]
  readonly baseline: string
  readonly measure: MeasureId
  /** Replicates of each arm; with `halfWidth` the most that are made. */
  readonly replicates: number
  /** Half width of the interval of the paired difference that is enough, in units of the measure. */
  readonly halfWidth?: number
  readonly threads: number | undefined
}

/** What a plan came to; `sureness` has one state for each pair where a half width was asked for. */
export type Result = { readonly comparison: Comparison; readonly sureness: readonly Sureness[] }

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

/** The scenarios under their arms' names, with the seed and length that the command line asks for. */
export function armsOf(opened: readonly Opened[], { seed, weeks }: Settings): Plan['arms'] {
  const ids = opened.map(({ id }) => id)
  const twice = ids.find((id, i) => ids.indexOf(id) < i)
  if (twice !== undefined)
    throw new Failure('usage', `two scenarios are called ${twice}; give their files different ids`)
  // One seed for all, or the arms would not share their luck.
  const shared = seed ?? opened[0]?.scenario.seed ?? 'fishbowl'
  for (const { id, scenario } of opened)
    checkWork(id, scenario.organisation.members, weeks ?? scenario.horizon)
  return opened.map(({ id, scenario }) => ({
    id,
    scenario: { ...scenario, seed: shared, horizon: weeks ?? scenario.horizon },
  }))
}

/** Runs a plan on worker threads and tells how far it is. */
export function experiment(outside: Outside, plan: Plan, telling: Telling): Promise<Result> {
  return withThreads(outside, plan.threads, async ({ run, inFlight }) => {
    const { compare, comparison, surenessOf } = await import('@fishbowl/lab')
    const { arms, baseline, measure, replicates, halfWidth } = plan
    const into = comparison(arms, baseline, { curves: [measure] })
    const progress = openProgress(outside, telling)
    const step = Math.max(2, Math.min(batch, replicates))
    const looks = { batch: step, most: Math.max(step, replicates) }
    let known = 0
    const more = async (count: number): Promise<void> => {
      for await (const done of compare(into, count, run, { first: known, inFlight }))
        progress.at((known + done) * arms.length, replicates * arms.length)
      known += count
    }
    const states = (width: number): readonly Sureness[] =>
      into.result().pairs.map((pair) => surenessOf(Array.from(pair.deltas(measure)), width, looks))
    try {
      if (halfWidth === undefined) await more(replicates)
      else {
        const going = (): boolean => states(halfWidth).some(({ outcome }) => outcome === 'going-on')
        // oxlint-disable-next-line no-await-in-loop -- whether another batch is made follows from this one
        do await more(Math.min(step, looks.most - known))
        while (known < looks.most && going())
      }
    } finally {
      progress.end()
    }
    return { comparison: into.result(), sureness: halfWidth === undefined ? [] : states(halfWidth) }
  })
}
