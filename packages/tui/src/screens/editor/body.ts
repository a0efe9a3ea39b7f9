import type { Brush } from '../../brush.ts'
import { hasSide, type Size } from '../../terminal.ts'
import { beside } from '../../views/beside.ts'
import { bodyRows } from '../../views/layout.ts'
import { differenceLines } from './difference-view.ts'
import { fileLines } from './file-text.ts'
import type { Hand } from './hand.ts'
import { belowRows, fieldColumns, leverRows, listRows } from './layout.ts'
import { leverLines } from './lever-view.ts'
import { headingLine, listLines } from './list-view.ts'
import { previewLines } from './preview-view.ts'

const filled = (lines: readonly string[], rows: number): readonly string[] =>
  Array.from({ length: rows }, (_, row) => lines[row] ?? '')

/** The file in the place of the list. */
function yamlLines(
  { state, screen, target }: Hand,
  { columns, rows }: Size,
  brush: Brush,
): readonly string[] {
  return fileLines(state, target)
    .slice(screen.top, screen.top + rows)
    .map((line) => brush.line([[` ${line}`]], columns))
}

/** The editor in this window. */
export function editorLines(hand: Hand, size: Size, brush: Brush): readonly string[] {
  const columns = fieldColumns(size)
  const rows = listRows(size)
  const { state, screen, target } = hand
  const list = screen.yaml
    ? yamlLines(hand, { columns, rows }, brush)
    : listLines(hand, { columns, rows }, brush)
  const heading = screen.yaml
    ? brush.line(
        [
          [` ${target.entry.id} as a scenario file`, 'bold'],
          ['  o: the fields', 'muted'],
        ],
        columns,
      )
    : headingLine(hand, columns, brush)
  const lever = leverLines(hand, { columns, rows: leverRows(size) + 1 }, brush)
  const fields = [heading, ...filled(list, rows), ...filled(lever, leverRows(size) + 1)]
  if (!hasSide(size)) {
    const below = belowRows(size)
    const difference = filled(
      differenceLines(target, { columns, rows: below.difference }, brush),
      below.difference,
    )
    const preview = previewLines(state, target, { columns, rows: below.preview }, brush)
    return [...fields, ...difference, ...preview].slice(0, bodyRows(size))
  }
  const side = size.columns - columns - 2
  const most = Math.max(4, Math.floor(bodyRows(size) / 3))
  const difference = differenceLines(target, { columns: side, rows: most }, brush)
  const room = { columns: side, rows: bodyRows(size) - difference.length - 1 }
  const preview = previewLines(state, target, room, brush)
  return beside([
    { lines: fields, columns },
    { lines: [...difference, '', ...preview], columns: side },
  ]).slice(0, bodyRows(size))
}
