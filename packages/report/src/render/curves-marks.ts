import { type Figure, wordMark } from '../figure.ts'
import { type FlagWish, type PlacedWish, placeWishes } from '../flags.ts'
import { safe } from '../safe.ts'
import type { Area, ValueAxis, WeekAxis } from './axes.ts'
import { textWidth } from './font.ts'
import { type Piece, rule, words } from './pieces.ts'
import { clipText } from './text-fit.ts'
import type { Colors } from './theme.ts'

/** Marks are placed in columns of so many pixels. */
const cell = 4

/** What marks are placed in: the pixels of the plot, those to the right of it that are free too, and the size of text. */
type Room = {
  readonly left: number
  readonly right: number
  readonly end: number
  readonly lines: number
  readonly size: number
}

const cellsOf =
  (size: number) =>
  (text: string): number =>
    Math.ceil(textWidth(text, { size }) / cell)

const changes = (placed: readonly PlacedWish[]): number =>
  placed.filter(({ wish }) => wish.isChange || wish.index === -1).length

/** The marks that have room on so many lines above the plot, thinned as in the terminal; all are cut shorter where a dated change would have no room. */
export function placedMarks(figure: Figure, x: WeekAxis, room: Room): readonly PlacedWish[] {
  const tries = [0.5, 0.35, 0.2].map((part) => tried(figure, x, room, part))
  return tries.reduce((best, one) => (changes(one) > changes(best) ? one : best))
}

/** The same with texts no longer than a part of the room. */
function tried(
  figure: Figure,
  x: WeekAxis,
  { left, right, end, lines, size }: Room,
  part: number,
): readonly PlacedWish[] {
  const columns = Math.floor((end - left) / cell)
  const most = Math.max(0, Math.floor(columns * part) - 2) * cell
  const area = { left, right, top: 0, bottom: 0 }
  const wished = figure.marks.flatMap((mark): readonly FlagWish[] => {
    const index = figure.series.findIndex(({ id }) => id === mark.series)
    const isOutside = !(mark.x >= x.low && mark.x <= x.high)
    if (isOutside || (mark.series !== undefined && index === -1)) return []
    const text = clipText(safe(mark.text), most, { size })
    const whole = text === safe(mark.text) ? safe(wordMark(mark)) : text
    const column = Math.min(columns - 1, Math.round((x.column(mark.x, area) - left) / cell))
    return [
      { column, width: cellsOf(size)(text), text, whole, index, isChange: mark.isChange === true, mark },
    ]
  })
  const room = { columns, lines, focus: figure.series.length === 1 ? 0 : -1 }
  return placeWishes(wished, room, cellsOf(size))
}

/** Height in pixels of one line of marks. */
export const markStep = (size: number): number => Math.round(size * 1.45)

type Places = {
  readonly figure: Figure
  readonly area: Area
  readonly x: WeekAxis
  readonly y: ValueAxis
  readonly size: number
  readonly colors: Colors
  readonly inkOf: (arm: number) => string
}

/** The words of marks above the plot, each with a thin line: to the curve it speaks of, or down to the weeks where it speaks of all or of a change. */
export const markPieces = (marks: readonly PlacedWish[], places: Places): readonly Piece[] =>
  marks.flatMap((placed, i) => {
    const { area, x, size, colors, inkOf } = places
    const { index, line, start, text, pointer, wish } = placed
    const column = x.column(wish.mark.x, area)
    const row = area.top - 6 - (line + 0.5) * markStep(size)
    const ofAll = index === -1
    const id = ofAll ? `mark:${i}` : `${index}:mark:${i}`
    const aside: Pick<Parameters<typeof words>[0], 'x' | 'align'> =
      start > pointer ? { x: column + 5, align: 'left' } : { x: column - 5, align: 'right' }
    const bottom = stemEnd(placed, places)
    return [
      rule({
        id: `${id}:stem`,
        points: [
          [column, row - size / 2],
          [column, Math.max(row + size / 2, bottom)],
        ],
        stroke: ofAll ? colors.muted : inkOf(index),
        opacity: 0.75,
        ...(bottom === area.bottom ? { dash: [3, 3] } : {}),
        z: 3,
      }),
      words({ id, text, ...aside, y: row, fill: ofAll ? colors.text : inkOf(index), size }),
    ]
  })

/** Pixel row where the line of a mark ends: short of its curve, or at the bottom. */
function stemEnd({ index, wish: { mark } }: PlacedWish, { figure, area, y }: Places): number {
  const series = mark.isChange === true ? undefined : figure.series[index]
  const value = series?.middle[series.x.indexOf(mark.x)] ?? Number.NaN
  return Number.isNaN(value) ? area.bottom : y.row(value, area) - 4
}
