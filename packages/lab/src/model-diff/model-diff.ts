import {
  type AssumptionId,
  type Assumptions,
  assumptionIds,
  type Ledger,
  type MeasureId,
  type Scenario,
  underDefaults,
} from '@fishbowl/core'
import type { Claim, Scenarios, Verdict } from '../claim.ts'
import { type ClaimQuestion, needsOf, questionOf } from '../claim-question.ts'
import { claimsOf } from '../claims.ts'
import { measureClaim } from '../measure-claim.ts'
import { defaultInFlight, type Runner } from '../runner.ts'
import { type Need, type Scalars, scalars } from '../scalars.ts'
import { type Estimate, meanInterval } from '../stats/interval.ts'
import { mean } from '../stats/mean.ts'
import { windowOf } from '../window.ts'
import { type AssumptionChange, assumptionChanges, type DiffVersion } from './assumption-changes.ts'
import { type Headline, headlines } from './headlines.ts'

/** Whether a difference matters: its whole interval beyond the smallest one that does, wholly within it, or neither. */
export type Movement = 'moved' | 'same' | 'untold'

/** One measure of one scenario under both versions on the same luck, second less first. */
export type Shift = {
  readonly scenario: string
  readonly measure: MeasureId
  /** Both included. */
  readonly weeks: readonly [from: number, to: number]
  /** Means over the pairs. */
  readonly from: number
  readonly to: number
  readonly difference: Estimate
  /** Smallest difference that matters, in the unit of the measure. */
  readonly smallest: number
  readonly movement: Movement
}

/** Whether a claim holds under a version, as far as so few runs tell. */
export type Standing = 'holds' | 'fails' | 'untold'

/** A claim of a scenario file under both versions. */
export type ClaimShift = {
  readonly claim: Claim
  readonly from: Standing
  readonly to: Standing
  readonly estimates: readonly [from: Estimate, to: Estimate]
}

/** Two versions of the model side by side. */
export type ModelDiff = {
  readonly from: string
  readonly to: string
  readonly replicates: number
  readonly assumptions: readonly AssumptionChange[]
  readonly shifts: readonly Shift[]
  readonly claims: readonly ClaimShift[]
  /** Claims about shares of variance, which take hundreds of runs each and are left out. */
  readonly leftOut: readonly Claim[]
}

/** What two versions are compared on. */
export type DiffQuestion = {
  readonly from: DiffVersion
  readonly to: DiffVersion
  /** By id: those that are looked at, and those that their claims compare with. */
  readonly scenarios: Scenarios
  /** Ids of those that are looked at. */
  readonly asked: readonly string[]
}

export type DiffOptions = {
  /** Pairs of runs of each scenario, and runs behind each claim, from 2. @default 8 */
  readonly replicates?: number
  /** Runs started and not yet taken. @default 16 */
  readonly inFlight?: number
}

const valuesOf = (ledger: Ledger): Assumptions =>
  Object.fromEntries(assumptionIds.map((id) => [id, ledger[id].default])) as Record<AssumptionId, number>

/** Scenarios under a version; what they set themselves stays. */
function under(scenarios: Scenarios, { ledger }: DiffVersion): Scenarios {
  const values = valuesOf(ledger)
  return new Map(Array.from(scenarios, ([id, scenario]) => [id, underDefaults(scenario, values)]))
}

/** A measure of a scenario, and what is read of it under each version. */
type Pairing = {
  readonly id: string
  readonly headline: Headline
  readonly scenario: Scenario
  readonly needs: readonly [Need, Need]
}

function pairingsOf(asked: readonly string[], sides: readonly [Scenarios, Scenarios]): readonly Pairing[] {
  return asked.flatMap((id) => {
    const [one, other] = sides.map((scenarios) => scenarios.get(id))
    if (one === undefined || other === undefined) throw new RangeError(`scenario "${id}" was not given`)
    return headlines.map((headline): Pairing => {
      const { measure } = headline
      const { from, to } = windowOf(measure, one.horizon)
      const need = (scenario: Scenario): Need => ({ scenario, measure, weeks: [from, to] })
      return { id, headline, scenario: one, needs: [need(one), need(other)] }
    })
  })
}

