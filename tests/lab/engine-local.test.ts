import type { Delivery, Job } from '@fishbowl/lab/local'
import { localEngine } from '@fishbowl/lab/local'
import { openStudyLedger } from '@fishbowl/lab/ledger'
import { describe, expect, test } from 'vitest'
import { after, finish, never, plainDigest, plainly, planner, scratch, tiny, toyPlan, toySettings } from './study-toy.ts'

const faulty = new URL('faulty-worker.ts', import.meta.url).href

const jobs = (replicates: readonly number[]): Iterator<Job> => {
  const scenario = tiny(30)
  return replicates.map((replicate) => ({ key: `run ${replicate}`, scenario, replicate })).values()
}

async function deliveries(from: AsyncIterable<Delivery>): Promise<readonly Delivery[]> {
  const found: Delivery[] = []
  for await (const delivery of from) found.push(delivery)
  return found
}

describe('the local engine', () => {
  test.each([1, 2, 3])('makes what a plain loop makes, on %i threads', async (threads) => {
    const plan = toyPlan([30, 40, 50], { replicates: 30 })
    const ledger = openStudyLedger(scratch()('a.sqlite'), { mode: 'create' }, plan, planner)
    const engine = localEngine({ ...toySettings, threads, after })
    await finish(plan, ledger, engine)
    expect(ledger.counts()).toMatchObject({ done: 90, missing: 0 })
    expect(ledger.digest()).toBe(plainDigest(plainly(plan)))
    ledger.close()
    await engine.close()
  })

  test('brings each fault home to its run: tried twice where a thread died, given up with its message, and the rest is done', async () => {
    const plan = toyPlan([30], { replicates: 12 })
    const ledger = openStudyLedger(scratch()('a.sqlite'), { mode: 'create' }, plan, planner)
    const engine = localEngine({ ...toySettings, threads: 2, after, worker: faulty, heap: 128, limit: () => 4000 })
    expect(await finish(plan, ledger, engine)).toMatchObject({ planned: 12, done: 8, failed: 4 })
    expect(ledger.counts()).toMatchObject({ done: 8, failed: 4, missing: 0 })
    const told = [...ledger.failures()].map(({ replicate, attempts, error }) => [replicate, attempts, error])
    expect(told).toEqual([
      [3, 1, 'a bad number'],
      [5, 2, expect.stringContaining('exited with code: 3')],
      [7, 2, 'it did not end within 4 s and was stopped'],
      [9, 2, 'its thread ran out of memory (128 MB)'],
    ])
    await engine.close()
    // The reason is gone: the same ledger comes to the end of a plain loop.
    const sound = localEngine({ ...toySettings, threads: 1, after })
    expect(ledger.forgive()).toBe(4)
    await finish(plan, ledger, sound)
    expect(ledger.digest()).toBe(plainDigest(plainly(plan)))
    ledger.close()
    await sound.close()
  })

  test('ends at once when it is told to, in the middle of runs that never end', async () => {
    const engine = localEngine({ ...toySettings, threads: 2, after, worker: faulty })
    const stop = new AbortController()
    const found = deliveries(engine.run(jobs([7, 7, 7, 7]), stop.signal))
    setTimeout(() => stop.abort(), 300)
    expect(await found).toEqual([])
    await engine.close()
  })

  test('asks for no more jobs than it has room for', async () => {
    let taken = 0
    function* endless(): Generator<Job, void, undefined> {
      for (;;) yield { key: String(taken), scenario: tiny(2000 + taken, { horizon: 60 }), replicate: taken++ }
    }
    const engine = localEngine({ ...toySettings, threads: 2, after })
    let seen = 0
    for await (const _ of engine.run(endless(), never)) if (++seen === 12) break
    expect(taken).toBeLessThan(seen + 8)
    await engine.close()
  })
})
