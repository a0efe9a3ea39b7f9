import { cellWidth, fit, scenarioTitle } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import type { Brush, Piece } from '../brush.ts'
import { textOf } from '../field.ts'
import { type Part, partsOf, type Row, selectedRow, visibleRows } from '../screens/library/listed.ts'
import { armsWithBase, type State } from '../state.ts'
import { hasSide, type Size } from '../terminal.ts'
import { cut } from '../wrap.ts'
import { bodyRows, firstShown, listColumns, listRows } from './layout.ts'
import { rowLines } from './preview.ts'

/** The heading of the list: what this is and how many scenarios, or the filter with its cursor. */
function headingLine(state: State, columns: number, brush: Brush): string {
  const { entries, filter, editing, library } = state
  const { text } = brush.symbols
  const all = entries.filter(({ isPassing }) => isPassing !== true).length + library.broken.length
  if (editing === undefined && textOf(filter) === '') {
    const values = { n: all, more: library.more }
    return brush.line(
      [
        [` ${text(say('screen.library.purpose'))}`, 'bold'],
        [
          text(
            library.more === 0
              ? say('screen.library.count', values)
              : say('screen.library.countMore', values),
          ),
          'muted',
        ],
      ],
      columns,
    )
  }
  const caret = editing === undefined ? '' : brush.chrome.caret
  return brush.line(
    [
      [' / '],
      [filter.before.join('') + caret + filter.after.join(''), 'bold'],
      [`  ${say('screen.over.of', { n: visibleRows(state).length, all })}`, 'muted'],
    ],
    columns,
  )
}

/** True for what would be lost when the program ends. */
const isUnsaved = (row: Row): boolean =>
  row.kind === 'entry' &&
  (row.entry.kind === 'draft' || row.entry.kind === 'branch') &&
  row.entry.file === undefined

/** Rows of the list with the headings of its parts, where there is more than the library. */
const listed = (parts: readonly Part[]): readonly (Row | string)[] =>
  parts.flatMap(({ id, title, rows }): readonly (Row | string)[] =>
    parts.length === 1 && id === 'library' ? rows : [title, ...rows],
  )

/** The list: pointer at the selected row, glyph of its arm at a marked one, id, a star at what is not saved, title. */
function listLines(state: State, size: Size, brush: Brush): readonly string[] {
  const columns = listColumns(size)
  const rows = listRows(size)
  const all = listed(partsOf(state))
  if (all.length === 0)
    return [brush.line([[`   ${brush.symbols.text(say('screen.library.none'))}`, 'muted']], columns)]
  const selected = selectedRow(state)
  const at = all.findIndex((one) => typeof one !== 'string' && one.id === selected?.id)
  const top = firstShown(at, all.length, rows)
  const idWidth = Math.min(
    30,
    Math.max(...all.map((one) => (typeof one === 'string' ? 0 : cellWidth(one.id)))),
  )
  const { text, ellipsis, focus } = brush.symbols
  const marks = all.some((one) => typeof one !== 'string' && isUnsaved(one)) ? [' * ', '   '] : ['', '  ']
  return all.slice(top, top + rows).map((one, i) => {
    if (typeof one === 'string') return brush.line([[`    ${text(one)}`, 'muted']], columns)
    const isSelected = top + i === at
    const place = state.marked.indexOf(one.id)
    const glyph: Piece = place === -1 ? [' '] : [brush.glyph(place), place]
    const title = one.kind === 'entry' ? scenarioTitle(one.entry.title) : say('screen.library.broken')
    return brush.line(
      [
        [isSelected ? `${focus} ` : '  ', 'bold'],
        glyph,
        [' '],
        [fit(text(one.id), idWidth, 'left', ellipsis), isSelected ? 'selected' : 'plain'],
        [marks[isUnsaved(one) ? 0 : 1] ?? '', 'bold'],
        [title, isSelected ? 'bold' : 'muted'],
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
  const list = [headingLine(state, listColumns(size), brush), ...listLines(state, size, brush)]
  const side = hasSide(size)
  const width = side ? size.columns - listColumns(size) - 3 : size.columns - 2
  const room = side ? bodyRows(size) : bodyRows(size) - listRows(size) - 2
  const row = selectedRow(state)
  const text = row === undefined ? [] : cut(rowLines(state, row, width, brush), room, width)
  return { list, preview: side ? text : text.map((line) => ` ${line}`) }
}

/** What enter does with a row. */
function openingWords({ entries }: State, row: Row | undefined): string {
  if (row === undefined) return say('screen.library.clear')
  if (row.kind === 'broken') return say('screen.library.wrong')
  const [base, other] = armsWithBase(entries, row.id) ?? []
  if (base === undefined) return say('screen.library.runs')
  return row.id === base
    ? say('screen.library.compares', { other: other ?? '' })
    : say('screen.library.comparesBase', { base })
}

/** What the status line says in the library: the marks, or what enter does. */
export function libraryStatus(state: State, brush: Brush): string {
  const { marked } = state
  if (marked.length === 0) return openingWords(state, selectedRow(state))
  const arms = marked.map((id, place) => `${brush.glyph(place)} ${id}`).join(', ')
  return marked.length === 1
    ? say('screen.library.marked', { arms })
    : say('screen.library.comparesAll', { arms })
}
