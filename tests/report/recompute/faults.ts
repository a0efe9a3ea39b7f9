import type { Report } from '@fishbowl/report/document'
import type { Chart } from '../../../packages/report/src/chart/chart.ts'
import { chartFaults } from './drawn.ts'
import { keptOf, unexplained } from './explain.ts'
import type { KeptTables } from './kept-tables.ts'
import { marksFaults } from './marks.ts'
import { mentioned, type Names, namesOf } from './names.ts'
import { saidOf } from './said.ts'

/** What the marks of a chart say that the tables do not. */
function saidInMarks(chart: Chart, tables: KeptTables, names: Names): readonly string[] {
  const figures = chart.kind === 'panels' ? chart.panels.map(({ figure }) => figure) : []
  const all = chart.kind === 'curves' ? [chart.figure] : figures
  const measures = [...mentioned(chart.title, names)]
  return all.flatMap((figure) => {
    const isBare = figure.marks.every(({ text, driver = '' }) => !/\d/.test(text + driver))
    if (isBare) return []
    const marks = measures.map((measure) => marksFaults(figure, { measure, tables, names }))
    const [fewest = ['no measure is named']] = marks.toSorted((a, b) => a.length - b.length)
    return fewest.map((fault) => `figure ${chart.id}: ${fault}`)
  })
}

/** Every number of a report that its exported tables do not hold, as lines for the message of a test. */
export function faultsOf(report: Report, tables: KeptTables): readonly string[] {
  const names = namesOf(tables)
  const kept = keptOf(tables, names)
  const said = saidOf(report).flatMap((one) => {
    const { text, from, place } = one
    const missing = from.filter((name) => !tables.has(name))
    const left = unexplained(one, kept)
    const lost = missing.map((name) => `${place}: no table ${name}`)
    return lost.concat(
      left.map((token) => `${place}: ${token.text} in "${text}" is not in ${from.join(', ')}`),
    )
  })
  const drawn = report.sections.flatMap(({ blocks, brief = [] }) =>
    [...blocks, ...brief].flatMap((block) =>
      block.kind === 'chart'
        ? block.choices.flatMap(({ chart }) => [
            ...chartFaults(chart, tables),
            ...saidInMarks(chart, tables, names),
          ])
        : [],
    ),
  )
  return [...said, ...new Set(drawn)]
}
