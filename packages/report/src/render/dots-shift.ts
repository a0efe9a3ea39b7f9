import type { DotsChart } from '../chart/chart.ts'
import { formatTick } from '../number.ts'
import type { Axis } from '../ticks.ts'
import { textWidth } from './font.ts'

/** Pixels between dots that stand side by side, and as far as the first and the last may stand apart. */
const step = 11
const most = 22
/** Nearer columns than this have no room for that. */
const free = 44

type Columns = {
  /** Pixel column of a number. */
  readonly column: (x: number) => number
  /** Pixel row of a number. */
  readonly row: (y: number) => number
}

/** Pixels that each dot stands right of its number, so that dots of one number and their intervals do not cover each other. */
export function shiftsOf(
  { dots }: Pick<DotsChart, 'dots'>,
  { column, row }: Columns,
  reach: number,
): readonly number[] {
  const stretchOf = ({ y, low = y, high = y }: DotsChart['dots'][number]): readonly [number, number] => {
    const rows = [y, low, high].filter(Number.isFinite).map(row)
    return [Math.min(row(y) - reach, ...rows), Math.max(row(y) + reach, ...rows)]
  }
  const known = dots.filter(({ x, y }) => Number.isFinite(x + y))
  const places = [...new Set(known.map(({ x }) => x))].map((x) => ({
    at: column(x),
    here: known.filter((dot) => dot.x === x),
  }))
  const isCovered = places.some(({ here }) => {
    const stretches = here.map(stretchOf)
    return stretches.some(([from, to], i) =>
      stretches.slice(i + 1).some(([top, bottom]) => from < bottom && top < to),
    )
  })
  const isNear = places.some(({ at }, i) =>
    places.slice(i + 1).some((other) => Math.abs(other.at - at) < free),
  )
  if (!isCovered || isNear) return dots.map(() => 0)
  const shifts = new Map<DotsChart['dots'][number], number>()
  for (const { here } of places) {
    const by = Math.min(step, most / Math.max(1, here.length - 1))
    here.forEach((dot, i) => {
      shifts.set(dot, (i - (here.length - 1) / 2) * by)
    })
  }
  return dots.map((dot) => shifts.get(dot) ?? 0)
}

/** A tick at each number that has dots, where they are few, short to write and stand apart; undefined where they do not. */
export function ownTicks(
  { dots, x: { format } }: Pick<DotsChart, 'dots' | 'x'>,
  { axis, column, size }: { readonly axis: Axis; readonly column: Columns['column']; readonly size: number },
): readonly { readonly at: number; readonly text: string }[] | undefined {
  const values = [...new Set(dots.filter(({ x, y }) => Number.isFinite(x + y)).map(({ x }) => x))].toSorted(
    (a, b) => a - b,
  )
  if (values.length === 0 || values.length > 8) return undefined
  const largest = Math.max(Math.abs(axis.low), Math.abs(axis.high))
  const ticks = values.map((at) => ({
    at,
    text: formatTick(at, { step: at === 0 ? 1 : at, largest }, format),
  }))
  const half = (word: string): number => textWidth(word, { size }) / 2
  const isApart = ticks.every(({ at, text }, i) => {
    const before = ticks[i - 1]
    return before === undefined || column(at) - column(before.at) > half(text) + half(before.text) + 10
  })
  return isApart && ticks.every(({ text }) => text.length <= 8) ? ticks : undefined
}
