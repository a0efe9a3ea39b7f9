import { labelValue } from '../end-labels.ts'
import { type Figure, pointsOf } from '../figure.ts'
import { formatBrief } from '../number.ts'
import { safe } from '../safe.ts'
import { say } from '../words/index.ts'
import type { Area, ValueAxis, WeekAxis } from './axes.ts'
import { lineHeight, textWidth } from './font.ts'
import { type Piece, rule, words } from './pieces.ts'
import { spread } from './spread.ts'
import { clipText, wrapText } from './text-fit.ts'

/** What stands at the end of a line: the name in some lines, and the last value behind it or, with `isBelow`, under it. */
export type EndText = {
  readonly arm: number
  readonly lines: readonly string[]
  readonly value: string
  readonly isBelow: boolean
}

/** Room for labels: pixels across and down, and the size of the text. */
type Room = { readonly width: number; readonly height: number; readonly size: number }

/** Pixels between a name and its value, and between two labels. */
const space = 5
const apart = 4

const boldOf = (size: number) => ({ size, weight: 'semiBold' }) as const
const heightOf = ({ lines, isBelow }: EndText, size: number): number =>
  (lines.length + (isBelow ? 1 : 0)) * Math.round(size * lineHeight) + apart

/** The labels of curves: names in three lines where all have room, in fewer where not; the last curves have none where even that is too much. */
export function endTexts(figure: Figure, room: Room, hasNames = true): readonly EndText[] {
  const hasWeeks = figure.series.some(({ x }) => x.length > 0)
  const texts = [3, 2, 1].map((most) =>
    figure.series.flatMap((series, arm) => {
      // What stands among the series without weeks, as the baseline of differences does, is not missing.
      if (series.x.length === 0 && hasWeeks) return []
      const isEmpty = pointsOf(series).length === 0
      const value = isEmpty ? say('debrief.page.noData') : formatBrief(labelValue(series), figure.y.format)
      return endText({ arm, name: hasNames ? safe(series.name) : '', value }, most, room)
    }),
  )
  const fits = (list: readonly EndText[]): boolean =>
    list.reduce((sum, text) => sum + heightOf(text, room.size), 0) <= room.height
  const fitting = texts.find(fits)
  if (fitting !== undefined) return fitting
  const last = texts.at(-1) ?? []
  return last.filter((_, i) => fits(last.slice(0, i + 1)))
}

function endText(
  { arm, name, value }: { readonly arm: number; readonly name: string; readonly value: string },
  most: number,
  { width, size }: Room,
): EndText {
  const valueWidth = textWidth(value, boldOf(size)) + space
  const lines = wrapText(name, width, { size, most })
  const last = lines.at(-1) ?? ''
  if (textWidth(last, { size }) + valueWidth <= width)
    return { arm, lines: [...lines.slice(0, -1), last], value, isBelow: false }
  if (lines.length < most) return { arm, lines, value, isBelow: true }
  const clipped = clipText(name.slice(name.lastIndexOf(last.replace('…', ''))), width - valueWidth, { size })
  return { arm, lines: [...lines.slice(0, -1), clipped], value, isBelow: false }
}

/** Width in pixels of the widest label. */
export const endWidth = (texts: readonly EndText[], size: number): number =>
  Math.ceil(
    Math.max(
      0,
      ...texts.flatMap(({ lines, value, isBelow }) => {
        const bold = textWidth(value, boldOf(size))
        const last = textWidth(lines.at(-1) ?? '', { size })
        const behind = last === 0 ? bold : last + space + bold
        return [...lines.map((line) => textWidth(line, { size })), isBelow ? bold : behind]
      }),
    ),
  )

type Ends = {
  readonly figure: Figure
  readonly area: Area
  readonly x: WeekAxis
  readonly y: ValueAxis
  readonly size: number
  readonly inkOf: (arm: number) => string
  /** Ends the ids of pieces apart from those of other areas. */
  readonly id: string
}

/** Pixels from the plot to the labels: end symbol, then a thin line to the label where it had to move. */
export const endGap = 16

/** The labels right of the plot, apart from each other and as near to the ends of their lines as that allows. */
export function endPieces(texts: readonly EndText[], ends: Ends): readonly Piece[] {
  const { figure, area, x, y, size } = ends
  const points = texts.map(({ arm }) => {
    const series = figure.series[arm]
    const end = series === undefined ? undefined : pointsOf(series).at(-1)
    return end === undefined ? undefined : ([x.column(end.x, area), y.row(end.y, area)] as const)
  })
  const wishes = texts.map((text, i) => ({ at: points[i]?.[1] ?? area.bottom, size: heightOf(text, size) }))
  const middles = spread(wishes, area.top - apart, area.bottom + apart)
  return texts.flatMap((text, i) => {
    const middle = middles[i] ?? area.bottom
    return [...leadOf(text, points[i], middle, ends), ...linesOf(text, middle, ends)]
  })
}

/** The thin line from an end to a label that stands elsewhere. */
function leadOf(
  { arm }: EndText,
  end: readonly [number, number] | undefined,
  middle: number,
  { area, inkOf, id }: Ends,
): readonly Piece[] {
  if (end === undefined) return []
  const [column, row] = end
  const isAtEnd = area.right - column < 1
  if (isAtEnd && Math.abs(row - middle) < 4) return []
  const start: readonly [number, number] = [column + 6, row]
  const stop: readonly [number, number] = [area.right + endGap - 4, middle]
  // Dotted where it is long: it must not be taken for the curve.
  const dash = isAtEnd ? {} : { dash: [1, 4] }
  return [
    rule({ id: `${arm}:lead${id}`, points: [start, stop], stroke: inkOf(arm), opacity: 0.6, z: 3, ...dash }),
  ]
}

function linesOf(text: EndText, middle: number, { area, size, inkOf, id }: Ends): readonly Piece[] {
  const { arm, lines, value, isBelow } = text
  const step = Math.round(size * lineHeight)
  const left = area.right + endGap
  const first = middle - ((lines.length + (isBelow ? 1 : 0) - 1) * step) / 2
  const fill = inkOf(arm)
  const last = lines.at(-1) ?? ''
  const behind = isBelow || last === '' ? 0 : textWidth(last, { size }) + space
  return [
    ...lines
      .filter((line) => line !== '')
      .map((line, i) =>
        words({ id: `${arm}:label${id}:${i}`, text: line, x: left, y: first + i * step, fill, size }),
      ),
    words({
      id: `${arm}:label${id}:value`,
      text: value,
      x: left + behind,
      y: first + (isBelow ? lines.length : Math.max(0, lines.length - 1)) * step,
      fill,
      ...boldOf(size),
    }),
  ]
}
