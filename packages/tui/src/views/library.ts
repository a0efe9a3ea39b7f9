import { cellWidth, fit } from '@fishbowl/report'
import type { Brush, Piece } from '../brush.ts'
import { textOf } from '../field.ts'
import { type State, selectedEntry, visibleEntries } from '../state.ts'
import { hasSide, type Size } from '../terminal.ts'
import { cut } from '../wrap.ts'
import { bodyRows, firstShown, listColumns, listRows } from './layout.ts'
import { previewLines } from './preview.ts'

/** The heading of the list: how many scenarios, or the filter with its cursor. */
function headingLine(state: State, columns: number, brush: Brush): string {
  const { entries, filter, editing } = state
  const found = visibleEntries(state).length
  if (editing === undefined && textOf(filter) === '') {
    return brush.line([[` ${entries.length} scenarios`, 'muted']], columns)
  }
  const caret = editing === undefined ? '' : brush.chrome.caret
  return brush.line(
    [
      [' / '],
      [filter.before.join('') + caret + filter.after.join(''), 'bold'],
      [`  ${found} of ${entries.length}`, 'muted'],
    ],
    columns,
  )
}

/** The list: pointer at the selected one, glyph of its arm at a marked one, id, title. */
function rowLines(state: State, size: Size, brush: Brush): readonly string[] {
  const visible = visibleEntries(state)
  const columns = listColumns(size)
  const rows = listRows(size)
  if (visible.length === 0)
    return [brush.line([['   no scenario has these words; esc clears', 'muted']], columns)]
  const at = visible.findIndex(({ id }) => id === selectedEntry(state)?.id)
  const top = firstShown(at, visible.length, rows)
  const idWidth = Math.min(30, Math.max(...state.entries.map(({ id }) => cellWidth(id))))
  return visible.slice(top, top + rows).map(({ id, title }, i) => {
    const isSelected = top + i === at
    const place = state.marked.indexOf(id)
    const glyph: Piece = place === -1 ? [' '] : [brush.glyph(place), place]
    const name = fit(brush.symbols.text(id), idWidth, 'left', brush.symbols.ellipsis)
    return brush.line(
      [
        [isSelected ? `${brush.symbols.focus} ` : '  ', 'bold'],
        glyph,
        [' '],
        [name, isSelected ? 'selected' : 'plain'],
        [`  ${title}`, isSelected ? 'bold' : 'muted'],
      ],
      columns,
    )
  })
}

/** The library as blocks of lines: the list, and beside or below it the preview. */
export function libraryBlocks(
  state: State,
  size: Size,
  brush: Brush,
): { readonly list: readonly string[]; readonly preview: readonly string[] } {
  const list = [headingLine(state, listColumns(size), brush), ...rowLines(state, size, brush)]
  const side = hasSide(size)
  const width = side ? size.columns - listColumns(size) - 3 : size.columns - 2
  const room = side ? bodyRows(size) : bodyRows(size) - listRows(size) - 2
  const entry = selectedEntry(state)
  const text = entry === undefined ? [] : cut(previewLines(entry, width, brush), room, width)
  return { list, preview: side ? text : text.map((line) => ` ${line}`) }
}

/** What the status line says in the library: the marks, or what enter does. */
export function libraryStatus({ marked }: State, brush: Brush): string {
  if (marked.length === 0) return 'enter runs it, enter again compares it with its base'
  const arms = marked.map((id, place) => `${brush.glyph(place)} ${id}`).join(', ')
  return marked.length === 1
    ? `baseline ${arms}: mark another arm with space`
    : `enter compares ${arms} (the first is the baseline)`
}
