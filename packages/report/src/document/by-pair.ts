import type { ComparisonSource } from '../source/source.ts'

/** Results about pairs of scenarios, those about the pairs of a comparison first and in their order. */
export function byPair<T>(
  results: readonly T[],
  source: ComparisonSource | undefined,
  idsOf: (result: T) => readonly string[],
): readonly T[] {
  const pairs = source?.comparison.pairs ?? []
  const placeOf = (result: T): number => {
    const ids = idsOf(result)
    const place = pairs.findIndex(({ arm, baseline }) => ids.includes(arm) && ids.includes(baseline))
    return place === -1 ? pairs.length : place
  }
  return results.toSorted((a, b) => placeOf(a) - placeOf(b))
}
