import { apart, referenceReplicates } from '../recipes.ts'
import { studentQuantile } from '../stats/student.ts'
import type { Pattern } from './pattern.ts'

/** The value of a pattern with its 90 % interval and its standard error over n replicates. */
export type Measured = {
  readonly value: number
  readonly low: number
  readonly high: number
  readonly n: number
  readonly error: number
}

/** Passed or missed; a pattern that is only reported is neither. */
export type Judged = {
  readonly result: 'pass' | 'miss' | 'report'
  /** Standard errors from the reference, where there is one. */
  readonly z?: number
}

const half = (digits: number): number => {
  let unit = 0.5
  for (let d = 0; d < digits; d++) unit /= 10
  return unit
}

/** Chance that a normal deviate lies below three. */
const threeSigma = 0.99865

const passed = (yes: boolean): Judged => ({ result: yes ? 'pass' : 'miss' })

/**
 * The verdict on a value. The reference has printed no deviations in this table: those of an equal model are ours, and it has 20 replicates
 * (specification, section 10: three standard errors of both together). Ours come from few replicates, so three is what it is for a normal
 * deviate and more for Student's. A value that is not a number misses.
 */
export function judge({ target, digits }: Pattern, { value, low, high, n, error }: Measured): Judged {
  switch (target.kind) {
    case 'band':
      return passed(value >= target.low && value <= target.high)
    case 'above':
      return passed(low > target.bound && high >= low)
    case 'report':
      return { result: 'report' }
    case 'reference': {
      const both = error * Math.sqrt(1 + n / referenceReplicates)
      const z = apart(value - target.value, half(digits), both)
      return { ...passed(Math.abs(z) <= studentQuantile(threeSigma, Math.max(1, n - 1))), z }
    }
  }
}

/** How the target is written: a band, a bound, or the reference. */
export function targetWords({ target, digits }: Pattern): string {
  const text = (value: number): string => value.toFixed(digits)
  switch (target.kind) {
    case 'band':
      return `${text(target.low)} to ${text(target.high)}`
    case 'above':
      return `above ${text(target.bound)}`
    case 'report':
      return target.value === undefined ? 'reported only' : `reported only (${text(target.value)})`
    case 'reference':
      return text(target.value)
  }
}

/**
 * How far a value lies from where it would pass: half-widths of a band, widths of the interval under a bound, standard errors from a
 * reference. 0 for what passes; infinite for what is no number.
 */
export function farOff(
  { target }: Pick<Pattern, 'target'>,
  { value, low, high, result, z = 0 }: Pick<Measured, 'value' | 'low' | 'high'> & Judged,
): number {
  if (result !== 'miss') return 0
  if (Number.isNaN(value)) return Number.POSITIVE_INFINITY
  switch (target.kind) {
    case 'band':
      return Math.max(target.low - value, value - target.high) / ((target.high - target.low) / 2)
    case 'above':
      return high > low ? (target.bound - low) / (high - low) : Number.POSITIVE_INFINITY
    case 'reference':
      return Math.abs(z)
    case 'report':
      return 0
  }
}