/** What an interval of a difference says against the smallest one that matters. */
export function movementOf({ low, high }: Pick<Estimate, 'low' | 'high'>, smallest: number): Movement {
  if (low > smallest || high < -smallest) return 'moved'
  return low >= -smallest && high <= smallest ? 'same' : 'untold'
}

const standingOf = ({ held, clear }: Verdict): Standing => (held ? 'holds' : clear ? 'fails' : 'untold')

function shiftOf({ id, headline, scenario, needs }: Pairing, replicates: number, store: Scalars): Shift {
  const [from, to] = needs.map((need) =>
    Float64Array.from({ length: replicates }, (_, r) => store.read(need, r)),
  ) as [Float64Array, Float64Array]
  const difference = meanInterval(to.map((value, r) => value - (from[r] ?? Number.NaN)))
  const isPaired = (_: number, r: number): boolean => Number.isFinite(from[r]) && Number.isFinite(to[r])
  const smallest = headline.smallest(scenario)
  return {
    scenario: id,
    measure: headline.measure,
    weeks: needs[0].weeks,
    from: mean(from.filter(isPaired)),
    to: mean(to.filter(isPaired)),
    difference,
    smallest,
    movement: movementOf(difference, smallest),
  }
}

type Asked = { readonly claim: Claim; readonly questions: readonly [ClaimQuestion, ClaimQuestion] }

/** Claims one after the other: each finds the runs of those before it made. */
async function claimShifts(
  asked: readonly Asked[],
  store: Scalars,
  replicates: number,
): Promise<readonly ClaimShift[]> {
  const looks = { batch: replicates, most: replicates, worlds: [], talents: 2 }
  const found: ClaimShift[] = []
  for (const { claim, questions } of asked) {
    const [one, other] = questions
    // oxlint-disable-next-line no-await-in-loop -- the runs of one claim fill the machine, and the next claim finds them made
    const [from, to] = [await measureClaim(one, store, looks), await measureClaim(other, store, looks)]
    found.push({
      claim,
      from: standingOf(from),
      to: standingOf(to),
      estimates: [from.estimate, to.estimate],
    })
  }
  return found
}

/**
 * Two versions of the model side by side: the assumptions that differ, headline measures of every scenario asked for under both on the same
 * luck, and their claims. Throws RangeError where a claim lacks a scenario; a failing run rejects with its scenario and replicate.
 */
export async function modelDiff(
  { from, to, scenarios, asked }: DiffQuestion,
  run: Runner,
  { replicates = 8, inFlight = defaultInFlight }: DiffOptions = {},
): Promise<ModelDiff> {
  const sides = [under(scenarios, from), under(scenarios, to)] as const
  const pairings = pairingsOf(asked, sides)
  const all = claimsOf(scenarios).filter(({ own }) => asked.includes(own))
  const paired = all.filter(({ expectation }) => !('variance' in expectation))
  const questions = paired.map(
    (claim): Asked => ({
      claim,
      questions: [questionOf(claim, sides[0]), questionOf(claim, sides[1])],
    }),
  )
  const needs = [
    ...pairings.flatMap((pairing) => pairing.needs),
    ...questions.flatMap((one) => one.questions.flatMap(needsOf)),
  ]
  const store = scalars(needs, run, inFlight)
  const tasks = pairings.flatMap((pairing) =>
    pairing.needs.flatMap(({ scenario }) =>
      Array.from({ length: replicates }, (_, replicate) => ({ scenario, replicate })),
    ),
  )
  await store.ensure(tasks)
  return {
    from: from.name,
    to: to.name,
    replicates,
    assumptions: assumptionChanges(from.ledger, to.ledger),
    shifts: pairings.map((pairing) => shiftOf(pairing, replicates, store)),
    claims: await claimShifts(questions, store, replicates),
    leftOut: all.filter((claim) => !paired.includes(claim)),
  }
}
