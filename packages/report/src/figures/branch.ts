import type { MeasureId } from '@fishbowl/core'
import type { ArmResult } from '@fishbowl/lab'
import type { Figure, Mark, Series } from '../figure.ts'

/** A curve that leaves those before it: the first week in which it may differ from one of them, and what is said there. */
export type Fork = { readonly id: string; readonly week: number; readonly says: string }

const gapBefore = (values: readonly number[] | undefined, week: number): readonly number[] | undefined =>
  values?.map((value, at) => (at < week ? Number.NaN : value))

/** The series from a week on. The weeks before stay on the axis as a gap. */
function from(series: Series, week: number): Series {
  const { middle, low, high, ...rest } = series
  const first = series.x.findIndex((x) => x >= week)
  const lowFrom = gapBefore(low, first)
  const highFrom = gapBefore(high, first)
  return {
    ...rest,
    middle: gapBefore(middle, first) ?? [],
    ...(lowFrom === undefined ? {} : { low: lowFrom }),
    ...(highFrom === undefined ? {} : { high: highFrom }),
  }
}

/**
 * A figure that draws once what its curves share: each fork begins at its week, with a mark there, which is of the whole chart where
 * there is one fork alone. What a fork did or was before, and its own change, is told by the curve it left and by that mark.
 */
export function forkedFigure(figure: Figure, forks: readonly Fork[]): Figure {
  const weekOf = new Map(forks.map(({ id, week }) => [id, week]))
  const told = ({ x, series }: Mark): boolean => x > (weekOf.get(series ?? '') ?? Number.NEGATIVE_INFINITY)
  const marks = forks.map(
    ({ id, week, says }): Mark => ({
      x: week,
      text: says,
      ...(forks.length === 1 ? {} : { series: id }),
    }),
  )
  return {
    ...figure,
    series: figure.series.map((one) => {
      const week = weekOf.get(one.id)
      return week === undefined || one.x.length === 0 ? one : from(one, week)
    }),
    marks: [...marks, ...figure.marks.filter(told)],
  }
}

/**
 * Weeks from the first on in which two arms are equal byte for byte in each run and in all of these measures; `horizon` where they
 * never differ. The measures must be among the curves that are kept.
 */
export function sharedWeeks(
  one: Pick<ArmResult, 'runs'>,
  other: Pick<ArmResult, 'runs'>,
  { measures, horizon }: { readonly measures: readonly MeasureId[]; readonly horizon: number },
): number {
  let shared = horizon
  for (const measure of measures) {
    const others = other.runs(measure)
    one.runs(measure).forEach((run, r) => {
      shared = equalUntil(run, others[r] ?? run, shared)
    })
  }
  return shared
}

/** The first week before `end` in which two curves differ; `end` where they do not. A gap equals a gap. */
function equalUntil(run: Float64Array, other: Float64Array, end: number): number {
  for (let week = 0; week < end; week++) if (!Object.is(run[week], other[week])) return week
  return end
}
