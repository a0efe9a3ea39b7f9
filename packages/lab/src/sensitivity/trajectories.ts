import { counter } from '../counter.ts'
import { latinHypercube } from '../design/index.ts'
import { shuffled } from '../design/latin.ts'
import type { Point } from './factors.ts'
import { at } from './set-sums.ts'

/** Levels of the grid; a step goes over half of them, so that each level is left and reached equally often (Morris 1991). */
const levels = 4
const step = levels / 2
/** What a step is of a range. */
export const stepShare = step / (levels - 1)

/** A walk through the grid in which every factor moves once. `order[i]` moves between points i and i + 1, up or down. */
export type Trajectory = { readonly points: readonly Point[]; readonly order: Int32Array }

const place = (level: number): number => level / (levels - 1)

function trajectory(start: Int32Array, order: Int32Array): Trajectory {
  const levelOf = Int32Array.from(start)
  const points = [Float64Array.from(levelOf, place)]
  for (const factor of order) {
    const level = at(levelOf, factor)
    levelOf[factor] = level < step ? level + step : level - step
    points.push(Float64Array.from(levelOf, place))
  }
  return { points, order }
}

/**
 * Trajectories of Morris (1991) on 4 levels with steps of 2/3 of a range. Starts are a Latin hypercube, so that the levels of every
 * factor are started from equally often where `count` is a multiple of 4; the order of the moves is drawn. Keyed by the seed.
 */
export function trajectories(factors: number, count: number, seed: string): readonly Trajectory[] {
  const starts = latinHypercube(factors, count, `morris ${seed}`)
  return Array.from({ length: count }, (_, t) => {
    const start = Int32Array.from({ length: factors }, (__, d) =>
      Math.floor(at(starts.at, t * factors + d) * levels),
    )
    return trajectory(start, shuffled(factors, counter(`morris order ${t} ${seed}`)))
  })
}
