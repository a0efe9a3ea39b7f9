import { type History, hasCurve, inSpace, type MeasureId, measured, measureIds } from '@fishbowl/core'
import { type Print, printOf } from './digest.ts'
import { type WindowName, weeksOf, windowNameOf } from './window.ts'

/**
 * What a comparison keeps of one run: 8 bytes per week and asked curve, 16 bytes per measure (its value in both windows) and a print:
 * about 2.5 kB for one curve of 156 weeks. The history itself is let go.
 */
export type Row = {
  readonly replicate: number
  readonly print: Print
  readonly curves: ReadonlyMap<MeasureId, Float64Array>
  /** Value of every measure in table order, over the end window and over the run. */
  readonly values: Readonly<Record<WindowName, Float64Array>>
}

/** What is kept and over which weeks; the same for all arms of a comparison. */
export type Keep = {
  readonly curves: readonly MeasureId[]
  readonly horizon: number
  readonly endWeeks: number
}

/**
 * A measure week by week; weeks without a value are NaN.
 */
function curveOf(history: History, id: MeasureId, horizon: number): Float64Array {
  return Float64Array.from({ length: horizon }, (_, week) => measured(history, id, { from: week, to: week }))
}

/** Reads off a history what is kept of a space, or of all of them; the print is that of the whole history. */
export function rowOf(whole: History, { curves, horizon, endWeeks }: Keep, space?: string): Row {
  const history = inSpace(whole, space)
  const over = (name: WindowName): Float64Array => {
    const weeks = weeksOf(name, horizon, endWeeks)
    // a total of the whole run cannot be compared over a part of it
    const comparable = (id: MeasureId): boolean => hasCurve(id) || history.weeks === horizon
    return Float64Array.from(measureIds, (id) => (comparable(id) ? measured(history, id, weeks) : Number.NaN))
  }
  return {
    replicate: history.replicate,
    print: printOf(whole),
    curves: new Map(curves.filter(hasCurve).map((id) => [id, curveOf(history, id, horizon)])),
    values: { end: over('end'), run: over('run') },
  }
}

const position = new Map(measureIds.map((id, i) => [id, i]))

/** The value of a measure in a row over the named window; the window it is judged by where none is named. */
export function valueOf(row: Row, id: MeasureId, name: WindowName = windowNameOf(id)): number {
  return row.values[name][position.get(id) ?? -1] ?? Number.NaN
}

/** The kept curves of a measure in row order. Throws RangeError when the curve was not asked for. */
export function curvesOf(rows: readonly Row[], id: MeasureId): Float64Array[] {
  return rows.map((row) => {
    const curve = row.curves.get(id)
    if (curve !== undefined) return curve
    const way = hasCurve(id)
      ? `ask for it in curves (${[...row.curves.keys()].join(', ')} were)`
      : 'it is a total of the run'
    throw new RangeError(`no curve of "${id}" was kept: ${way}`)
  })
}
