import type { Scenario } from '@fishbowl/core'
import { pointHolds, type Verdict, verdictOf } from './claim.ts'
import { type ClaimQuestion, needsOf, type PairedQuestion, type VarianceQuestion } from './claim-question.ts'
import { counter } from './counter.ts'
import { type Looks, lookInterval, plannedLooks } from './looks.ts'
import type { Task } from './runner.ts'
import type { Scalars } from './scalars.ts'
import { bootstrap } from './stats/bootstrap.ts'
import type { Estimate } from './stats/interval.ts'
import { mean } from './stats/mean.ts'
import { type Layout, varianceShare } from './stats/variance-share.ts'

/** A layout of worlds and talent draws for claims about shares of variance. */
export type Worlds = {
  /** Replicates whose worlds are held fixed, in turn. */
  readonly worlds: readonly number[]
  /** Talent draws per world, from 2. */
  readonly talents: number
}

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from }, (_, i) => from + i)

function* tasksOf(scenarios: readonly Scenario[], replicates: readonly number[]): Generator<Task> {
  for (const replicate of replicates) for (const scenario of scenarios) yield { scenario, replicate }
}

/** Left minus times right, replicate by replicate; NaN where a side has no value. */
function offsets({ left, right }: PairedQuestion, replicates: readonly number[], store: Scalars): number[] {
  return replicates.map((r) => {
    const other = typeof right === 'number' ? right : right.times * store.read(right.need, r)
    return store.read(left, r) - other
  })
}

/** Adds batches until the look-adjusted interval leaves the bound, or the plan ends. */
async function paired(question: PairedQuestion, store: Scalars, looks: Looks): Promise<Verdict> {
  const scenarios = needsOf(question).map(({ scenario }) => scenario)
  let verdict = verdictOf(question.claim, lookInterval([], looks))
  for (const known of plannedLooks(looks)) {
    // oxlint-disable-next-line no-await-in-loop -- whether another batch is made follows from this one
    await store.ensure(tasksOf(scenarios, range(0, known)))
    verdict = verdictOf(question.claim, lookInterval(offsets(question, range(0, known), store), looks))
    if (verdict.clear) break
  }
  return verdict
}

/** Runs the layout; talents in which some run has no value are left out everywhere. */
async function layoutOf(
  question: VarianceQuestion,
  store: Scalars,
  { worlds, talents }: Worlds,
): Promise<Layout> {
  const all = range(0, talents)
  await store.ensure(
    worlds.flatMap((replicate) =>
      question.arms.flatMap(({ scenario }) => all.map((talent) => ({ scenario, replicate, talent }))),
    ),
  )
  const rows = worlds.map((world) =>
    question.arms.map((need) => all.map((talent) => store.read(need, world, talent))),
  )
  const whole = all.filter((talent) =>
    rows.every((arms) => arms.every((row) => Number.isFinite(row[talent]))),
  )
  return rows.map((arms) =>
    arms.map((row) => Float64Array.from(whole, (talent) => row[talent] ?? Number.NaN)),
  )
}

const widthOf = (cells: Layout): number => cells[0]?.[0]?.length ?? 0

/**
 * Share of the variance of the measure that the arm explains (see `varianceShare`), over arms x talent draws in a few fixed worlds;
 * talent draw t is the same CMs in every arm and world. The interval is a percentile bootstrap over talent draws, for these worlds.
 */
async function share(
  question: VarianceQuestion,
  store: Scalars,
  plan: Worlds,
  level: number,
): Promise<Verdict> {
  const cells = await layoutOf(question, store, plan)
  const n = widthOf(cells)
  const draw = counter(`variance ${question.claim.own} ${question.claim.expectation.id}`)
  const enough = n >= 2
  const { low, high, sd } = enough
    ? bootstrap(n, (picked) => varianceShare(cells, picked), draw, { level })
    : { low: Number.NaN, high: Number.NaN, sd: Number.NaN }
  const estimate: Estimate = {
    n,
    mean: enough ? varianceShare(cells) : Number.NaN,
    sd,
    low,
    high,
    level,
    missing: plan.talents - n,
  }
  return verdictOf(question.claim, estimate, question.than)
}

/** Measures a claim with as many runs as its interval needs. */
export function measureClaim(
  question: ClaimQuestion,
  store: Scalars,
  plan: Looks & Worlds,
): Promise<Verdict> {
  return question.kind === 'paired'
    ? paired(question, store, plan)
    : share(question, store, plan, plan.level ?? 0.9)
}

/** True when the claim's mean over a few replicates lies beyond its bound in the claimed direction; no interval is asked for. */
export async function meanHolds(
  question: ClaimQuestion,
  store: Scalars,
  replicates: readonly number[],
): Promise<boolean> {
  if (question.kind === 'variance') {
    const plan = { worlds: replicates.slice(0, 1), talents: Math.max(2, replicates.length) }
    const cells = await layoutOf(question, store, plan)
    return widthOf(cells) >= 2 && pointHolds(question.claim, varianceShare(cells) - question.than)
  }
  await store.ensure(
    tasksOf(
      needsOf(question).map(({ scenario }) => scenario),
      replicates,
    ),
  )
  return pointHolds(question.claim, mean(offsets(question, replicates, store)))
}
