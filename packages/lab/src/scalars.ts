import { type History, inSpace, type MeasureId, measured, type Scenario } from '@fishbowl/core'
import { drained } from './drained.ts'
import { attempt } from './ensemble.ts'
import { inOrder } from './in-order.ts'
import type { Runner, Task } from './runner.ts'
import { scenarioHash } from './scenario-hash.ts'

/** One number of one run: a measure over weeks, both included. */
export type Need = {
  readonly scenario: Scenario
  readonly measure: MeasureId
  readonly weeks: readonly [number, number]
  /** Id of the space; absent is all spaces together. */
  readonly space?: string | undefined
}

/** Runs made once and read for everybody who needs a number of them; histories are let go. */
export type Scalars = {
  /** Makes the runs among these that have not been made, `inFlight` at once. */
  readonly ensure: (tasks: Iterable<Task>) => Promise<void>
  /** The same, told after each run; runs come in the order of their tasks. */
  readonly ensuring: (tasks: Iterable<Task>) => AsyncGenerator<Task, void, undefined>
  /** The number of a run that was made; NaN where the measure has no value. */
  readonly read: (need: Need, replicate: number, talent?: number) => number
}

/** Digest of what the engine sees of a scenario: two scenarios that differ in words only share their runs. */
export const scenarioKey = (scenario: Scenario): string => scenarioHash(scenario).slice(0, 16)

/** A run's name; talent from the own replicate is the plain run. */
const runKey = (scenario: Scenario, replicate: number, talent = replicate): string =>
  `${scenarioKey(scenario)} ${replicate} ${talent}`

const slotOf = ({ measure, space, weeks: [from, to] }: Need): string =>
  `${measure} ${from} ${to}${space === undefined ? '' : ` in ${space}`}`

/** Every number that will be read of each scenario, gathered before the first run. */
function gather(needs: Iterable<Need>): Map<string, Map<string, Need>> {
  const slots = new Map<string, Map<string, Need>>()
  for (const need of needs) {
    const key = scenarioKey(need.scenario)
    const ofScenario = slots.get(key) ?? new Map<string, Need>()
    slots.set(key, ofScenario.set(slotOf(need), need))
  }
  return slots
}

const keyOf = ({ scenario, replicate, talent }: Task): string => runKey(scenario, replicate, talent)

const valueOf = (history: History, { measure, space, weeks: [from, to] }: Need): number =>
  measured(inSpace(history, space), measure, { from, to })

/**
 * A store of the numbers that claims rest on. All needs are told at the start, so that a run is made once and read for all of them.
 * Memory: 8 bytes and a key per number and run.
 */
export function scalars(needs: Iterable<Need>, run: Runner, inFlight: number): Scalars {
  const slots = gather(needs)
  const kept = new Map<string, ReadonlyMap<string, number>>()
  const readOff = (scenario: Scenario, history: History): Map<string, number> =>
    new Map(
      Array.from(slots.get(scenarioKey(scenario)) ?? [], ([slot, need]) => [slot, valueOf(history, need)]),
    )
  async function* ensuring(tasks: Iterable<Task>): AsyncGenerator<Task, void, undefined> {
    const missing = new Map<string, Task>()
    for (const task of tasks) if (!kept.has(keyOf(task))) missing.set(keyOf(task), task)
    const runs = inOrder(missing, inFlight, async ([key, task]) => ({
      key,
      task,
      history: await attempt(run, task),
    }))
    for await (const { key, task, history } of runs) {
      kept.set(key, readOff(task.scenario, history))
      yield task
    }
  }

  return {
    ensure: async (tasks) => {
      await drained(ensuring(tasks))
    },
    ensuring,
    read(need, replicate, talent) {
      const value = kept.get(runKey(need.scenario, replicate, talent))?.get(slotOf(need))
      if (value === undefined)
        throw new RangeError(
          `replicate ${replicate} of "${need.scenario.id}" was not run for ${slotOf(need)}`,
        )
      return value
    },
  }
}
