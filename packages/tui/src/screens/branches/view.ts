import { measureSays, measureTitle } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import type { Brush } from '../../brush.ts'
import type { State } from '../../state.ts'
import { hasSide, type Size } from '../../terminal.ts'
import { beside } from '../../views/beside.ts'
import { chartLines } from '../../views/figures.ts'
import { bodyRows } from '../../views/layout.ts'
import { progressLine } from '../../views/progress.ts'
import { waitingText } from '../../views/run.ts'
import { clauses, wrapped } from '../../wrap.ts'
import type { Drawing } from '../module.ts'
import { branchFigure, comparisonOf, covering, shownIds } from './shown.ts'
import type { BranchesScreen } from './state.ts'
import { shortName, treeOf } from './tree.ts'
import { treeLines } from './tree-view.ts'
import { branchWords } from './words.ts'

/** A chart lower than this shows no course. */
const leastChart = 9
/** Columns of the tree. */
const treeColumns = (size: Size): number =>
  hasSide(size) ? Math.min(64, Math.floor(size.columns * 0.42)) : size.columns

/** Rows of the tree without its heading. */
export function treeRows({ entries }: State, { root }: BranchesScreen, size: Size): number {
  const rows = bodyRows(size)
  const most = hasSide(size) ? Math.floor(rows * 0.5) : Math.max(3, Math.floor(rows * 0.3))
  return Math.min(most, treeOf(entries, root).length)
}

/** The words in at most `rows` lines: sentences and clauses go whole, the least important first. */
function wordLines(
  state: State,
  screen: BranchesScreen,
  { columns, rows }: Size,
  brush: Brush,
): readonly string[] {
  const { fork, week, end } = branchWords(state, screen, brush.glyph)
  const width = columns - 2
  const whole = (text: string, most: number): readonly string[] => {
    const lines = most < 1 ? [] : clauses(brush.symbols.text(text), width, most)
    return lines.at(-1)?.endsWith('.') === true ? lines : []
  }
  const weekLines = whole(week, rows < 5 ? 1 : 2)
  const room = rows - weekLines.length
  const told = fork.findLastIndex(
    (_, i) => wrapped(brush.symbols.text(fork.slice(0, i + 1).join(' ')), width).length <= room,
  )
  const forkLines = wrapped(brush.symbols.text(fork.slice(0, told + 1).join(' ')), width)
  const endLines = whole(end, room - forkLines.length)
  return [...forkLines, ...weekLines, ...endLines].map((line) => ` ${line}`)
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
        ? waitingText(live, false, columns, brush)
        : wrapped(brush.symbols.text(say('screen.wait.way')), columns - 2).map((line) => ` ${line}`)
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
  const { week } = state.view.zoom ? branchWords(state, screen, brush.glyph) : { week: '' }
  if (week !== '') return week
  if (screen.marked.length === 0)
    return say('screen.says', {
      title: measureTitle(state.view.measure),
      says: measureSays(state.view.measure),
    })
  const arms = shownMarks(screen, brush)
  return screen.marked.length === 1
    ? say('editor.branch.baseline', { arms })
    : say('screen.library.comparesAll', { arms })
}

const shownMarks = ({ marked, root }: BranchesScreen, brush: Brush): string =>
  marked.map((id, place) => `${brush.glyph(place)} ${shortName(id, root)}`).join(', ')
