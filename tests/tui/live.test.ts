import { expect, test } from 'vitest'
import { armsOf } from '../../packages/tui/src/arms.ts'
import { liveRuns } from '../../packages/tui/src/live.ts'
import type { Live } from '../../packages/tui/src/state.ts'
import { smallServices } from './support/small-services.ts'

const arms = armsOf({ entries: smallServices().library }, ['technology-led', 'one-cm'])

/** Runs on a clock that goes on by `step` ms at each look. */
function recorded(step: number, options: { failAfter?: number; quietly?: boolean } = {}) {
  let time = 0
  const seen: Live[] = []
  const { promise: ended, resolve: settle } = Promise.withResolvers<void>()
  const services = smallServices({ now: () => (time += step), ...options })
  const runs = liveRuns(
    services,
    (live) => {
      seen.push(live)
      if (live.phase !== 'running') settle()
    },
    options.quietly,
  )
  return { runs, seen, ended }
}

test('the first replicate is shown at once, then four states a second, then the last one', async () => {
  const { runs, seen, ended } = recorded(50)
  runs.start(arms, 21)
  await ended
  expect(seen.map(({ done }) => done)).toEqual([0, 1, 6, 11, 16, 21])
  expect(seen.at(-1)?.phase).toBe('done')
  expect(seen.at(-1)?.elapsed).toBe(1000)
  expect(seen.at(-1)?.comparison?.replicates).toHaveLength(21)
})

test('a screen reader hears of the first replicate and of the end', async () => {
  const { runs, seen, ended } = recorded(500, { quietly: true })
  runs.start(arms, 8)
  await ended
  expect(seen.map(({ done }) => done)).toEqual([0, 1, 8])
})

test('what is finished at a stop is published at once and nothing after it', async () => {
  const { runs, seen } = recorded(1)
  runs.start(arms, 1000)
  while ((seen.at(-1)?.done ?? 0) < 1) await new Promise(setImmediate)
  for (let i = 0; i < 10; i++) await new Promise(setImmediate)
  runs.stop()
  const last = seen.at(-1)
  expect(last?.phase).toBe('stopped')
  expect(last?.done).toBeGreaterThan(1)
  expect(last?.comparison?.replicates).toHaveLength(last?.done ?? 0)
  const { length } = seen
  for (let i = 0; i < 10; i++) await new Promise(setImmediate)
  runs.stop()
  expect(seen).toHaveLength(length)
})

test('a new start leaves the old runs: their results never come in between', async () => {
  const { runs, seen, ended } = recorded(300)
  runs.start(arms, 500)
  await new Promise(setImmediate)
  runs.start(armsOf({ entries: smallServices().library }, ['mandate']), 3)
  await ended
  const from = seen.findIndex((live) => live.ids[0] === 'mandate')
  while (seen.at(-1)?.phase === 'running') await new Promise(setImmediate)
  expect(seen.slice(from).every((live) => live.ids[0] === 'mandate')).toBe(true)
  expect(seen.at(-1)?.phase).toBe('done')
})

test('a failure is told with its reason and keeps the finished replicates', async () => {
  const { runs, seen, ended } = recorded(300, { failAfter: 4 })
  runs.start(arms, 10)
  await ended
  expect(seen.at(-1)).toMatchObject({ phase: 'failed', done: 4, error: 'replicate 4 failed: out of oxygen' })
})

test('a stop aborts the runs under way, and what they throw then is no failure', async () => {
  const seen: Live[] = []
  let signal: AbortSignal | undefined
  const services = smallServices()
  const runs = liveRuns(
    {
      ...services,
      compare: async function* (_, options) {
        signal = options.signal
        await new Promise((_resolve, reject) => {
          options.signal?.addEventListener('abort', () => reject(new Error('terminated')))
        })
        yield* services.compare(arms, options)
      },
    },
    (live) => seen.push(live),
  )
  runs.start(arms, 10)
  await new Promise(setImmediate)
  expect(signal?.aborted).toBe(false)
  runs.stop()
  expect(signal?.aborted).toBe(true)
  await new Promise(setImmediate)
  expect(seen.map(({ phase }) => phase)).toEqual(['running', 'stopped'])
})
