import { counter } from '../counter.ts'
import { shuffled } from '../design/latin.ts'

/** An order of switching levers on, and the same backwards. */
export type OrderPair = readonly [readonly number[], readonly number[]]

/**
 * Pairs of orders of a replicate, each with its reverse: what a lever adds early in one it adds late in the other, so that their mean
 * varies less (antithetic sampling; Mitchell and others 2022). Every replicate has orders of its own, so the error of the sample shows in the
 * spread between replicates and shrinks with their number.
 */
export function orderPairs(k: number, replicate: number, pairs: number): readonly OrderPair[] {
  return Array.from({ length: pairs }, (_, pair) => {
    // Draws of its own for each replicate and pair.
    const order = Array.from(shuffled(k, counter(`explain order ${replicate} ${pair}`)))
    return [order, order.toReversed()]
  })
}

/** The subsets on the way of an order: of nothing, of its first lever, of its first two, to all. */
export function prefixes(order: readonly number[]): readonly number[] {
  let mask = 0
  return [0, ...order.map((lever) => (mask |= 1 << lever))]
}

/** What every lever adds on the way of an order. */
export function marginals(order: readonly number[], value: (mask: number) => number): Float64Array {
  const added = new Float64Array(order.length)
  const masks = prefixes(order)
  order.forEach((lever, step) => {
    added[lever] = value(masks[step + 1] ?? 0) - value(masks[step] ?? 0)
  })
  return added
}
