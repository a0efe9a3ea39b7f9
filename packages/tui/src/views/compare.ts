import type { Comparison } from '@fishbowl/lab'
import { pairSentence, runSentence } from '@fishbowl/report'
import type { Brush } from '../brush.ts'
import type { Live, State, View } from '../state.ts'
import type { Size } from '../terminal.ts'
import { clauses } from '../wrap.ts'
import { armTable } from './arm-table.ts'
import { chartLines, figureOf } from './figures.ts'
import { bodyRows } from './layout.ts'
import { progressLine } from './progress.ts'
import { waitingText, watchLines } from './run.ts'

/** A chart lower than this loses more than the lines below it give. */
const leastChart = 11
/** From here on levels and differences stand side by side. */
const twoCharts = 140

/** One plain sentence: the focused arm against the baseline, or the baseline itself. */
export function sentenceOf(comparison: Comparison, { measure, focus }: View): string {
  const arm = comparison.arms[focus] ?? comparison.arms[0]
  const pair = comparison.pairs.find((one) => one.arm === arm?.arm.id)
  if (pair !== undefined) return pairSentence(pair, measure)
  return runSentence({ ...comparison, arms: arm === undefined ? [] : [arm] }, measure)
}

/** The comparison from top to bottom: a bar while it runs, one chart or two side by side, table with sentence and hints. */
export type CompareBlocks = {
  readonly top: readonly string[]
  readonly charts: readonly (readonly string[])[]
  /** Columns of each chart. */
  readonly chartColumns: number
  readonly below: readonly string[]
}

/** The blocks of the compare screen; together they fill the body. */
export function compareBlocks(state: State, size: Size, brush: Brush): CompareBlocks {
  const { live, view } = state
  const { columns } = size
  const rows = bodyRows(size)
  if (live?.comparison === undefined) {
    return { top: waitingLines(live, columns, brush), charts: [], chartColumns: 0, below: [] }
  }
  const { comparison } = live
  const top = live.phase === 'running' && !view.zoom ? [progressLine(live, columns, brush)] : []
  const below = view.zoom ? [] : belowLines(state, comparison, { columns, rows: rows - top.length }, brush)
  const two = !view.delta && columns >= twoCharts
  const chartColumns = two ? Math.floor((columns - 2) / 2) : columns
  const room = { columns: chartColumns, rows: rows - top.length - below.length }
  const drawn = two
    ? (['levels', 'differences'] as const)
    : [view.delta ? ('differences' as const) : ('levels' as const)]
  const charts = drawn.map((kind) =>
    chartLines(figureOf(comparison, view.measure, kind), view, room, brush.look),
  )
  return { top, charts, chartColumns, below }
}

/** Table, sentence and, where they leave room for a chart, what to look at. */
function belowLines(
  state: State,
  comparison: Comparison,
  { columns, rows }: Size,
  brush: Brush,
): readonly string[] {
  const { view } = state
  const tableLines = armTable(comparison, view, columns, brush)
  const text = brush.symbols.text(sentenceOf(comparison, view))
  const most = Math.max(3, Math.min(4, rows - tableLines.length - leastChart))
  const sentence = clauses(text, columns - 2, most).map((line) => ` ${line}`)
  const spare = rows - tableLines.length - sentence.length - leastChart
  const focused = comparison.arms[view.focus]?.arm.id ?? ''
  const hint = watchLines(state, focused, { columns, rows: Math.max(0, Math.min(3, spare)) }, brush)
  return [...tableLines, ...sentence, ...hint]
}

function waitingLines(live: Live | undefined, columns: number, brush: Brush): readonly string[] {
  if (live === undefined) return []
  return [progressLine(live, columns, brush), '', ...waitingText(live, 'pair of runs', columns, brush)]
}
