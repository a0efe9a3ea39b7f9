import { measureOf } from '@fishbowl/core'
import { windowNameOf } from '@fishbowl/lab'
import {
  cellWidth,
  differenceFormatOf,
  fit,
  formatNumber,
  formatOf,
  type TableColumn,
  table,
} from '@fishbowl/report'
import type { Brush, Piece } from '../../brush.ts'
import type { State } from '../../state.ts'
import { hasSide, type Size } from '../../terminal.ts'
import { interval } from '../../views/arm-table.ts'
import { beside } from '../../views/beside.ts'
import { chartLines } from '../../views/figures.ts'
import { bodyRows, firstShown } from '../../views/layout.ts'
import { progressLine } from '../../views/progress.ts'
import { waitingText } from '../../views/run.ts'
import { clauses, wrapped } from '../../wrap.ts'
import type { Drawing } from '../module.ts'
import { knownOf } from './known.ts'
import { branchFigure, comparisonOf, covering, shownIds, wordChange } from './shown.ts'
import type { BranchesScreen } from './state.ts'
import { type Leaf, shortName, treeOf } from './tree.ts'
import { branchWords } from './words.ts'

/** A chart lower than this shows no course. */
const leastChart = 9
/** From here on a row of the tree has room for the change, and for the interval. */
const withChange = 56
const withInterval = 76

/** Columns of the tree. */
const treeColumns = (size: Size): number =>
  hasSide(size) ? Math.min(64, Math.floor(size.columns * 0.42)) : size.columns

/** Rows of the tree without its heading. */
export function treeRows({ entries }: State, { root }: BranchesScreen, size: Size): number {
  const rows = bodyRows(size)
  const most = hasSide(size) ? Math.floor(rows * 0.5) : Math.max(3, Math.floor(rows * 0.3))
  return Math.min(most, treeOf(entries, root).length)
}

type Column = { readonly column: TableColumn; readonly cell: (leaf: Leaf) => string }

const right = (header: string): TableColumn => ({ header, align: 'right' })

/** What stands beside the names: week, change, level at the end, difference to what it branched off. */
function columnsOf(state: State, columns: number): readonly Column[] {
  const { measure } = state.view
  const window = windowNameOf(measure) === 'end' ? 'end' : 'whole run'
  const difference = differenceFormatOf(measure)
  const isWide = columns >= withInterval
  const deltaOf = ({ entry, depth }: Leaf): string => {
    const delta = depth === 0 ? undefined : knownOf(state, entry.id, measure).delta
    if (delta === undefined) return ''
    if (isWide) return interval(delta, difference)
    const isSure = delta.low > 0 || delta.high < 0 || (delta.low === 0 && delta.high === 0)
    return `${formatNumber(delta.mean, difference).replace(' points', ' pt')}${isSure ? '' : ' ?'}`
  }
  const endOf = ({ entry }: Leaf): string => {
    const end = knownOf(state, entry.id, measure).end
    return end === undefined ? '' : formatNumber(end.mean, formatOf(measure))
  }
  const change: readonly Column[] =
    columns < withChange
      ? []
      : [
          {
            column: { header: 'change', align: 'left' },
            cell: ({ entry, depth }) => (depth === 0 ? '' : wordChange(entry)),
          },
        ]
  return [
    { column: right('week'), cell: ({ entry, depth }) => (depth === 0 ? '' : `${entry.week ?? ''}`) },
    ...change,
    { column: right(window), cell: endOf },
    { column: right(isWide ? 'vs its base [90 %]' : 'vs base'), cell: deltaOf },
  ]
}

/** The tree: a heading, then each entry under what it branched off, with the glyph of its curve where it has one. */
function treeLines(
  state: State,
  screen: BranchesScreen,
  { size, brush }: { readonly size: Size; readonly brush: Brush },
): readonly string[] {
  const { columns, rows } = size
  const { symbols } = brush
  const leaves = treeOf(state.entries, screen.root)
  const at = leaves.findIndex(({ entry }) => entry.id === screen.id)
  const top = firstShown(at, leaves.length, rows)
  const visible = leaves.slice(top, top + rows)
  const shown = shownIds(state, screen)
  const nameOf = ({ entry, depth }: Leaf): string =>
    depth === 0
      ? symbols.text(entry.id)
      : `${'  '.repeat(depth - 1)}${symbols.axis.corner} ${symbols.text(shortName(entry.id, screen.root))}`
  const wished = Math.max(...leaves.map((leaf) => cellWidth(nameOf(leaf))))
  const width = Math.min(wished, Math.floor(columns * (columns < withChange ? 0.5 : 0.35)))
  const wanted = columnsOf(state, columns)
  const [head = '', _rule, ...cells] = table(
    wanted.map(({ column }) => column),
    visible.map((leaf) => wanted.map(({ cell }) => cell(leaf))),
    { columns: columns - width - 6, symbols: brush.look.symbols },
  )
  const rest = leaves.length - visible.length
  const heading = fit(rest > 0 ? `${leaves.length} in all` : 'branch', width, 'left')
  return [
    brush.paint(`    ${heading}  ${head}`, 'muted'),
    ...visible.map((leaf, i) => {
      const { id } = leaf.entry
      const place = shown.indexOf(id)
      const isHere = id === screen.id
      const isMarked = screen.marked.includes(id)
      const pieces: readonly Piece[] = [
        [isHere ? symbols.focus : ' ', 'bold'],
        [isMarked ? '*' : ' ', 'bold'],
        place === -1 ? [' '] : [brush.glyph(place), place],
        [' '],
        [fit(nameOf(leaf), width, 'left', symbols.ellipsis), isHere ? 'selected' : 'plain'],
        [`  ${cells[i] ?? ''}`, isHere ? 'bold' : 'plain'],
      ]
      return brush.line(pieces, columns)
    }),
  ]
}

