import { logarithm } from '../patterns/logarithm.ts'
import type { Pattern } from '../patterns/pattern.ts'

/** A pattern that the fit is held against, with the body of data that it comes from. */
export type Target = { readonly pattern: Pattern; readonly dataset: string }

/** Beyond so many half-widths of its band a miss counts hardly more: one hopeless target may not rule the rest. */
const bend = 6

/** What stands for a value that is none. */
const none = 100

/** A band of positive numbers is one of ratios, in logarithms, unless its ends are farther apart than this factor: such are differences. */
const ratios = 5

/** How far a value lies above the middle of its target (below it where negative), in half-widths of the band: 1 is its edge. */
export function offBand({ target }: Pattern, value: number): number {
  if (target.kind !== 'band' || !Number.isFinite(value)) return none
  const { low, high } = target
  if (low > 0 && high < ratios * low) {
    if (value <= 0) return -none
    const middle = (logarithm(low) + logarithm(high)) / 2
    return (logarithm(value) - middle) / ((logarithm(high) - logarithm(low)) / 2)
  }
  return (value - (low + high) / 2) / ((high - low) / 2)
}

/** The same with a ceiling: near the band it is what it was, far away it tends to `bend`. */
export function residualOf(pattern: Pattern, value: number): number {
  const off = offBand(pattern, value)
  return off / (1 + Math.abs(off) / bend)
}

/**
 * Distance of residuals from the targets: the root of their mean square over bodies of data, so that a body of data counts once, whatever
 * number of facts it gives, times its weight.
 */
export function distanceOf(
  targets: readonly Target[],
  weights: Readonly<Record<string, number>>,
  residuals: Float64Array,
): number {
  const facts = new Map<string, number>()
  for (const { dataset } of targets) facts.set(dataset, (facts.get(dataset) ?? 0) + 1)
  let sum = 0
  let total = 0
  targets.forEach(({ dataset }, k) => {
    const share = (weights[dataset] ?? 1) / (facts.get(dataset) ?? 1)
    const residual = residuals[k] ?? Number.NaN
    sum += share * residual * residual
    total += share
  })
  return Math.sqrt(sum / total)
}
