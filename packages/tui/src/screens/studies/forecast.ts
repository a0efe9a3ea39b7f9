import type { Counts } from '@fishbowl/lab/ledger'
import type { PlannedStudy, StudyEstimate } from '@fishbowl/lab/study'
import { say } from '@fishbowl/report/words'
import { openStudy } from '../../cli/study-file.ts'
import { heldOf } from '../../cli/study-held.ts'
import { isQuick, leftOf } from '../../cli/study-left.ts'
import { overCaps, planLines, wordBytes, wordSeconds } from '../../cli/study-lines.ts'
import { pilotOf } from '../../cli/study-pilot.ts'
import type { KeptThreads } from '../../kept-threads.ts'
import type { Outside } from '../../outside.ts'
import { breathe } from './breathe.ts'
import { keptFacts } from './kept-facts.ts'
import type { StudyForecast, StudyServices } from './services.ts'
import { whyOf } from './why.ts'

/** What studies are made with. */
export type StudyMeans = { readonly outside: Outside; readonly kept: KeptThreads; readonly threads: number }

/** The pilot on the threads that wait for comparisons; an abort ends them and throws. */
async function piloted(
  plan: PlannedStudy,
  { outside, kept, threads }: StudyMeans,
  signal: AbortSignal,
): Promise<StudyEstimate> {
  const pool = await kept.take()
  let idle = false
  const onAbort = (): void => void pool.close()
  signal.addEventListener('abort', onAbort)
  try {
    signal.throwIfAborted()
    const estimate = await pilotOf(plan, { run: pool.run, threads }, outside)
    signal.throwIfAborted()
    idle = true
    return estimate
  } finally {
    signal.removeEventListener('abort', onAbort)
    await (idle ? kept.giveBack(pool) : pool.close())
  }
}

type Held = Awaited<ReturnType<typeof heldOf>>

/** What the ledger holds of the plan; an empty or foreign file holds nothing, and who wants to write to it is told. */
async function heldIn(plan: PlannedStudy, ledger: string, outside: Outside): Promise<Held> {
  const kept = keptFacts(ledger, outside)
  return kept === undefined || 'why' in kept ? { isOther: false } : heldOf(plan, ledger, outside)
}

/** Runs that are to be made: all of a changed plan, as only its ledger knows how many of them fit. */
function countsOf(plan: PlannedStudy, kept: Counts | undefined, retry: boolean): Counts {
  const planned = plan.count * plan.replicates
  if (kept === undefined) return { planned, done: 0, failed: 0, missing: planned, unplanned: 0 }
  return retry ? { ...kept, failed: 0, missing: kept.missing + kept.failed } : kept
}

/** What a study of the folder will take from here on. */
export async function forecastOf(
  { name, file, ledger }: Parameters<StudyServices['forecast']>[0],
  { retry, always, signal }: Parameters<StudyServices['forecast']>[1],
  means: StudyMeans,
): Promise<StudyForecast | { readonly why: string }> {
  const { outside } = means
  if (file === undefined) return { why: say('studies.noFile') }
  try {
    await breathe()
    const { plan } = openStudy(file, {}, outside)
    const held = await heldIn(plan, ledger, outside)
    const counts = countsOf(plan, held.kept, retry)
    const { missing } = counts
    const whole =
      always || (missing > 0 && !isQuick(plan, missing)) ? await piloted(plan, means, signal) : undefined
    const left = whole === undefined ? undefined : leftOf(whole, counts)
    const over = left === undefined ? undefined : overCaps(plan, left)
    return {
      name,
      lines: (look) => planLines(plan, { estimate: whole, ledger, ...held }, look),
      missing,
      seconds: left?.seconds.likely,
      words:
        left === undefined
          ? ''
          : say('studies.forecast', {
              time: wordSeconds(left.seconds.likely),
              size: wordBytes(left.bytes.all),
            }),
      over: over === undefined ? undefined : `${over.message}; ${over.hint}`,
    }
  } catch (error) {
    return { why: signal.aborted ? '' : whyOf(error) }
  }
}
