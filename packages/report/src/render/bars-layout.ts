import type { BarsChart } from '../chart/chart.ts'
import { formatBrief, formatNumber } from '../number.ts'
import { safe } from '../safe.ts'
import { say } from '../words/index.ts'
import { textWidth } from './font.ts'
import { axisWords, type Head, headOf, margin, sizesOf } from './head.ts'
import { clipText, wrapText } from './text-fit.ts'
import type { Frame } from './theme.ts'

/** A bar with its texts broken into lines, and how far it reaches from zero on both sides. */
export type BarRow = {
  readonly names: readonly string[]
  readonly value: string
  readonly notes: readonly string[]
  /** Pixels of the texts behind its end. */
  readonly words: number
  readonly from: number
  readonly to: number
  readonly isBelow: boolean
  /** Its interval includes zero. */
  readonly isOpen: boolean
}

/** Where the parts of a bar chart stand, in pixels. */
export type BarsLayout = {
  readonly head: Head
  readonly rows: readonly BarRow[]
  readonly step: number
  readonly top: number
  readonly left: number
  readonly right: number
  /** Column of zero, and pixels of one unit. */
  readonly zero: number
  readonly scale: number
  /** The note of a bar stands behind its value, not under its name. */
  readonly isWide: boolean
}

type Room = { readonly width: number; readonly isWide: boolean }

/** Between the end of a bar and its words, and between names and bars. */
export const gap = 8
const lineOf = (size: number): number => Math.round(size * 1.3)
/** Pixels below the bars: ticks, the axis in words. */
const belowOf = (chart: BarsChart, frame: Frame): number =>
  46 + (axisWords(chart.x.label, frame).length - 1) * lineOf(sizesOf(frame).text)

// An axis of smaller numbers overflows inside ECharts.
const finite = (value: number | undefined): number =>
  value !== undefined && Number.isFinite(value) && Math.abs(value) > 1e-12 ? value : 0

function rowOf(bar: BarsChart['bars'][number], chart: BarsChart, { width, isWide }: Room): BarRow {
  const { text: size } = sizesOf({ width })
  const value = (width < 700 ? formatBrief : formatNumber)(bar.value, chart.x.format)
  const noteSize = { size: size - 1 }
  const notes = wrapText(safe(bar.note ?? ''), isWide ? width * 0.2 : Math.min(280, width * 0.32), {
    ...noteSize,
    most: 2,
  })
  const valueWidth = textWidth(value, { size, weight: 'semiBold' })
  const noteWidth = Math.max(0, ...notes.map((line) => textWidth(line, noteSize)))
  const ends = [finite(bar.value), finite(bar.low ?? bar.value), finite(bar.high ?? bar.value)]
  const known = bar.low !== undefined && bar.high !== undefined
  return {
    names: wrapText(safe(bar.name), Math.min(280, width * 0.32), { size, most: width < 700 ? 3 : 2 }),
    value,
    notes,
    words: isWide && noteWidth > 0 ? valueWidth + gap + noteWidth : valueWidth,
    from: Math.min(0, ...ends),
    to: Math.max(0, ...ends),
    isBelow: bar.value < 0,
    isOpen: known && finite(bar.low) <= 0 && finite(bar.high) >= 0,
  }
}

/** The largest scale at which every bar with the words behind it has room, and the column of zero. */
function fitted(
  rows: readonly BarRow[],
  left: number,
  right: number,
): { readonly zero: number; readonly scale: number } {
  const sides = rows.map(({ from, to, words, isBelow }) => ({
    // A value should not seem to be a part of the name.
    before: { size: -from, words: isBelow ? words + 2.5 * gap : 0 },
    behind: { size: to, words: isBelow ? 0 : words + gap },
  }))
  let scale = Number.POSITIVE_INFINITY
  for (const { before } of sides)
    for (const { behind } of sides) {
      const size = before.size + behind.size
      if (size > 0) scale = Math.min(scale, (right - left - before.words - behind.words) / size)
    }
  const usable = Number.isFinite(scale) ? Math.max(scale, 1e-300) : 1
  return {
    scale: usable,
    zero: left + Math.max(0, ...sides.map(({ before }) => before.size * usable + before.words)),
  }
}

