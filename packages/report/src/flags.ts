import { cellWidth, clip } from './cells.ts'
import type { Figure, Mark } from './figure.ts'
import { columnOf, type Frame } from './frame.ts'
import { type Flag, placeFlags, type Stand } from './labels.ts'
import { glyphOf } from './symbols.ts'

/** A mark that found its place above the plot. `index` is its series, -1 for an event of all; columns count from the plot's first. */
export type PlacedFlag = Stand & { readonly text: string; readonly index: number }

/** Lines above the plot that marks may take on a chart of this height. */
export function flagLines(figure: Figure, rows: number): number {
  const room = rows < 9 ? 0 : rows < 20 ? 1 : rows < 32 ? 2 : 3
  return Math.min(room, figure.marks.length)
}

/** Column of the plot of an event, or undefined where its week is not on the axis. */
export const eventColumn = (frame: Frame, x: number): number | undefined =>
  x >= frame.x.low && x <= frame.x.high ? columnOf(frame, x) : undefined

/**
 * The marks that fit on `lines` lines of `columns` cells. Texts run to the right, so marks are placed from right to left
 * and stack up; if that loses one, events go first, then the marks of the focused series,
 * then the others, each in the order of the figure.
 */
export function placeMarks(
  figure: Figure,
  frame: Frame,
  room: { readonly columns: number; readonly lines: number; readonly focus: number },
): readonly PlacedFlag[] {
  // Half of the room fits at the right or at the left of every column, so no mark is lost for its length.
  const most = Math.max(0, Math.floor((room.columns - 3) / 2))
  const wishes = figure.marks
    .flatMap((mark) => wishOf(figure, frame, mark))
    .map((wish) => clipped(wish, most, frame.symbols.ellipsis))
  const placed = stand(
    wishes.toSorted((a, b) => b.column - a.column),
    room,
  )
  if (placed.length === wishes.length) return placed
  return stand(
    wishes.toSorted((a, b) => urgency(a.index, room.focus) - urgency(b.index, room.focus)),
    room,
  )
}

type Wish = Flag & { readonly text: string; readonly index: number }

function clipped(wish: Wish, most: number, ellipsis: string): Wish {
  const text = clip(wish.text, most, ellipsis)
  return { ...wish, text, width: cellWidth(text) }
}

/** What a mark asks for; nothing for a week outside the axis or a series the figure does not have. */
function wishOf(figure: Figure, frame: Frame, mark: Mark): readonly Wish[] {
  const { symbols } = frame
  const index = figure.series.findIndex((series) => series.id === mark.series)
  const column = eventColumn(frame, mark.x)
  if (column === undefined || (mark.series !== undefined && index === -1)) return []
  const glyph = index === -1 || figure.series.length === 1 ? '' : `${glyphOf(symbols, index)} `
  const text = glyph + symbols.text(mark.text)
  return [{ column, width: cellWidth(text), text, index }]
}

function stand(
  wishes: readonly Wish[],
  room: { readonly columns: number; readonly lines: number },
): readonly PlacedFlag[] {
  const stands = placeFlags(wishes, room.columns, room.lines)
  return wishes.flatMap(({ text, index }, i) => {
    const place = stands[i]
    return place === undefined ? [] : [{ ...place, text, index }]
  })
}

const urgency = (index: number, focus: number): number => (index === -1 ? 0 : index === focus ? 1 : 2)
