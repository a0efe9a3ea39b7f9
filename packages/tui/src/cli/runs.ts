import { quote } from '@fishbowl/core'
import type { KeptRuns } from '@fishbowl/lab/ledger'
import type { Runner } from '@fishbowl/sim'
import type { Threads } from '@fishbowl/sim/threads'
import { modelVersion } from '@fishbowl/sim/version'
import type { Outside } from '../outside.ts'
import { codeOf } from './code.ts'
import { Failure } from './failure.ts'
import type { Settings } from './settings.ts'
import { withThreads } from './threads.ts'
import { toolVersion } from './version.ts'

/** What an analysis makes its runs with. */
export type Runs = Pick<Threads, 'ask'> & {
  readonly run: Runner
  readonly inFlight: number
  readonly threads: number
}

/** Opens the file of `--keep`, or makes it. */
async function openKept(file: string, outside: Outside): Promise<KeptRuns> {
  const [{ openKeptRuns }, { ledgerFailure }] = await Promise.all([
    import('@fishbowl/lab/ledger'),
    import('./ledger-failure.ts'),
  ])
  const mode = outside.realPath(file) === undefined ? 'create' : 'write'
  const tool = `fishbowl ${toolVersion(outside)}, model ${modelVersion}`
  const { after, machine } = outside
  try {
    return openKeptRuns(file, { mode }, { code: codeOf(outside), tool, by: machine(), after })
  } catch (error) {
    throw ledgerFailure(error)
  }
}

/** An interruption that says what is kept of the work; anything else as it is. */
async function explained(error: unknown, file: string, kept: KeptRuns): Promise<unknown> {
  const { made, there } = kept.counts()
  if (error instanceof Failure && error.exit === 'interrupted')
    return new Failure('interrupted', `interrupted: ${made + there} runs are kept in ${quote(file, 200)}`, {
      hint: 'the same command goes on from there',
    })
  const { ledgerFailure } = await import('./ledger-failure.ts')
  // A run that could not be kept comes up as a run that failed, with the reason as its cause.
  const reason = ledgerFailure(error instanceof Error ? (error.cause ?? error) : error)
  return reason instanceof Failure ? reason : error
}

/**
 * Makes runs on worker threads for the time of an analysis; Ctrl-C ends it with an interruption. With `--keep` every run is kept in that
 * file and none that is there is made again, so that an analysis that was interrupted or killed goes on where it was.
 */
export async function withRuns<T>(
  outside: Outside,
  { threads, keep }: Settings,
  work: (runs: Runs) => Promise<T>,
): Promise<T> {
  if (keep === undefined) return withThreads(outside, threads, work)
  const kept = await openKept(keep, outside)
  try {
    return await withThreads(outside, threads, (runs) => work({ ...runs, run: kept.keeping(runs.run) }))
  } catch (error) {
    throw await explained(error, keep, kept)
  } finally {
    kept.close()
  }
}
