import { latinHypercube, mostSobolDimensions, sobol } from '../design/index.ts'
import { type Cell, judged, type Model, outcomesOf, type Working } from './cell.ts'
import type { Point } from './factors.ts'
import { at } from './set-sums.ts'

/** Factors that are exchanged together. */
export type Group = readonly number[]

/** How indices are sampled. */
export type SaltelliPlan = {
  /** Where the factors stand that are in no group. */
  readonly usual: Point
  readonly groups: readonly Group[]
  /** Rows; a power of two keeps the design balanced. */
  readonly points: number
  /** Replicates of every set, at least 2 where the model has luck. */
  readonly replicates: number
  readonly seed: string
}

/**
 * Outcomes of Saltelli's design. Row n holds two independent sets of assumptions, A and B, and one AB for each group, which is A with
 * the group of B. A and its ABs share their luck; B has luck of its own, so that A and B are two independent draws of everything.
 */
export type Sampled = {
  readonly points: number
  readonly replicates: number
  readonly arms: number
  /** Outcome of an arm: `a[(row * replicates + r) * arms + arm]`. */
  readonly a: Float64Array
  readonly b: Float64Array
  /** One for each group. */
  readonly ab: readonly Float64Array[]
  /** Rows left out because the outcome had no value in some cell. */
  readonly missing: number
}

/** Cells of a design. */
export const saltelliCells = (groups: number, points: number, replicates: number): number =>
  (groups + 2) * points * replicates

/** Points of A and B side by side: twice as many dimensions as factors, so that the two are independent. */
function designOf(plan: SaltelliPlan): readonly (readonly [a: Point, b: Point])[] {
  const moved = plan.groups.flat()
  const width = 2 * moved.length
  const make = width <= mostSobolDimensions ? sobol : latinHypercube
  const design = make(width, plan.points, `saltelli ${plan.seed}`)
  return Array.from({ length: plan.points }, (_, n) => {
    const side = (first: number): Point => {
      const point = Float64Array.from(plan.usual)
      for (const [i, factor] of moved.entries()) point[factor] = at(design.at, n * width + first + i)
      return point
    }
    return [side(0), side(moved.length)] as const
  })
}

function exchanged(a: Point, b: Point, group: Group): Point {
  const point = Float64Array.from(a)
  for (const factor of group) point[factor] = at(b, factor)
  return point
}

function* cellsOf(plan: SaltelliPlan): Generator<Cell> {
  const { groups, replicates } = plan
  for (const [n, [a, b]] of designOf(plan).entries()) {
    const luck = 2 * n * replicates
    for (let r = 0; r < replicates; r++) yield { point: a, replicate: luck + r }
    for (let r = 0; r < replicates; r++) yield { point: b, replicate: luck + replicates + r }
    for (const group of groups) {
      const point = exchanged(a, b, group)
      for (let r = 0; r < replicates; r++) yield { point, replicate: luck + r }
    }
  }
}

/** Makes the runs of the design. A row with an outcome that is no number is left out whole. */
export async function sampled(plan: SaltelliPlan, model: Model, working: Working = {}): Promise<Sampled> {
  const { groups, points, replicates } = plan
  const found = await outcomesOf(cellsOf(plan), model, working)
  const perRow = (groups.length + 2) * replicates
  const rows = Array.from({ length: points }, (_, n) => found.slice(n * perRow, (n + 1) * perRow))
  const kept = rows.filter((row) => row.every((values) => Number.isFinite(judged(values))))
  const part = (i: number): Float64Array =>
    Float64Array.from(kept.flatMap((row) => row.slice(i * replicates, (i + 1) * replicates).flat()))
  return {
    points: kept.length,
    replicates,
    arms: found[0]?.length ?? 1,
    a: part(0),
    b: part(1),
    ab: groups.map((_, g) => part(g + 2)),
    missing: points - kept.length,
  }
}
