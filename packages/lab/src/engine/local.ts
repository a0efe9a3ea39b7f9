import { memberWeeksOf, type Scenario } from '@fishbowl/core'
import { Piscina } from 'piscina'
import type { After, Delivery, Engine, EngineSettings, Job } from './engine.ts'
import type { Batch, Outcome } from './local-worker.ts'

export type { After, Delivery, Done, Engine, EngineSettings, Job } from './engine.ts'

export type LocalSettings = EngineSettings & {
  readonly threads: number
  readonly after: After
  /** Milliseconds after which a run is stopped. @default a minute and a hundred times what such a run takes */
  readonly limit?: (scenario: Scenario) => number
  /** Megabytes of objects that a thread may hold; arrays of numbers do not count. @default 4096 */
  readonly heap?: number
  /** Module of the threads, for tests of what may happen to one. @default the one that simulates @internal */
  readonly worker?: string
}

/** Member-weeks that are worth a message: some 60 ms of work, of which sending takes a few hundredths. */
const messageSize = 2_500_000
const mostInMessage = 64
/** A member-week takes some 60 ns; a hundred times that, in milliseconds. */
const slowest = 6e-3

const usualLimit = (scenario: Scenario): number => 60_000 + slowest * memberWeeksOf(scenario)

const nothing = (): void => undefined

/** Jobs of one scenario that go in one message. */
type Parcel = { readonly jobs: readonly Job[]; readonly scenario: Scenario }

/** Packs jobs that follow one another and share their scenario, small ones together. Those in `again` go alone, and first. */
function parcelsOf(jobs: Iterator<Job>, again: Job[]): () => Parcel | undefined {
  let ahead: Job | undefined
  const take = (): Job | undefined => {
    const job = ahead
    ahead = undefined
    if (job !== undefined) return job
    const { value, done } = jobs.next()
    return done === true ? undefined : value
  }
  return () => {
    const alone = again.shift()
    if (alone !== undefined) return { jobs: [alone], scenario: alone.scenario }
    const first = take()
    if (first === undefined) return undefined
    const { scenario } = first
    const most = Math.max(1, Math.min(mostInMessage, Math.floor(messageSize / memberWeeksOf(scenario))))
    const parcel = [first]
    while (parcel.length < most) {
      ahead = take()
      if (ahead?.scenario !== scenario) break
      parcel.push(ahead)
      ahead = undefined
    }
    return { jobs: parcel, scenario }
  }
}

/** What ended a thread, for people. */
function wordCrash(error: unknown, limit: number, heap: number): string {
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof Error && error.name === 'AbortError')
    return `it did not end within ${Math.ceil(limit / 1000)} s and was stopped`
  if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')
    return `its thread ran out of memory (${heap} MB)`
  return `its thread ended: ${message}`
}

/**
 * Runs whose time is measured once a thread is free for them: at most as many as there are threads. `add` takes what starts a clock and gives
 * what ends it; a run may end before its turn, as threads do not take runs strictly in order.
 */
function stopwatch(threads: number): (start: () => () => void) => () => void {
  type Entry = { readonly start: () => () => void; stop: (() => void) | undefined }
  const waiting: Entry[] = []
  let running = 0
  const next = (): void => {
    while (running < threads) {
      const entry = waiting.shift()
      if (entry === undefined) return
      running++
      entry.stop = entry.start()
    }
  }
  return (start) => {
    const entry: Entry = { start, stop: undefined }
    waiting.push(entry)
    next()
    return () => {
      if (entry.stop === undefined) waiting.splice(waiting.indexOf(entry), 1)
      else {
        entry.stop()
        running--
      }
      next()
    }
  }
}

/**
 * Makes runs on worker threads of this machine. A run that throws fails; a thread that dies, runs out of memory or does not come to an end
 * is replaced and its run delivered as a crash, with every other run untouched.
 */
export function localEngine(settings: LocalSettings): Engine {
  const { measures, machine, threads, after, heap = 4096, limit = usualLimit } = settings
  const pool = new Piscina({
    filename: settings.worker ?? import.meta.resolve('@fishbowl/lab/local-worker'),
    name: 'run',
    minThreads: threads,
    maxThreads: threads,
    concurrentTasksPerWorker: 1,
    resourceLimits: { maxOldGenerationSizeMb: heap },
  })
  let closing: Promise<void> | undefined
  pool.on('error', (error) => {
    // Results that were on their way when the pool was closed are nobody's; without a listener they would end the process.
    if (closing === undefined) throw error
  })
  const close = (): Promise<void> => {
    closing ??= pool.destroy()
    return closing
  }

  function delivered({ jobs }: Parcel, outcomes: readonly Outcome[]): readonly Delivery[] {
    return jobs.map(({ key }, i): Delivery => {
      const outcome = outcomes[i] ?? { error: 'its thread gave no answer' }
      if ('error' in outcome) {
        // Memory for arrays is short now; later it may not be.
        const crash = outcome.error.includes('allocation failed')
        return { kind: 'failed', key, error: outcome.error, crash, by: machine }
      }
      return { kind: 'done', key, ...outcome, by: machine }
    })
  }

  async function* run(jobs: Iterator<Job>, signal: AbortSignal): AsyncGenerator<Delivery, void, undefined> {
    const again: Job[] = []
    const next = parcelsOf(jobs, again)
    const ready: Delivery[] = []
    const watch = stopwatch(threads)
    let running = 0
    let wake = nothing

    const news = (): Promise<void> =>
      new Promise((resolve) => {
        wake = resolve
      })

    async function make(parcel: Parcel): Promise<void> {
      const stop = new AbortController()
      const time = limit(parcel.scenario) * parcel.jobs.length
      const ended = watch(() => after(time, () => stop.abort()))
      const replicates = parcel.jobs.map(({ replicate }) => replicate)
      const batch: Batch = { scenario: parcel.scenario, replicates, measures }
      try {
        ready.push(
          ...delivered(parcel, (await pool.run(batch, { signal: stop.signal })) as readonly Outcome[]),
        )
      } catch (error) {
        const [only, ...others] = parcel.jobs
        // Which run of several it was is found out one by one.
        if (others.length > 0) again.push(...parcel.jobs)
        else if (only !== undefined)
          ready.push({
            kind: 'failed',
            key: only.key,
            error: wordCrash(error, time, heap),
            crash: true,
            by: machine,
          })
      } finally {
        ended()
        running--
        wake()
      }
    }

    const onAbort = (): void => {
      void close().catch(() => undefined)
      wake()
    }
    signal.addEventListener('abort', onAbort)
    try {
      while (!signal.aborted) {
        // Two more for each thread wait, so that none is idle while this thread writes to a slow disk.
        while (running < 3 * threads) {
          const parcel = next()
          if (parcel === undefined) break
          running++
          void make(parcel)
        }
        const delivery = ready.shift()
        if (delivery !== undefined) yield delivery
        else if (running === 0 && again.length === 0) return
        // oxlint-disable-next-line no-await-in-loop -- the next delivery
        else await news()
      }
    } finally {
      signal.removeEventListener('abort', onAbort)
    }
  }

  return { name: 'local', run, close }
}
