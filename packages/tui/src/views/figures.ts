import type { MeasureId } from '@fishbowl/core'
import type { Comparison } from '@fishbowl/lab'
import {
  curvesFigure,
  deltaFigure,
  describeFigure,
  type Figure,
  toText,
  withSingleRuns,
} from '@fishbowl/report'
import type { View } from '../state.ts'
import type { Look, Size } from '../terminal.ts'

/** What is drawn: every arm of a comparison, one of them, or the differences to the baseline. */
export type Drawn = 'levels' | 'differences' | { readonly only: string }

/** The figure of a comparison; with single runs of the arm `singles`, or of its pairs. */
export function figureOf(comparison: Comparison, measure: MeasureId, drawn: Drawn, singles?: string): Figure {
  const figure = bareFigure(comparison, measure, drawn)
  if (singles === undefined) return figure
  const { arms, pairs } = comparison
  const runs =
    drawn === 'differences'
      ? pairs.find(({ arm }) => arm === singles)?.runs(measure)
      : arms.find(({ arm }) => arm.id === singles)?.runs(measure)
  return withSingleRuns(figure, singles, runs ?? [])
}

function bareFigure(comparison: Comparison, measure: MeasureId, drawn: Drawn): Figure {
  if (drawn === 'levels') return curvesFigure(comparison, measure)
  if (drawn === 'differences') return deltaFigure(comparison, measure)
  const arms = comparison.arms.filter(({ arm }) => arm.id === drawn.only)
  return curvesFigure({ ...comparison, arms, pairs: [] }, measure)
}

/** A figure as lines of exactly this size. */
export function chartLines(
  figure: Figure,
  { bands, cursor, focus }: Pick<View, 'bands' | 'cursor' | 'focus'>,
  size: Size,
  look: Look,
): readonly string[] {
  const id = figure.series[focus]?.id
  return toText(figure, {
    ...size,
    ...look,
    bands,
    ...(id === undefined ? {} : { focus: id }),
    ...(cursor === undefined ? {} : { cursor }),
  })
}

/** A figure in sentences. */
export const spokenFigure = (figure: Figure): string =>
  describeFigure({ ...figure, series: figure.series.filter(({ x }) => x.length > 0) })
