import type { Verdict } from '@fishbowl/lab'

const number = (value: number): string => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3))

/** A verdict as a line that a failing test can show: claim, interval, what was asked, and how it came out. */
export function wordVerdict({ own, expectation, estimate, outcome, clear }: Verdict): string {
  const { id, measure, is, by, mechanism } = expectation
  const interval = `${number(estimate.mean)} [${number(estimate.low)}, ${number(estimate.high)}]`
  const asked = `${measure} ${is} by ${by}`
  const seen = `${outcome}${clear ? '' : ', not clear'} after ${estimate.n}`
  return `${own}/${id}: ${interval} for ${asked}, ${seen}${mechanism === undefined ? '' : `, rests on ${mechanism}`}`
}
