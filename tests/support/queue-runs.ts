import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { defaultScenario, type Scenario } from '@fishbowl/core'
import { taskKey } from '@fishbowl/lab/ledger'
import type { Engine, Holding, Served } from '@fishbowl/lab/queue'
import { queueAddress, queueEngine, serveQueue } from '@fishbowl/lab/queue'
import type { Delivery, Job } from '../../packages/lab/src/engine/engine.ts'
import { work } from '../../packages/lab/src/engine/work.ts'

/** Hash of a code that exists in these tests only. */
export const testCode = 'ab'.repeat(32)
export const testMeasures = ['weeklyActive', 'netValue'] as const

/** 40 people over 10 weeks: a run takes a fraction of a millisecond. */
export const tiny = (seed = 'tiny'): Scenario => ({
  ...defaultScenario,
  organisation: { ...defaultScenario.organisation, members: 40 },
  horizon: 10,
  seed,
})

/** Replicates of a scenario as jobs. */
export const jobsOf = (count: number, scenario: Scenario = tiny(), code = testCode): readonly Job[] =>
  Array.from({ length: count }, (_, replicate) => ({
    key: taskKey({ code, scenario, replicate }),
    scenario,
    replicate,
  }))

export const sleep = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  wait(milliseconds, undefined, { signal }).catch(() => undefined)

/** One digest of all runs, whatever the order they came in; a run that came twice counts once if it is equal. */
export function digestOfRuns(deliveries: Iterable<Delivery>): string {
  const prints = new Set<string>()
  for (const delivery of deliveries)
    prints.add(
      delivery.kind === 'done'
        ? `${delivery.key} ${delivery.sha256} ${[...delivery.summary].join()}`
        : `${delivery.key} failed`,
    )
  return createHash('sha256')
    .update([...prints].toSorted().join('\n'))
    .digest('hex')
}

/** What the plain loop makes of jobs: the truth that every engine is held against. */
export const plainLoop = (jobs: Iterable<Job>): readonly Delivery[] =>
  Array.from(jobs, (job) => ({ kind: 'done', key: job.key, by: 'loop', ...work(job, testMeasures) }))

/** An engine in this thread; `change` may spoil what it makes, `before` is waited for before each run. */
export function loopEngine(
  change: (delivery: Delivery) => Delivery = (delivery) => delivery,
  before: () => Promise<void> = () => Promise.resolve(),
): Engine {
  return {
    name: 'loop',
    async *run(jobs) {
      for (let next = jobs.next(); next.done !== true; next = jobs.next()) {
        await before()
        yield change({ kind: 'done', key: next.value.key, by: 'loop', ...work(next.value, []) })
      }
    },
    close: () => Promise.resolve(),
  }
}

/** Takes 2 ms for a run, so that something can happen in the midst of a study. */
export const slowEngine = (): Engine => loopEngine(undefined, () => wait(2))

/** In milliseconds: a worker that is gone is noticed soon. */
export const shortly: Holding = { lock: 1000, search: 500 }

/** A worker in this process; `stop` ends it after the batches under way. */
export type Started = {
  readonly said: readonly string[]
  readonly ended: Promise<Served>
  readonly stop: () => Promise<Served>
}

/** Starts a worker in this process. */
export function startWorker(
  url: string,
  {
    engine = loopEngine(),
    code = testCode,
    machine = 'worker-1',
    holding,
  }: { engine?: Engine; code?: string; machine?: string; holding?: Holding } = {},
): Started {
  const said: string[] = []
  const controller = new AbortController()
  const serving = serveQueue(
    {
      address: queueAddress(url),
      code,
      machine,
      engine,
      sleep,
      tell: (sentence) => said.push(sentence),
      ...(holding === undefined ? {} : { holding }),
    },
    controller.signal,
  )
  return {
    said,
    ended: serving,
    stop() {
      controller.abort()
      return serving
    },
  }
}

/** A coordinator in this process. `heard` is told every delivery. */
export async function runThrough(
  url: string,
  jobs: Iterable<Job>,
  {
    recheck,
    heard = () => undefined,
    signal = new AbortController().signal,
    code = testCode,
  }: {
    recheck?: number
    heard?: (delivery: Delivery) => void | Promise<void>
    signal?: AbortSignal
    code?: string
  } = {},
): Promise<{ readonly deliveries: readonly Delivery[]; readonly said: readonly string[] }> {
  const said: string[] = []
  const engine = queueEngine(
    { code, measures: testMeasures, machine: 'coordinator' },
    {
      address: queueAddress(url),
      study: 'test',
      sleep,
      tell: (sentence) => said.push(sentence),
      ...(recheck === undefined ? {} : { recheck }),
    },
  )
  const deliveries: Delivery[] = []
  try {
    for await (const delivery of engine.run(jobs[Symbol.iterator](), signal)) {
      deliveries.push(delivery)
      await heard(delivery)
    }
  } finally {
    await engine.close()
  }
  return { deliveries, said }
}
