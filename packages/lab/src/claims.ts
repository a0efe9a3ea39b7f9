import type { Claim, Scenarios, Verdict } from './claim.ts'
import { type ClaimQuestion, needsOf, questionOf } from './claim-question.ts'
import type { Looks } from './looks.ts'
import { measureClaim, type Worlds } from './measure-claim.ts'
import { defaultInFlight, type Runner } from './runner.ts'
import { scalars } from './scalars.ts'

/** How many runs a check may make. */
export type CheckOptions = {
  /** Replicates of a batch: the fewest a claim is measured with. @default 20 */
  readonly replicates?: number
  /** Replicates after which a claim is judged as it stands. @default 200 */
  readonly most?: number
  /** Fixed worlds of a claim about a share of variance. @default 3 */
  readonly worlds?: number
  /** Talent draws of a claim about a share of variance. @default 16 */
  readonly talents?: number
  /** Runs started and not yet taken. @default 16 */
  readonly inFlight?: number
}

/** Every expectation of every scenario as a claim, in order. */
export function claimsOf(scenarios: Scenarios): readonly Claim[] {
  return Array.from(scenarios, ([own, { expect }]) =>
    expect.map((expectation) => ({ own, expectation })),
  ).flat()
}

function planOf({ replicates = 20, most = 200, worlds = 3, talents = 16 }: CheckOptions): Looks & Worlds {
  return { batch: replicates, most: Math.max(most, replicates), worlds: [...Array(worlds).keys()], talents }
}

/** Verdicts on questions in their order, over one store of runs. */
async function* verdicts(
  questions: readonly ClaimQuestion[],
  run: Runner,
  options: CheckOptions,
): AsyncGenerator<Verdict, void, undefined> {
  const store = scalars(questions.flatMap(needsOf), run, options.inFlight ?? defaultInFlight)
  const plan = planOf(options)
  for (const question of questions) {
    // oxlint-disable-next-line no-await-in-loop -- the runs of one claim fill the machine, and the next claim finds them made
    yield await measureClaim(question, store, plan)
  }
}

async function collected<T>(values: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = []
  for await (const value of values) all.push(value)
  return all
}

/** Verdicts one by one in the order of the claims, each as soon as it is clear. Every (scenario, replicate) is run once for all of them. */
export function evaluating(
  claims: readonly Claim[],
  scenarios: Scenarios,
  run: Runner,
  options: CheckOptions = {},
): AsyncGenerator<Verdict, void, undefined> {
  return verdicts(
    claims.map((claim) => questionOf(claim, scenarios)),
    run,
    options,
  )
}

/** All verdicts in the order of the claims. */
export function evaluateAll(
  claims: readonly Claim[],
  scenarios: Scenarios,
  run: Runner,
  options: CheckOptions = {},
): Promise<readonly Verdict[]> {
  return collected(evaluating(claims, scenarios, run, options))
}

async function one(question: ClaimQuestion, run: Runner, options: CheckOptions): Promise<Verdict> {
  for await (const verdict of verdicts([question], run, options)) return verdict
  throw new RangeError('a claim has one verdict')
}

/** The verdict on one claim: batches of replicates until the look-adjusted interval leaves its bound, or `most`. */
export function evaluate(
  claim: Claim,
  scenarios: Scenarios,
  run: Runner,
  options: CheckOptions = {},
): Promise<Verdict> {
  return one(questionOf(claim, scenarios), run, options)
}

function ablatedQuestion(claim: Claim, scenarios: Scenarios): ClaimQuestion {
  const { mechanism, id } = claim.expectation
  if (mechanism === undefined)
    throw new RangeError(`claim "${id}" of "${claim.own}" names no mechanism to switch off`)
  return questionOf(claim, scenarios, { without: mechanism })
}

/**
 * The verdict on the same claim with its mechanism switched off in every scenario involved, luck untouched: `held` shows whether the claim
 * rests on something else. Throws RangeError when the claim names no mechanism.
 */
export function ablated(
  claim: Claim,
  scenarios: Scenarios,
  run: Runner,
  options: CheckOptions = {},
): Promise<Verdict> {
  return one(ablatedQuestion(claim, scenarios), run, options)
}

/** `ablated` for every claim that names a mechanism, in order; claims without the same mechanism share their runs. */
export function ablatedAll(
  claims: readonly Claim[],
  scenarios: Scenarios,
  run: Runner,
  options: CheckOptions = {},
): Promise<readonly Verdict[]> {
  const questions = claims
    .filter(({ expectation }) => expectation.mechanism !== undefined)
    .map((claim) => ablatedQuestion(claim, scenarios))
  return collected(verdicts(questions, run, options))
}
