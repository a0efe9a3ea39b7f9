import { cellWidth, clip } from './cells.ts'
import type { Figure } from './figure.ts'
import type { Symbols } from './symbols.ts'

/** A piece of a heading line. */
export type Piece = { readonly text: string; readonly role: 'title' | 'muted' | 'band' }

/** The heading lines of a chart. `note` says whether the meaning of bands and thin lines found its place: without it none are drawn. */
export type Header = { readonly lines: readonly (readonly Piece[])[]; readonly note: boolean }

type Room = { readonly columns: number; readonly rows: number; readonly symbols: Symbols }

/** The heading of a figure: title; below it, or behind it on low charts, the value axis and what lies behind the lines ('' = nothing). */
export function headerOf(figure: Figure, note: string, room: Room): Header {
  const { columns, rows, symbols } = room
  const { separator, ellipsis } = symbols
  const title = symbols.text(figure.title)
  const axis = symbols.text(figure.y.label)
  const noteWidth = note === '' ? 0 : cellWidth(note + separator)
  const tall = rows >= 10
  const least = tall ? cellWidth(note) : noteWidth + Math.min(12, cellWidth(title))
  const hasNote = note !== '' && least <= columns
  const noteRoom = hasNote ? noteWidth : 0
  const notePiece: readonly Piece[] = hasNote ? [{ text: note, role: 'band' }] : []
  if (!tall) {
    const name: Piece = { text: clip(title, columns - noteRoom, ellipsis), role: 'title' }
    const unit = axis !== '' && cellWidth(name.text + separator + axis) <= columns - noteRoom
    const pieces: readonly Piece[] = unit ? [name, { text: axis, role: 'muted' }] : [name]
    return { lines: [separated([...pieces, ...notePiece], separator)], note: hasNote }
  }
  const unit = clip(axis, Math.max(0, columns - noteRoom), ellipsis)
  const below: readonly Piece[] = unit === '' ? [] : [{ text: unit, role: 'muted' }]
  return {
    lines: [titleLine(figure, title, room), separated([...below, ...notePiece], separator)],
    note: hasNote,
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
