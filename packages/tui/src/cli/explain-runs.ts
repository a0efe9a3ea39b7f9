import { canonicalJson, scenarioData } from '@fishbowl/core'
import { digestOfPrints, type Print, printOf } from '@fishbowl/lab'
import {
  type Ablations,
  type Attribution,
  ablating,
  attributing,
  attributionOf,
  type Contrast,
  mostAblationRuns,
  withReplicates,
} from '@fishbowl/lab/explain'
import type { Runner } from '@fishbowl/sim'
import { modelVersion } from '@fishbowl/sim/version'
import { type ExplainPlan, endsOf } from './explain-plan.ts'
import { type Stories, storiesAbout, type TellStories } from './explain-stories.ts'

/** What the runs have shown, with the digest of the runs of each of the two scenarios. */
export type Explained = {
  readonly attribution: Attribution
  /** Absent where no gain can be told, so that there is nothing to carry. */
  readonly ablations: Ablations | undefined
  readonly stories: Stories
  readonly digests: readonly string[]
}

/** How far an explanation is, and what it has found: first over the whole replicates so far, then over all. */
export type ExplainStep = Partial<Explained> & {
  readonly stage: 'levers' | 'mechanisms' | 'stories'
  readonly made: number
  /** Runs in all, at most. */
  readonly runs: number
}

/** What an explanation is made with. */
export type ExplainMeans = {
  readonly run: Runner
  /** Runs started and not yet taken. */
  readonly inFlight: number
  readonly stories: TellStories
}

/** A runner that keeps the prints of the two scenarios and counts. */
function watching(run: Runner, contrast: Contrast) {
  const ends = endsOf(contrast)
  const prints = ends.map(() => new Map<number, Print>())
  let made = 0
  const watched: Runner = async (task) => {
    const history = await run(task)
    prints[ends.indexOf(task.scenario)]?.set(task.replicate, printOf(history))
    made++
    return history
  }
  const digests = (): readonly string[] =>
    ends.map((scenario, i) =>
      digestOfPrints(modelVersion, canonicalJson(scenarioData(scenario)), prints[i]?.values() ?? []),
    )
  return { watched, digests, made: () => made }
}

/** Runs with mechanisms off, once it is known which of them move anything. */
function runsOff({ inert }: Ablations, replicates: number): number {
  const pilots = Math.min(2, replicates)
  return mostAblationRuns(replicates) - 2 * (replicates - pilots) * inert.length
}

type Watch = ReturnType<typeof watching>

/** The runs of the levers; tells the attribution over the whole replicates from two on. */
async function* leverSteps(
  { contrast, asked, runs }: ExplainPlan,
  { watched, made }: Watch,
  inFlight: number,
): AsyncGenerator<ExplainStep, Attribution, undefined> {
  const steps = attributing(contrast, watched, { ...asked, inFlight })
  let attribution: Attribution | undefined
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- the next run
    const { done, value } = await steps.next()
    if (done === true) return attributionOf(contrast, value)
    const { values, whole } = value
    if (whole.length > Math.max(1, attribution?.replicates.length ?? 0))
      attribution = attributionOf(withReplicates(contrast, whole), values)
    yield { stage: 'levers', made: made(), runs, ...(attribution === undefined ? {} : { attribution }) }
  }
}

/** The runs without each mechanism, while a thread tells the stories. */
async function* mechanismSteps(
  plan: ExplainPlan,
  { watched, made }: Watch,
  inFlight: number,
): AsyncGenerator<Omit<ExplainStep, 'attribution'>, Ablations, undefined> {
  const { contrast, ablated, asked } = plan
  const before = made()
  const steps = ablating(endsOf(contrast), ablated, watched, { ...asked, inFlight })
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- the next run
    const { done, value } = await steps.next()
    if (done === true) return value
    const runs = value === undefined ? plan.runs : before + runsOff(value, ablated.length)
    yield { stage: 'mechanisms', made: made(), runs, ...(value === undefined ? {} : { ablations: value }) }
  }
}

const isTold = ({ total: { low, high } }: Attribution): boolean => low > 0 || high < 0

/** Makes the runs of a plan: shares the gain out among the levers, then switches mechanisms off while the stories are told. */
export async function* explaining(
  plan: ExplainPlan,
  { run, inFlight, stories: tell }: ExplainMeans,
): AsyncGenerator<ExplainStep, Explained, undefined> {
  const watch = watching(run, plan.contrast)
  const attribution = yield* leverSteps(plan, watch, inFlight)
  let stories: Stories | undefined
  const telling = storiesAbout(plan, attribution, tell)
  const told = telling.then((value) => {
    stories = value
    return value
  })
  // Whoever waits for the stories hears of it.
  told.catch(() => undefined)
  let ablations: Ablations | undefined
  if (isTold(attribution)) {
    const steps = mechanismSteps(plan, watch, inFlight)
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop -- the next run
      const { done, value } = await steps.next()
      if (done === true) {
        ablations = value
        break
      }
      yield { ...value, attribution, ...(stories === undefined ? {} : { stories }) }
    }
  }
  const made = watch.made()
  yield { stage: 'stories', made, runs: made, attribution, ablations }
  return { attribution, ablations, stories: await told, digests: watch.digests() }
}
