import { cellWidth, clip } from './cells.ts'
import type { Figure } from './figure.ts'
import type { Symbols } from './symbols.ts'

/** A piece of a heading line. */
export type Piece = { readonly text: string; readonly role: 'title' | 'muted' | 'band' }

/** The heading lines of a chart. `band` says whether the meaning of the band found its place: without it no band is drawn. */
export type Header = { readonly lines: readonly (readonly Piece[])[]; readonly band: boolean }

type Room = { readonly columns: number; readonly rows: number; readonly symbols: Symbols }

/** The heading of a figure: title; below it, or behind it on low charts, the value axis and what the band is ('' = no band). */
export function headerOf(figure: Figure, band: string, room: Room): Header {
  const { columns, rows, symbols } = room
  const { separator, ellipsis } = symbols
  const title = symbols.text(figure.title)
  const axis = symbols.text(figure.y.label)
  const bandWidth = band === '' ? 0 : cellWidth(band + separator)
  const tall = rows >= 10
  const least = tall ? cellWidth(band) : bandWidth + Math.min(12, cellWidth(title))
  const hasBand = band !== '' && least <= columns
  const bandRoom = hasBand ? bandWidth : 0
  const bandPiece: readonly Piece[] = hasBand ? [{ text: band, role: 'band' }] : []
  if (!tall) {
    const name: Piece = { text: clip(title, columns - bandRoom, ellipsis), role: 'title' }
    const unit = axis !== '' && cellWidth(name.text + separator + axis) <= columns - bandRoom
    const pieces: readonly Piece[] = unit ? [name, { text: axis, role: 'muted' }] : [name]
    return { lines: [separated([...pieces, ...bandPiece], separator)], band: hasBand }
  }
  const unit = clip(axis, Math.max(0, columns - bandRoom), ellipsis)
  const below: readonly Piece[] = unit === '' ? [] : [{ text: unit, role: 'muted' }]
  return {
    lines: [titleLine(figure, title, room), separated([...below, ...bandPiece], separator)],
    band: hasBand,
  }
}

/** The title, and the digest at the right where both fit. */
function titleLine(figure: Figure, title: string, { columns, symbols }: Room): readonly Piece[] {
  const digest = symbols.text(figure.digest ?? '')
  const space = columns - cellWidth(title) - cellWidth(digest)
  const name: Piece = { text: clip(title, columns, symbols.ellipsis), role: 'title' }
  return digest === '' || space < 4 ? [name] : [name, { text: ' '.repeat(space) + digest, role: 'muted' }]
}

const separated = (pieces: readonly Piece[], separator: string): readonly Piece[] =>
  pieces.flatMap((piece, i): readonly Piece[] =>
    i === 0 ? [piece] : [{ text: separator, role: 'muted' }, piece],
  )
