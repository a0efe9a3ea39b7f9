import { canonicalJson, scenarioData } from '@fishbowl/core'
import { digestOfPrints, type Print, printOf } from '@fishbowl/lab'
import {
  type Ablations,
  type Attribution,
  ablations,
  attributionOf,
  type Contrast,
  valuesOf,
} from '@fishbowl/lab/explain'
import type { Runner } from '@fishbowl/sim'
import { modelVersion } from '@fishbowl/sim/version'
import type { Request } from './answer.ts'
import { counted, grouped } from './counted.ts'
import type { ExplainPlan } from './explain-plan.ts'
import { openProgress } from './progress.ts'
import { withRuns } from './runs.ts'

/** What the runs have shown, with the digest of the runs of each of the two scenarios. */
export type Explained = {
  readonly attribution: Attribution
  /** Absent where no gain can be told, so that there is nothing to carry. */
  readonly ablations: Ablations | undefined
  readonly digests: readonly string[]
}

/** The two scenarios themselves. */
export const endsOf = ({ scenario, levers }: Contrast) =>
  [scenario(0), scenario((1 << levers.length) - 1)] as const

/** What it will cost, before it starts. */
function costLine({ contrast, ablated, runs }: ExplainPlan): string {
  const { levers, plan } = contrast
  const k = counted(levers.length, 'lever')
  const how = plan.pairs === undefined ? `all ${2 ** levers.length} subsets` : `${2 * plan.pairs} orders`
  return `explain: ${k}, ${how} in ${counted(plan.replicates.length, 'replicate')}, mechanisms off in ${ablated.length}: up to ${grouped(runs)} runs`
}

/** A runner that keeps the prints of the two scenarios and counts. */
function watching(run: Runner, contrast: Contrast, tell: (runs: number) => void) {
  const ends = endsOf(contrast)
  const prints = ends.map(() => new Map<number, Print>())
  let made = 0
  const watched: Runner = async (task) => {
    const history = await run(task)
    prints[ends.indexOf(task.scenario)]?.set(task.replicate, printOf(history))
    tell(++made)
    return history
  }
  const digests = (): readonly string[] =>
    ends.map((scenario, i) =>
      digestOfPrints(modelVersion, canonicalJson(scenarioData(scenario)), prints[i]?.values() ?? []),
    )
  return { watched, digests }
}

/** Makes the runs of a plan and shares the gain out. */
export function explainRuns({ settings, telling, outside }: Request, plan: ExplainPlan): Promise<Explained> {
  const { contrast, asked, ablated, runs } = plan
  if (!telling.quiet && !telling.json) outside.tell(`${costLine(plan)}\n`)
  return withRuns(outside, settings, async ({ run, inFlight }) => {
    const progress = openProgress(outside, telling)
    const { watched, digests } = watching(run, contrast, (made) => progress.at(made, runs))
    try {
      const values = await valuesOf(contrast, watched, { ...asked, inFlight })
      const attribution = attributionOf(contrast, values)
      const { low, high } = attribution.total
      const parts =
        low > 0 || high < 0
          ? await ablations(endsOf(contrast), ablated, watched, { ...asked, inFlight })
          : undefined
      return { attribution, ablations: parts, digests: digests() }
    } finally {
      progress.end()
    }
  })
}
