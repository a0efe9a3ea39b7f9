import type { KeptThreads } from '../../kept-threads.ts'
import type { Outside } from '../../outside.ts'
import type { WhyServices } from './services.ts'

/** What explanations are made with. */
export type WhyMeans = { readonly outside: Outside; readonly kept: KeptThreads; readonly threads: number }

/** Explanations by worker threads. */
export function openWhyServices(_means: WhyMeans): WhyServices {
  return {
    async *explain() {
      yield { made: 0, runs: 0 }
    },
  }
}
