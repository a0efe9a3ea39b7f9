import { type History, type MeasureId, measured } from '@fishbowl/core'
import { isSoFar, type Reveal } from '@fishbowl/lab/workshop'
import { axisOf, type Figure, formatOf, labelsOf, type Mark, type Series } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import { smoothed } from '../play/numbers.ts'
import type { Room } from './room.ts'
import { armTitle, measureName } from './words.ts'

/** Curves that have a launch to speak of. */
const adoption: ReadonlySet<MeasureId> = new Set<MeasureId>(['weeklyActive', 'fourWeekActive'])

/** What a curve shows by itself: launch spike, let-down, slow build-up, plateau. */
function marksOf(series: readonly Series[], measure: MeasureId, from: number): readonly Mark[] {
  if (!adoption.has(measure) || from > 0) return []
  return series.flatMap((one) =>
    labelsOf(one, { launch: 0, format: formatOf(measure) }).map(
      ({ x, text }): Mark => ({ x, text, series: one.id }),
    ),
  )
}

const numbers = (values: Float64Array, from: number, to: number): readonly number[] =>
  Array.from(values.subarray(from, to + 1))

/** The curves of a reveal, the base case first where it is among them: median and band of the runs. */
export function revealFigure(room: Room, reveal: Reveal): Figure {
  const { measure, curves, weeks, replicates } = reveal
  const [from, to] = weeks
  const series = curves.map(
    ({ arm, band }): Series => ({
      id: arm,
      name: armTitle(room, arm),
      x: Array.from({ length: to - from + 1 }, (_, i) => from + i),
      middle: numbers(band.middle, from, to),
      low: numbers(band.low, from, to),
      high: numbers(band.high, from, to),
    }),
  )
  const axis = isSoFar(measure) ? say('curve.axis.soFar', { axis: axisOf(measure) }) : axisOf(measure)
  return {
    title: say('workshop.screen.figure', { measure: measureName(measure), runs: replicates }),
    x: { label: say('curve.axis.week') },
    y: { label: axis, format: formatOf(measure) },
    series,
    band: say('curve.band.runs', { runs: say('curve.count.runs', { n: replicates }) }),
    marks: marksOf(series, measure, from),
    digest: reveal.digest,
  }
}

/** One run of a game up to a week, drawn with others. */
export type Drawn = { readonly id: string; readonly name: string; readonly history: History }

/** Single runs on the luck of the session, up to a week, this one included; means of four weeks, which are what a round is judged by. */
export function gamesFigure(measure: MeasureId, drawn: readonly Drawn[], to: number): Figure {
  const series = drawn.map(
    ({ id, name, history }): Series => ({
      id,
      name,
      x: Array.from({ length: to + 1 }, (_, week) => week),
      middle: smoothed(
        Array.from({ length: to + 1 }, (_, week) => measured(history, measure, { from: week, to: week })),
      ),
    }),
  )
  return {
    title: say('workshop.screen.games', { measure: measureName(measure) }),
    x: { label: say('curve.axis.week') },
    y: { label: axisOf(measure), format: formatOf(measure) },
    series,
    marks: [],
  }
}

/** The week up to which curves are drawn so far; undefined when all of them is there. */
export function drawnUntil({ drawn }: Pick<Room, 'drawn'>, from: number, to: number): number | undefined {
  return drawn >= 1 ? undefined : from + Math.floor(drawn * (to - from))
}
