import type { NumberFormat } from './number.ts'
import { say } from './words/index.ts'

/** One curve: a middle value a week and, where it has one, the band around it. Lists of one series have one length. */
export type Series = {
  readonly id: string
  readonly name: string
  /** Weeks, ascending. */
  readonly x: readonly number[]
  /** In the unit of the figure's y axis; NaN is a gap. */
  readonly middle: readonly number[]
  readonly low?: readonly number[]
  readonly high?: readonly number[]
  /** Single runs behind the middle, each as long as it. */
  readonly runs?: readonly (readonly number[])[]
}

/** A word at a week, e.g. week 78 "budget cut"; with a series id it speaks of that curve alone. */
export type Mark = {
  readonly x: number
  readonly text: string
  readonly series?: string
  /** True for a dated change of policies, which other marks give way to. */
  readonly isChange?: boolean
  /** What was seen along with it, e.g. "38 % of questions stay unanswered": said behind the text where there is room. No cause is claimed. */
  readonly driver?: string
}

/** A mark with its driver. */
export const wordMark = ({ text, driver }: Mark): string =>
  driver === undefined ? text : say('curve.mark.driver', { mark: text, driver })

/** A chart as data: every renderer draws these numbers and computes none. */
export type Figure = {
  readonly title: string
  readonly x: { readonly label: string }
  readonly y: {
    readonly label: string
    readonly format: NumberFormat
    readonly zeroLine?: boolean
    /** Values that the axis has room for besides those that are drawn: of a curve that still grows, where it will go. */
    readonly holds?: readonly number[]
  }
  readonly series: readonly Series[]
  /** What the band is, e.g. "90 % of 200 runs"; a band nobody explains is not drawn. */
  readonly band?: string
  /** What the single runs are taken from: "200 runs". */
  readonly runs?: string
  readonly marks: readonly Mark[]
  /** Digest of the results the numbers were read from. */
  readonly digest?: string
}

/** A series as drawn points: those with a finite week and value, in order; `gap` says that the curve is broken before it. */
export type Point = { readonly x: number; readonly y: number; readonly gap: boolean }

/** The points of a series that can be drawn. */
export function pointsOf(series: Series): readonly Point[] {
  const points: Point[] = []
  let gap = true
  series.x.forEach((x, i) => {
    const y = series.middle[i] ?? Number.NaN
    if (Number.isFinite(x) && Number.isFinite(y)) points.push({ x, y, gap })
    gap = !Number.isFinite(y)
  })
  return points
}
