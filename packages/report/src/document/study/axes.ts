import { canonicalJson, type MeasureId } from '@fishbowl/core'
import type { StudyPoint, StudySource } from '../../source/study-source.ts'
import { factorTitle, factorValue } from '../../study-words.ts'
import { say } from '../../words/index.ts'

/** Something that the points of a study differ in, with its values in the order in which they come. */
export type Axis = {
  /** Name of the factor; empty for the scenario. */
  readonly factor: string
  readonly title: string
  readonly values: readonly { readonly key: string; readonly words: string }[]
  readonly keyOf: (point: StudyPoint) => string
}

const keyIn = (factor: string, { base, factors }: StudyPoint): string => {
  if (factor === '') return base
  const value = factors[factor]
  return value === undefined ? '' : canonicalJson(value)
}

function axisOf(factor: string, points: readonly StudyPoint[]): Axis {
  const values = new Map<string, string>()
  for (const point of points)
    values.set(keyIn(factor, point), factor === '' ? point.base : factorValue(point.factors[factor], factor))
  return {
    factor,
    title: factor === '' ? say('analysis.study.col.scenario') : factorTitle(factor),
    values: Array.from(values, ([key, words]) => ({ key, words })),
    keyOf: (point) => keyIn(factor, point),
  }
}

/** What the points differ in: factors of several values, then the scenario where there are several. */
export const axesOf = ({ factors, points }: Pick<StudySource, 'factors' | 'points'>): readonly Axis[] =>
  [...factors, ''].map((factor) => axisOf(factor, points)).filter(({ values }) => values.length > 1)

/** The mean level of a measure at a point; NaN where there is none. */
export const levelOf = ({ levels }: StudyPoint, id: MeasureId): number => levels.get(id)?.mean ?? Number.NaN

function meanOf(points: readonly StudyPoint[], id: MeasureId): number {
  const values = points.map((point) => levelOf(point, id)).filter(Number.isFinite)
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** How far the means of the values of an axis lie apart, all else averaged; 0 where it cannot be told. */
export function effectOf({ values, keyOf }: Axis, points: readonly StudyPoint[], id: MeasureId): number {
  const means = values
    .map(({ key }) =>
      meanOf(
        points.filter((point) => keyOf(point) === key),
        id,
      ),
    )
    .filter(Number.isFinite)
  return means.length < 2 ? 0 : Math.max(...means) - Math.min(...means)
}
