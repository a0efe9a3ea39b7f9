import { measureOf } from '@fishbowl/core'
import { deltaFigure } from '../../figures/curves.ts'
import type { ComparisonSource, Sources } from '../../source/source.ts'
import type { Part } from '../report-of.ts'
import { curvesChart, differencesShown } from '../shown.ts'
import { curveDifferencesTable } from '../tables/curves-table.ts'
import { sharedBy } from '../tables/population-table.ts'
import { chosenCurves } from './adoption.ts'

/** How to tell a difference from luck. An interval of one week in ten leaves out zero by luck alone where there is no difference. */
const ofLuck = ({ replicates }: ComparisonSource['comparison']): string =>
  replicates.length === 1
    ? 'One pair of runs has no band: what is luck cannot be told.'
    : 'Where the band leaves out zero for many weeks on end, the difference is more than luck; in one week in ten it would leave it out by luck.'

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
          text: `Each line is a scenario less ${comparison.baseline}, ${sharedBy(comparison)}: above the zero line there is more, below it less. ${ofLuck(comparison)}`,
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
