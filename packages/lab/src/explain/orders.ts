import { counter } from '../counter.ts'

/** Shuffles 0 to k - 1 (Fisher and Yates) with draws that belong to this replicate and pair alone. */
function shuffled(k: number, replicate: number, pair: number): readonly number[] {
  const draw = counter(`explain order ${replicate} ${pair}`)
  const order = Array.from({ length: k }, (_, i) => i)
  for (let i = k - 1; i > 0; i--) {
    const j = Math.floor(draw(i) * (i + 1))
    const moved = order[i] ?? 0
    order[i] = order[j] ?? 0
    order[j] = moved
  }
  return order
}

/** An order of switching levers on, and the same backwards. */
export type OrderPair = readonly [readonly number[], readonly number[]]

/**
 * Pairs of orders of a replicate, each with its reverse: what a lever adds early in one it adds late in the other, so that their mean
 * varies less (antithetic sampling; Mitchell and others 2022). Every replicate has orders of its own, so the error of the sample shows in the
 * spread between replicates and shrinks with their number.
 */
export function orderPairs(k: number, replicate: number, pairs: number): readonly OrderPair[] {
  return Array.from({ length: pairs }, (_, pair) => {
    const order = shuffled(k, replicate, pair)
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
