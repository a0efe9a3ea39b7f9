import type { Comparison } from '@fishbowl/lab'

/** The same function, asked once for each argument. */
function once<A, R>(compute: (argument: A) => R): (argument: A) => R {
  const known = new Map<A, R>()
  return (argument) => {
    const result = known.get(argument) ?? compute(argument)
    known.set(argument, result)
    return result
  }
}

/** A comparison that computes each band once: a screen reads it again at every key, and it never changes. */
export const remembered = (comparison: Comparison): Comparison => ({
  ...comparison,
  arms: comparison.arms.map((result) => ({ ...result, band: once(result.band) })),
  pairs: comparison.pairs.map((pair) => ({ ...pair, delta: once(pair.delta) })),
})
