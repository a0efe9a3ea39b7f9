import { type MeasureId, measureOf } from '@fishbowl/core'
import { curvesOf, type Row, valueOf } from './row.ts'
import { type Band, deltaBand } from './stats/band.ts'
import { type Estimate, meanInterval } from './stats/interval.ts'
import { variance } from './stats/sd.ts'
import { type Share, wilson } from './stats/wilson.ts'
import type { WindowName } from './window.ts'

/** An arm against the baseline, replicate by replicate on the same luck. Deltas are arm minus baseline. */
export type Pair = {
  readonly baseline: string
  readonly arm: string
  /** Mean delta per week with its 90 % t interval. */
  readonly delta: (measure: MeasureId) => Band
  /** The delta of one week alone, the same numbers as in the band. */
  readonly deltaAt: (measure: MeasureId, week: number) => Estimate
  /** The deltas of single replicates week by week, in replicate order. */
  readonly runs: (measure: MeasureId) => readonly Float64Array[]
  /** Paired delta over the window the measure is judged by, or over the named one. */
  readonly end: (measure: MeasureId, window?: WindowName) => Estimate
  /** The deltas themselves in replicate order; NaN where either side has no value. */
  readonly deltas: (measure: MeasureId, window?: WindowName) => Float64Array
  /** Share of replicates in which the arm is better than the baseline, ties half; undefined where neither more nor less is better. */
  readonly better: (measure: MeasureId) => Share | undefined
  /**
   * Variance of the paired delta over that of a difference between independent runs (variance of arm plus baseline): what pairing leaves.
   * 0.1 means that one pair is worth ten unpaired ones. NaN without variance.
   */
  readonly varianceRatio: (measure: MeasureId) => number
}

const valuesOf = (rows: readonly Row[], id: MeasureId, window?: WindowName): Float64Array =>
  Float64Array.from(rows, (row) => valueOf(row, id, window))

/** Differences replicate by replicate; averages come after, so that the pairing is kept. */
function differences(base: Float64Array, changed: Float64Array): Float64Array {
  return changed.map((value, r) => value - (base[r] ?? Number.NaN))
}

function betterShare(deltas: Float64Array, sign: 1 | -1): Share {
  const clear = deltas.filter(Number.isFinite)
  let wins = 0
  for (const delta of clear) wins += delta === 0 ? 0.5 : delta * sign > 0 ? 1 : 0
  return wilson(wins, clear.length)
}

type Side = { readonly id: string; readonly rows: readonly Row[] }

/** Pairs two arms. Rows of both hold the same replicates in the same order. */
export function pairOf(baseline: Side, arm: Side, weeks: number): Pair {
  const deltas = (id: MeasureId, window?: WindowName): Float64Array =>
    differences(valuesOf(baseline.rows, id, window), valuesOf(arm.rows, id, window))
  return {
    baseline: baseline.id,
    arm: arm.id,
    delta: (id) => deltaBand(curvesOf(baseline.rows, id), curvesOf(arm.rows, id), weeks),
    deltaAt(id, week) {
      const inWeek = (rows: readonly Row[]): Float64Array =>
        Float64Array.from(curvesOf(rows, id), (curve) => curve[week] ?? Number.NaN)
      return meanInterval(differences(inWeek(baseline.rows), inWeek(arm.rows)))
    },
    runs(id) {
      const base = curvesOf(baseline.rows, id)
      return curvesOf(arm.rows, id).map((curve, r) =>
        differences(base[r]?.subarray(0, weeks) ?? new Float64Array(), curve.subarray(0, weeks)),
      )
    },
    end: (id, window) => meanInterval(deltas(id, window)),
    deltas,
    better(id) {
      const { better } = measureOf(id)
      return better === 'neither' ? undefined : betterShare(deltas(id), better === 'more' ? 1 : -1)
    },
    varianceRatio(id) {
      const base = valuesOf(baseline.rows, id)
      const changed = valuesOf(arm.rows, id)
      const whole = (value: number, r: number): boolean =>
        Number.isFinite(value + (base[r] ?? 0) + (changed[r] ?? 0))
      const apart = variance(base.filter(whole)) + variance(changed.filter(whole))
      return apart === 0 ? Number.NaN : variance(differences(base, changed).filter(Number.isFinite)) / apart
    },
  }
}
