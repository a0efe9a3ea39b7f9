import type { Threads } from '@fishbowl/sim/threads'
import type { Outside } from '../outside.ts'
import { Failure } from './failure.ts'

/** Worker threads for the time of a piece of work. */
export type Workers = Pick<Threads, 'run' | 'save' | 'ask'> & {
  readonly threads: number
  readonly inFlight: number
}

const interrupted = (): Failure => new Failure('interrupted', 'interrupted')

/**
 * Opens worker threads, works, and closes them whatever happened. Ctrl-C closes them at once, running tasks included; the promise
 * then rejects with an interruption, after the last thread has ended.
 */
export async function withThreads<T>(
  outside: Outside,
  threads: number | undefined,
  work: (workers: Workers) => Promise<T>,
): Promise<T> {
  const { openThreads } = await import('@fishbowl/sim/threads')
  const count = threads ?? outside.facts.threads
  const { interrupted: signal } = outside
  const pool = openThreads(count)
  let closing: Promise<void> | undefined
  const close = (): Promise<void> => {
    closing ??= pool.close()
    return closing
  }
  const onAbort = (): void => void close().catch(() => undefined)
  signal.addEventListener('abort', onAbort)
  try {
    const { run, save, ask } = pool
    const result = await work({ run, save, ask, threads: count, inFlight: Math.max(16, 2 * count) })
    if (signal.aborted) throw interrupted()
    return result
  } catch (error) {
    throw signal.aborted ? interrupted() : error
  } finally {
    signal.removeEventListener('abort', onAbort)
    await close()
  }
}
