import type { Engine, EngineSettings } from '../engine.ts'
import type { QueueAddress } from './address.ts'
import { batchesOf, twice } from './batch.ts'
import { openBoard } from './board.ts'
import { coordinate } from './coordinate.ts'
import { announce, withdraw } from './herald.ts'
import { type Outer, steadily } from './steady.ts'

export type { Engine, EngineSettings } from '../engine.ts'
export { type QueueAddress, queueAddress } from './address.ts'
export type { Holding } from './connect.ts'
export { type Served, type Serving, serveQueue } from './serve.ts'
export type { Outer } from './steady.ts'

/** What a queue engine is told besides what every engine is. */
export type QueueSettings = Outer & {
  readonly address: QueueAddress
  /** Name or hash of the study: its batches bear it, so that two studies do not take each other's results. */
  readonly study: string
  /** One batch in so many is run a second time, usually elsewhere, so that machines check each other. @default 0, never */
  readonly recheck?: number
}

/**
 * An engine whose runs are made by `fishbowl worker`, on this machine or others. Delivers each run at least once; a lost server is waited
 * for, runs that it has lost are put in again. Throws RangeError when the server turns us away.
 */
export function queueEngine({ code, measures, machine }: EngineSettings, settings: QueueSettings): Engine {
  const { address, study, sleep, tell, recheck = 0 } = settings
  const board = openBoard(address, code)
  return {
    name: 'queue',
    async *run(jobs, signal) {
      const steady = steadily(address, settings, signal)
      await announce(address, { code, machine }).catch(() => undefined)
      const batches = twice(batchesOf(jobs, study), recheck)
      try {
        yield* coordinate(batches, signal, { board, steady, code, measures, sleep, tell })
      } finally {
        await withdraw(address, code).catch(() => undefined)
      }
    },
    close: board.close,
  }
}
