import { measureOf } from '@fishbowl/core'
import { deltaFigure } from '../../figures/curves.ts'
import type { Sources } from '../../source/source.ts'
import type { Part } from '../report-of.ts'
import { curvesChart, differencesShown } from '../shown.ts'
import { curveDifferencesTable } from '../tables/curves-table.ts'
import { chosenCurves } from './adoption.ts'

/** The paired differences week by week; nothing for a single scenario. */
export function differencePart({ comparison: source }: Sources): Part | undefined {
  if (source === undefined || source.comparison.pairs.length === 0) return undefined
  const { comparison } = source
  const ids = chosenCurves(source)
  if (ids.length === 0) return undefined
  return {
    section: {
      id: 'difference',
      title: 'The difference, week by week',
      blocks: [
        {
          kind: 'text',
          text: `Each line is a scenario less ${comparison.baseline}, on the same people with the same luck: above the zero line there is more, below it less. Where the band leaves out zero, the difference is more than luck.`,
          from: ['curve-differences'],
          role: 'note',
        },
        {
          kind: 'chart',
          by: 'measure',
          choices: ids.map((id) => ({
            label: measureOf(id).title,
            chart: curvesChart(`difference-${id}`, 'curve-differences', deltaFigure(comparison, id)),
          })),
          tables: ids.map((id) => differencesShown(comparison, id)),
        },
      ],
    },
    tables: [curveDifferencesTable(source)],
  }
}
