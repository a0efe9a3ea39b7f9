import type { Model, Working } from './cell.ts'
import type { Point } from './factors.ts'
import { type Indices, indicesOf } from './indices.ts'
import { type Group, type Sampled, saltelliCells, sampled } from './saltelli.ts'
import { type Effect, screening, screeningCells } from './screening.ts'
import { type OverSets, overSets } from './sign.ts'
import { type Split, splitOf, splitOfDelta } from './split.ts'

/** Factors that get indices of their own; the others that move anything are exchanged together. */
export const mostNamed = 8

/** Fewest rows that indices and intervals are made from. */
export const fewestRows = 8

/** What a sensitivity analysis is made of. */
export type AnalysisPlan = {
  /** Where the factors usually stand; its length is their number. */
  readonly usual: Point
  readonly trajectories: number
  /** Rows of the Sobol design, a power of two. */
  readonly points: number
  /** Replicates of every set of assumptions; at least 2 where indices are wanted. */
  readonly replicates: number
  readonly seed: string
  /** True for the screening alone. @default false */
  readonly screenOnly?: boolean | undefined
}

/** Which factors get indices: each of `named` alone, `others` together. `dead` are those that moved no run by a single digit. */
export type Choice = { readonly named: Group; readonly others: Group; readonly dead: Group }

/** What a sensitivity analysis found. */
export type Analysis = {
  /** The largest first; empty where there are few enough factors for indices at once. */
  readonly effects: readonly Effect[]
  readonly choice: Choice
  /** Absent with `screenOnly`, and where no factor moves anything. */
  readonly shares?: Shares
}

/** What is known from the design of indices. */
export type Shares = {
  /** In the order of `named`; then one for `others`, where there are any. */
  readonly indices: readonly Indices[]
  readonly split: Split
  /** Of the paired difference, where there are two arms. */
  readonly deltaSplit?: Split
  readonly over: OverSets
  readonly rows: number
  readonly missing: number
}

const isScreened = ({ usual, screenOnly = false }: AnalysisPlan): boolean =>
  screenOnly || usual.length > mostNamed

/** Cells of a plan: of the screening, and at most of the indices. */
export function cellsOf(plan: AnalysisPlan): { readonly screening: number; readonly indices: number } {
  const { usual, trajectories, points, replicates, screenOnly = false } = plan
  const factors = usual.length
  const groups = Math.min(factors, mostNamed + 1)
  return {
    screening: isScreened(plan) ? screeningCells({ factors, trajectories, replicates }) : 0,
    indices: screenOnly ? 0 : saltelliCells(groups, points, replicates),
  }
}

/** The factors with the largest effects, those that move anything besides, and those that move nothing. */
function chosen(effects: readonly Effect[]): Choice {
  const live = effects.filter(({ dead }) => !dead).map(({ factor }) => factor)
  const dead = effects.filter((effect) => effect.dead).map(({ factor }) => factor)
  return {
    named: live.slice(0, mostNamed),
    others: live.slice(mostNamed).toSorted((a, b) => a - b),
    dead: dead.toSorted((a, b) => a - b),
  }
}

/** True when exchanging a group changed no run by a single digit. */
const unmoved = ({ a, ab }: Sampled, g: number): boolean =>
  ab[g]?.every((value, i) => value === a[i]) ?? false

function sharesOf(sample: Sampled, { seed }: AnalysisPlan): Shares {
  return {
    indices: indicesOf(sample, { seed }),
    split: splitOf(sample, { seed }),
    ...(sample.arms === 1 ? {} : { deltaSplit: splitOfDelta(sample, { seed }) }),
    over: overSets(sample),
    rows: sample.points,
    missing: sample.missing,
  }
}

/**
 * Screens all factors, then takes indices of those that matter most, and splits the spread. The same for any number of cells in flight.
 * Throws RangeError when no step of the screening has an outcome at both ends, and when fewer than `fewestRows` rows have one in every cell.
 */
export async function analysis(plan: AnalysisPlan, model: Model, working: Working = {}): Promise<Analysis> {
  const { usual, trajectories, points, replicates, seed } = plan
  const factors = usual.length
  const every = Array.from({ length: factors }, (_, i) => i)
  const effects = isScreened(plan)
    ? await screening({ factors, trajectories, replicates, seed }, model, working)
    : []
  if (isScreened(plan) && effects.every(({ n }) => n === 0))
    throw new RangeError('no move of an assumption has an outcome in both of its runs')
  const choice = isScreened(plan) ? chosen(effects) : { named: every, others: [], dead: [] }
  const { named, others } = choice
  if (plan.screenOnly === true || named.length === 0) return { effects, choice }
  const groups = [...named.map((factor): Group => [factor]), ...(others.length === 0 ? [] : [others])]
  const sample = await sampled({ usual, groups, points, replicates, seed }, model, working)
  if (sample.points < fewestRows)
    throw new RangeError(
      `only ${sample.points} of ${points} sets have an outcome in every run; at least ${fewestRows} are needed`,
    )
  const still = isScreened(plan) ? choice.dead : named.filter((_, g) => unmoved(sample, g))
  if (still.length === factors) return { effects, choice: { ...choice, dead: still } }
  return { effects, choice: { ...choice, dead: still }, shares: sharesOf(sample, plan) }
}
