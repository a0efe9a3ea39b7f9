import { setImmediate as turn } from 'node:timers/promises'
import { counter } from '@fishbowl/lab'
import type { Delivery } from '../../packages/lab/src/engine/engine.ts'
import { queueAddress } from '../../packages/lab/src/engine/queue/address.ts'
import { batchesOf, twice } from '../../packages/lab/src/engine/queue/batch.ts'
import type { Board, Ended } from '../../packages/lab/src/engine/queue/board.ts'
import { coordinate } from '../../packages/lab/src/engine/queue/coordinate.ts'
import { steadily } from '../../packages/lab/src/engine/queue/steady.ts'
import { readBatch, resultData } from '../../packages/lab/src/engine/queue/wire.ts'
import { digestOfRuns, jobsOf, plainLoop, testCode, testMeasures } from './queue-runs.ts'

/** A study of some batches. */
export const faultyJobs = jobsOf(400)
/** What the plain loop makes of it, by key. */
export const faultyRuns = new Map(plainLoop(faultyJobs).map((delivery) => [delivery.key, delivery]))
const address = queueAddress('redis://127.0.0.1')

/**
 * A queue with workers, in which everything goes wrong that may: the server is away, forgets batches, workers die, refuse, hand in
 * nonsense or the wrong runs. What happens follows from the seed.
 */
function faultyBoard(seed: number, harm: number): Board {
  const draw = counter(`faulty queue ${seed}`)
  let draws = 0
  const happens = (share: number): boolean => draw(draws++) < share * harm
  const entries = new Map<string, { data: unknown; ended: Ended }>()
  const call = async (): Promise<void> => {
    await turn()
    if (happens(0.05)) throw new Error('connect ECONNREFUSED 127.0.0.1:6379')
  }
  function made(data: unknown): Ended {
    if (happens(0.05)) return { kind: 'refused', reason: 'refused: it is no JSON (worker-3)' }
    if (happens(0.05)) return { kind: 'result', value: { format: 1, by: 'x', runs: 'nonsense' } }
    const own = readBatch(data, testCode).flatMap(({ key }) => faultyRuns.get(key) ?? [])
    const result = resultData(happens(0.05) ? own.slice(1) : own, 'worker')
    return { kind: 'result', value: JSON.parse(JSON.stringify(result)) }
  }
  const work = (): void => {
    for (const entry of entries.values())
      if (entry.ended.kind === 'open' && draw(draws++) < 0.5) entry.ended = made(entry.data)
    if (happens(0.02)) entries.clear()
    for (const id of entries.keys()) if (happens(0.01)) entries.delete(id)
  }
  return {
    async add(batches) {
      await call()
      for (const { id, data } of batches)
        if (!entries.has(id))
          entries.set(id, { data: JSON.parse(JSON.stringify(data)), ended: { kind: 'open' } })
      // Done, but nobody hears of it.
      await call()
    },
    async ended() {
      await call()
      work()
      const ids = [...entries].filter(([, { ended }]) => ended.kind !== 'open').map(([id]) => id)
      return ['somebody-elses', ...(happens(0.1) ? [...ids, ...ids] : ids)]
    },
    async look(id) {
      await call()
      return entries.get(id)?.ended ?? { kind: 'lost' }
    },
    async isLost(id) {
      await call()
      return !entries.has(id)
    },
    async remove(id) {
      entries.delete(id)
      await call()
    },
    async withdraw(ids) {
      await call()
      for (const id of ids) entries.delete(id)
    },
    async workers() {
      await call()
      return 1
    },
    close: () => Promise.resolve(),
  }
}

/** Puts the study through such a queue; with no harm nothing goes wrong. */
export async function faultyStudy(seed: number, harm: number): Promise<readonly Delivery[]> {
  const deliveries: Delivery[] = []
  const { signal } = new AbortController()
  const outer = { sleep: () => turn(), tell: () => undefined }
  const steady = steadily(address, outer, signal)
  const board = faultyBoard(seed, harm)
  const batches = twice(batchesOf(faultyJobs.values(), 'study'), 5)
  const settings = { ...outer, board, steady, code: testCode, measures: testMeasures }
  for await (const delivery of coordinate(batches, signal, settings)) deliveries.push(delivery)
  return deliveries
}

/**
 * Puts the study through many such queues: every run must be delivered, what is delivered must be what the plain loop makes, and runs are
 * given up so seldom as three mishaps in a row happen.
 */
export async function checkFaultyStudies(seeds: number): Promise<void> {
  const wanted = digestOfRuns(faultyRuns.values())
  let givenUp = 0
  for (let seed = 0; seed < seeds; seed++) {
    const deliveries = await faultyStudy(seed, 1)
    const failed = deliveries.filter(({ kind }) => kind === 'failed').map(({ key }) => key)
    givenUp += failed.length
    const done = deliveries.filter(({ kind }) => kind === 'done')
    const rest = failed.flatMap((key) => faultyRuns.get(key) ?? [])
    if (digestOfRuns([...done, ...rest]) !== wanted) throw new Error(`seed ${seed}: another digest`)
  }
  if (givenUp > 0.02 * seeds * faultyJobs.length) throw new Error(`${givenUp} runs were given up`)
}
