import type { Block, Report } from '@fishbowl/report/document'
import type { Chart } from '../../../packages/report/src/chart/chart.ts'
import type { Figure } from '../../../packages/report/src/figure.ts'
import type { KeptTable, KeptTables } from './kept-tables.ts'
import type { Token } from './number-tokens.ts'

/** A text with another number in the place of one, of the same look. */
export function withOther(text: string, { at, text: token }: Token): string {
  const other = token.replace(/[1-9]/, (digit) => String((Number(digit) % 9) + 1))
  const changed = other === token ? token.replace('0', '7') : other
  return text.slice(0, at) + changed + text.slice(at + token.length)
}

const changed = (value: number): number => value * 1.3 + 0.07

function wrongFigure(figure: Figure): Figure {
  const most = Math.max(
    ...figure.series.flatMap(({ middle }) => middle.filter(Number.isFinite).map(Math.abs)),
  )
  const first = figure.series.findIndex(({ middle }) => middle.some(Number.isFinite))
  const series = figure.series.map((one, i) => {
    const week = one.middle.findIndex(Number.isFinite)
    return i === first
      ? { ...one, middle: one.middle.with(week, changed(one.middle[week] ?? 0) + 0.3 * most) }
      : one
  })
  return { ...figure, series }
}

/** A chart with one number drawn wrong. */
export function wrongChart(chart: Chart): Chart {
  switch (chart.kind) {
    case 'curves':
      return { ...chart, figure: wrongFigure(chart.figure) }
    case 'panels':
      return {
        ...chart,
        panels: chart.panels.map((panel, i) =>
          i === 0 ? { ...panel, figure: wrongFigure(panel.figure) } : panel,
        ),
      }
    case 'bars':
      return {
        ...chart,
        bars: chart.bars.map((bar, i) => (i === 0 ? { ...bar, value: changed(bar.value) } : bar)),
      }
    case 'dots':
      return { ...chart, dots: chart.dots.map((dot, i) => (i === 0 ? { ...dot, y: changed(dot.y) } : dot)) }
    case 'heat':
      return {
        ...chart,
        cells: chart.cells.map((row, i) => (i === 0 ? row.with(0, changed(row[0] ?? 0)) : row)),
      }
    case 'network':
      return { ...chart, nodes: chart.nodes.slice(1) }
  }
}

/** Tables with one cell of one table changed. */
export function withCell(tables: KeptTables, name: string, row: number, column: string): KeptTables {
  const table = tables.get(name)
  if (table === undefined) return tables
  const changedTable: KeptTable = {
    ...table,
    rows: table.rows.map((one, i) => {
      const cell = one[column]
      return i === row && typeof cell === 'number' ? Object.assign({}, one, { [column]: changed(cell) }) : one
    }),
  }
  return new Map(tables).set(name, changedTable)
}

/** Every chart of a report. */
export const chartsOf = (report: Report): readonly Chart[] =>
  report.sections.flatMap(({ blocks, brief = [] }) =>
    [...blocks, ...brief].flatMap((block: Block) =>
      block.kind === 'chart' ? block.choices.map(({ chart }) => chart) : [],
    ),
  )
