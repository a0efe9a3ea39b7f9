import { cellWidth, clip } from './cells.ts'
import { type Figure, pointsOf, type Series } from './figure.ts'
import { dotDown, type Frame } from './frame.ts'
import { spreadRows } from './labels.ts'
import { formatBrief } from './number.ts'
import { glyphOf, type Symbols } from './symbols.ts'

/** The label at the end of a line: row of the plot (-1 = no room), text, index of its series. */
export type EndLabel = { readonly row: number; readonly text: string; readonly index: number }

/** Index of the focused series; the only series is focused without being asked; -1 for none. */
export const focusOf = (figure: Figure, id: string | undefined): number =>
  figure.series.length === 1 ? 0 : figure.series.findIndex((series) => series.id === id)

/** The value a label gives: the last one, for it stands where the line ends. NaN without points. */
export const labelValue = (series: Series): number => pointsOf(series).at(-1)?.y ?? Number.NaN

type Naming = { readonly symbols: Symbols; readonly focus: number }

/** The texts of the labels in `columns` cells of the whole chart: glyphs alone on narrow charts, names and values on wide ones. */
export function labelTexts(figure: Figure, columns: number, naming: Naming): readonly string[] {
  const { symbols, focus } = naming
  const most = columns < 30 ? 1 : Math.floor(columns * 0.32)
  const several = focus >= 0 && figure.series.length > 1
  return figure.series.map((series, index) => {
    const pointer = several ? (index === focus ? symbols.focus : ' ') : ''
    const glyph = pointer + glyphOf(symbols, index)
    if (columns < 30) return glyph
    const value = columns < 44 ? '' : ` ${symbols.text(formatBrief(labelValue(series), figure.y.format))}`
    const room = most - cellWidth(glyph) - 1 - cellWidth(value)
    return `${glyph} ${clip(symbols.text(series.name), room, symbols.ellipsis)}${value}`
  })
}

/** Labels at the rows where their lines end, nudged apart; a series without points has none. */
export function endLabels(
  figure: Figure,
  texts: readonly string[],
  frame: Frame,
  focus: number,
): readonly EndLabel[] {
  const ends = figure.series.flatMap((series, index) => {
    const end = pointsOf(series).at(-1)
    return end === undefined ? [] : [{ index, y: end.y }]
  })
  const count = figure.series.length
  const rows = spreadRows(
    ends.map(({ index, y }) => ({
      position: dotDown(frame, y) / frame.symbols.dotsDown - 0.5,
      rank: index === focus ? count : count - 1 - index,
    })),
    frame.height,
  )
  return ends.map(({ index }, i) => ({ index, row: rows[i] ?? -1, text: texts[index] ?? '' }))
}
