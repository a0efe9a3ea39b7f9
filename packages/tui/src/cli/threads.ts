import { quote } from '@fishbowl/core'
import type { Threads } from '@fishbowl/sim/threads'
import type { Outside } from '../outside.ts'
import { Failure } from './failure.ts'

/** Worker threads for the time of a piece of work. */
export type Workers = Pick<Threads, 'run' | 'save' | 'ask'> & {
  readonly threads: number
  readonly inFlight: number
}

const variable = 'FISHBOWL_THREADS'
const mostThreads = 256

/** How many worker threads: as the command line says, else FISHBOWL_THREADS, else one for each processor. Throws a Failure for a variable that is no such number. */
export function threadCount(asked: number | undefined, { env, threads }: Outside['facts']): number {
  const text = env[variable]
  if (asked !== undefined || text === undefined || text === '') return asked ?? threads
  const count = /^\d{1,3}$/.test(text) ? Number(text) : 0
  if (count >= 1 && count <= mostThreads) return count
  throw new Failure(
    'usage',
    `${variable} must be a whole number from 1 to ${mostThreads} (got ${quote(text)})`,
  )
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
  const count = threadCount(threads, outside.facts)
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
