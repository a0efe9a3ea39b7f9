import type { Scenario } from '@fishbowl/core'
import { printOf, type Task } from '@fishbowl/lab'
import { z } from 'zod'
import type { Request } from '../cli/answer.ts'
import { counted } from '../cli/counted.ts'
import { type KeptResult, openResult } from '../cli/result-file.ts'
import type { Miss, SourceCheck } from './check.ts'
import { rerun, sampleOf, usualSample, wordNumbers, wordTime } from './sample.ts'
import { checkResult, missOf } from './verify-result.ts'

/** The prints of the runs of each arm; undefined in documents that have none. */
const Prints = z.object({ arms: z.array(z.object({ prints: z.array(z.string()).optional() })) })

function printsOf({ document, replicates }: KeptResult): readonly (readonly string[])[] | undefined {
  const parsed = Prints.safeParse(document)
  if (!parsed.success) return undefined
  const prints = parsed.data.arms.map((arm) => arm.prints ?? [])
  return prints.every(({ length }) => length === replicates) ? prints : undefined
}

const wayAll = 'fishbowl verify with --all makes them'

async function whole(kept: KeptResult, file: string, request: Request): Promise<SourceCheck> {
  const { deviations } = await checkResult(kept, request)
  const { kind, replicates, arms } = kept
  const miss = missOf(kept, deviations, file)
  const runs = replicates * arms.length
  return {
    file,
    kind,
    runs,
    compared: deviations.compared,
    misses: miss === undefined ? [] : [miss],
    says: `all ${counted(replicates, 'replicate')} of ${counted(arms.length, 'arm')} run again, ${counted(deviations.compared, 'value')} compared`,
  }
}

/** What of a result the prints of some runs do not show. */
function leftOf({ replicates, arms }: KeptResult, sampled: number, each: number | undefined): string {
  const others = (replicates - sampled) * arms.length
  const time = each === undefined ? '' : `, about ${wordTime(each * replicates * arms.length)} here`
  return `the other ${counted(others, 'run')}, and so the means, bands and intervals over all of them; ${wayAll}${time}`
}

/**
 * Some runs of each arm of a kept run or comparison, by their prints; with --all, or where the sample is everything, every value of the
 * document.
 */
export async function checkComparison(
  { path, file, beside }: { readonly path: string; readonly file: string; readonly beside: string },
  digest: string,
  request: Request,
): Promise<SourceCheck> {
  const { settings, outside } = request
  const kept = await openResult(path, outside, beside)
  const { kind, replicates, arms } = kept
  const most = settings.replicates ?? usualSample
  if (settings.all === true || most >= replicates) return whole(kept, file, request)
  const prints = printsOf(kept)
  const none = { file, kind, runs: 0, compared: 0, misses: [] }
  if (prints === undefined)
    return { ...none, says: 'nothing run again', left: `the document names no single runs; ${wayAll}` }
  const sampled = sampleOf(replicates, most, digest)
  // Arms that look at different spaces of one scenario share its runs.
  const scenarios = [...new Set(arms.map(({ scenario }) => scenario))]
  const tasks = scenarios.flatMap((scenario) => sampled.map((replicate): Task => ({ scenario, replicate })))
  const found = new Map<string, string>()
  const nameOf = (scenario: Scenario, replicate: number): string =>
    `${scenarios.indexOf(scenario)} ${replicate}`
  const each = await rerun(
    tasks,
    (history, i) => {
      const task = tasks[i]
      if (task !== undefined)
        found.set(nameOf(task.scenario, task.replicate), printOf(history).sha256.slice(0, 12))
    },
    request,
  )
  const misses = arms.flatMap(({ id, scenario }, i) =>
    sampled.flatMap((replicate): readonly Miss[] => {
      const expected = prints[i]?.[replicate]
      const came = found.get(nameOf(scenario, replicate))
      return expected === came
        ? []
        : [{ file, place: `${id}, replicate ${replicate}, print of the run`, expected, found: came }]
    }),
  )
  return {
    ...none,
    runs: tasks.length,
    compared: sampled.length * arms.length,
    misses,
    says: `${sampled.length === 1 ? 'replicate' : 'replicates'} ${wordNumbers(sampled)} of ${replicates} run again in ${counted(arms.length, 'arm')}, ${counted(sampled.length * arms.length, 'print')} compared`,
    left: leftOf(kept, sampled.length, each),
  }
}
