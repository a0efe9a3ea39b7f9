import type { Comparison } from '@fishbowl/lab'
import { type Figure, pairSentence, rankingSentence, runSentence } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import type { Brush } from '../brush.ts'
import type { Drawing, ScreenOf } from '../screens/module.ts'
import type { Live, View } from '../state.ts'
import { clauses } from '../wrap.ts'
import { armTable } from './arm-table.ts'
import { chartLines, figureOf } from './figures.ts'
import { bodyRows } from './layout.ts'
import { progressLine } from './progress.ts'
import { waitingText, watchLines } from './run.ts'
import { seenLines } from './seen.ts'
import { comparisonOn, starred } from './shown-comparison.ts'

/** A chart lower than this loses more than the lines below it give. */
const leastChart = 11
/** Below this a curve is a stripe: the table gives up the arms that are not in focus. */
const lowestChart = 7
/** From here on levels and differences stand side by side. */
const twoCharts = 140

/** One plain sentence: the focused arm against the baseline, or the baseline itself. */
export function sentenceOf(comparison: Comparison, { measure, focus }: View): string {
  const arm = comparison.arms[focus] ?? comparison.arms[0]
  const pair = comparison.pairs.find((one) => one.arm === arm?.arm.id)
  if (pair !== undefined) return pairSentence(pair, measure)
  return runSentence({ ...comparison, arms: arm === undefined ? [] : [arm] }, measure)
}

/** One plain sentence: the policy under the assumptions as they are and under the changed ones. */
export function underSentence({ pairs }: Comparison, { measure }: View, under: string): string {
  const [before, after] = pairs
  return before === undefined || after === undefined ? '' : rankingSentence({ before, after, under }, measure)
}

type ComparePlace = ScreenOf<'compare'>

/** The comparison from top to bottom: a bar while it runs, one chart or two side by side, table with sentence and hints. */
export type CompareBlocks = {
  readonly top: readonly string[]
  readonly charts: readonly (readonly string[])[]
  /** Columns of each chart. */
  readonly chartColumns: number
  readonly below: readonly string[]
}

/** The blocks of the compare screen; together they fill the body. */
export function compareBlocks(drawing: Drawing, screen: ComparePlace): CompareBlocks {
  const { state, size, brush } = drawing
  const { live, view } = state
  const { columns } = size
  const rows = bodyRows(size)
  const shown = comparisonOn(state, screen)
  if (shown === undefined) {
    return { top: waitingLines(live, columns, brush), charts: [], chartColumns: 0, below: [] }
  }
  const comparison = starred(shown, screen)
  const top = live?.phase === 'running' && !view.zoom ? [progressLine(live, columns, brush)] : []
  const two = !view.delta && columns >= twoCharts
  const figures = figuresOf(comparison, view, two)
  const room = { ...drawing, size: { columns, rows: rows - top.length } }
  const below = view.zoom ? [] : belowLines(room, screen, comparison, figures)
  const chartColumns = two ? Math.floor((columns - 2) / 2) : columns
  const chartSize = { columns: chartColumns, rows: rows - top.length - below.length }
  const charts = figures.map((figure) => chartLines(figure, view, chartSize, brush.look))
  return { top, charts, chartColumns, below }
}

/** Levels, differences, or both. */
function figuresOf(comparison: Comparison, view: View, two: boolean): readonly Figure[] {
  const drawn = two
    ? (['levels', 'differences'] as const)
    : [view.delta ? ('differences' as const) : ('levels' as const)]
  const singles = view.singles ? comparison.arms[view.focus]?.arm.id : undefined
  return drawn.map((kind) => figureOf(comparison, view.measure, kind, singles))
}

/** Table, sentence and, where they leave room for a chart, what was seen and what to look at. */
function belowLines(
  { state, size: { columns, rows }, brush }: Drawing,
  { under }: ComparePlace,
  comparison: Comparison,
  figures: readonly Figure[],
): readonly string[] {
  const { view } = state
  const wholeTable = armTable(comparison, view, columns, brush)
  const text = brush.symbols.text(
    under === undefined ? sentenceOf(comparison, view) : underSentence(comparison, view, under),
  )
  const most = Math.max(3, Math.min(4, rows - wholeTable.length - leastChart))
  const sentence = clauses(text, columns - 2, most).map((line) => ` ${line}`)
  const tableLines =
    rows - wholeTable.length - sentence.length < lowestChart
      ? shortTable(wholeTable, view.focus, columns, brush)
      : wholeTable
  const spare = rows - tableLines.length - sentence.length - leastChart
  const focused = comparison.arms[view.focus]?.arm.id ?? ''
  const room = Math.max(0, Math.min(5, spare))
  const seen = seenLines(figures, view.focus, { columns, rows: Math.max(1, room - 2) }, brush).slice(0, room)
  const hint = watchLines(state, focused, { columns, rows: room - seen.length }, brush)
  return [...tableLines, ...sentence, ...seen, ...hint]
}

/** The table with the baseline and the focused arm alone; the chart names the others. */
function shortTable(
  [head = '', ...arms]: readonly string[],
  focus: number,
  columns: number,
  brush: Brush,
): readonly string[] {
  const kept = arms.filter((_, at) => at === 0 || at === focus)
  const more = arms.length - kept.length
  if (more < 2) return [head, ...arms]
  return [head, ...kept, brush.line([[`    ${say('screen.compare.more', { n: more })}`, 'muted']], columns)]
}

function waitingLines(live: Live | undefined, columns: number, brush: Brush): readonly string[] {
  if (live === undefined) return []
  return [progressLine(live, columns, brush), '', ...waitingText(live, true, columns, brush)]
}
