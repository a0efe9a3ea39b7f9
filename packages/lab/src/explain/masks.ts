import { orderPairs, prefixes } from './orders.ts'
import { sizeOf } from './shapley.ts'

/** How the subsets of levers are gone through: all of them, or along so many pairs of orders in each replicate. */
export type Plan = { readonly replicates: readonly number[]; readonly pairs: number | undefined }

/** The subset of all k levers. */
export const allOf = (k: number): number => (1 << k) - 1

/** The levers of a subset. */
export const leversIn = (mask: number, k: number): readonly number[] =>
  Array.from({ length: k }, (_, i) => i).filter((i) => (mask & (1 << i)) !== 0)

/** The subsets that a replicate runs: all, or those on the way of its orders, each lever alone and each left out. */
export function masksOf(k: number, pairs: number | undefined): (replicate: number) => readonly number[] {
  if (pairs === undefined) {
    const all = Array.from({ length: 1 << k }, (_, mask) => mask)
    return () => all
  }
  const alone = Array.from({ length: k }, (_, i) => 1 << i)
  const last = alone.map((bit) => allOf(k) - bit)
  return (replicate) => {
    const drawn = orderPairs(k, replicate, pairs).flat().flatMap(prefixes)
    return [...new Set([0, allOf(k), ...alone, ...last, ...drawn])]
  }
}

/** Every subset that will be run, small ones first, so that the first that cannot be is as small as can be. */
export function neededMasks(k: number, { replicates, pairs }: Plan): readonly number[] {
  const of = masksOf(k, pairs)
  const needed = pairs === undefined ? of(0) : [...new Set(replicates.flatMap((r) => of(r)))]
  return needed.toSorted((a, b) => sizeOf(a) - sizeOf(b) || a - b)
}
