import { brushOf } from '../../brush.ts'
import { type Size, tooSmall } from '../../terminal.ts'
import { tooSmallLines } from '../../views/frame.ts'
import { bodyRows } from '../../views/layout.ts'
import { pageLines } from './draw.ts'
import { footerLine, headerLine, hintsOf, statusLines } from './frame.ts'
import { notesBlocks } from './notes.ts'
import { pageOf } from './page.ts'
import type { Room } from './room.ts'
import { pageSpoken } from './spoken.ts'

/** The screen: exactly `size.rows` lines of at most `size.columns` cells. */
export function roomLines(room: Room, size: Size): readonly string[] {
  const brush = brushOf(room.look)
  const { columns, rows } = size
  if (tooSmall(size)) return tooSmallLines(size, brush)
  const status = statusLines(room, columns, brush)
  const body = { columns, rows: bodyRows(size) + 1 - status.length }
  const blocks =
    room.mode.kind === 'notes' && room.over === undefined ? notesBlocks(room, body) : pageOf(room, brush)
  return [
    headerLine(room, columns, brush),
    ...pageLines(blocks, body, brush),
    ...status,
    footerLine(room, columns, brush),
  ].slice(0, rows)
}

/** The screen in sentences, the most important first. */
export function roomSpoken(room: Room): readonly string[] {
  const brush = brushOf(room.look)
  const blocks =
    room.mode.kind === 'notes' && room.over === undefined
      ? notesBlocks(room, { columns: 80, rows: 1000 })
      : pageOf(room, brush)
  return [
    ...(room.message === '' ? [] : [room.message]),
    ...pageSpoken(blocks),
    ...hintsOf(room).map((hint) => `${hint}.`),
  ].filter((line) => line.trim() !== '')
}
