import type { Runner } from '@fishbowl/sim'
import type { Outside } from '../outside.ts'
import type { Settings } from './settings.ts'
import { withThreads } from './threads.ts'

/** What an analysis makes its runs with. */
export type Runs = { readonly run: Runner; readonly inFlight: number; readonly threads: number }

/** Makes runs on worker threads for the time of an analysis; Ctrl-C ends it with an interruption. */
export const withRuns = <T>(
  outside: Outside,
  { threads }: Settings,
  work: (runs: Runs) => Promise<T>,
): Promise<T> => withThreads(outside, threads, work)
