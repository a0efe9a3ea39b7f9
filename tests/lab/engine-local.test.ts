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

  test('brings each fault home to its run, and every other run through', async () => {
    const engine = localEngine({ ...toySettings, threads: 2, after, worker: faulty, heap: 64, limit: () => 1500 })
    const found = await deliveries(engine.run(jobs([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]), never))
    await engine.close()
    const failures = new Map(found.flatMap((one) => (one.kind === 'failed' ? [[one.key, one] as const] : [])))
    expect(found.map(({ key }) => key).toSorted()).toEqual(Array.from({ length: 12 }, (_, i) => `run ${i}`).toSorted())
    expect([...failures.keys()].toSorted()).toEqual(['run 3', 'run 5', 'run 7', 'run 9'])
    expect(failures.get('run 3')).toMatchObject({ crash: false, error: 'a bad number', by: 'here' })
    expect(failures.get('run 5')).toMatchObject({ crash: true, error: expect.stringContaining('exited with code: 3') })
    expect(failures.get('run 7')).toMatchObject({ crash: true, error: 'it did not end within 2 s and was stopped' })
    expect(failures.get('run 9')).toMatchObject({ crash: true, error: 'its thread ran out of memory (64 MB)' })
  })

  test('in a study: such runs are tried twice, given up with their message, and the rest is done', async () => {
    const plan = toyPlan([30], { replicates: 12 })
    const ledger = openStudyLedger(scratch()('a.sqlite'), { mode: 'create' }, plan, planner)
    const engine = localEngine({ ...toySettings, threads: 2, after, worker: faulty, heap: 64, limit: () => 1000 })
    expect(await finish(plan, ledger, engine)).toMatchObject({ planned: 12, done: 8, failed: 4 })
    expect(ledger.counts()).toMatchObject({ done: 8, failed: 4, missing: 0 })
    const told = [...ledger.failures()].map(({ replicate, attempts }) => [replicate, attempts])
    expect(told).toEqual([[3, 1], [5, 2], [7, 2], [9, 2]])
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
