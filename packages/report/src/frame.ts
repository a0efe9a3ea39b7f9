import { type Figure, pointsOf, type Series } from './figure.ts'
import type { Symbols } from './symbols.ts'
import { type Axis, axisFor, axisWithin } from './ticks.ts'

/** Where numbers land on the plot: `width` x `height` cells of dots, the origin at the top left. */
export type Frame = {
  readonly x: Axis
  readonly y: Axis
  readonly width: number
  readonly height: number
  readonly symbols: Symbols
}

/** Column of dots of a week; outside the axis it is held at the edge. */
export const dotAcross = (frame: Frame, x: number): number =>
  place(x - frame.x.low, frame.x.high - frame.x.low, frame.width * frame.symbols.dotsAcross)

/** Row of dots of a value, counted from the top; outside the axis it is held at the edge. */
export const dotDown = (frame: Frame, y: number): number =>
  place(frame.y.high - y, frame.y.high - frame.y.low, frame.height * frame.symbols.dotsDown)

/** Column of cells of a week. */
export const columnOf = (frame: Frame, x: number): number =>
  Math.floor(dotAcross(frame, x) / frame.symbols.dotsAcross)

/** Row of cells of a value. */
export const rowOf = (frame: Frame, y: number): number =>
  Math.floor(dotDown(frame, y) / frame.symbols.dotsDown)

const place = (part: number, whole: number, dots: number): number =>
  Math.min(dots - 1, Math.max(0, Math.round((part / whole) * (dots - 1))))

/** The value axis of a figure at a plot height in rows: ticks at least three rows apart, zero included unless the format is plain. */
export function valueAxis(
  figure: Figure,
  { banded, runs }: { readonly banded: boolean; readonly runs: number },
  height: number,
): Axis {
  const { format, zeroLine, holds = [] } = figure.y
  const drawn = figure.series.flatMap((series) => [
    ...pointsOf(series).map(({ y }) => y),
    ...(banded ? [...(series.low ?? []), ...(series.high ?? [])].filter(Number.isFinite) : []),
    ...(series.runs ?? []).slice(0, runs).flat().filter(Number.isFinite),
  ])
  const values = [...drawn, ...holds]
  if (format.kind !== 'plain' || zeroLine === true) values.push(0)
  const [low, high] = extent(values)
  return axisFor(low, high, Math.max(1, Math.floor((height - 1) / 3)))
}

/** The week axis of a figure at a plot width in cells: ticks at least ten columns apart, on whole weeks where it goes from one to one. */
export function weekAxis(series: readonly Series[], width: number): Axis {
  const weeks = series.flatMap((one) => one.x.filter(Number.isFinite))
  const [low, high] = extent(weeks)
  return axisWithin(
    low,
    high,
    Math.max(1, Math.floor(width / 10)),
    Number.isInteger(low) && Number.isInteger(high),
  )
}

// A loop: spreading a long list into Math.min overflows the stack.
function extent(values: readonly number[]): readonly [number, number] {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const value of values) {
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  return low <= high ? [low, high] : [0, 1]
}
