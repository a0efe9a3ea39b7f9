import { mean } from './mean.ts'

/**
 * Sample variance, divisor n - 1, by two passes: the mean first, then the squares around it, so that a small spread on a large mean
 * keeps its digits (Chan, Golub and LeVeque 1983). NaN for fewer than two values.
 */
export function variance(values: Float64Array): number {
  if (values.length < 2) return Number.NaN
  const middle = mean(values)
  let squares = 0
  for (let i = 0; i < values.length; i++) {
    const off = values[i]! - middle
    squares += off * off
  }
  return squares / (values.length - 1)
}

/** Sample standard deviation: the root of `variance`. */
export const sd = (values: Float64Array): number => Math.sqrt(variance(values))
