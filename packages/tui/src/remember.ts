import type { Comparison } from '@fishbowl/lab'

/** The same function, asked once for each list of arguments. */
function once<A extends readonly (string | number | undefined)[], R>(
  compute: (...args: A) => R,
): (...args: A) => R {
  const known = new Map<string, R>()
  return (...args) => {
    const key = args.join(' ')
    const result = known.get(key) ?? compute(...args)
    known.set(key, result)
    return result
  }
}

/** A comparison that computes each band once: a screen reads it again at every key, and it never changes. */
export const remembered = (comparison: Comparison): Comparison => ({
  ...comparison,
  arms: comparison.arms.map((result) => ({
    ...result,
    band: once(result.band),
    median: once(result.median),
  })),
  pairs: comparison.pairs.map(rememberedPair),
  between: once((baseline, arm) => rememberedPair(comparison.between(baseline, arm))),
})

const rememberedPair = (pair: Comparison['pairs'][number]): Comparison['pairs'][number] => ({
  ...pair,
  delta: once(pair.delta),
  deltaAt: once(pair.deltaAt),
})
