import { cellWidth, fit, scenarioTitle } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import type { Brush, Piece } from '../../brush.ts'
import { fieldText, textOf } from '../../field.ts'
import { firstShown } from '../../views/layout.ts'
import { barOf } from './bar.ts'
import type { Hand } from './hand.ts'
import { isChanged, type LeverRow, type Row } from './row.ts'
import { placeOf } from './rows.ts'
import { wordValue } from './words.ts'

/** Cells of the columns that never change: pointer and mark, group, value. */
const [markCells, groupCells, valueCells] = [4, 13, 14] as const

const sections = ['levers', 'organisation', 'later', 'assumptions'] as const

const sectionWords = (section: string): string =>
  sections
    .filter((one) => one === section)
    .map((one) => say(`editor.section.${one}`))
    .join('')

type Item =
  | { readonly heading: string }
  | { readonly row: Row; readonly at: number; readonly isFirst: boolean }

/** Rows with the headings of their sections. */
function itemsOf(rows: readonly Row[], week: number | undefined): readonly Item[] {
  return rows.flatMap((row, at): readonly Item[] => {
    const last = rows[at - 1]
    const section = sectionWords(row.section)
    const heading = week === undefined ? section : say('editor.section.week', { section, week: `${week}` })
    const isFirst = last?.section !== row.section || last.group !== row.group
    const item = { row, at, isFirst }
    return last?.section === row.section ? [item] : [{ heading }, item]
  })
}

/** The heading of the list: what is changed, or the filter with its cursor. */
export function headingLine({ screen, target, rows }: Hand, columns: number, brush: Brush): string {
  const { filter, before } = screen
  if (before !== undefined || textOf(filter) !== '') {
    const text = before === undefined ? textOf(filter) : fieldText(filter, brush.chrome.caret)
    return brush.line(
      [[' / '], [text, 'bold'], [`  ${say('editor.count', { n: rows.length })}`, 'muted']],
      columns,
    )
  }
  return brush.line([[` ${scenarioTitle(target.entry.title)}`, 'bold']], columns)
}

/** Cells that are left for title and bar. */
function widthsOf(columns: number): { readonly title: number; readonly bar: number } {
  const room = columns - markCells - groupCells - valueCells - 4
  const bar = Math.max(8, Math.min(24, Math.floor(room * 0.32)))
  return { title: Math.max(10, room - bar), bar }
}

function valuePieces(row: Row, columns: number, brush: Brush): readonly Piece[] {
  const { bar } = widthsOf(columns)
  if (row.kind === 'note') return [[`  ${row.words}`]]
  const { lever, value } = row
  if (lever.kind === 'number')
    return [
      [fit(shortValue(row), valueCells, 'right', brush.symbols.ellipsis)],
      ['  '],
      [barOf(lever, row, bar, brush), 'muted'],
    ]
  const place = lever.choices.findIndex(({ id }) => id === value)
  const count =
    place === -1 ? '' : `  ${say('editor.choice.place', { at: place + 1, n: lever.choices.length })}`
  return [[`  ${wordValue(lever, value)}`], [count, 'muted']]
}

/** A value that fits its column: with its unit where there is room for both. */
function shortValue({ lever, value }: LeverRow): string {
  const text = wordValue(lever, value, 4)
  return cellWidth(text) <= valueCells ? text : (text.split(' ')[0] ?? '')
}

function rowLine(item: Item, focus: number, columns: number, brush: Brush): string {
  if ('heading' in item) return brush.line([[` ${item.heading}`, 'muted']], columns)
  const { row, at, isFirst } = item
  const isHere = at === focus
  const { title } = widthsOf(columns)
  const { ellipsis, focus: pointer } = brush.symbols
  return brush.line(
    [
      [isHere ? `${pointer} ` : '  ', 'bold'],
      [isChanged(row) ? '~ ' : '  ', 'bold'],
      [fit(isFirst ? row.group : '', groupCells, 'left', ellipsis), 'muted'],
      [fit(brush.symbols.text(row.title), title, 'left', ellipsis), isHere ? 'selected' : 'plain'],
      ...valuePieces(row, columns, brush),
    ],
    columns,
  )
}

/** The levers, `rows` lines of them around the focus. */
export function listLines(
  hand: Hand,
  { columns, rows }: { readonly columns: number; readonly rows: number },
  brush: Brush,
): readonly string[] {
  if (hand.rows.length === 0) return [brush.line([[`   ${say('editor.none')}`, 'muted']], columns)]
  const focus = placeOf(hand.rows, hand.screen)
  const items = itemsOf(hand.rows, hand.target.week)
  const at = items.findIndex((item) => 'row' in item && item.at === focus)
  const top = firstShown(at, items.length, rows)
  return items.slice(top, top + rows).map((item) => rowLine(item, focus, columns, brush))
}
