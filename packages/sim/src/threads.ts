import { Piscina } from 'piscina'
import type { Runner } from './simulate.ts'

/** A pool of worker threads that runs tasks; results are those of one thread, byte for byte. */
export type Threads = { readonly run: Runner; readonly close: () => Promise<void> }

/** Opens a pool of `count` threads (at least 1); threads start when the first tasks arrive. `close` ends them, running tasks included. */
export function openThreads(count: number): Threads {
  const pool = new Piscina({
    filename: import.meta.resolve('@fishbowl/sim/worker'),
    name: 'run',
    minThreads: 1,
    maxThreads: Math.max(1, Math.floor(count)),
    concurrentTasksPerWorker: 1,
  })
  return {
    run: (task) => pool.run(task),
    close: () => pool.destroy(),
  }
}
