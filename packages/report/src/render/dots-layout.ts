import type { DotsChart } from '../chart/chart.ts'
import { formatTick } from '../number.ts'
import { safe } from '../safe.ts'
import { type Axis, axisFor } from '../ticks.ts'
import { say } from '../words/index.ts'
import { shiftsOf } from './dots-shift.ts'
import { textWidth } from './font.ts'
import { axisWords, type Head, headOf, margin, sizesOf } from './head.ts'
import { symbolKey } from './panels-key.ts'
import { type Box, placeLabels } from './place-labels.ts'
import { clipText, wrapText } from './text-fit.ts'
import type { Frame } from './theme.ts'

/** A label beside its dot: lines of text in a box. */
export type DotLabel = { readonly lines: readonly string[]; readonly box: Box }

/** Where the parts of a chart of dots stand, in pixels. */
export type DotsLayout = {
  readonly head: Head
  readonly plot: Box
  readonly x: Axis
  readonly y: Axis
  /** By dot: its name, or its number in the list; undefined where it has no room at all. */
  readonly labels: readonly (DotLabel | undefined)[]
  /** Columns of the list below the plot; none where every name stands beside its dot. */
  readonly list: readonly (readonly string[])[]
  /** By dot: pixels right of its number; none for 0. */
  readonly shifts: readonly number[]
  readonly listTop: number
  readonly listStep: number
}

/** Pixels of the radius of a dot. */
export const reach = 5
/** Pixels under a plot: ticks and the axis in words. */
const under = 44
/** Dots stand this far inside the ends of the axis. */
export const inset = 14

type Dot = DotsChart['dots'][number]
const isDrawn = ({ x, y }: Dot): boolean => Number.isFinite(x) && Number.isFinite(y)

/** An axis around numbers; from zero on where that costs less than half of it. */
function axisAround(values: readonly number[], isZero: boolean, most: number): Axis {
  const known = values.filter(Number.isFinite)
  const low = Math.min(...(known.length > 0 ? known : [0]))
  const high = Math.max(...(known.length > 0 ? known : [1]))
  const from = low > 0 && (isZero || low < 0.6 * high) ? 0 : low
  const to = high < 0 && isZero ? 0 : high
  return axisFor(from, to, most)
}

/** Pixels of a number on an axis. */
export const along = (value: number, axis: Axis, from: number, to: number): number =>
  from + ((value - axis.low) / (axis.high - axis.low)) * (to - from)

export const tickText = (value: number, axis: Axis, format: DotsChart['x']['format']): string =>
  formatTick(value, { step: axis.step, largest: Math.max(Math.abs(axis.low), Math.abs(axis.high)) }, format)

function listOf(
  chart: DotsChart,
  { width }: Pick<Frame, 'width'>,
  size: number,
): readonly (readonly string[])[] {
  const widest = Math.max(...chart.dots.map(({ name }, i) => textWidth(`${i + 1}: ${safe(name)}`, { size })))
  const columns = Math.max(1, Math.floor((width - 2 * margin) / (Math.min(widest, 400) + 16)))
  const rows = Math.ceil(chart.dots.length / columns)
  const room = (width - 2 * margin) / columns - 12
  const names = chart.dots.map(({ name }, i) => clipText(`${i + 1}: ${safe(name)}`, room, { size }))
  return Array.from({ length: columns }, (_, c) => names.slice(c * rows, (c + 1) * rows)).filter(
    (column) => column.length > 0,
  )
}

/** Labels of all dots in a plot, each at most two lines; `texts` are the names or their numbers. */
function labelsOf(
  chart: DotsChart,
  base: Omit<DotsLayout, 'labels'>,
  texts: readonly string[],
  size: number,
): DotsLayout['labels'] {
  const { plot, x, y } = base
  const line = Math.round(size * 1.25)
  const points = chart.dots.map((dot, i) => ({
    dot,
    x: along(dot.x, x, plot.left, plot.right) + (base.shifts[i] ?? 0),
    y: along(dot.y, y, plot.bottom, plot.top),
  }))
  const drawn = points.filter(({ dot }) => isDrawn(dot))
  const taken = drawn.flatMap((point): Box[] => {
    const dot = around(point.x, point.y, reach)
    const { low, high } = point.dot
    if (low === undefined || high === undefined || !Number.isFinite(low + high)) return [dot]
    const [from, to] = [along(high, y, plot.bottom, plot.top), along(low, y, plot.bottom, plot.top)]
    return [dot, { left: point.x - 2, right: point.x + 2, top: from, bottom: to }]
  })
  const lines = texts.map((text) => wrapText(text, 150, { size, most: 2 }))
  const spots = points.map((point, i) => ({
    x: point.x,
    y: point.y,
    reach: reach + 7,
    width: Math.max(0, ...(lines[i] ?? []).map((text) => textWidth(text, { size }))),
    height: (lines[i]?.length ?? 1) * line,
  }))
  const wanted = spots.filter((_, i) => isDrawn(points[i]?.dot ?? { name: '', x: Number.NaN, y: 0 }))
  const bounds = { ...plot, left: plot.left - inset + 2, right: plot.right + inset }
  const boxes = placeLabels(wanted, taken, bounds, [0, 5, 11, 18, 28, 40])
  let next = 0
  return points.map(({ dot }, i) => {
    if (!isDrawn(dot)) return undefined
    const box = boxes[next]
    next += 1
    return box === undefined ? undefined : { lines: lines[i] ?? [], box }
  })
}

