import type { Accumulator } from './comparison.ts'
import { attempt, type EnsembleOptions } from './ensemble.ts'
import { inOrder } from './in-order.ts'
import { defaultInFlight, type Runner, type Task } from './runner.ts'

/** A run and the arms that look at it: those of one scenario that look at different spaces share it. */
type ArmTask = Task & { readonly ids: readonly string[]; readonly last: boolean }

function* tasks(
  { arms }: Accumulator,
  replicates: number,
  { first = 0, talent }: EnsembleOptions,
): Generator<ArmTask> {
  const runs = [...Map.groupBy(arms, ({ scenario }) => scenario)]
  for (let replicate = first; replicate < first + replicates; replicate++) {
    for (const [i, [scenario, looking]] of runs.entries()) {
      const ids = looking.map(({ id }) => id)
      const task = { scenario, replicate, ids, last: i === runs.length - 1 }
      yield talent === undefined ? task : { ...task, talent }
    }
  }
}

/**
 * Fills a comparison: all arms of a replicate, then of the next, so that a live screen has whole pairs early.
 * Yields the number of whole replicates made so far; the state is read from the accumulator.
 */
export async function* compare(
  into: Accumulator,
  replicates: number,
  run: Runner,
  options: EnsembleOptions = {},
): AsyncGenerator<number, void, undefined> {
  let done = 0
  const work = async (task: ArmTask) => ({ task, history: await attempt(run, taskOf(task)) })
  for await (const { task, history } of inOrder(
    tasks(into, replicates, options),
    options.inFlight ?? defaultInFlight,
    work,
  )) {
    into.add(task.replicate, new Map(task.ids.map((id) => [id, history])))
    if (task.last) yield ++done
  }
}

/** A runner may send the task to another thread: only what the engine needs goes. */
const taskOf = ({ ids: _ids, last: _last, ...task }: ArmTask): Task => task
