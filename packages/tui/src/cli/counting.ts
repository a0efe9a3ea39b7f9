import type { Outside } from '../outside.ts'
import { openProgress, type Telling } from './progress.ts'
import { type Workers, withThreads } from './threads.ts'

/** Work of an unknown number of runs on worker threads; progress tells how many were made. */
export function withCountedRuns<T>(
  outside: Outside,
  threads: number | undefined,
  telling: Telling,
  work: (workers: Workers) => Promise<T>,
): Promise<T> {
  return withThreads(outside, threads, async (workers) => {
    const progress = openProgress(outside, telling)
    let runs = 0
    const run: Workers['run'] = async (task) => {
      const history = await workers.run(task)
      progress.at(++runs, undefined)
      return history
    }
    try {
      return await work({ ...workers, run })
    } finally {
      progress.end()
    }
  })
}