const around = (x: number, y: number, by: number): Box => ({
  left: x - by,
  right: x + by,
  top: y - by,
  bottom: y + by,
})

/** The parts of a chart of dots in a frame: names that dots share stand in a key; others stand beside the dots, or numbers where there are too many, with the names in a list below. */
export function dotsLayout(chart: DotsChart, frame: Frame): DotsLayout {
  const { text: size } = sizesOf(frame)
  const head = headFor(chart, frame)
  if (keyOf(chart) !== undefined)
    return { ...partsOf(chart, frame, head, []), labels: chart.dots.map(() => undefined) }
  const plain = partsOf(chart, frame, head, [])
  const named = labelsOf(
    chart,
    plain,
    chart.dots.map(({ name }) => safe(name)),
    size,
  )
  if (named.every((label, i) => label !== undefined || !isDrawn(chart.dots[i] ?? { name: '', x: 0, y: 0 })))
    return { ...plain, labels: named }
  const base = partsOf(chart, frame, head, listOf(chart, frame, size))
  return {
    ...base,
    labels: labelsOf(
      chart,
      base,
      chart.dots.map((_, i) => `${i + 1}`),
      size,
    ),
  }
}

/** Names by ink where dots share a name and an ink: they stand in a key then. */
function keyOf({ dots }: DotsChart): readonly string[] | undefined {
  const names: string[] = []
  for (const { name, ink } of dots) {
    if (ink === undefined || (names[ink] ?? name) !== name) return undefined
    names[ink] = name
  }
  const isFull = Object.keys(names).length === names.length && new Set(names).size === names.length
  return isFull && names.length < dots.length ? names : undefined
}

function headFor(chart: DotsChart, frame: Frame): Head {
  const hasInterval = chart.dots.some(({ x, y, low = Number.NaN, high = Number.NaN }) =>
    Number.isFinite(x + y + low + high),
  )
  const interval =
    chart.interval === undefined || !hasInterval
      ? undefined
      : say('debrief.page.thin', { what: chart.interval })
  const empty = chart.dots.some(isDrawn) ? undefined : say('debrief.page.noData')
  const head = headOf(chart.title, [interval, empty], frame)
  const names = keyOf(chart)?.map(safe)
  if (names === undefined) return head
  const key = symbolKey(names, { frame, top: head.bottom + 4 })
  return { pieces: [...head.pieces, ...key.pieces], bottom: key.bottom }
}

function partsOf(
  chart: DotsChart,
  frame: Frame,
  head: Head,
  list: DotsLayout['list'],
): Omit<DotsLayout, 'labels'> {
  const { text: size } = sizesOf(frame)
  const listStep = Math.round(size * 1.5)
  const listHeight = list.length === 0 ? 0 : Math.max(...list.map((column) => column.length)) * listStep + 10
  const lines = list.length === 0 ? axisWords(chart.x.label, frame).length : 1
  const foot = (frame.digest === undefined ? 10 : 14) + (lines - 1) * Math.round(size * 1.3)
  const top = head.bottom + 14 + Math.round(size * 1.6)
  const bottom = Math.max(top + 60, frame.height - under - listHeight - foot)
  const values = chart.dots.filter(isDrawn)
  const y = axisAround(
    values.flatMap((dot) => [dot.y, dot.low ?? dot.y, dot.high ?? dot.y]),
    chart.y.zeroLine === true,
    Math.max(2, Math.floor((bottom - top) / 50)),
  )
  const room = Math.max(...y.ticks.map((tick) => textWidth(tickText(tick, y, chart.y.format), { size })))
  const left = margin + room + 8 + inset
  const right = frame.width - margin - inset
  const x = axisAround(
    values.map((dot) => dot.x),
    chart.x.zeroLine === true,
    Math.max(2, Math.floor((right - left) / 90)),
  )
  const plot = { left, top, right, bottom }
  // Where names stand beside the dots they tell them apart.
  const shifts =
    keyOf(chart) === undefined
      ? []
      : shiftsOf(
          chart,
          {
            column: (value) => along(value, x, left, right),
            row: (value) => along(value, y, bottom, top),
          },
          reach,
        )
  return { head, plot, x, y, list, shifts, listTop: bottom + under, listStep }
}

/** Pixels that a chart of dots needs at a width: more where names go into a list. */
export function dotsHeight(chart: DotsChart, width: number): number {
  const height = width < 700 ? 380 : 480
  const frame: Frame = { width, height, theme: 'light', digest: '0'.repeat(64) }
  const { list, listStep } = dotsLayout(chart, frame)
  return list.length === 0
    ? height
    : height + Math.max(...list.map((column) => column.length)) * listStep + 10
}
