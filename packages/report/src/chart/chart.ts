import type { Figure } from '../figure.ts'
import type { NumberFormat } from '../number.ts'

/** A value axis. */
export type Axis = { readonly label: string; readonly format: NumberFormat; readonly zeroLine?: boolean }

/** What every chart has. It is data: a renderer draws these numbers and computes none. */
type Common = {
  /** Letters, digits and `-`: name of its files. */
  readonly id: string
  readonly title: string
  /** The chart in words, with its numbers, for those who do not see it. */
  readonly alt: string
  /** Name of the table of the report that holds its numbers. */
  readonly table: string
}

/** Numbers that somebody measured, to stand as dots over curves. */
export type Observed = {
  readonly name: string
  readonly x: readonly number[]
  readonly y: readonly number[]
}

/** Curves by week with bands: levels, or differences around a zero line. */
export type CurvesChart = Common & {
  readonly kind: 'curves'
  readonly figure: Figure
  readonly observed?: Observed
}

/** Small charts of one kind side by side. With `own`, the series with that id stands out and the others are its background. */
export type PanelsChart = Common & {
  readonly kind: 'panels'
  readonly panels: readonly { readonly title: string; readonly figure: Figure; readonly own?: string }[]
  /** One value axis for all panels. */
  readonly isShared: boolean
}

/** Named points with an interval each, where they have one. */
export type DotsChart = Common & {
  readonly kind: 'dots'
  readonly x: Axis
  readonly y: Axis
  readonly dots: readonly {
    readonly name: string
    readonly x: number
    readonly y: number
    readonly low?: number
    readonly high?: number
    /** Position of the colour; dots without one are grey. */
    readonly ink?: number
  }[]
  /** What the thin lines are, e.g. "90 % interval". */
  readonly interval?: string
}

/** Horizontal bars from zero with an interval each, the first on top. */
export type BarsChart = Common & {
  readonly kind: 'bars'
  readonly x: Axis
  readonly bars: readonly {
    readonly name: string
    readonly value: number
    readonly low?: number
    readonly high?: number
    /** Said behind the bar, e.g. "cannot be told from 0". */
    readonly note?: string
  }[]
  /** What the thin lines are, e.g. "90 % interval". */
  readonly interval?: string
}

/** A value for each pair of two factors; NaN where there is none. */
export type HeatChart = Common & {
  readonly kind: 'heat'
  readonly x: { readonly label: string; readonly values: readonly string[] }
  readonly y: { readonly label: string; readonly values: readonly string[] }
  readonly value: Axis
  /** Row by row of y, then by x. */
  readonly cells: readonly (readonly number[])[]
  /** Said in the cell of each value where it differs from the number itself. */
  readonly words?: readonly (readonly string[])[]
}

/** The people of a small organisation: who leads whom is not drawn, who works with whom is. */
export type NetworkChart = Common & {
  readonly kind: 'network'
  /** By row of the population. */
  readonly nodes: readonly { readonly id: string; readonly group: number; readonly isManager: boolean }[]
  /** Positions in `nodes`. */
  readonly links: readonly { readonly from: number; readonly to: number }[]
  /** Names of the groups by number, where they have some. */
  readonly groups?: readonly string[]
}

/** Any figure of a report. */
export type Chart = CurvesChart | PanelsChart | DotsChart | BarsChart | HeatChart | NetworkChart
