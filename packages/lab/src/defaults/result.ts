import { createHash } from 'node:crypto'
import { type Assumptions, canonicalJson } from '@fishbowl/core'
import type { Marginal, TradeOff } from '../calibrate/posterior.ts'
import { patterns } from '../patterns/patterns.ts'
import { distanceOf, offBand, residualOf, type Target } from './distance.ts'
import { type AskPoint, type DefaultsFit, fitDefaults, fittedIds, priorValue, type Round } from './fit.ts'
import keptResult from './result.json' with { type: 'json' }
import { bodyOf, isFitted, priors, rounded, study, weights } from './study.ts'

/** An accepted point: values in the order of the priors, the luck of its run, and how near it came. */
export type Accepted = {
  readonly values: readonly number[]
  readonly luck: number
  readonly distance: number
}

/** How the medians of a fit without a body of data do on it: the mean of how far off its facts are, in half-widths of their bands. */
export type LeftOut = {
  readonly dataset: string
  readonly facts: number
  readonly off: number
  /** The same at the medians of the whole fit, and at the defaults before. */
  readonly fitted: number
  readonly before: number
}

/** What a fit of the defaults comes to; plain data, kept beside the code. */
export type DefaultsResult = {
  readonly digest: string
  readonly targets: readonly string[]
  readonly rounds: readonly Round[]
  readonly marginals: readonly Marginal[]
  readonly tradeOffs: readonly TradeOff[]
  /** Rounded medians, as the ledger has them. */
  readonly medians: Partial<Assumptions>
  /** Distance of the mean of fresh runs at the defaults before, and at the medians. */
  readonly before: number
  readonly after: number
  readonly leftOut: readonly LeftOut[]
  readonly accepted: readonly Accepted[]
}

/** The result that the defaults of the ledger come from; `npm run defaults` makes it. */
export const kept = keptResult as unknown as DefaultsResult

/** Points at which the whole study makes runs: the fit, the fits that leave a body of data out, and the checks of medians. */
export const pointsOfStudy =
  study.fit.members * (study.fit.steps + 1) +
  study.leaveOut.length * (study.leftOut.members * (study.leftOut.steps + 1) + 3) +
  2

/** The patterns that the defaults are fitted to, in the order of the table. */
export const targets: readonly Target[] = patterns
  .filter(isFitted)
  .map((pattern) => ({ pattern, dataset: bodyOf(pattern) }))

/** Where replicates of the check at a point begin: no fit reaches them. */
const checkLuck = 1_000_000

/** Means of fresh runs at a point. */
const meansAt = (values: Partial<Assumptions>, some: readonly Target[], ask: AskPoint) =>
  ask({
    values,
    luck: checkLuck,
    patterns: some.map(({ pattern }) => pattern.id),
    replicates: study.check,
  })

async function distanceAt(values: Partial<Assumptions>, ask: AskPoint): Promise<number> {
  const means = await meansAt(values, targets, ask)
  const residuals = Float64Array.from(targets, ({ pattern }, k) =>
    residualOf(pattern, means[k] ?? Number.NaN),
  )
  return distanceOf(targets, weights, residuals)
}

async function meanOff(
  values: Partial<Assumptions>,
  some: readonly Target[],
  ask: AskPoint,
): Promise<number> {
  const means = await meansAt(values, some, ask)
  return (
    some.reduce((sum, { pattern }, k) => sum + Math.abs(offBand(pattern, means[k] ?? Number.NaN)), 0) /
    some.length
  )
}

const acceptedOf = ({ accepted }: DefaultsFit): readonly Accepted[] =>
  accepted.map(({ point, luck, distance }) => ({
    values: fittedIds.map((id, d) => priorValue(id, point[d] ?? 0)),
    luck,
    distance,
  }))

/** Digest of what was asked and of every accepted point: 12 hex digits. */
export function digestOfFit(accepted: readonly Accepted[]): string {
  const asked = targets.map(({ pattern: { id, target }, dataset }) => ({ id, target, dataset }))
  const text = canonicalJson({ priors, weights, study, asked, accepted })
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}

const mediansOf = ({ posterior: { marginals } }: DefaultsFit): Partial<Assumptions> =>
  Object.fromEntries(marginals.map(({ id, median }) => [id, rounded(median)]))

type Points = Readonly<Record<'before' | 'medians', Partial<Assumptions>>>

/** A body of data is left out, the rest fitted with fewer runs, and the medians tried on what was left out. */
async function leaveOut(
  dataset: string,
  { before, medians }: Points,
  ask: AskPoint,
  tell: (round: Round) => void,
): Promise<LeftOut> {
  const held = targets.filter((target) => target.dataset === dataset)
  const rest = targets.filter((target) => target.dataset !== dataset)
  const fit = await fitDefaults(rest, ask, { ...study.leftOut, name: `defaults without ${dataset}` }, tell)
  return {
    dataset,
    facts: held.length,
    off: await meanOff(mediansOf(fit), held, ask),
    fitted: await meanOff(medians, held, ask),
    before: await meanOff(before, held, ask),
  }
}

/**
 * The whole study: the fit, its medians tried on fresh luck, and each body of data left out once. The same code gives the same result on any
 * number of threads. `before` are the defaults that it is compared with; `tell` hears of every round.
 */
export async function runStudy(
  ask: AskPoint,
  before: Partial<Assumptions>,
  tell: (round: Round, of: string) => void = () => {},
): Promise<DefaultsResult> {
  const fit = await fitDefaults(targets, ask, study.fit, (round) => tell(round, 'all'))
  const accepted = acceptedOf(fit)
  const medians = mediansOf(fit)
  const leftOut: LeftOut[] = []
  for (const dataset of study.leaveOut) {
    // oxlint-disable-next-line no-await-in-loop -- a fit keeps all threads busy
    leftOut.push(await leaveOut(dataset, { before, medians }, ask, (round) => tell(round, dataset)))
  }
  return {
    digest: digestOfFit(accepted),
    targets: targets.map(({ pattern }) => pattern.id),
    rounds: fit.rounds,
    marginals: fit.posterior.marginals,
    tradeOffs: fit.posterior.tradeOffs,
    medians,
    before: await distanceAt(before, ask),
    after: await distanceAt(medians, ask),
    leftOut,
    accepted,
  }
}

/** Range of an assumption in the ledger: that of nine accepted points in ten, or the prior where the data leave it open. */
export function rangeOf({ id, low, high, identified }: Marginal): readonly [low: number, high: number] {
  const prior = priors.find(([one]) => one === id)
  if (identified || prior === undefined) return [rounded(low), rounded(high)]
  return [prior[1], prior[2]]
}

/** How far an accepted point lies from the targets when it is run again with its luck: the same to the last bit. */
export async function distanceAgain(
  { values, luck }: Pick<Accepted, 'values' | 'luck'>,
  ask: AskPoint,
): Promise<number> {
  const asked = Object.fromEntries(fittedIds.map((id, d) => [id, values[d] ?? Number.NaN]))
  const summary = await ask({ values: asked, luck, patterns: targets.map(({ pattern }) => pattern.id) })
  const residuals = Float64Array.from(targets, ({ pattern }, k) =>
    residualOf(pattern, summary[k] ?? Number.NaN),
  )
  return distanceOf(targets, weights, residuals)
}
