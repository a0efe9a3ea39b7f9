import type { Threads } from '@fishbowl/sim/threads'
import { expect, test } from 'vitest'
import { armsOf } from '../../packages/tui/src/arms.ts'
import { keepThreads } from '../../packages/tui/src/kept-threads.ts'
import { openServices } from '../../packages/tui/src/live-services.ts'
import { openOutside } from '../../packages/tui/src/outside.ts'

const refuse = () => Promise.reject(new Error('these threads run nothing'))

/** Threads with a number; `closed` lists those that were closed. */
function numbered() {
  const closed: number[] = []
  const known = new Map<Threads, number>()
  const open = async (): Promise<Threads> => {
    const number = known.size + 1
    const threads = { run: refuse, save: refuse, ask: refuse, close: async () => void closed.push(number) }
    known.set(threads, number)
    return threads
  }
  return { open, closed, known }
}

test('threads start before anybody asks, wait for the next who does, and one set waits at most', async () => {
  const { open, closed, known } = numbered()
  const { take, giveBack } = keepThreads(open)
  expect(known.size).toBe(1)
  const first = await take()
  const second = await take()
  expect([known.get(first), known.get(second)]).toEqual([1, 2])
  await giveBack(second)
  await giveBack(first)
  expect(closed).toEqual([1])
  expect(await take()).toBe(second)
  expect(known.size).toBe(2)
})

test('threads that cannot start fail the comparison that needs them, and nothing before it', async () => {
  const { take } = keepThreads(() => Promise.reject(new Error('no thread for you')))
  await new Promise(setImmediate)
  await expect(take()).rejects.toThrow('no thread for you')
})

test('comparisons of one session, one of them aborted, give the same numbers as the first', async () => {
  const services = await openServices(openOutside(), { seed: undefined, threads: 1 })
  const arms = armsOf({ entries: services.library }, ['small-organisation', 'small-one-cm'])
  const digests = async (signal?: AbortSignal, leaveAfter = 3): Promise<readonly string[]> => {
    const options = { replicates: 3, measures: ['weeklyActive'] as const, ...(signal ? { signal } : {}) }
    let last: readonly string[] = []
    for await (const { done, comparison } of services.compare(arms, options)) {
      last = comparison.arms.map((arm) => arm.digest(services.modelVersion))
      if (done === leaveAfter) break
    }
    return last
  }
  const first = await digests()
  expect(new Set(first).size).toBe(2)
  expect(await digests()).toEqual(first)
  await digests(undefined, 1)
  const abort = new AbortController()
  const aborted = digests(abort.signal)
  abort.abort()
  expect(await aborted).toEqual([])
  expect(await digests()).toEqual(first)
})
