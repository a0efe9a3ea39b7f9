import type { Scenario } from '@fishbowl/core'
import { createWorld, step } from '@fishbowl/sim'
import { quantile, sorted } from '../stats/quantile.ts'
import type { Attribution } from './attribution.ts'

/** What becomes of the members of an organisation in two scenarios on the same luck; a place stays when its holder is succeeded. */
export type Fates = {
  readonly replicate: number
  /** Rows of the members who came in the last four weeks: in both scenarios, in one alone. */
  readonly both: readonly number[]
  readonly onlyFirst: readonly number[]
  readonly onlySecond: readonly number[]
  /** How many came in neither. */
  readonly neither: number
}

/** Weeks at the end of a run in which a member must come to count as active. */
const lastWeeks = 4

/** 1 for each member who came in the last four weeks, to one space or to any. */
function activeAtEnd(scenario: Scenario, replicate: number, space: string | undefined): Uint8Array {
  const first = createWorld({ scenario, replicate })
  while (first.space.week < scenario.horizon) step(first)
  const since = Math.max(0, scenario.horizon - lastWeeks)
  const looked = first.spaces.filter(({ id }) => space === undefined || id === space)
  return Uint8Array.from({ length: first.members }, (_, i) =>
    looked.some(({ member }) => (member.lastVisit[i] ?? -1) >= since) ? 1 : 0,
  )
}

/** The fates of all members in one replicate of two scenarios of one organisation. Two runs in this thread. */
export function fatesOf(
  [first, second]: readonly [Scenario, Scenario],
  replicate: number,
  space?: string,
): Fates {
  const one = activeAtEnd(first, replicate, space)
  const other = activeAtEnd(second, replicate, space)
  const rows = Array.from(one, (_, i) => i)
  const both = rows.filter((i) => one[i] === 1 && other[i] === 1)
  const onlyFirst = rows.filter((i) => one[i] === 1 && other[i] === 0)
  const onlySecond = rows.filter((i) => one[i] === 0 && other[i] === 1)
  const neither = rows.length - both.length - onlyFirst.length - onlySecond.length
  return { replicate, both, onlyFirst, onlySecond, neither }
}

/** The replicate whose gain is nearest to the median gain, of equals the first; undefined where none has a value. */
export function middleReplicate({
  totals,
  replicates,
}: Pick<Attribution, 'totals' | 'replicates'>): number | undefined {
  const median = quantile(sorted(totals), 0.5)
  const apart = (i: number): number => Math.abs((totals[i] ?? Number.NaN) - median)
  const [nearest] = replicates.map((_, i) => i).toSorted((a, b) => apart(a) - apart(b) || a - b)
  return nearest === undefined ? undefined : replicates[nearest]
}
