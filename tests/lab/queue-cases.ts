import { spawn } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { queueAddress } from '@fishbowl/lab/queue'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { batchesOf } from '../../packages/lab/src/engine/queue/batch.ts'
import { queueName } from '../../packages/lab/src/engine/queue/board.ts'
import { openQueue } from '../../packages/lab/src/engine/queue/connect.ts'
import {
  digestOfRuns,
  jobsOf,
  plainLoop,
  runThrough,
  shortly,
  slowEngine,
  startWorker,
  testCode,
} from '../support/queue-runs.ts'
import { eventually } from '../support/redis.ts'
import { studyTwice } from './queue-study.ts'

/** A server of its own for a test. */
type Server = {
  readonly url: string
  readonly password: string
  readonly kill: () => Promise<void>
  readonly start: () => Promise<void>
  readonly stop: () => Promise<void>
}

const jobs = jobsOf(500)
const wanted = digestOfRuns(plainLoop(jobs))
const other = 'cd'.repeat(32)
const evil = { format: 1, code: testCode, packed: 'AAAA', run: 'import("node:fs")' }

/** Batches that wait in the queue of a server. */
async function waitingIn(url: string): Promise<number> {
  const queue = await openQueue(queueAddress(url), queueName(testCode))
  const { wait: waiting = 0 } = await queue.getJobCounts('wait')
  await queue.close()
  return waiting
}

/** Starts a worker in a process of its own and kills it as soon as it has begun a batch. */
async function killedWorker(url: string): Promise<void> {
  const script = fileURLToPath(new URL('../support/queue-worker.ts', import.meta.url))
  const doomed = spawn(process.execPath, ['--conditions=@fishbowl/source', script], {
    env: { ...process.env, FISHBOWL_QUEUE: url },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  await new Promise((resolve) => doomed.stdout.once('data', resolve))
  doomed.kill('SIGKILL')
}

/** What a queue must do whatever it is kept in; `all` of it, or only what takes a second or two. */
export function queueCases(installed: boolean, open: () => Promise<Server>, which: 'all' | 'quick'): void {
  const quick = test.skipIf(!installed)
  const slow = which === 'all' ? quick : () => undefined
  let server: Server
  beforeAll(async () => {
    if (installed) server = await open()
  })
  afterAll(async () => {
    if (installed) await server.stop()
  })

  quick('comes to the digest of the plain loop with two workers', async () => {
    const workers = ['one', 'other'].map((machine) => startWorker(server.url, { machine }))
    const { deliveries, said } = await runThrough(server.url, jobs)
    const served = await Promise.all(workers.map(({ stop }) => stop()))
    expect(digestOfRuns(deliveries)).toBe(wanted)
    expect(deliveries).toHaveLength(jobs.length)
    expect(served.reduce((sum, { runs }) => sum + runs, 0)).toBe(jobs.length)
    expect(said).toEqual([])
  })

  slow('gives a batch of a worker that is killed to another one', async () => {
    const running = runThrough(server.url, jobs)
    await killedWorker(server.url)
    const worker = startWorker(server.url, { holding: shortly })
    const { deliveries } = await running
    await worker.stop()
    expect(digestOfRuns(deliveries)).toBe(wanted)
  })

  slow('has lost nothing when its server was killed and is back, and people are told', async () => {
    const worker = startWorker(server.url, { engine: slowEngine(), holding: shortly })
    let count = 0
    const heard = async (): Promise<void> => {
      if (++count !== 100) return
      await server.kill()
      setTimeout(() => void server.start(), 700)
    }
    const { deliveries, said } = await runThrough(server.url, jobs, { heard })
    await worker.stop()
    expect(digestOfRuns(deliveries)).toBe(wanted)
    expect(said.join('\n')).toMatch(/does not answer \(.*\); waiting for it, nothing is lost\n.* is back/)
    expect([...said, ...worker.said].join()).not.toContain(server.password)
  })

  slow('delivers runs twice that are one row, and stops a study when they differ', async () => {
    await expect(studyTwice(server.url, 'equal')).resolves.toBe(60)
    await expect(studyTwice(server.url, 'unequal')).rejects.toThrow(
      /came out differently.*(right|wrong)-host.*(right|wrong)-host/,
    )
  })

  quick('leaves runs of another code to others, and its worker says so and names both', async () => {
    const running = runThrough(server.url, jobs)
    await eventually(async () => expect(await waitingIn(server.url)).toBeGreaterThan(0))
    const stranger = startWorker(server.url, { code: other })
    await eventually(() => expect(stranger.said.join()).toContain('needs code abababababab'))
    expect(stranger.said.join()).toContain('this worker has cdcdcdcdcdcd')
    expect(await stranger.stop()).toMatchObject({ runs: 0, batches: 0, strangers: [testCode] })
    const worker = startWorker(server.url)
    const { deliveries } = await running
    await worker.stop()
    expect(digestOfRuns(deliveries)).toBe(wanted)
  })

  quick('refuses and counts what others put into it, also in the place of a batch', async () => {
    const [batch] = batchesOf(jobs.values(), 'test')
    const queue = await openQueue(queueAddress(server.url), queueName(testCode))
    await queue.addBulk([
      { name: 'runs', data: evil, opts: { jobId: 'evil-1' } },
      { name: 'runs', data: evil, opts: { jobId: batch?.id ?? '' } },
    ])
    await queue.close()
    const worker = startWorker(server.url)
    const { deliveries, said } = await runThrough(server.url, jobs)
    expect(await worker.stop()).toMatchObject({ refused: 2, runs: jobs.length })
    // One fault is one line, however many batches have it.
    expect(worker.said.filter((line) => line.startsWith('a batch is refused: '))).toHaveLength(1)
    expect(said.join()).toContain('are put in again: refused: ')
    expect(digestOfRuns(deliveries)).toBe(wanted)
  })

  quick('holds no waiting batches of a study that was stopped, and the study goes on later', async () => {
    const stop = new AbortController()
    const early = runThrough(server.url, jobs, { signal: stop.signal })
    await eventually(async () => expect(await waitingIn(server.url)).toBeGreaterThan(0))
    await wait(100)
    stop.abort()
    expect((await early).deliveries).toEqual([])
    expect(await waitingIn(server.url)).toBe(0)
    const worker = startWorker(server.url)
    const { deliveries } = await runThrough(server.url, jobs)
    await worker.stop()
    expect(digestOfRuns(deliveries)).toBe(wanted)
  })
}
