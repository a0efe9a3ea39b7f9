import {
  canonicalJson,
  type History,
  type MeasureId,
  type Scenario,
  scenarioData,
  type Weeks,
} from '@fishbowl/core'
import { digestOfPrints } from './digest.ts'
import { type Pair, pairOf } from './pair.ts'
import { curvesOf, type Row, rowOf, valueOf } from './row.ts'
import { type Band, quantileBand } from './stats/band.ts'
import { type Estimate, meanInterval } from './stats/interval.ts'
import { quantile, sorted } from './stats/quantile.ts'
import { endWeeks as usualEnd, type WindowName, weeksOf } from './window.ts'

/** One policy of a comparison: a scenario under a name, looked at as a whole or in one of its spaces. */
export type Arm = { readonly id: string; readonly scenario: Scenario; readonly space?: string }

/** One arm over its replicates. */
export type ArmResult = {
  readonly arm: Arm
  /** Median and 5 to 95 % quantiles of the replicates per week. Throws RangeError when the curve was not asked for. */
  readonly band: (measure: MeasureId) => Band
  /** The median of one week alone, the same number as in the band. */
  readonly median: (measure: MeasureId, week: number) => number
  /** Single runs in replicate order. */
  readonly runs: (measure: MeasureId) => readonly Float64Array[]
  /** Level over the window the measure is judged by, or over the named one. */
  readonly end: (measure: MeasureId, window?: WindowName) => Estimate
  /** The digest of these runs. */
  readonly digest: (modelVersion: string) => string
}

/** The state of a comparison at one moment; later replicates do not change it. */
export type Comparison = {
  readonly baseline: string
  /** Replicates that every arm has, ascending. */
  readonly replicates: readonly number[]
  /** Weeks that all arms share: the shortest horizon. */
  readonly horizon: number
  readonly end: Weeks
  readonly arms: readonly ArmResult[]
  /** Every other arm against the baseline, in order of the arms. */
  readonly pairs: readonly Pair[]
  /** Measures whose weekly curves are kept. */
  readonly curves: readonly MeasureId[]
  /** Any two arms against each other: all of them share their luck. Throws RangeError for an id that is no arm. */
  readonly between: (baseline: string, arm: string) => Pair
}

export type ComparisonOptions = {
  /** Measures whose weekly curves are kept. @default weeklyActive */
  readonly curves?: readonly MeasureId[]
  /** Length of the end window in weeks. @default 13 */
  readonly endWeeks?: number
}

/** Takes histories as they come and tells the state of the comparison at any time. */
export type Accumulator = {
  readonly arms: readonly Arm[]
  /** Takes runs of one replicate, all arms at once or in parts. Throws when a run arrives twice and differs. */
  readonly add: (replicate: number, histories: ReadonlyMap<string, History>) => void
  readonly result: () => Comparison
}

/** Arms have different names and one of them is the baseline; else RangeError. */
function checkArms(arms: readonly Arm[], baseline: string): void {
  const ids = arms.map(({ id }) => id)
  const twice = ids.find((id, i) => ids.indexOf(id) < i)
  if (twice !== undefined) throw new RangeError(`two arms are called "${twice}"; give each its own id`)
  if (!ids.includes(baseline)) {
    throw new RangeError(`baseline "${baseline}" is not among the arms (${ids.join(', ')}); name one of them`)
  }
}

function resultOf(arm: Arm, rows: readonly Row[], horizon: number): ArmResult {
  return {
    arm,
    band: (id) => quantileBand(curvesOf(rows, id), horizon),
    median: (id, week) => quantile(sorted(curvesOf(rows, id).map((curve) => curve[week] ?? Number.NaN)), 0.5),
    runs: (id) => curvesOf(rows, id),
    end: (id, window) => meanInterval(rows.map((row) => valueOf(row, id, window))),
    digest: (modelVersion) =>
      digestOfPrints(
        modelVersion,
        canonicalJson(scenarioData(arm.scenario)),
        rows.map((row) => row.print),
      ),
  }
}

/** Rows of the replicates that all arms have, per arm, in replicate order. */
function complete(kept: ReadonlyMap<string, ReadonlyMap<number, Row>>): Map<string, Row[]> {
  const [first = new Map<number, Row>(), ...others] = kept.values()
  const replicates = [...first.keys()]
    .filter((r) => others.every((rows) => rows.has(r)))
    .toSorted((a, b) => a - b)
  return new Map(
    Array.from(kept, ([id, rows]) => [id, replicates.flatMap((replicate) => rows.get(replicate) ?? [])]),
  )
}

/**
 * A comparison of arms, the baseline against each other one, over the weeks they share. It does not depend on the order of arrival.
 * Memory: see `Row`, times arms and replicates.
 */
export function comparison(
  arms: readonly Arm[],
  baseline: string,
  options: ComparisonOptions = {},
): Accumulator {
  checkArms(arms, baseline)
  const horizon = Math.min(...arms.map(({ scenario }) => scenario.horizon))
  const { curves = ['weeklyActive'], endWeeks = usualEnd } = options
  const kept = new Map(arms.map(({ id }) => [id, new Map<number, Row>()]))

  return {
    arms,
    add(replicate, histories) {
      for (const [id, history] of histories) {
        const rows = kept.get(id)
        if (rows === undefined) throw new RangeError(`"${id}" is not an arm (${[...kept.keys()].join(', ')})`)
        if (history.replicate !== replicate) {
          throw new RangeError(
            `history of "${id}" is of replicate ${history.replicate}, but was added as ${replicate}`,
          )
        }
        const space = arms.find((arm) => arm.id === id)?.space
        const row = rowOf(history, { curves, horizon, endWeeks }, space)
        const before = rows.get(replicate)
        if (before !== undefined && before.print.sha256 !== row.print.sha256) {
          throw new Error(
            `replicate ${replicate} of "${id}" arrived twice with different numbers: the engine is not deterministic`,
          )
        }
        rows.set(replicate, row)
      }
    },
    result() {
      const rowsOf = complete(kept)
      const sideOf = (id: string): { readonly id: string; readonly rows: readonly Row[] } => {
        const rows = rowsOf.get(id)
        if (rows === undefined) throw new RangeError(`"${id}" is not an arm (${[...kept.keys()].join(', ')})`)
        return { id, rows }
      }
      const between = (base: string, arm: string): Pair => pairOf(sideOf(base), sideOf(arm), horizon)
      return {
        baseline,
        replicates: sideOf(baseline).rows.map((row) => row.replicate),
        horizon,
        end: weeksOf('end', horizon, endWeeks),
        arms: arms.map((arm) => resultOf(arm, rowsOf.get(arm.id) ?? [], horizon)),
        pairs: arms.filter(({ id }) => id !== baseline).map(({ id }) => between(baseline, id)),
        curves,
        between,
      }
    },
  }
}