function headFor(chart: BarsChart, frame: Frame): Head {
  const isOpen = chart.bars.some(
    ({ low, high }) => low !== undefined && high !== undefined && low <= 0 && high >= 0,
  )
  const hasInterval = chart.bars.some(({ low, high }) => low !== undefined && high !== undefined)
  const interval =
    chart.interval === undefined || !hasInterval
      ? undefined
      : say('debrief.page.thin', { what: chart.interval })
  const open = isOpen ? say('debrief.page.outlined') : undefined
  return headOf(
    chart.title,
    [interval, open, chart.bars.length === 0 ? say('debrief.page.noData') : undefined],
    frame,
  )
}

type Arranged = Pick<BarsLayout, 'rows' | 'left' | 'right' | 'zero' | 'scale' | 'isWide'>

function arranged(chart: BarsChart, room: Room): Arranged {
  const rows = chart.bars.map((bar) => rowOf(bar, chart, room))
  const { text: size } = sizesOf(room)
  const names = Math.max(
    0,
    ...rows.flatMap((row) => row.names.map((line) => textWidth(line, { size }))),
    ...(room.isWide
      ? []
      : rows.flatMap((row) => row.notes.map((line) => textWidth(line, { size: size - 1 })))),
  )
  const [left, right] = [margin + names + gap, room.width - margin]
  return { rows, left, right, isWide: room.isWide, ...fitted(rows, left, right) }
}

/** Notes stand behind the values where that leaves the bars room, else under the names. */
function bestOf(chart: BarsChart, width: number): Arranged {
  const wide = arranged(chart, { width, isWide: true })
  const { rows, scale, left, right } = wide
  const from = Math.min(...rows.map((row) => row.from))
  const to = Math.max(...rows.map((row) => row.to))
  if (width >= 700 && (to - from) * scale > 0.45 * (right - left)) return wide
  return arranged(chart, { width, isWide: false })
}

const stepOf = ({ rows, isWide }: Arranged, size: number): number => {
  const lines = rows.map(({ names, notes }) =>
    isWide ? Math.max(names.length, notes.length) : names.length + notes.length,
  )
  return Math.max(size + 14, Math.max(1, ...lines) * lineOf(size) + 9)
}

/** Pixels that a bar chart needs at a width. */
export function barsHeight(chart: BarsChart, width: number): number {
  // Room for the longest digest: a frame that is too low has names in one line.
  const frame: Frame = { width, height: 0, theme: 'light', digest: '0'.repeat(64) }
  const step = stepOf(bestOf(chart, width), sizesOf(frame).text)
  return Math.ceil(
    headFor(chart, frame).bottom + 12 + Math.max(1, chart.bars.length) * step + belowOf(chart, frame),
  )
}

/** The parts of a bar chart in a frame. */
export function barsLayout(chart: BarsChart, frame: Frame): BarsLayout {
  const { text: size } = sizesOf(frame)
  const head = headFor(chart, frame)
  const best = bestOf(chart, frame.width)
  const { rows, left } = best
  const top = head.bottom + 12
  const step = (frame.height - top - belowOf(chart, frame)) / Math.max(1, rows.length)
  if (step >= stepOf(best, size)) return { ...best, head, top, step }
  // Lower than asked for: one line for each name, rather than one over the other.
  const lines = rows.map(({ names }) =>
    names.length < 2 ? names : [clipText(names.join(' '), left - margin - gap, { size })],
  )
  return {
    ...best,
    head,
    top,
    step,
    rows: rows.map((row, i) => Object.assign({}, row, { names: lines[i] ?? [], notes: [] })),
  }
}
