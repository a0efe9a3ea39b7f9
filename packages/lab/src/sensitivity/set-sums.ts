/** The number at a place; NaN beyond the end. */
export const at = (values: ArrayLike<number>, place: number): number => values[place] ?? Number.NaN

/** Mean of each set over its replicates, and the variance between them, divisor replicates - 1 (0 with one replicate). */
export type Sets = { readonly mean: Float64Array; readonly within: Float64Array }

/** Sums up sets of `replicates` values each. */
export function setsOf(values: Float64Array, replicates: number): Sets {
  const sets = values.length / replicates
  const mean = new Float64Array(sets)
  const within = new Float64Array(sets)
  for (let s = 0; s < sets; s++) {
    let sum = 0
    for (let r = 0; r < replicates; r++) sum += at(values, s * replicates + r)
    const middle = sum / replicates
    let squares = 0
    for (let r = 0; r < replicates; r++) {
      const off = at(values, s * replicates + r) - middle
      squares += off * off
    }
    mean[s] = middle
    within[s] = replicates < 2 ? 0 : squares / (replicates - 1)
  }
  return { mean, within }
}

/** Differences of two samples value by value. */
export const less = (from: Float64Array, what: Float64Array): Float64Array =>
  from.map((value, i) => value - at(what, i))

/** The outcome that a question looks at: the level of the only arm, or the paired difference of two. */
export function outcome(values: Float64Array, arms: number): Float64Array {
  if (arms === 1) return values
  return Float64Array.from({ length: values.length / 2 }, (_, i) => at(values, 2 * i + 1) - at(values, 2 * i))
}
