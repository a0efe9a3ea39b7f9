import { canonicalJson, measureOf, scenarioData } from '@fishbowl/core'
import { digestOfPrints, type Estimate, meanInterval } from '@fishbowl/lab'
import { type Analysis, analysis, scenarioModel } from '@fishbowl/lab/sensitivity'
import { modelVersion } from '@fishbowl/sim/version'
import type { Request } from './answer.ts'
import { Failure } from './failure.ts'
import { openProgress } from './progress.ts'
import { withRuns } from './runs.ts'
import { costOf, type Inquiry, pilotReplicates } from './sensitivity-plan.ts'

/** What an inquiry came to. */
export type Found = Analysis & {
  /** The outcome as the files say it, over the pilot's replicates. */
  readonly usually: Estimate
  /** Runs that were made. */
  readonly runs: number
  /** Of the inputs and of every number of every run. */
  readonly digest: string
}

const duration = (milliseconds: number): string => {
  const seconds = Math.max(1, Math.round(milliseconds / 1000))
  return seconds < 100 ? `${seconds} s` : `${Math.round(seconds / 60)} min`
}

function digestOf(inquiry: Inquiry, prints: Parameters<typeof digestOfPrints>[2]): string {
  const { arms, measure, factors, plan } = inquiry
  const scenarios = arms.map(({ scenario, space }) => ({ scenario: scenarioData(scenario), space }))
  const inputs = { scenarios, measure, factors, plan: { ...plan, usual: Array.from(plan.usual) } }
  return digestOfPrints(modelVersion, canonicalJson(inputs), prints)
}

/** Makes the runs of an inquiry on worker threads; says first how many there are and how long they take here. */
export function findOut(inquiry: Inquiry, { outside, settings, telling }: Request): Promise<Found> {
  const { arms, plan } = inquiry
  const cost = costOf(inquiry)
  const isTold = !telling.quiet && (!telling.json || outside.facts.messagesAreTerminal)
  const tell = (text: string): void => {
    if (isTold) outside.tell(`${text}\n`)
  }
  return withRuns(outside, settings, async ({ run, inFlight, threads }) => {
    const { model, prints } = scenarioModel(inquiry, run)
    const working = { inFlight: Math.max(2, Math.floor(inFlight / arms.length)) }
    tell(`sensitivity: at most ${cost.all} runs, of them ${cost.screening} for the screening`)
    const pilot: number[] = []
    const times: number[] = []
    for (let replicate = 0; replicate < pilotReplicates; replicate++) {
      // oxlint-disable-next-line no-await-in-loop -- one at a time, to learn what a run takes
      const [first = Number.NaN, second] = await model({ point: plan.usual, replicate })
      pilot.push(second === undefined ? first : second - first)
      times.push(outside.now())
    }
    const progress = openProgress(outside, telling)
    let runs = pilotReplicates * arms.length
    const onCell = (): void => progress.at((runs += arms.length), cost.all)
    // The first runs also start the threads and warm up the code.
    const [warm = 0, last = 0] = [times[pilotReplicates / 2 - 1], times.at(-1)]
    const each = (last - warm) / (pilotReplicates / 2) / Math.ceil(arms.length / threads)
    tell(`about ${duration((each * (cost.all - runs)) / threads)} on ${threads} threads`)
    try {
      const found = await analysis(plan, model, { ...working, onCell })
      return { ...found, usually: meanInterval(pilot), runs, digest: digestOf(inquiry, prints()) }
    } catch (error) {
      throw error instanceof RangeError
        ? new Failure('failed', error.message, {
            hint: `${measureOf(inquiry.measure).title} has no value in some runs (as CM load where there is no CM); ask for another --measure`,
          })
        : error
    } finally {
      progress.end()
    }
  })
}
