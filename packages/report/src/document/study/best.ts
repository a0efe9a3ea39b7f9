import { type MeasureId, measureOf } from '@fishbowl/core'
import type { StudyPoint, StudySource } from '../../source/study-source.ts'
import { pointTitle } from '../../study-words.ts'
import { levelOf } from './axes.ts'

/** Points by a measure, the best first, or the highest where neither more nor less is better; those without a value last. */
export function ranked(points: readonly StudyPoint[], id: MeasureId): readonly StudyPoint[] {
  const sign = measureOf(id).better === 'less' ? -1 : 1
  const valueOf = (point: StudyPoint): number => {
    const level = levelOf(point, id)
    return Number.isNaN(level) ? Number.NEGATIVE_INFINITY : sign * level
  }
  return points.toSorted((a, b) => valueOf(b) - valueOf(a) || a.number - b.number)
}

/** What comes first in `ranked`, in a word. */
export const bestWord = (id: MeasureId): string => (measureOf(id).better === 'neither' ? 'highest' : 'best')

/** A point by what it sets, its factors in the order of the study file: "team 1 professional, tie to work integrated". */
export function titleOf(
  { scenarios, factors }: Pick<StudySource, 'scenarios' | 'factors'>,
  point: StudyPoint,
): string {
  const set = factors.filter((factor) => point.factors[factor] !== undefined)
  const inOrder = Object.fromEntries(set.map((factor) => [factor, point.factors[factor]]))
  return pointTitle({ base: point.base, factors: inOrder }, scenarios.length > 1, point.base)
}

/** Measures that a figure of a study offers: the one asked for and, of some others, those that the study kept. */
export const figureMeasures = (
  { measure, measures }: Pick<StudySource, 'measure' | 'measures'>,
  others: readonly MeasureId[],
): readonly MeasureId[] => [measure, ...others.filter((id) => id !== measure && measures.includes(id))]
