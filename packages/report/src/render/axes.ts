import { axisScale, formatTick, type NumberFormat, type Scale } from '../number.ts'
import { type Axis, axisFor, axisWithin } from '../ticks.ts'

/** A rectangle of a figure in pixels. */
export type Area = {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** A value axis with the words of its ticks, and how numbers are drawn on it. */
export type ValueAxis = Axis & {
  readonly scale: Scale
  /** The words of each tick, as in the terminal. */
  readonly words: readonly string[]
  /** The number that is drawn for a value: in the axis' own unit, and no longer than it needs; null where there is none. */
  readonly drawn: (value: number) => number | null
  /** Pixel row of a value. */
  readonly row: (value: number, area: Area) => number
}

/** An axis for values, with at most `most` intervals; zero belongs to it unless the format is plain. */
export function valueAxis(
  values: Iterable<number>,
  { format, zeroLine = false }: { readonly format: NumberFormat; readonly zeroLine?: boolean },
  most: number,
): ValueAxis {
  const [low, high, isEmpty] = extentOf(values, format.kind !== 'plain' || zeroLine)
  const isCounted = format.kind !== 'share' && format.kind !== 'points'
  // Of nothing no parts are told: quarters of a post would be read as something.
  const isFlat = isCounted && (isEmpty || (low === 0 && high === 0))
  const axis = isFlat ? { low: 0, high: 1, step: 1, ticks: [0, 1] } : axisFor(low, high, most)
  const largest = Math.max(Math.abs(axis.low), Math.abs(axis.high))
  const scale = axisScale(format, largest)
  // Enough for every decimal that is read and for a tenth of a pixel.
  const span = (axis.high - axis.low) * scale.factor
  const decimals = Math.min(12, Math.max(scale.digits + 3, Math.ceil(4 - Math.log10(span))))
  return {
    ...axis,
    scale,
    words: axis.ticks.map((tick) => formatTick(tick, { step: axis.step, largest }, format)),
    drawn: (value) => {
      const held = Math.min(axis.high, Math.max(axis.low, value)) * scale.factor
      return Number.isNaN(value) ? null : rounded(held, decimals)
    },
    row: (value, { top, bottom }) => {
      const part = (Math.min(axis.high, Math.max(axis.low, value)) - axis.low) / (axis.high - axis.low)
      return bottom - part * (bottom - top)
    },
  }
}

const rounded = (value: number, decimals: number): number => {
  const text = Number(value.toFixed(decimals))
  return text === 0 ? 0 : text
}

/** An axis of weeks; `drawn` is a week, held at the ends: a line far outside of its axes is slow to draw, and endless with dashes. */
export type WeekAxis = Axis & {
  readonly drawn: (week: number) => number
  readonly column: (week: number, area: Area) => number
}

// Quarters, halves and whole years; single weeks for short times.
const quarters = [13, 26, 52, 104, 260, 520] as const
const weeks = [1, 2, 4, 13] as const

/** An axis that ends where the weeks end, with ticks each quarter of a year where there are some, else fewer weeks, `most` of them. */
export function weekAxis(all: Iterable<number>, most: number): WeekAxis {
  const [from, to] = extentOf(all, false)
  // A single week stands in the middle; of large numbers one more would be the same number.
  const aside = Math.max(1, Math.abs(from) * 1e-9)
  const [low, high] = to - from > aside * 1e-9 ? [from, to] : [from - aside, from + aside]
  const span = high - low
  const step = (span < 26 ? weeks : quarters).find((one) => span / one <= most)
  const axis =
    step === undefined
      ? axisWithin(low, high, most, true)
      : { low, high, step, ticks: to > from ? ticksOf(low, high, step) : [from] }
  // Adding 0 makes a negative zero one that JSON keeps.
  const drawn = (week: number): number => Math.min(axis.high, Math.max(axis.low, week)) + 0
  return {
    ...axis,
    drawn,
    column: (week, { left, right }) =>
      left + ((drawn(week) - axis.low) / (axis.high - axis.low)) * (right - left),
  }
}

function ticksOf(low: number, high: number, step: number): readonly number[] {
  const first = Math.ceil(low / step)
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, i) => (first + i) * step)
}

/** Lowest and highest finite value; 0 and 1 where there is none. A loop: spreading a long list overflows the stack. */
function extentOf(
  values: Iterable<number>,
  withZero: boolean,
): readonly [low: number, high: number, isEmpty: boolean] {
  let low = withZero ? 0 : Number.POSITIVE_INFINITY
  let high = withZero ? 0 : Number.NEGATIVE_INFINITY
  let isEmpty = true
  for (const value of values) {
    if (!Number.isFinite(value)) continue
    isEmpty = false
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  return isEmpty ? [0, 1, true] : [low, high, false]
}
