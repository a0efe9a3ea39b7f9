import { cellWidth, clip } from './cells.ts'
import { type Figure, type Mark, wordMark } from './figure.ts'
import { columnOf, type Frame } from './frame.ts'
import { type Flag, placeFlags, type Stand } from './labels.ts'
import { glyphOf } from './symbols.ts'

/** A mark that found its place above the plot. `index` is its series, -1 for an event of all; columns count from the plot's first. */
export type PlacedFlag = Stand & { readonly text: string; readonly index: number }

/** Lines above the plot that marks may take on a chart of this height. */
export function flagLines(figure: Figure, rows: number): number {
  const room = rows < 9 ? 0 : rows < 13 ? 1 : rows < 28 ? 2 : 3
  return Math.min(room, figure.marks.length)
}

/** Column of the plot of an event, or undefined where its week is not on the axis. */
export const eventColumn = (frame: Frame, x: number): number | undefined =>
  x >= frame.x.low && x <= frame.x.high ? columnOf(frame, x) : undefined

/** Columns and lines for marks, and the index of the focused series, -1 for none. */
type Room = { readonly columns: number; readonly lines: number; readonly focus: number }

/**
 * The marks that fit on `lines` lines of `columns` cells. Texts run to the right, so marks are placed from right to left and stack up;
 * where that loses some, events go first, then the marks of the focused series, then the others. Drivers are said where
 * they take no other mark's place, those of the focused series first.
 */
export function placeMarks(figure: Figure, frame: Frame, room: Room): readonly PlacedFlag[] {
  // Half of the room fits at the right or at the left of every column, so no mark is lost for its length.
  const most = Math.max(0, Math.floor((room.columns - 3) / 2))
  const wishes = figure.marks
    .flatMap((mark) => wishOf(figure, frame, mark))
    .map((wish) => clipped(wish, most, frame.symbols.ellipsis))
  return placeWishes(wishes, room, cellWidth)
}

/** The same for marks that were measured in other columns: `widthOf` a text in them. */
export function placeWishes(
  all: readonly FlagWish[],
  room: Room,
  widthOf: (text: string) => number,
): readonly PlacedWish[] {
  let wishes = all
  let placed = arranged(wishes, room)
  for (const wish of wishes.toSorted((a, b) => urgency(a, room.focus) - urgency(b, room.focus))) {
    if (wish.whole === wish.text) continue
    const whole: FlagWish = { ...wish, text: wish.whole, width: widthOf(wish.whole) }
    const longer = wishes.with(wishes.indexOf(wish), whole)
    const tried = arranged(longer, room)
    if (tried.length < placed.length || tried.every(({ text }) => text !== wish.whole)) continue
    wishes = longer
    placed = tried
  }
  return placed
}

/** A flag with its text, and the text with its driver. */
export type FlagWish = Flag & {
  readonly mark: Mark
  readonly text: string
  readonly whole: string
  readonly index: number
  readonly isChange: boolean
}

/** The wishes placed in several orders, lowest and highest line first; the one that places the most important ones. */
function arranged(wishes: readonly FlagWish[], room: Room): readonly PlacedWish[] {
  const byColumn = wishes.toSorted((a, b) => b.column - a.column)
  const byUrgency = (list: readonly FlagWish[]): readonly FlagWish[] =>
    list.toSorted((a, b) => urgency(a, room.focus) - urgency(b, room.focus))
  const orders = [byColumn, byUrgency(wishes), byUrgency(byColumn), byUrgency(byColumn.toReversed())]
  const tried = (['lowest', 'highest'] as const).flatMap((from) =>
    orders.map((order) => stand(order, room, from)),
  )
  const worth = (placed: readonly PlacedWish[]): number =>
    placed.reduce((sum, { wish }) => sum + worthOf(wish, room.focus) - wishes.indexOf(wish) / 10, 0)
  return tried.reduce((best, one) => (worth(one) > worth(best) ? one : best))
}

/** A wish that found its place. */
export type PlacedWish = PlacedFlag & { readonly wish: FlagWish }

// A change, a mark of the focused series, another mark: no number of the later makes up for one of the earlier. Of equals the first stand first.
const worths = [10_000, 100, 5] as const

const worthOf = (wish: FlagWish, focus: number): number => worths[urgency(wish, focus)]

function clipped(wish: FlagWish, most: number, ellipsis: string): FlagWish {
  const text = clip(wish.text, most, ellipsis)
  return { ...wish, text, width: cellWidth(text), whole: text === wish.text ? wish.whole : text }
}

/** What a mark asks for; nothing for a week outside the axis or a series the figure does not have. */
function wishOf(figure: Figure, frame: Frame, mark: Mark): readonly FlagWish[] {
  const { symbols } = frame
  const index = figure.series.findIndex((series) => series.id === mark.series)
  const column = eventColumn(frame, mark.x)
  if (column === undefined || (mark.series !== undefined && index === -1)) return []
  const glyph = index === -1 || figure.series.length === 1 ? '' : `${glyphOf(symbols, index)} `
  const text = glyph + symbols.text(mark.text)
  const whole = glyph + symbols.text(wordMark(mark))
  return [{ column, width: cellWidth(text), text, whole, index, isChange: mark.isChange === true, mark }]
}

function stand(wishes: readonly FlagWish[], room: Room, from: 'lowest' | 'highest'): readonly PlacedWish[] {
  const stands = placeFlags(wishes, room.columns, room.lines, from)
  return wishes.flatMap((wish, i) => {
    const place = stands[i]
    return place === undefined ? [] : [{ ...place, text: wish.text, index: wish.index, wish }]
  })
}

const urgency = ({ index, isChange }: FlagWish, focus: number): 0 | 1 | 2 =>
  index === -1 || isChange ? 0 : index === focus ? 1 : 2
