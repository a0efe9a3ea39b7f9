/** Saturation x/(x+k) for x > 0, else 0: the only one the model uses. */
export function saturate(x: number, k: number): number {
  return x > 0 ? x / (x + k) : 0
}

/**
 * Rational logistic 1/(1+r^64) with r = (128-x)/(128+x), x cut to [-8, 8]: symmetric to rounding, strictly increasing there,
 * within 3e-5 of the true one there, and the same to the last bit on every engine.
 */
export function logistic(x: number): number {
  const cut = x < -8 ? -8 : x > 8 ? 8 : x
  const r = (128 - cut) / (128 + cut)
  const r2 = r * r
  const r4 = r2 * r2
  const r8 = r4 * r4
  const r16 = r8 * r8
  const r32 = r16 * r16
  return 1 / (1 + r32 * r32)
}

/** x cut to [low, high]. */
export function clamp(x: number, low: number, high: number): number {
  return x < low ? low : x > high ? high : x
}
