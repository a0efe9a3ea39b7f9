// oxlint-disable no-await-in-loop -- what is asked next follows from the answer, and one connection serves all questions
import type { MeasureId } from '@fishbowl/core'
import type { Delivery } from '../engine.ts'
import type { Batch } from './batch.ts'
import type { Board, Ended } from './board.ts'
import { type Outer, Stopped } from './steady.ts'
import { batchData, readResult } from './wire.ts'

/** What a coordinator needs. */
export type Coordinating = Outer & {
  readonly board: Board
  /** Does a piece of work on the board until the server is there. */
  readonly steady: <T>(work: () => Promise<T>) => Promise<T>
  readonly code: string
  readonly measures: readonly MeasureId[]
}

/** Batches in the queue at once: enough for dozens of threads, few enough to hold in memory. */
const mostOpen = 64
/** Milliseconds between two looks at a queue in which nothing has ended. */
const pause = 100
/** Looks between two searches for batches that the queue has lost. */
const searchEvery = 30
/** A batch is put in so often before its runs are given up. */
const mostTries = 3

type Open = { readonly batch: Batch; tries: number }

const failed = ({ jobs }: Batch, error: string, crash: boolean): readonly Delivery[] =>
  jobs.map(({ key }) => ({ kind: 'failed', key, error, crash, by: 'queue' }))

/** The batches of a study that are in the queue. */
class Coordination {
  readonly open = new Map<string, Open>()
  private readonly outer: Coordinating
  private readonly batches: Iterator<Batch>
  private more = true
  private looks = 0
  private alone = false

  constructor(batches: Iterator<Batch>, outer: Coordinating) {
    this.batches = batches
    this.outer = outer
  }

  private async put(batches: readonly Batch[]): Promise<void> {
    const { board, steady, code } = this.outer
    if (batches.length === 0) return
    await steady(() => board.add(batches.map((batch) => ({ id: batch.id, data: batchData(batch, code) }))))
  }

  /** Puts batches in while there is room; false when none are left and none are in the queue. */
  async fill(): Promise<boolean> {
    const fresh: Batch[] = []
    while (this.more && this.open.size < mostOpen) {
      const next = this.batches.next()
      if (next.done === true) this.more = false
      else if (!this.open.has(next.value.id)) {
        this.open.set(next.value.id, { batch: next.value, tries: 1 })
        fresh.push(next.value)
      }
    }
    await this.put(fresh)
    return this.open.size > 0
  }

  /** Deliveries of the batches that have ended since the last look; waits a little when there are none. */
  async *look(signal: AbortSignal): AsyncGenerator<Delivery, void, undefined> {
    const { board, steady, sleep } = this.outer
    const ids = await steady(() => board.ended())
    const own = ids.filter((id) => this.open.has(id))
    for (const id of own) yield* this.end(id)
    if (own.length === 0) await sleep(pause, signal)
    if (++this.looks % searchEvery === 0) await this.search()
  }

  private async *end(id: string): AsyncGenerator<Delivery, void, undefined> {
    const { board, steady } = this.outer
    const entry = this.open.get(id)
    if (entry === undefined) return
    const deliveries = await this.deliveriesOf(entry, await steady(() => board.look(id)))
    if (deliveries === undefined) return
    yield* deliveries
    this.open.delete(id)
    await steady(() => board.remove(id))
  }

  /** What came of a batch; undefined when it has not ended, or was put in once more. */
  private async deliveriesOf(entry: Open, ended: Ended): Promise<readonly Delivery[] | undefined> {
    switch (ended.kind) {
      case 'open':
        return undefined
      case 'lost':
        await this.put([entry.batch])
        return undefined
      case 'broken':
        return failed(entry.batch, ended.reason, true)
      case 'refused':
        return this.again(entry, ended.reason)
      case 'result':
        return this.read(entry, ended.value)
    }
  }

  private read(entry: Open, value: unknown): readonly Delivery[] | Promise<readonly Delivery[] | undefined> {
    try {
      return readResult(value, entry.batch, this.outer.measures)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      return this.again(entry, `a result was refused: ${error.message}`)
    }
  }

  /** Puts a batch in once more that came to nothing, or gives its runs up. */
  private async again(entry: Open, reason: string): Promise<readonly Delivery[] | undefined> {
    const { board, steady, tell } = this.outer
    const { batch } = entry
    if (entry.tries >= mostTries) return failed(batch, reason, false)
    entry.tries += 1
    tell(`${batch.jobs.length} runs are put in again: ${reason}`)
    await steady(() => board.remove(batch.id))
    await this.put([batch])
    return undefined
  }

  /** Puts in again what the queue has lost, and says so when nobody works on it. */
  private async search(): Promise<void> {
    const { board, steady, tell } = this.outer
    const lost: Batch[] = []
    for (const [id, { batch }] of this.open) if (await steady(() => board.isLost(id))) lost.push(batch)
    if (lost.length > 0) {
      const runs = lost.reduce((sum, { jobs }) => sum + jobs.length, 0)
      tell(`the queue has lost ${runs} runs (was it emptied?); they are put in again`)
      await this.put(lost)
    }
    // Some servers do not tell who is there.
    const workers = await board.workers().catch(() => undefined)
    const alone = workers === 0 && this.open.size > 0
    if (alone && !this.alone)
      tell('nobody works on the queue: start fishbowl worker, here or on another machine with this version')
    this.alone = alone
  }
}

/**
 * Deliveries of all batches, each at least once, in the order in which they end. What the queue loses is put in again; a lost server is
 * waited for. Ends early when the signal is aborted; batches that nobody has begun are then taken out, results that
 * nobody has fetched stay for when the study goes on.
 */
export async function* coordinate(
  batches: Iterator<Batch>,
  signal: AbortSignal,
  outer: Coordinating,
): AsyncGenerator<Delivery, void, undefined> {
  const state = new Coordination(batches, outer)
  try {
    while (await state.fill()) yield* state.look(signal)
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
  } finally {
    // A lost server keeps them for when the study goes on.
    if (state.open.size > 0) await outer.board.withdraw([...state.open.keys()]).catch(() => undefined)
  }
}
