import type { MeasureId, Scenario } from '@fishbowl/core'
import { defaultInFlight, type Runner, type Task } from '../runner.ts'
import { type Need, type Scalars, scalars } from '../scalars.ts'
import type { Goal } from './goal.ts'

/** Runs that may still be made. */
export type Purse = {
  readonly most: number
  /** Runs taken so far. */
  readonly spent: () => number
  /** Takes so many, or none where they are too many. */
  readonly take: (runs: number) => boolean
}

export function purseOf(most: number): Purse {
  let spent = 0
  return {
    most,
    spent: () => spent,
    take(runs) {
      if (spent + runs > most) return false
      spent += runs
      return true
    },
  }
}

/** How runs are made and paid for. */
export type Means = { readonly run: Runner; readonly purse: Purse; readonly inFlight?: number | undefined }

/** What advice reads of a run: the measure of the goal, net value over the run, and the cost of CMs and managers' hours over the run. */
export type Reading = { readonly value: number; readonly net: number; readonly cost: number }

/** Scenarios that are run on the same replicates and read for a goal. */
export type Trials = {
  /** Makes the runs that are missing; false, and none made, where the purse does not allow them all. */
  readonly ensure: (scenarios: readonly Scenario[], replicates: readonly number[]) => Promise<boolean>
  readonly read: (scenario: Scenario, replicate: number) => Reading
}

type Needs = Readonly<Record<'value' | 'net' | 'cms' | 'managers', Need>>

function needsOf(goal: Goal, scenario: Scenario): Needs {
  const last = scenario.horizon - 1
  const overRun = (measure: MeasureId): Need => ({ scenario, measure, weeks: [0, last] })
  const { measure, weeks } = goal
  return {
    value: { scenario, measure, weeks: [weeks.from, weeks.to] },
    net: overRun('netValue'),
    cms: overRun('cmCost'),
    managers: overRun('managerCost'),
  }
}

/**
 * A store of the readings of some scenarios. Memory: four numbers and a key per run.
 */
export function trials(goal: Goal, scenarios: readonly Scenario[], means: Means): Trials {
  const needs = new Map(scenarios.map((scenario) => [scenario, needsOf(goal, scenario)]))
  const { run, purse, inFlight = defaultInFlight } = means
  const store: Scalars = scalars(
    [...needs.values()].flatMap((of) => Object.values(of)),
    run,
    inFlight,
  )
  const made = new Map<Scenario, Set<number>>()
  return {
    async ensure(wanted, replicates) {
      // All scenarios of a replicate, then of the next, so that threads end together.
      const missing = replicates.flatMap((replicate) =>
        wanted.flatMap((scenario): Task[] =>
          made.get(scenario)?.has(replicate) === true ? [] : [{ scenario, replicate }],
        ),
      )
      if (!purse.take(missing.length)) return false
      await store.ensure(missing)
      for (const { scenario, replicate } of missing)
        made.set(scenario, (made.get(scenario) ?? new Set()).add(replicate))
      return true
    },
    read(scenario, replicate) {
      const of = needs.get(scenario)
      if (of === undefined) throw new RangeError(`"${scenario.id}" is not among the scenarios that are tried`)
      const get = (need: Need): number => store.read(need, replicate)
      return { value: get(of.value), net: get(of.net), cost: get(of.cms) + get(of.managers) }
    },
  }
}

/** Whole numbers from `from`, `count` of them. */
export const numbers = (from: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, i) => from + i)
