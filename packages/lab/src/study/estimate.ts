import { type History, memberWeeksOf } from '@fishbowl/core'
import { inOrder } from '../in-order.ts'
import type { Runner } from '../runner.ts'
import { scenarioHash } from '../scenario-hash.ts'
import type { StudyPlan } from './plan.ts'

/** What a study amounts to, before anything is run. */
export type Survey = {
  /** Points that are different worlds: equal ones share their runs. */
  readonly distinct: number
  /** Employees times weeks times spaces of one replicate of every distinct point: what time grows with. */
  readonly memberWeeks: number
  /** Numbers of a few points for a pilot, the biggest first. */
  readonly pilots: readonly number[]
}

/** What a study will take, from a pilot of real runs. */
export type StudyEstimate = Survey & {
  readonly points: number
  readonly replicates: number
  /** Runs to be made: distinct points times replicates. */
  readonly runs: number
  readonly threads: number
  /** Seconds of the whole study: as the pilot says, and for its fastest and slowest run. */
  readonly seconds: { readonly likely: number; readonly low: number; readonly high: number }
  /** Bytes of a run in the ledger, and of all of them. */
  readonly bytes: { readonly run: number; readonly all: number }
  /** Milliseconds that each pilot run took. */
  readonly pilot: readonly { readonly point: number; readonly milliseconds: number }[]
}

export type PilotOptions = {
  readonly run: Runner
  /** Milliseconds of any clock. */
  readonly now: () => number
  readonly threads: number
  /** Bytes that a run takes in the ledger. */
  readonly bytesOf: (history: History) => number
}

/** A row of the ledger beside its body: key, hash, machine and the measures. */
const rowBytes = (measures: number): number => 250 + 8 * measures

/** Looks at every point once; a second for some thousand points. */
export function surveyOf(plan: StudyPlan): Survey {
  const seen = new Set<string>()
  let memberWeeks = 0
  let biggest = 0
  let most = 0
  for (let number = 0; number < plan.count; number++) {
    const { scenario } = plan.at(number)
    const key = scenarioHash(scenario)
    if (seen.has(key)) continue
    seen.add(key)
    const size = memberWeeksOf(scenario)
    memberWeeks += size
    if (size > most) {
      most = size
      biggest = number
    }
  }
  const spread = [biggest, 0, plan.count - 1, Math.floor(plan.count / 2)]
  return { distinct: seen.size, memberWeeks, pilots: [...new Set(spread)] }
}

type Timed = {
  readonly point: number
  readonly size: number
  readonly milliseconds: number
  readonly bytes: number
}

/** Runs the pilots once, as many at a time as the study will. */
async function timed(
  plan: StudyPlan,
  pilots: readonly number[],
  options: PilotOptions,
): Promise<readonly Timed[]> {
  const { run, now, threads, bytesOf } = options
  const made: Timed[] = []
  const work = async (point: number): Promise<Timed> => {
    const { scenario } = plan.at(point)
    const start = now()
    const history = await run({ scenario, replicate: 0 })
    return { point, size: memberWeeksOf(scenario), milliseconds: now() - start, bytes: bytesOf(history) }
  }
  for await (const one of inOrder(pilots, Math.max(1, threads), work)) made.push(one)
  return made
}

/**
 * Threads have to start, and their first runs are slow until their code is compiled: the pilot is repeated for this many milliseconds, and its
 * last round counts. Where the first one takes longer than `long`, that is no matter.
 */
const warm = 1000
const long = 30_000
const mostRounds = 30

/** The last of some rounds. */
async function warmed<T>(round: () => Promise<T>, now: PilotOptions['now']): Promise<T> {
  const first = now()
  let made = await round()
  const start = now()
  if (start - first > long) return made
  for (let rounds = 1; rounds < mostRounds && now() - start <= warm; rounds++) {
    // oxlint-disable-next-line no-await-in-loop -- the threads get warm by one round after the other
    made = await round()
  }
  return made
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0)

/** What a study will take on this machine, by a few of its runs: time grows with employees times weeks, and their share of both is known. */
export async function estimateOf(plan: StudyPlan, options: PilotOptions): Promise<StudyEstimate> {
  const survey = surveyOf(plan)
  const { pilots, distinct, memberWeeks } = survey
  // every thread gets one, and two at least: the spread of one run is unknown
  const few = Array.from(
    { length: Math.max(options.threads, pilots.length, 2) },
    (_, i) => pilots[i % pilots.length] ?? 0,
  )
  const made = await warmed(() => timed(plan, few, options), options.now)
  const seconds = (perMemberWeek: number): number =>
    (perMemberWeek * memberWeeks * plan.replicates) / 1000 / Math.max(1, options.threads)
  const rates = made.map(({ milliseconds, size }) => milliseconds / size)
  const rate = total(made.map(({ milliseconds }) => milliseconds)) / total(made.map(({ size }) => size))
  const run = Math.ceil(total(made.map(({ bytes }) => bytes)) / made.length + rowBytes(plan.measures.length))
  const runs = distinct * plan.replicates
  return {
    ...survey,
    points: plan.count,
    replicates: plan.replicates,
    runs,
    threads: options.threads,
    seconds: { likely: seconds(rate), low: seconds(Math.min(...rates)), high: seconds(Math.max(...rates)) },
    bytes: { run, all: run * runs },
    pilot: made.map(({ point, milliseconds }) => ({ point, milliseconds })),
  }
}