/** The words in at most `rows` lines: those of the week stay whole, then those of the fork, then those of the end. */
function wordLines(
  state: State,
  screen: BranchesScreen,
  { columns, rows }: Size,
  brush: Brush,
): readonly string[] {
  const { fork, week, end } = branchWords(state, screen, brush.glyph)
  const lines = (text: string, most: number): readonly string[] =>
    text === '' || most < 1
      ? []
      : clauses(brush.symbols.text(text), columns - 2, most).map((line) => ` ${line}`)
  const weekLines = lines(week, 2)
  const forkLines = lines(fork, Math.max(2, Math.floor(rows / 2)))
  const endLines = lines(end, rows - weekLines.length - forkLines.length)
  return [...forkLines, ...weekLines, ...endLines].slice(0, rows)
}

/** The chart of the selected branch, or why there is none. */
function chartBlock(state: State, screen: BranchesScreen, size: Size, brush: Brush): readonly string[] {
  const { columns, rows } = size
  const { view } = state
  const ids = shownIds(state, screen)
  const live = covering(state, ids)
  const bar = live?.phase === 'running' && !view.zoom ? [progressLine(live, columns, brush)] : []
  const comparison = comparisonOf(state, ids)
  const room = { columns, rows: rows - bar.length }
  if (comparison === undefined || comparison.replicates.length === 0) {
    const text =
      live !== undefined
        ? waitingText(live, 'run', columns, brush)
        : wrapped('the runs are on their way', columns - 2).map((line) => ` ${line}`)
    return [...bar, '', ...text].slice(0, rows)
  }
  const figure = branchFigure(state, comparison, screen.root)
  const focus = Math.max(0, ids.indexOf(screen.id))
  return [...bar, ...chartLines(figure, { bands: view.bands, cursor: screen.week, focus }, room, brush.look)]
}

/** The tree with the chart and the words of its selected branch, side by side where there is room. */
export function branchesBody({ state, size, brush }: Drawing, screen: BranchesScreen): readonly string[] {
  const rows = bodyRows(size)
  const { columns } = size
  if (state.view.zoom) return chartBlock(state, screen, { columns, rows }, brush)
  const tree = treeLines(state, screen, {
    size: { columns: treeColumns(size), rows: treeRows(state, screen, size) },
    brush,
  })
  if (hasSide(size)) {
    const left = treeColumns(size)
    const words = wordLines(state, screen, { columns: left, rows: rows - tree.length - 1 }, brush)
    const chart = chartBlock(state, screen, { columns: columns - left - 2, rows }, brush)
    return beside([
      { lines: [...tree, '', ...words], columns: left },
      { lines: chart, columns: columns - left - 2 },
    ]).slice(0, rows)
  }
  const most = Math.max(3, Math.min(6, rows - tree.length - leastChart))
  const words = wordLines(state, screen, { columns, rows: most }, brush)
  const room = { columns, rows: rows - tree.length - words.length }
  const chart = chartBlock(state, screen, room, brush)
  const filled = Array.from({ length: room.rows }, (_, row) => chart[row] ?? '')
  return [...tree, ...filled, ...words]
}

/** What the status line says: the measure, and what enter compares. */
export function branchesStatus(state: State, screen: BranchesScreen, brush: Brush): string {
  const { title, says } = measureOf(state.view.measure)
  if (screen.marked.length === 0) return `${title}: ${says}`
  const arms = shownMarks(screen, brush)
  return screen.marked.length === 1
    ? `baseline ${arms}: mark another with space`
    : `enter compares ${arms} (the first is the baseline)`
}

const shownMarks = ({ marked, root }: BranchesScreen, brush: Brush): string =>
  marked.map((id, place) => `${brush.glyph(place)} ${shortName(id, root)}`).join(', ')
