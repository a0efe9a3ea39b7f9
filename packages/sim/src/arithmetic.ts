/** Saturation x/(x+k) for x > 0, else 0: the only one the model uses. @workspace */
export function saturate(x: number, k: number): number {
  return x > 0 ? x / (x + k) : 0
}

/** x to the 64th by six squarings, the same to the last bit on every engine. */
function power64(x: number): number {
  const x2 = x * x
  const x4 = x2 * x2
  const x8 = x4 * x4
  const x16 = x8 * x8
  const x32 = x16 * x16
  return x32 * x32
}

/** x cut to [low, high]. @workspace */
export function clamp(x: number, low: number, high: number): number {
  return x < low ? low : x > high ? high : x
}

/**
 * Rational logistic (1+y)^64 / ((1+y)^64 + (1-y)^64) with y = x/128, x cut to [-8, 8]: symmetric to rounding, strictly increasing
 * there, within 3e-5 of the true one there, and the same to the last bit on every engine.
 * @workspace
 */
export function logistic(x: number): number {
  const y = clamp(x, -8, 8) / 128
  const up = power64(1 + y)
  return up / (up + power64(1 - y))
}

/** True with probability `logistic(x)` for u uniform in [0, 1): the same comparison without its divisions, both powers 128^64 times as large. */
export function happens(u: number, x: number): boolean {
  const cut = clamp(x, -8, 8)
  const up = power64(128 + cut)
  return u * (up + power64(128 - cut)) < up
}

/** x to the power e for x >= 0 and 0 <= e < 64, e taken in 256ths: products of x and of its repeated roots, the same to the last bit on every engine. */
export function power(x: number, e: number): number {
  const steps = Math.floor(e * 256 + 0.5)
  let result = 1
  for (let whole = Math.floor(steps / 256); whole > 0; whole--) result *= x
  let root = x
  for (let left = steps % 256; left > 0; left = (left * 2) % 256) {
    root = Math.sqrt(root)
    if (left >= 128) result *= root
  }
  return result
}
