/** A value with the weight it counts by. */
type Weighed = { readonly value: number; readonly weight: number }

/**
 * Quantile of weighted values: each stands in the middle of its weight, with straight lines between (Hmisc's wtd.quantile type "i/n" is the
 * step function through the same points). Values that are not finite are left out; NaN when nothing is left.
 */
export function weightedQuantile(values: ArrayLike<number>, weights: ArrayLike<number>, p: number): number {
  const known: Weighed[] = Array.from(values, (value, i) => ({ value, weight: weights[i] ?? 0 }))
    .filter(({ value, weight }) => Number.isFinite(value) && weight > 0)
    .toSorted((a, b) => a.value - b.value)
  const total = known.reduce((sum, { weight }) => sum + weight, 0)
  let below = 0
  let last: { readonly at: number; readonly value: number } | undefined
  for (const { value, weight } of known) {
    const at = (below + weight / 2) / total
    if (at >= p)
      return last === undefined ? value : last.value + ((p - last.at) / (at - last.at)) * (value - last.value)
    below += weight
    last = { at, value }
  }
  return last?.value ?? Number.NaN
}

/**
 * Weighted mean in array order.
 * @internal
 */
export function weightedMean(values: ArrayLike<number>, weights: ArrayLike<number>): number {
  let sum = 0
  let total = 0
  for (let i = 0; i < values.length; i++) {
    sum += (weights[i] ?? 0) * (values[i] ?? 0)
    total += weights[i] ?? 0
  }
  return sum / total
}

/** Weighted covariance of two columns, with the divisor that makes equal weights the sample covariance. */
export function weightedCovariance(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  weights: ArrayLike<number>,
): number {
  const [ma, mb] = [weightedMean(a, weights), weightedMean(b, weights)]
  let sum = 0
  let total = 0
  let squares = 0
  for (let i = 0; i < a.length; i++) {
    const weight = weights[i] ?? 0
    // The product first: so that the covariance of a and b is that of b and a to the last bit.
    sum += weight * (((a[i] ?? 0) - ma) * ((b[i] ?? 0) - mb))
    total += weight
    squares += weight * weight
  }
  return sum / (total - squares / total)
}

/** How many equal weights would tell as much (Kish 1965). */
export function effective(weights: ArrayLike<number>): number {
  let total = 0
  let squares = 0
  for (let i = 0; i < weights.length; i++) {
    total += weights[i] ?? 0
    squares += (weights[i] ?? 0) * (weights[i] ?? 0)
  }
  return (total * total) / squares
}
