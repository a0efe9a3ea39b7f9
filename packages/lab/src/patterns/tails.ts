import type { Scenario } from '@fishbowl/core'
import { logarithm } from './logarithm.ts'
import type { Individuals } from './pattern.ts'
import { walk } from './walk.ts'

/** Contributions by rank of 1,835 people in the en-net forum (Guevarra, ennet); after the last of these ranks follow one or two each. */
const seen = [
  [1, 1090],
  [2, 500],
  [5, 143],
  [10, 61],
  [20, 40],
  [50, 22],
  [100, 13],
  [200, 7],
  [400, 4],
  [600, 2],
  [920, 2],
  [1835, 1],
] as const
const people = 1835

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length

function correlation(xs: readonly number[], ys: readonly number[]): number {
  const [mx, my] = [mean(xs), mean(ys)]
  let xy = 0
  let xx = 0
  let yy = 0
  for (const [i, x] of xs.entries()) {
    const y = ys[i] ?? Number.NaN
    xy += (x - mx) * (y - my)
    xx += (x - mx) * (x - mx)
    yy += (y - my) * (y - my)
  }
  return xy / Math.sqrt(xx * yy)
}

/** Correlation of the logarithms of contributions at equal relative ranks, here and in the forum; people in post at the end. */
export const tails =
  (scenario: Scenario): Individuals =>
  (replicate, adapt) => {
    const adapted = adapt(scenario)
    const { member, members } = walk(adapted, replicate, {})
    const counts = member.contributions
      .slice(0, members)
      .filter((n) => n > 0)
      .toSorted()
    const at = (rank: number): number =>
      counts[counts.length - Math.max(1, Math.round((rank / people) * counts.length))] ?? Number.NaN
    return [
      correlation(
        seen.map(([, posts]) => logarithm(posts)),
        seen.map(([rank]) => logarithm(at(rank))),
      ),
    ]
  }
