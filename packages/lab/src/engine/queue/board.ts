import type { QueueAddress } from './address.ts'
import { type OpenQueue, openQueue } from './connect.ts'

/** How a batch ended. `lost`: the queue no longer knows it. */
export type Ended =
  | { readonly kind: 'result'; readonly value: unknown }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'broken'; readonly reason: string }
  | { readonly kind: 'open' }
  | { readonly kind: 'lost' }

/** What a coordinator needs of a queue. Every call may throw when the server is lost; the next call then tries to reach it anew. */
export type Board = {
  /** Puts batches in; one that is there already stays as it is. */
  readonly add: (batches: readonly { readonly id: string; readonly data: object }[]) => Promise<void>
  /** Ids of batches that have ended, of other studies too, the newest first. */
  readonly ended: () => Promise<readonly string[]>
  readonly look: (id: string) => Promise<Ended>
  /** True when the queue no longer knows the batch. */
  readonly isLost: (id: string) => Promise<boolean>
  /** Takes a batch out that has ended. */
  readonly remove: (id: string) => Promise<void>
  /** Takes out those that nobody has begun. */
  readonly withdraw: (ids: readonly string[]) => Promise<void>
  readonly workers: () => Promise<number>
  readonly close: () => Promise<void>
}

/** Words with which a worker begins when it refuses a batch. */
export const refusal = 'refused: '
/** Seconds that a result waits for a coordinator that does not come back. */
const kept = 3 * 24 * 3600

/** Code names its queue: a worker sees only what it can run. */
export const queueName = (code: string): string => `runs-${code.slice(0, 12)}`

const options = (jobId: string) => ({
  jobId,
  attempts: 5,
  backoff: { type: 'exponential', delay: 1000 },
  removeOnComplete: { age: kept },
  removeOnFail: { age: kept },
  stackTraceLimit: 1,
})

/** A queue of a code on a server; opened by the first call. */
export function openBoard(address: QueueAddress, code: string): Board {
  let opened: OpenQueue | undefined
  const close = async (): Promise<void> => {
    const old = opened
    opened = undefined
    await old?.close().catch(() => undefined)
  }
  async function call<T>(work: (queue: OpenQueue) => Promise<T>): Promise<T> {
    try {
      opened ??= await openQueue(address, queueName(code))
      return await work(opened)
    } catch (error) {
      await close()
      throw error
    }
  }
  return {
    add: (batches) =>
      call(async (queue) => {
        await queue.addBulk(batches.map(({ id, data }) => ({ name: 'runs', data, opts: options(id) })))
      }),
    ended: () => call((queue) => queue.getRanges(['completed', 'failed'], 0, 999, false)),
    look: (id) =>
      call(async (queue): Promise<Ended> => {
        const job = await queue.getJob(id)
        if (job === undefined) return { kind: 'lost' }
        const state = await job.getState()
        if (state === 'completed') return { kind: 'result', value: job.returnvalue }
        if (state === 'unknown') return { kind: 'lost' }
        if (state !== 'failed') return { kind: 'open' }
        const reason = job.failedReason.slice(0, 500)
        return { kind: reason.startsWith(refusal) ? 'refused' : 'broken', reason }
      }),
    isLost: (id) => call(async (queue) => (await queue.getJobState(id)) === 'unknown'),
    remove: (id) =>
      call(async (queue) => {
        // Throws where a worker has it in hand: then it has not ended.
        await queue.remove(id).catch(() => undefined)
      }),
    withdraw: (ids) =>
      call(async (queue) => {
        const states = await Promise.all(ids.map((id) => queue.getJobState(id)))
        const idle = ids.filter((_, i) => ['waiting', 'delayed', 'prioritized'].includes(states[i] ?? ''))
        await Promise.allSettled(idle.map((id) => queue.remove(id)))
      }),
    workers: () => call((queue) => queue.getWorkersCount()),
    close,
  }
}
