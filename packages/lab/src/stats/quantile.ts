import { quantileSorted } from 'd3-array'

declare const ascending: unique symbol
/** Finite numbers in ascending order. */
export type Sorted = number[] & { readonly [ascending]: true }

/** A sorted copy without NaN and infinities. */
export function sorted(values: Iterable<number>): Sorted {
  return Array.from(values)
    .filter(Number.isFinite)
    .toSorted((a, b) => a - b) as Sorted
}

/** Linear interpolation of order statistics, type 7 of Hyndman and Fan (1996). p in [0, 1]; NaN when empty. */
export const quantile = (values: Sorted, p: number): number => quantileSorted(values, p) ?? Number.NaN
