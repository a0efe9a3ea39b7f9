import { safe } from '@fishbowl/core'
import type { Delivery, Engine, EngineSettings, Job } from '../engine.ts'
import type { QueueAddress } from './address.ts'
import { queueName, refusal } from './board.ts'
import { ask, type Holding, isLasting, openWorker, refuse } from './connect.ts'
import { strangers } from './herald.ts'
import { lastingFault, type Outer, Stopped, steadily, wordsOf } from './steady.ts'
import { readBatch, resultData } from './wire.ts'

/** What a worker has done so far. */
export type Served = {
  readonly batches: number
  /** Runs that were made, and runs that threw or crashed. */
  readonly runs: number
  readonly failed: number
  /** Batches that were refused: malformed, of another code, or with a key that is not that of its run. */
  readonly refused: number
  /** Codes of studies that wait for another version than this one. */
  readonly strangers: readonly string[]
}

/** What a worker needs. */
export type Serving = Outer &
  Pick<EngineSettings, 'code' | 'machine'> & {
    readonly address: QueueAddress
    /** Makes the runs, on threads of its own: the worker's thread must stay free to hold on to its batches. */
    readonly engine: Engine
    /** Called after every batch. */
    readonly count?: (served: Served) => void
    /** @default a lock of 15 s, a search every 5 s */
    readonly holding?: Holding
  }

const usual: Holding = { lock: 15_000, search: 5000 }
/** Milliseconds between two looks for studies that wait for another version. */
const lookEvery = 10_000

async function runAll(engine: Engine, jobs: readonly Job[]): Promise<readonly Delivery[]> {
  const deliveries = new Map<string, Delivery>()
  // Runs that are under way are brought to their end.
  const never = new AbortController().signal
  for await (const delivery of engine.run(jobs.values(), never)) deliveries.set(delivery.key, delivery)
  if (deliveries.size < jobs.length) throw new Error('the threads ended before the runs did')
  return [...deliveries.values()]
}

/** A worker's own state: what it counts, and what it has said. */
class Service {
  /** Why the last batch was refused: a queue full of one fault is one line. */
  private reason: string | undefined
  served: Served = { batches: 0, runs: 0, failed: 0, refused: 0, strangers: [] }
  private readonly serving: Serving
  private isLost = false

  constructor(serving: Serving) {
    this.serving = serving
  }

  private add(more: Partial<Served>): void {
    const { served } = this
    const { batches = 0, runs = 0, failed = 0, refused = 0 } = more
    this.served = {
      batches: served.batches + batches,
      runs: served.runs + runs,
      failed: served.failed + failed,
      refused: served.refused + refused,
      strangers: more.strangers ?? served.strangers,
    }
    this.serving.count?.(this.served)
  }

  private jobsOf(data: unknown): readonly Job[] {
    const { code, machine, tell } = this.serving
    try {
      return readBatch(data, code)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      this.add({ refused: 1 })
      const reason = safe(error.message).slice(0, 300)
      if (reason !== this.reason) tell(`a batch is refused: ${reason}`)
      this.reason = reason
      throw refuse(`${refusal}${reason} (${machine})`)
    }
  }

  async work(data: unknown): Promise<object> {
    const { engine, machine } = this.serving
    this.answered()
    const jobs = this.jobsOf(data)
    const deliveries = await runAll(engine, jobs)
    const failed = deliveries.filter(({ kind }) => kind === 'failed').length
    this.add({ batches: 1, runs: deliveries.length - failed, failed })
    return resultData(deliveries, machine)
  }

  /** Says what the queue complains of: once that it is lost, and each time that a result came too late. */
  hear(error: unknown): void {
    const { address, tell } = this.serving
    const words = wordsOf(error, address)
    if (/Missing (lock|key)|could not renew lock/i.test(words))
      tell('a batch was given to another worker, or the queue was emptied; its result from here is dropped')
    else if (!this.isLost) {
      this.isLost = true
      tell(`the queue at ${address.shown} does not answer (${words}); waiting for it`)
    }
  }

  private answered(): void {
    const { address, tell } = this.serving
    if (this.isLost) tell(`the queue at ${address.shown} is back`)
    this.isLost = false
  }

  /** Says which studies wait for another version. */
  async look(): Promise<void> {
    const { address, code, tell } = this.serving
    const notes = await strangers(address, code).catch(() => [])
    const fresh = notes.filter((note) => !this.served.strangers.includes(note.code))
    if (fresh.length === 0) return
    this.add({ strangers: [...this.served.strangers, ...fresh.map((note) => note.code)] })
    for (const note of fresh)
      tell(
        `a study of ${safe(note.machine)} needs code ${note.code.slice(0, 12)} and this worker has ${code.slice(0, 12)}: its runs are left to others; install the same version of fishbowl on both`,
      )
  }
}

/**
 * Takes batches from a queue and runs them until the signal is aborted; batches that are under way are then finished. Waits for a lost
 * server. Throws RangeError when the server turns it away.
 */
export async function serveQueue(serving: Serving, signal: AbortSignal): Promise<Served> {
  const { address, code, sleep, tell, holding = usual } = serving
  const service = new Service(serving)
  try {
    await steadily(address, serving, signal)(() => ask(address))
  } catch (error) {
    if (error instanceof Stopped) return service.served
    throw error
  }
  const worker = openWorker(address, queueName(code), ({ data }) => service.work(data), holding)
  const over = new AbortController()
  let fault: unknown
  worker.on('error', (error) => {
    if (isLasting(error)) {
      fault = lastingFault(error, address)
      over.abort()
    } else service.hear(error)
  })
  const until = AbortSignal.any([signal, over.signal])
  while (!until.aborted) {
    // oxlint-disable-next-line no-await-in-loop -- once in a while
    await service.look()
    // oxlint-disable-next-line no-await-in-loop -- once in a while
    await sleep(lookEvery, until)
  }
  if (signal.aborted) tell('finishing the runs under way; Ctrl-C again ends at once')
  await worker.close()
  if (fault !== undefined) throw fault
  return service.served
}
