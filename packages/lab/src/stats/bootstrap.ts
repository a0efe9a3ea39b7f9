import { quantile, sorted } from './quantile.ts'
import { sd } from './sd.ts'

/** An interval of a statistic and the spread of its resamples, which estimates its standard error. */
export type Bootstrapped = {
  readonly low: number
  readonly high: number
  readonly sd: number
  readonly level: number
}

export type BootstrapOptions = {
  /** @default 0.9 */
  readonly level?: number
  /** @default 2000 */
  readonly resamples?: number
}

/**
 * Percentile interval of a statistic (Efron and Tibshirani 1993, chapter 13): rows are drawn with replacement, `draw(k)` gives the
 * k-th uniform in [0, 1), and `statistic` sees the numbers of the rows drawn (a buffer used again). Resamples without a value are left out.
 */
export function bootstrap(
  rows: number,
  statistic: (picked: Int32Array) => number,
  draw: (k: number) => number,
  { level = 0.9, resamples = 2000 }: BootstrapOptions = {},
): Bootstrapped {
  const picked = new Int32Array(rows)
  const found = new Float64Array(resamples)
  for (let sample = 0; sample < resamples; sample++) {
    for (let i = 0; i < rows; i++) picked[i] = Math.floor(draw(sample * rows + i) * rows)
    found[sample] = statistic(picked)
  }
  const values = sorted(found)
  const tail = (1 - level) / 2
  return {
    low: quantile(values, tail),
    high: quantile(values, 1 - tail),
    sd: sd(Float64Array.from(values)),
    level,
  }
}
