import type { History, Scenario } from '@fishbowl/core'
import { inOrder } from './in-order.ts'
import { defaultInFlight, type Runner, type Task } from './runner.ts'

export type EnsembleOptions = {
  /** Number of the first replicate. @default 0 */
  readonly first?: number
  /** Replicate whose talent draws every run takes. @default each its own */
  readonly talent?: number
  /** Runs started and not yet taken. @default 16 */
  readonly inFlight?: number
}

/** Makes a run; a failure names the scenario and the replicate, with the engine's error as its cause. */
export async function attempt(run: Runner, task: Task): Promise<History> {
  try {
    return await run(task)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`replicate ${task.replicate} of "${task.scenario.id}" failed: ${why}`, { cause })
  }
}

function* tasks(
  scenario: Scenario,
  replicates: number,
  { first = 0, talent }: EnsembleOptions,
): Generator<Task> {
  const shared = talent === undefined ? { scenario } : { scenario, talent }
  for (let i = 0; i < replicates; i++) yield { ...shared, replicate: first + i }
}

/**
 * The histories of `replicates` runs of a scenario in replicate order, whatever order they finish in.
 * Holds at most `inFlight` histories, so memory does not grow with the number of replicates; starts nothing more once the consumer stops.
 * Rejects with the replicate's number when a run fails.
 */
export function ensemble(
  scenario: Scenario,
  replicates: number,
  run: Runner,
  options: EnsembleOptions = {},
): AsyncGenerator<History, void, undefined> {
  return inOrder(tasks(scenario, replicates, options), options.inFlight ?? defaultInFlight, (task) =>
    attempt(run, task),
  )
}
