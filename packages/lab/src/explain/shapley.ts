/** Values of all subsets of k levers: entry m is that of the levers whose bits are set in m. */
export type Subsets = ArrayLike<number>

/** Most levers whose subsets are all run: 64 arms. */
export const mostExact = 6

/** Number of bits set. */
export function sizeOf(mask: number): number {
  let size = 0
  for (let rest = mask; rest > 0; rest = Math.floor(rest / 2)) size += rest % 2
  return size
}

/** a! b! / (a + b + 1)!: the weight of a subset of a levers when b more may follow. */
function weight(a: number, b: number): number {
  let result = 1 / (a + b + 1)
  for (let i = 1; i <= Math.min(a, b); i++) result *= i / (Math.max(a, b) + i)
  return result
}

const at = (values: Subsets, mask: number): number => values[mask] ?? Number.NaN

/**
 * Shapley's values (1953): what a lever adds to the levers that are on already, averaged over all orders of switching them on. They sum to
 * the value of all levers less that of none.
 */
export function shapley(values: Subsets, k: number): Float64Array {
  return Float64Array.from({ length: k }, (_, lever) => {
    const bit = 1 << lever
    let sum = 0
    for (let mask = 0; mask < 1 << k; mask++) {
      if ((mask & bit) !== 0) continue
      const size = sizeOf(mask)
      sum += weight(size, k - size - 1) * (at(values, mask | bit) - at(values, mask))
    }
    return sum
  })
}

/**
 * Shapley's interaction index of two levers (Grabisch and Roubens 1999): what both add together beyond what each adds without the other,
 * averaged over the levers that may be on already. 0 where they add up; over 0 where one makes the other worth more.
 */
export function interactionIndex(values: Subsets, k: number, [i, j]: readonly [number, number]): number {
  const both = (1 << i) | (1 << j)
  let sum = 0
  for (let mask = 0; mask < 1 << k; mask++) {
    if ((mask & both) !== 0) continue
    const size = sizeOf(mask)
    const apart = at(values, mask | (1 << i)) + at(values, mask | (1 << j))
    sum += weight(size, k - size - 2) * (at(values, mask | both) - apart + at(values, mask))
  }
  return sum
}
