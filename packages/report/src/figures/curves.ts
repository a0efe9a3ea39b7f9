import type { MeasureId } from '@fishbowl/core'
import type { Band, Comparison } from '@fishbowl/lab'
import type { Figure, Series } from '../figure.ts'
import { say } from '../words/index.ts'
import { measureTitle } from '../words/model.ts'
import { changeMarks, earnedMarks, effectMarks } from './curve-marks.ts'
import { axisOf, differenceFormatOf, formatOf } from './measure-format.ts'

/** One run alone lies apart from no other: it has no band, not one without width. */
const seriesOf = (id: string, { middle, low, high }: Band, runs: number): Series => ({
  id,
  name: id,
  x: Array.from(middle, (_, week) => week),
  middle: Array.from(middle),
  ...(runs === 1 ? {} : { low: Array.from(low), high: Array.from(high) }),
})

/** True where every arm is about customers or partners. */
const isExternal = ({ arms }: Comparison): boolean =>
  arms.every(({ arm }) => arm.scenario.organisation.audience === 'external')

/**
 * A measure week by week, one curve an arm: median of the runs with the band of nine runs in ten, interventions and what the curves
 * show by themselves marked, with what goes along with it. The measure must be among the curves the comparison keeps.
 */
export function curvesFigure(comparison: Comparison, measure: MeasureId, digest?: string): Figure {
  const title = measureTitle(measure)
  const { arms, replicates } = comparison
  const series = arms.map(({ arm, band }) => seriesOf(arm.id, band(measure), replicates.length))
  const runs = say('curve.count.runs', { n: replicates.length })
  const changes = changeMarks(comparison)
  // What begins at the start says the least.
  const effects = effectMarks(comparison, measure, changes)
  return {
    title:
      replicates.length === 1
        ? say('curve.title.oneRun', { measure: title })
        : say('curve.title.median', { measure: title, runs }),
    x: { label: say('curve.axis.week') },
    y: { label: axisOf(measure, isExternal(comparison)), format: formatOf(measure) },
    series,
    ...(replicates.length === 1 ? {} : { band: say('curve.band.runs', { runs }) }),
    marks: [
      ...changes,
      ...effects.filter(({ x }) => x > 0),
      ...earnedMarks(comparison, measure, series),
      ...effects.filter(({ x }) => x === 0),
    ],
    ...(digest === undefined ? {} : { digest }),
  }
}

/**
 * The paired difference of every arm to the baseline week by week: its mean and the 90 % interval of the mean, around a zero line.
 * The baseline stands among the series without points, so that the others keep the glyphs and colours of their levels.
 */
export function deltaFigure(comparison: Comparison, measure: MeasureId): Figure {
  const { arms, pairs, baseline, replicates } = comparison
  const differenceOf = (id: string): Series => {
    const pair = pairs.find(({ arm }) => arm === id)
    return pair === undefined
      ? { id, name: id, x: [], middle: [] }
      : seriesOf(id, pair.delta(measure), replicates.length)
  }
  const changes = changeMarks(comparison)
  const title = measureTitle(measure)
  return {
    title: pairs.every((pair) => pair.baseline === baseline)
      ? say('curve.title.difference', { measure: title, baseline })
      : say('curve.title.sameAssumptions', { measure: title }),
    x: { label: say('curve.axis.week') },
    y: {
      label: axisOf(measure, isExternal(comparison)),
      format: differenceFormatOf(measure),
      zeroLine: true,
    },
    series: arms.map(({ arm }) => differenceOf(arm.id)),
    ...(replicates.length === 1
      ? {}
      : { band: say('curve.band.interval', { pairs: say('curve.count.pairs', { n: replicates.length }) }) }),
    marks: [...changes, ...effectMarks(comparison, measure, changes)],
  }
}
