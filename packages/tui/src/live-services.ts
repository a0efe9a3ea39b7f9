import { type KeptThreads, keepThreads } from './kept-threads.ts'
import type { Outside } from './outside.ts'
import { entryOf, openScenario, openScenarios, presentIds } from './scenarios.ts'
import type { Progress, Services } from './services.ts'

/** What the command line may say for all screens. */
type Choices = { readonly seed: string | undefined; readonly threads: number | undefined }

/** The services of the screens on the library and on worker threads, one for each processor unless told. */
export async function openServices(outside: Outside, choices: Choices): Promise<Services> {
  const threads = choices.threads ?? outside.facts.threads
  const kept = keepThreads(async () => (await import('@fishbowl/sim/threads')).openThreads(threads))
  const { modelVersion } = await import('@fishbowl/sim/version')
  const opened = new Map(openScenarios(presentIds(outside), outside).map((one) => [one.name, one]))
  const scenario: Services['scenario'] = (id) => {
    const own = (opened.get(id) ?? openScenario(id, outside)).scenario
    return choices.seed === undefined ? own : { ...own, seed: choices.seed }
  }
  return {
    library: Array.from(opened.values(), entryOf),
    scenario,
    compare: (ids, options) => stream({ ...options, ids, scenario, kept }),
    now: outside.now,
    threads,
    modelVersion,
  }
}

type Request = Parameters<Services['compare']>[1] & {
  readonly ids: readonly string[]
  readonly scenario: Services['scenario']
  readonly kept: KeptThreads
}

/** Streams a comparison; its threads wait for the next one when all is done, and end with the loop that is left before, tasks under way included. */
async function* stream(request: Request): AsyncGenerator<Progress, void, undefined> {
  const { ids, scenario, replicates, measures, kept, signal } = request
  const [baseline] = ids
  if (baseline === undefined) return
  const { compare, comparison } = await import('@fishbowl/lab')
  const arms = ids.map((id) => ({ id, scenario: scenario(id) }))
  const into = comparison(arms, baseline, { curves: measures })
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
