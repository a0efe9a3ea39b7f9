import type { Band } from '@fishbowl/lab'
import { curveCriteria } from './curves.ts'

const largestOf = (values: Float64Array): number =>
  values.reduce((most, value) => (Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most), 0)

/**
 * The first week of an effect: from there on the paired difference stays clear of 0 and large enough for a quarter. Undefined where it
 * never does. `levels` are the curves of the two arms, by which the size is judged.
 */
export function effectWeek(difference: Band, levels: readonly Float64Array[]): number | undefined {
  const { effectWeeks, effectSize } = curveCriteria
  const least = effectSize * Math.max(...levels.map(largestOf))
  const signs = Array.from(difference.middle, (size, week) => {
    const isClear = (difference.low[week] ?? Number.NaN) > 0 || (difference.high[week] ?? Number.NaN) < 0
    return isClear && Math.abs(size) >= least ? Math.sign(size) : 0
  })
  const start = signs.findIndex(
    (sign, week) =>
      sign !== 0 &&
      week + effectWeeks <= signs.length &&
      signs.slice(week, week + effectWeeks).every((other) => other === sign),
  )
  return start === -1 ? undefined : start
}
