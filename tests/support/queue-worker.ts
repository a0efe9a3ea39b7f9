import { loopEngine, startWorker } from './queue-runs.ts'

/**
 * A worker in a process of its own, to be killed: takes its queue from FISHBOWL_QUEUE, says when it has begun a batch, and never ends one.
 * Its hold on a batch is short.
 */
const url = process.env['FISHBOWL_QUEUE'] ?? ''
const never = new Promise<void>(() => undefined)
const engine = loopEngine(undefined, () => {
  process.stdout.write('begun\n')
  return never
})
startWorker(url, { engine, machine: 'doomed', holding: { lock: 1000, search: 500 } })
