import type { MeasureId } from '@fishbowl/core'
import type { PanelsChart } from '../../chart/chart.ts'
import { describeFigure } from '../../describe.ts'
import type { Figure } from '../../figure.ts'
import { curvesFigure } from '../../figures/curves.ts'
import { wordDelta } from '../../figures/end-table.ts'
import { wordLevel, wordLevels } from '../../figures/measure-format.ts'
import type { ComparisonSource, Sources } from '../../source/source.ts'
import { say } from '../../words/index.ts'
import { measureTitle } from '../../words/model.ts'
import { numerals } from '../../words/numerals.ts'
import { opened, runCount } from '../arms.ts'
import type { Block, ShownTable } from '../document.ts'
import type { Part } from '../report-of.ts'
import { curvesShown, left, right } from '../shown.ts'
import { curvesTable } from '../tables/curves-table.ts'
import { differencesTable, levelsTable } from '../tables/levels-table.ts'
import { many } from './adoption.ts'

const ids = ['cholesterolRatio', 'noiseShare'] as const satisfies readonly MeasureId[]

function levelsShown({ comparison: { arms, end } }: ComparisonSource): ShownTable {
  return {
    caption: say('report.cholesterol.end', { ...end }),
    columns: [left(say('report.col.scenario')), ...ids.map((id) => right(measureTitle(id)))],
    rows: arms.map((result) => [
      result.arm.id,
      ...ids.map((id) => {
        const { mean, low, high } = result.end(id)
        return Number.isNaN(mean) ? numerals().none : `${wordLevel(mean, id)} (${wordLevels(low, high, id)})`
      }),
    ]),
    from: 'levels',
  }
}

/** The paired differences; nothing for a single scenario. */
function pairsShown({ comparison: { pairs, baseline } }: ComparisonSource): readonly Block[] {
  if (pairs.length === 0) return []
  const table: ShownTable = {
    caption: say('report.cholesterol.pairs', { baseline }),
    columns: [left(say('report.col.scenario')), ...ids.map((id) => right(measureTitle(id)))],
    rows: pairs.map((pair) => [pair.arm, ...ids.map((id) => wordDelta(pair.end(id), id))]),
    from: 'differences',
  }
  return [{ kind: 'table', table }]
}

/** The curves of a measure; of many scenarios without bands, which would lie on each other. */
function figureOf(comparison: ComparisonSource['comparison'], id: MeasureId): Figure {
  const { band, ...figure } = curvesFigure(comparison, id)
  if (comparison.arms.length < many) return band === undefined ? figure : { ...figure, band }
  return {
    ...figure,
    series: figure.series.map(({ id: arm, name, x, middle }) => ({ id: arm, name, x, middle })),
  }
}

/** How much of what goes on is tied to work. */
export function cholesterolPart({ comparison: source }: Sources): Part | undefined {
  if (source === undefined) return undefined
  const { comparison } = source
  const kept = ids.filter((id) => comparison.curves.includes(id))
  const panels = kept.map((id) => ({
    title: opened(measureTitle(id)),
    figure: figureOf(comparison, id),
  }))
  const chart: PanelsChart = {
    kind: 'panels',
    id: 'cholesterol',
    title: say('report.cholesterol.chart', { runs: runCount(comparison.replicates.length) }),
    alt: panels.map(({ figure }) => describeFigure(figure)).join(' '),
    table: 'curves',
    panels,
    isShared: false,
  }
  const blocks: readonly Block[] = [
    {
      kind: 'text',
      text: say('report.cholesterol.note'),
      from: [],
    },
    ...(panels.length === 0
      ? []
      : [
          {
            kind: 'chart' as const,
            choices: [{ label: chart.title, chart }],
            tables: kept.map((id) => curvesShown(comparison, id)),
          },
        ]),
    { kind: 'table', table: levelsShown(source) },
    ...pairsShown(source),
  ]
  return {
    section: { id: 'cholesterol', title: say('report.cholesterol.title'), blocks },
    tables: [curvesTable(source), levelsTable(source), differencesTable(source)],
  }
}
