import { execFileSync } from 'node:child_process'
import { openStudyLedger } from '@fishbowl/lab/ledger'
import type { Delivery, Job } from '@fishbowl/lab/local'
import { localEngine } from '@fishbowl/lab/local'
import { describe, expect, test } from 'vitest'
import {
  after,
  finish,
  never,
  plainDigest,
  plainly,
  planner,
  scratch,
  tiny,
  toyPlan,
  toySettings,
} from './study-toy.ts'

/** A module of threads in which something happens to some replicates. */
const faulty = (what: 'deadly' | 'endless'): string => new URL(`${what}-worker.ts`, import.meta.url).href

/** Replicates of a scenario; one of 20,000 members goes to its thread alone. */
const jobs = (replicates: readonly number[], members = 30): Iterator<Job> => {
  const scenario = tiny(members)
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
    // Pinned: the same on every node, system and processor. Changes with the model and with the form of a scenario.
    expect(ledger.digest()).toBe('f6ba78b976dc')
    ledger.close()
    await engine.close()
  })

  test('leaves no clock of a run behind, in whatever order threads take runs', async () => {
    let clocks = 0
    const counting: typeof after = (milliseconds, act) => {
      const stop = after(milliseconds, act)
      clocks++
      return () => {
        clocks--
        stop()
      }
    }
    const engine = localEngine({ ...toySettings, threads: 2, after: counting })
    const replicates = Array.from({ length: 200 }, (_, i) => i)
    expect(await deliveries(engine.run(jobs(replicates, 5000), never))).toHaveLength(200)
    expect(clocks).toBe(0)
    await engine.close()
  })

  test('can be closed with results on their way, as a full disk makes it', async () => {
    const complaints: unknown[] = []
    const complain = (error: unknown): number => complaints.push(error)
    process.on('uncaughtException', complain)
    const engine = localEngine({ ...toySettings, threads: 2, after })
    const runs = engine.run(jobs([...Array(60).keys()], 20_000), never)
    await runs[Symbol.asyncIterator]().next()
    // Nobody listens for a while, and both threads come to the end of a run.
    execFileSync('sleep', ['0.5'])
    await engine.close()
    await new Promise((resolve) => after(100, () => resolve(undefined)))
    process.off('uncaughtException', complain)
    expect(complaints).toEqual([])
  })

  test('brings each fault home to its run: tried twice where a thread died, given up with its message, and the rest is done', async () => {
    const plan = toyPlan([30], { replicates: 12 })
    const ledger = openStudyLedger(scratch()('a.sqlite'), { mode: 'create' }, plan, planner)
    const engine = localEngine({ ...toySettings, threads: 2, after, worker: faulty('deadly'), heap: 128 })
    expect(await finish(plan, ledger, engine)).toMatchObject({ planned: 12, done: 9, failed: 3 })
    expect(ledger.counts()).toMatchObject({ done: 9, failed: 3, missing: 0 })
    const told = [...ledger.failures()].map(({ replicate, attempts, error }) => [replicate, attempts, error])
    expect(told).toEqual([
      [3, 1, 'a bad number'],
      [5, 2, expect.stringContaining('exited with code: 3')],
      [9, 2, 'its thread ran out of memory (128 MB)'],
    ])
    await engine.close()
    // The reason is gone: the same ledger comes to the end of a plain loop.
    const sound = localEngine({ ...toySettings, threads: 1, after })
    expect(ledger.forgive()).toBe(3)
    await finish(plan, ledger, sound)
    expect(ledger.digest()).toBe(plainDigest(plainly(plan)))
    ledger.close()
    await sound.close()
  })

  test('stops a run that does not come to an end, and makes the others', async () => {
    const engine = localEngine({
      ...toySettings,
      threads: 2,
      after,
      worker: faulty('endless'),
      limit: () => 2000,
    })
    const found = await deliveries(engine.run(jobs([6, 7, 8], 2000), never))
    await engine.close()
    const failed = found.filter(({ kind }) => kind === 'failed')
    expect(failed).toMatchObject([
      { key: 'run 7', crash: true, error: 'it did not end within 2 s and was stopped' },
    ])
    expect(found).toHaveLength(3)
  })

  test('ends at once when it is told to, in the middle of runs that never end', async () => {
    const engine = localEngine({ ...toySettings, threads: 2, after, worker: faulty('endless') })
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
