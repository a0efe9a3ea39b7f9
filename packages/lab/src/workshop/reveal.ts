import { createHash } from 'node:crypto'
import {
  canonicalJson,
  type History,
  hasCurve,
  type MeasureId,
  measured,
  type Scenario,
  scenarioData,
} from '@fishbowl/core'
import { digestOfPrints, type Print, printOf } from '../digest.ts'
import { attempt } from '../ensemble.ts'
import { inOrder } from '../in-order.ts'
import { defaultInFlight, type Runner } from '../runner.ts'
import { type Band, quantileBand } from '../stats/band.ts'
import { type Came, cameOf, type Reading, readingsOf } from './came.ts'
import { armOf, type Session } from './session.ts'
import type { Step } from './session-file.ts'
import { stepsOf } from './steps.ts'

export type PredictStep = Extract<Step, { kind: 'predict' }>

/** The curves of an arm: median and 5 to 95 % of the runs, week by week; NaN in weeks without a value. */
export type RevealCurve = { readonly arm: string; readonly band: Band }

/** What is shown when a predict step is revealed. */
export type Reveal = {
  readonly step: string
  readonly measure: MeasureId
  /** Weeks that are drawn, both included. */
  readonly weeks: readonly [number, number]
  /** None for a measure of the whole run. */
  readonly curves: readonly RevealCurve[]
  readonly came: Came
  readonly replicates: number
  /** 12 hex digits of everything that was run for it: the same on every machine. */
  readonly digest: string
}

/** How far the runs are; `reveal` is that of a step whose last run was just made. */
export type Revealing = { readonly done: number; readonly of: number; readonly reveals: readonly Reveal[] }

/** What is kept of the runs of an arm. */
type Kept = {
  readonly scenario: Scenario
  readonly prints: Print[]
  readonly curves: Map<MeasureId, Float64Array[]>
  readonly values: Map<string, number[]>
}

const shownOf = ({ asks, shows }: PredictStep): readonly string[] =>
  shows?.arms ?? (asks.kind === 'which' ? asks.arms : [asks.arm])
const measureShown = ({ asks, shows }: PredictStep): MeasureId => shows?.measure ?? asks.measure
const armsOf = (step: PredictStep): readonly string[] => [
  ...new Set([...readingsOf(step.asks).map(({ arm }) => arm), ...shownOf(step)]),
]
const slotOf = (measure: MeasureId, { weeks: [from, to] }: Reading): string => `${measure} ${from} ${to}`

/** True for a measure that is 0 in a week in which nobody is at work, so that its weeks say little: its curve is the mean of the weeks so far. */
export const isSoFar = (measure: MeasureId): boolean => measure === 'uncovered' || measure === 'strategyHours'

function weekly(history: History, measure: MeasureId): Float64Array {
  const first = isSoFar(measure) ? 0 : undefined
  return Float64Array.from({ length: history.weeks }, (_, week) =>
    measured(history, measure, { from: first ?? week, to: week }),
  )
}

/** Empty room for everything that the steps need of an arm. */
function roomFor(arm: string, session: Session, steps: readonly PredictStep[]): Kept {
  const { scenario } = armOf(session, arm)
  const kept: Kept = { scenario, prints: [], curves: new Map(), values: new Map() }
  for (const step of steps) {
    const measure = measureShown(step)
    if (shownOf(step).includes(arm) && hasCurve(measure)) kept.curves.set(measure, [])
    for (const reading of readingsOf(step.asks))
      if (reading.arm === arm) kept.values.set(slotOf(step.asks.measure, reading), [])
  }
  return kept
}

function keep(history: History, { prints, curves, values }: Kept): void {
  prints.push(printOf(history))
  for (const [measure, runs] of curves) runs.push(weekly(history, measure))
  for (const [slot, numbers] of values) {
    const [measure, from, to] = slot.split(' ')
    numbers.push(measured(history, measure as MeasureId, { from: Number(from), to: Number(to) }))
  }
}

const digestOfArm = ({ modelVersion }: Session, { scenario, prints }: Kept): string =>
  digestOfPrints(modelVersion, canonicalJson(scenarioData(scenario)), prints)

function digestOfArms(session: Session, arms: readonly Kept[]): string {
  const [first, ...others] = arms.map((kept) => digestOfArm(session, kept))
  if (first !== undefined && others.length === 0) return first
  return createHash('sha256')
    .update([first, ...others].join('\n'))
    .digest('hex')
    .slice(0, 12)
}

function revealOf(session: Session, step: PredictStep, rooms: ReadonlyMap<string, Kept>): Reveal {
  const { asks, shows, id } = step
  const roomOf = (arm: string): Kept => rooms.get(arm) ?? roomFor(arm, session, [step])
  const measure = measureShown(step)
  const horizon = Math.min(...shownOf(step).map((arm) => roomOf(arm).scenario.horizon))
  const [from, to] = shows?.weeks ?? [0, horizon - 1]
  const readings = readingsOf(asks).map((reading) =>
    Float64Array.from(roomOf(reading.arm).values.get(slotOf(asks.measure, reading)) ?? []),
  )
  return {
    step: id,
    measure,
    weeks: [from, Math.min(to, horizon - 1)],
    curves: hasCurve(measure)
      ? shownOf(step).map((arm) => ({
          arm,
          band: quantileBand(roomOf(arm).curves.get(measure) ?? [], horizon),
        }))
      : [],
    came: cameOf(asks, readings),
    replicates: session.file.replicates,
    digest: digestOfArms(
      session,
      armsOf(step).map((arm) => roomOf(arm)),
    ),
  }
}

/** Predict steps of the format of a session, in order. */
export const predictStepsOf = (session: Session): readonly PredictStep[] =>
  stepsOf(session).flatMap(({ step }) => (step.kind === 'predict' ? [step] : []))

/**
 * Makes the runs of predict steps of a session, those of its format unless told otherwise, in the order in which they are needed, each run once; tells after each run how far it is and
 * which reveals are ready with it. Memory: 8 bytes for each week, drawn measure and run.
 */
export async function* revealing(
  session: Session,
  run: Runner,
  inFlight = defaultInFlight,
  steps = predictStepsOf(session),
): AsyncGenerator<Revealing, void, undefined> {
  const arms = [...new Set(steps.flatMap(armsOf))]
  const rooms = new Map(arms.map((arm) => [arm, roomFor(arm, session, steps)]))
  const { replicates } = session.file
  const of = arms.length * replicates
  let waiting = steps
  let done = 0
  function* tasks() {
    for (const [arm, kept] of rooms)
      for (let replicate = 0; replicate < replicates; replicate++)
        yield { arm, kept, task: { scenario: kept.scenario, replicate } }
  }
  for await (const { kept, history } of inOrder(tasks(), inFlight, async ({ kept: room, task }) => ({
    kept: room,
    history: await attempt(run, task),
  }))) {
    keep(history, kept)
    done++
    const isReady = (step: PredictStep): boolean =>
      armsOf(step).every((arm) => rooms.get(arm)?.prints.length === replicates)
    const ready = waiting.filter(isReady)
    waiting = waiting.filter((step) => !ready.includes(step))
    yield { done, of, reveals: ready.map((step) => revealOf(session, step, rooms)) }
  }
}
