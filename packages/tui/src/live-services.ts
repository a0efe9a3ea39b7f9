import type { Outside } from './outside.ts'
import { entryOf, openScenario, openScenarios, presentIds } from './scenarios.ts'
import type { Progress, Services } from './services.ts'

/** What the command line may say for all screens. */
type Choices = { readonly seed: string | undefined; readonly threads: number | undefined }

/** The services of the screens on the library and on worker threads, one for each processor unless told. */
export async function openServices(outside: Outside, choices: Choices): Promise<Services> {
  const threads = choices.threads ?? outside.facts.threads
  const { modelVersion } = await import('@fishbowl/sim/version')
  const opened = new Map(openScenarios(presentIds(outside), outside).map((one) => [one.name, one]))
  const scenario: Services['scenario'] = (id) => {
    const own = (opened.get(id) ?? openScenario(id, outside)).scenario
    return choices.seed === undefined ? own : { ...own, seed: choices.seed }
  }
  return {
    library: Array.from(opened.values(), entryOf),
    scenario,
    compare: (ids, options) => stream({ ...options, ids, scenario, threads }),
    now: outside.now,
    threads,
    modelVersion,
  }
}

type Request = Parameters<Services['compare']>[1] & {
  readonly ids: readonly string[]
  readonly scenario: Services['scenario']
  readonly threads: number
}

/** Streams a comparison; the threads end with the loop that reads it, tasks under way included. */
async function* stream(request: Request): AsyncGenerator<Progress, void, undefined> {
  const [{ openThreads }, { compare, comparison }] = await Promise.all([
    import('@fishbowl/sim/threads'),
    import('@fishbowl/lab'),
  ])
  const { ids, scenario, replicates, measures, threads, signal } = request
  const [baseline] = ids
  if (baseline === undefined || signal?.aborted === true) return
  const arms = ids.map((id) => ({ id, scenario: scenario(id) }))
  const into = comparison(arms, baseline, { curves: measures })
  const pool = openThreads(threads)
  // Nobody takes what comes after an abort: the tasks under way fail, and the loop below with them.
  signal?.addEventListener('abort', () => void pool.close(), { once: true })
  try {
    for await (const done of compare(into, replicates, pool.run)) yield { done, comparison: into.result() }
  } finally {
    await pool.close()
  }
}
