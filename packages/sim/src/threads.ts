import type { History } from '@fishbowl/core'
import { Piscina } from 'piscina'
import type { Continued } from './fork.ts'

/** A pool of worker threads that runs tasks; results are those of one thread, byte for byte. */
export type Threads = {
  /** The history of a task, as `simulateFrom` returns it; rejects as that throws, and with Error once the threads are closed. */
  readonly run: (task: Continued) => Promise<History>
  /** The snapshot of a task before a week, see `runUntil`. */
  readonly save: (task: Continued, week: number) => Promise<Uint8Array>
  /** What a function of another module says to plain data, in one of the threads; `file` is the address of the module. */
  readonly ask: (of: { readonly file: string; readonly name: string }, data: unknown) => Promise<unknown>
  readonly close: () => Promise<void>
}

/** The task with its snapshot in a buffer of its own: a view would be posted with all that lies around it, such as a whole file. */
const posted = (task: Continued): Continued =>
  task.from === undefined ? task : { ...task, from: task.from.slice() }

/**
 * Opens a pool of threads, which all start at once and wait between tasks. `close` ends them, running tasks included; a process ends by
 * itself only after that. Hand over all tasks at once: the pool queues them.
 * @param count - threads, at least 1; as many as there are processors is best
 * @returns the pool
 * @example
 * import { defaultScenario } from '@fishbowl/core'
 * import { openThreads } from '@fishbowl/sim/threads'
 *
 * const threads = openThreads(2)
 * const replicates = [0, 1, 2, 3]
 * const histories = await Promise.all(replicates.map((replicate) => threads.run({ scenario: defaultScenario, replicate })))
 * await threads.close()
 * console.log(histories.map((history) => history.replicate)) // [ 0, 1, 2, 3 ]
 */
export function openThreads(count: number): Threads {
  const threads = Math.max(1, Math.floor(count))
  const pool = new Piscina({
    filename: import.meta.resolve('@fishbowl/sim/worker'),
    name: 'run',
    // fewer would end and start again between two batches
    minThreads: threads,
    maxThreads: threads,
    concurrentTasksPerWorker: 1,
  })
  // Asked twice, the pool would take the end of its threads for a loss and start new ones.
  let closing: Promise<void> | undefined
  pool.on('error', (error) => {
    // Results that were on their way when the pool was closed are nobody's; without a listener they would end the process.
    if (closing === undefined) throw error
  })
  // A pool that is closed would start threads again for whoever still asks.
  const asked = (data: unknown, options?: { filename?: string; name: string }): Promise<unknown> =>
    closing === undefined ? pool.run(data, options) : Promise.reject(new Error('the threads are closed'))
  return {
    run: (task) => asked(posted(task)) as Promise<History>,
    save: (task, week) => asked({ task: posted(task), week }, { name: 'save' }) as Promise<Uint8Array>,
    ask: ({ file, name }, data) => asked(data, { filename: file, name }),
    close() {
      closing ??= pool.destroy()
      return closing
    },
  }
}
