import { threadCount } from './cli/threads.ts'
import { filesOf } from './file-services.ts'
import { type KeptThreads, keepThreads } from './kept-threads.ts'
import { entryOfOpened } from './opened-entry.ts'
import type { Outside } from './outside.ts'
import { openScenarios, presentIds } from './scenarios.ts'
import { openPlayServices } from './screens/play/live.ts'
import { openStudyServices } from './screens/studies/live.ts'
import { openWhyServices } from './screens/why/live.ts'
import type { Progress, Services } from './services.ts'

/** What the command line may say for all screens. */
export type Choices = {
  readonly seed: string | undefined
  readonly threads: number | undefined
  /** Where a game is saved, in the place of the folder of the user. */
  readonly save?: string | undefined
}

/** The services of the screens on the library and on worker threads, one for each processor unless told. */
export async function openServices(outside: Outside, choices: Choices): Promise<Services> {
  const threads = threadCount(choices.threads, outside.facts)
  const kept = keepThreads(async () => (await import('@fishbowl/sim/threads')).openThreads(threads))
  const { modelVersion } = await import('@fishbowl/sim/version')
  const opened = openScenarios(presentIds(outside), outside)
  return {
    library: opened.map((one) => entryOfOpened(one, choices.seed)),
    compare: (arms, options) => stream({ ...options, arms, kept }),
    why: openWhyServices({ outside, kept, threads }),
    studies: openStudyServices({ outside, kept, threads }),
    play: openPlayServices({ outside, kept, threads, file: choices.save }),
    ...filesOf(outside, choices.seed),
    after: outside.after,
    now: outside.now,
    threads,
    modelVersion,
  }
}

type Request = Parameters<Services['compare']>[1] & {
  readonly arms: Parameters<Services['compare']>[0]
  readonly kept: KeptThreads
}

/** Streams a comparison; its threads wait for the next one when all is done, and end with the loop that is left before, tasks under way included. */
async function* stream(request: Request): AsyncGenerator<Progress, void, undefined> {
  const { arms, replicates, measures, kept, signal } = request
  const [baseline] = arms
  if (baseline === undefined) return
  const { compare, comparison } = await import('@fishbowl/lab')
  const into = comparison(arms, baseline.id, { curves: measures })
  const pool = await kept.take()
  let idle = signal?.aborted === true
  // Nobody takes what comes after an abort: the tasks under way fail, and the loop below with them.
  const onAbort = (): void => void pool.close()
  signal?.addEventListener('abort', onAbort)
  try {
    if (idle) return
    for await (const done of compare(into, replicates, pool.run)) yield { done, comparison: into.result() }
    idle = true
  } finally {
    signal?.removeEventListener('abort', onAbort)
    await (idle ? kept.giveBack(pool) : pool.close())
  }
}
