import type { KeptThreads } from '../../kept-threads.ts'
import type { Outside } from '../../outside.ts'
import type { WhyProgress, WhyServices } from './services.ts'

/** What explanations are made with. */
export type WhyMeans = { readonly outside: Outside; readonly kept: KeptThreads; readonly threads: number }

type Asked = Parameters<WhyServices['explain']>

/** Streams an explanation; its threads wait for the next work when all is done, and end with a loop that is left before or aborted. */
async function* explained(
  pair: Asked[0],
  { signal, ...asked }: Asked[1],
  { kept, threads }: WhyMeans,
): AsyncGenerator<WhyProgress, void, undefined> {
  const [{ explainEntries }, { storiesOn }] = await Promise.all([
    import('./explain-entries.ts'),
    import('@fishbowl/lab/explain'),
  ])
  const pool = await kept.take()
  let idle = signal.aborted
  // Nobody takes what comes after an abort: the tasks under way fail, and the loop below with them.
  const onAbort = (): void => void pool.close()
  signal.addEventListener('abort', onAbort)
  try {
    if (idle) return
    const { run } = pool
    const inFlight = Math.max(16, 2 * threads)
    yield* explainEntries(pair, asked, { run, inFlight, stories: (story) => storiesOn(pool, story) })
    idle = true
  } finally {
    signal.removeEventListener('abort', onAbort)
    await (idle ? kept.giveBack(pool) : pool.close())
  }
}

/** Explanations by worker threads. */
export const openWhyServices = (means: WhyMeans): WhyServices => ({
  explain: (pair, options) => explained(pair, options, means),
})
