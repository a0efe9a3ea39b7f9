import type { Estimate } from '@fishbowl/lab'
import type { Place } from './read-comparison.ts'

type Ends = { readonly end: Readonly<Record<string, Estimate>> }
type Arm = Ends & { readonly id: string }
type Paired = Ends & { readonly baseline: string; readonly arm: string }
type Compared = { readonly arms: readonly Arm[]; readonly pairs: readonly Paired[] }
type Refuse = Pick<Place, 'refuse'>

/** Refuses pairs of scenarios that are not in the result: put together by hand. Throws a Failure. */
export function checkPairs(baseline: string, { arms, pairs }: Compared, { refuse }: Refuse): void {
  const ids = new Set(arms.map(({ id }) => id))
  if (ids.size < arms.length) throw refuse('arms: two of them have the same id')
  if (!ids.has(baseline)) throw refuse('baseline: it is none of its scenarios')
  const stray = pairs.findIndex((pair) => !ids.has(pair.baseline) || !ids.has(pair.arm))
  if (stray !== -1) throw refuse(`pairs.${stray}: it compares what is none of its scenarios`)
}

/** What another order of adding leaves. */
const slack = (size: number): number => 1e-9 * Math.max(Math.abs(size), 1e-6)

const isOutside = ({ mean, low, high }: Estimate): boolean =>
  mean < low - slack(mean) || mean > high + slack(mean)

/** True for a difference that is not that of two levels over the same runs. */
function isOther({ n, mean }: Estimate, from: Estimate | undefined, to: Estimate | undefined): boolean {
  if (from?.n !== n || to?.n !== n) return false
  return Math.abs(to.mean - from.mean - mean) > slack(Math.max(Math.abs(from.mean), Math.abs(to.mean)))
}

/**
 * Refuses means outside of their intervals, and differences that are not those of the levels: changed by hand, and seen without a run.
 * Where a run has no value for a measure, levels and differences are of different runs. Throws a Failure.
 */
export function checkMeans({ arms, pairs }: Compared, { refuse }: Refuse): void {
  const ends = new Map(arms.map(({ id, end }) => [id, end]))
  const check = (place: string, own: Ends['end'], isWrong: (one: Estimate, id: string) => boolean): void => {
    const wrong = Object.keys(own).find((id) => isWrong(own[id] as Estimate, id))
    if (wrong === undefined) return
    throw refuse(
      `${place}.end.${wrong}.mean: it does not fit the numbers beside it; the document was changed after it was written`,
    )
  }
  for (const [i, { end }] of arms.entries()) check(`arms.${i}`, end, isOutside)
  for (const [i, { end, baseline, arm }] of pairs.entries())
    check(
      `pairs.${i}`,
      end,
      (one, id) => isOutside(one) || isOther(one, ends.get(baseline)?.[id], ends.get(arm)?.[id]),
    )
}
