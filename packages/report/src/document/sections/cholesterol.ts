import { type MeasureId, measureOf } from '@fishbowl/core'
import type { PanelsChart } from '../../chart/chart.ts'
import { describeFigure } from '../../describe.ts'
import type { Figure } from '../../figure.ts'
import { curvesFigure } from '../../figures/curves.ts'
import { wordDelta } from '../../figures/end-table.ts'
import { wordLevel, wordLevels } from '../../figures/measure-format.ts'
import type { ComparisonSource, Sources } from '../../source/source.ts'
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
    caption: `Cholesterol ratio and noise at the end (mean of weeks ${end.from} to ${end.to}), with the 90 % interval of the mean`,
    columns: [left('scenario'), ...ids.map((id) => right(measureOf(id).title))],
    rows: arms.map((result) => [
      result.arm.id,
      ...ids.map((id) => {
        const { mean, low, high } = result.end(id)
        return Number.isNaN(mean) ? 'n/a' : `${wordLevel(mean, id)} (${wordLevels(low, high, id)})`
      }),
    ]),
    from: 'levels',
  }
}

/** The paired differences; nothing for a single scenario. */
function pairsShown({ comparison: { pairs, baseline } }: ComparisonSource): readonly Block[] {
  if (pairs.length === 0) return []
  const table: ShownTable = {
    caption: `Difference to ${baseline}, with its 90 % interval`,
    columns: [left('scenario'), ...ids.map((id) => right(measureOf(id).title))],
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
    title: opened(measureOf(id).title),
    figure: figureOf(comparison, id),
  }))
  const chart: PanelsChart = {
    kind: 'panels',
    id: 'cholesterol',
    title: `Cholesterol ratio and noise, median of ${runCount(comparison.replicates.length)}`,
    alt: panels.map(({ figure }) => describeFigure(figure)).join(' '),
    table: 'curves',
    panels,
    isShared: false,
  }
  const blocks: readonly Block[] = [
    {
      kind: 'text',
      text: 'The cholesterol ratio counts useful contributions tied to work for each piece of noise. Above 1 the community carries more work than noise; below 1 it is busy with itself, and people expect less of the next visit.',
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
    section: { id: 'cholesterol', title: 'Useful activity and noise', blocks },
    tables: [curvesTable(source), levelsTable(source), differencesTable(source)],
  }
}
