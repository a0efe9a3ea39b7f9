/** A stretch of numbers with marks at round steps of 1, 2, 2.5 or 5 times a power of ten. */
export type Axis = {
  readonly low: number
  readonly high: number
  readonly step: number
  readonly ticks: readonly number[]
}

/** Beyond this the arithmetic of a chart overflows; larger numbers are drawn at the edge. */
const limit = 1e300

/** An axis that ends on ticks: the finest with at most `most` intervals, but two are always allowed. */
export function axisFor(from: number, to: number, most: number): Axis {
  const [low, high] = widened(from, to)
  // With one interval 9.9 to 10.1 would need an axis from 0 to 20.
  const intervals = Math.max(most, 2)
  const step = firstStep(high - low, intervals, (candidate) => {
    const [first, last] = around(low, high, candidate)
    return last - first <= intervals
  })
  const [first, last] = around(low, high, step)
  return { low: first * step, high: last * step, step, ticks: multiples(first, last, step) }
}

/** An axis that ends where the numbers end, with at most `most` ticks inside; whole numbers get whole steps. */
export function axisWithin(from: number, to: number, most: number, whole: boolean): Axis {
  const low = bounded(from)
  const high = to > from ? bounded(to) : low + 1
  const span = high - low > Math.abs(low) * 1e-9 ? high - low : Math.max(1, Math.abs(low))
  const step = firstStep(span, Math.max(1, most), (candidate) => {
    const fits = span / candidate <= most
    return fits && (!whole || Number.isInteger(candidate))
  })
  const ticks = multiples(Math.ceil(low / step - 1e-9), Math.floor((low + span) / step + 1e-9), step)
  return { low, high: low + span, step, ticks }
}

function firstStep(span: number, intervals: number, fits: (step: number) => boolean): number {
  const start = Number((span / Math.max(1, intervals)).toExponential().split('e')[1]) - 1
  for (let exponent = start; exponent < start + 24; exponent++) {
    for (const mantissa of [1, 2, 2.5, 5]) {
      const step = Number(`${mantissa}e${exponent}`)
      if (step > 0 && fits(step)) return step
    }
  }
  return span
}

// The tolerance keeps 0.3 / 0.1 = 2.9999999999999996 from costing an interval.
const around = (low: number, high: number, step: number): readonly [number, number] => [
  Math.floor(low / step + 1e-9),
  Math.ceil(high / step - 1e-9),
]

const multiples = (first: number, last: number, step: number): readonly number[] =>
  Array.from({ length: Math.min(1000, Math.max(0, last - first + 1)) }, (_, i) => (first + i) * step)

const bounded = (value: number): number => Math.min(limit, Math.max(-limit, value))

function widened(from: number, to: number): readonly [number, number] {
  const low = bounded(Math.min(from, to))
  const high = bounded(Math.max(from, to))
  const size = Math.max(Math.abs(low), Math.abs(high))
  if (size < 1e-290) return [0, 1]
  return high - low > size * 1e-9 ? [low, high] : [low - size / 2, high + size / 2]
}
