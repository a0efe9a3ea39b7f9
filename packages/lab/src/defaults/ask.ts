import type { Threads } from '@fishbowl/sim/threads'
import type { AskPoint } from './fit.ts'

/** Points of the study in worker threads. */
export function askIn(threads: Pick<Threads, 'ask'>): AskPoint {
  const file = import.meta.resolve('@fishbowl/lab/defaults-worker')
  return async (asked) => (await threads.ask({ file, name: 'summaryAt' }, asked)) as Float64Array
}
