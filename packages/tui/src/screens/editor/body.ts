import { say } from '@fishbowl/report/words'
import type { Brush, Piece } from '../../brush.ts'
import { hasSide, type Size } from '../../terminal.ts'
import { beside } from '../../views/beside.ts'
import { bodyRows } from '../../views/layout.ts'
import { differenceLines } from './difference-view.ts'
import { fileLines } from './file-text.ts'
import type { Hand } from './hand.ts'
import { belowRows, fieldColumns, fileRows, leverRows, listRows } from './layout.ts'
import { leverLines } from './lever-view.ts'
import { headingLine, listLines } from './list-view.ts'
import { previewLines } from './preview-view.ts'

const filled = (lines: readonly string[], rows: number): readonly string[] =>
  Array.from({ length: rows }, (_, row) => lines[row] ?? '')

/** The file in the place of the fields. */
function fileBlock(
  { state, screen, target }: Hand,
  { columns, rows }: Size,
  brush: Brush,
): readonly string[] {
  const heading: readonly Piece[] = [
    [` ${say('editor.file', { id: target.entry.id })}`, 'bold'],
    [`  ${say('editor.fields')}`, 'muted'],
  ]
  const lines = fileLines(state, target).slice(screen.top, screen.top + rows)
  return [
    brush.line(heading, columns),
    ...filled(
      lines.map((line) => brush.line([[` ${line}`]], columns)),
      rows,
    ),
  ]
}

/** The list of levers above the one in focus, which gets what others leave of their rows. */
function fieldBlock(hand: Hand, size: Size, brush: Brush, spare = 0): readonly string[] {
  const columns = fieldColumns(size)
  const [list, lever] = [listRows(size), leverRows(size) + 1 + spare]
  return [
    headingLine(hand, columns, brush),
    ...filled(listLines(hand, { columns, rows: list }, brush), list),
    ...filled(leverLines(hand, { columns, rows: lever }, brush), lever),
  ]
}

/** The editor in this window. */
export function editorLines(hand: Hand, size: Size, brush: Brush): readonly string[] {
  const columns = fieldColumns(size)
  const { state, screen, target } = hand
  const fields = (spare: number): readonly string[] =>
    screen.yaml
      ? fileBlock(hand, { columns, rows: fileRows(size) + spare }, brush)
      : fieldBlock(hand, size, brush, spare)
  if (!hasSide(size)) {
    const below = belowRows(size)
    const difference = differenceLines(hand, { columns, rows: below.difference }, brush)
    const preview = previewLines(state, target, { columns, rows: below.preview }, brush)
    const spare = below.difference - difference.length + below.preview - preview.length
    return [...fields(spare), ...difference, ...preview].slice(0, bodyRows(size))
  }
  const side = size.columns - columns - 2
  const most = Math.max(4, Math.floor(bodyRows(size) / 3))
  const difference = differenceLines(hand, { columns: side, rows: most }, brush)
  const room = { columns: side, rows: bodyRows(size) - difference.length - 1 }
  const preview = previewLines(state, target, room, brush)
  return beside([
    { lines: fields(0), columns },
    { lines: [...difference, '', ...preview], columns: side },
  ]).slice(0, bodyRows(size))
}
