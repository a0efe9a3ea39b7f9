/** Statistics of the generator's battery. Every result is a z: standard normal when the draws are uniform and independent. */

/** z of a chi-square statistic by Wilson and Hilferty (1931). */
function chiSquareZ(statistic: number, df: number): number {
  const spread = 2 / (9 * df)
  return (Math.cbrt(statistic / df) - 1 + spread) / Math.sqrt(spread)
}

/** z of the fit of counts to expected shares (equal shares when none are given); counts of any length, shares sum to 1. */
export function fitZ(counts: ArrayLike<number>, shares?: readonly number[]): number {
  let total = 0
  for (let i = 0; i < counts.length; i++) total += counts[i] ?? 0
  let statistic = 0
  for (let i = 0; i < counts.length; i++) {
    const expected = total * (shares?.[i] ?? 1 / counts.length)
    const off = (counts[i] ?? 0) - expected
    statistic += (off * off) / expected
  }
  return chiSquareZ(statistic, counts.length - 1)
}

/** Inverse normal of a tail probability in (0, .5], by bisection on Abramowitz and Stegun 7.1.26. */
function upperQuantile(tail: number): number {
  let low = 0
  let high = 40
  for (let turn = 0; turn < 60; turn++) {
    const z = (low + high) / 2
    const t = 1 / (1 + (0.3275911 * z) / Math.SQRT2)
    const poly = 0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))
    if (0.5 * t * poly * Math.exp((-z * z) / 2) > tail) low = z
    else high = z
  }
  return low
}

/** z of a count that is Poisson with this mean: exact mid-p below 500, square roots above. */
export function poissonZ(count: number, mean: number): number {
  if (mean > 500) return 2 * (Math.sqrt(count + 3 / 8) - Math.sqrt(mean + 1 / 8))
  let term = Math.exp(-mean)
  let below = 0
  for (let i = 0; i < count; i++) {
    below += term
    term *= mean / (i + 1)
  }
  const left = below + term / 2
  return left < 0.5 ? -upperQuantile(Math.max(left, 1e-300)) : upperQuantile(Math.max(1 - left, 1e-300))
}

/** z of the correlation of two lists of 32-bit draws; lists of one length. */
export function correlationZ(xs: Uint32Array, ys: Uint32Array): number {
  let sum = 0
  for (let i = 0; i < xs.length; i++) sum += centred(xs[i] ?? 0) * centred(ys[i] ?? 0)
  return (12 * sum) / Math.sqrt(xs.length)
}

const centred = (word: number): number => (word + 0.5) / 4294967296 - 0.5

/** z of a list of z: their sum of squares. */
export function squaresZ(zs: readonly number[]): number {
  return chiSquareZ(
    zs.reduce((sum, z) => sum + z * z, 0),
    zs.length,
  )
}

/** The bits of a word in reverse order. */
export function reversed(word: number): number {
  let x = word
  x = ((x >>> 1) & 0x55555555) | ((x & 0x55555555) << 1)
  x = ((x >>> 2) & 0x33333333) | ((x & 0x33333333) << 2)
  x = ((x >>> 4) & 0x0f0f0f0f) | ((x & 0x0f0f0f0f) << 4)
  x = ((x >>> 8) & 0x00ff00ff) | ((x & 0x00ff00ff) << 8)
  return ((x >>> 16) | (x << 16)) >>> 0
}
