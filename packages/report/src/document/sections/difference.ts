import { deltaFigure } from '../../figures/curves.ts'
import type { ComparisonSource, Sources } from '../../source/source.ts'
import { say } from '../../words/index.ts'
import { measureTitle } from '../../words/model.ts'
import type { Part } from '../report-of.ts'
import { curvesChart, differencesShown } from '../shown.ts'
import { curveDifferencesTable } from '../tables/curves-table.ts'
import { sharedBy } from '../tables/population-table.ts'
import { chosenCurves } from './adoption.ts'

/** How to tell a difference from luck. An interval of one week in ten leaves out zero by luck alone where there is no difference. */
const ofLuck = ({ replicates }: ComparisonSource['comparison']): string =>
  replicates.length === 1 ? say('report.difference.one') : say('report.difference.luck')

/** The paired differences week by week; nothing for a single scenario. */
export function differencePart({ comparison: source }: Sources): Part | undefined {
  if (source === undefined || source.comparison.pairs.length === 0) return undefined
  const { comparison } = source
  const ids = chosenCurves(source)
  if (ids.length === 0) return undefined
  return {
    section: {
      id: 'difference',
      title: say('report.difference.title'),
      blocks: [
        {
          kind: 'text',
          text: say('report.difference.lines', {
            baseline: comparison.baseline,
            shared: sharedBy(comparison),
            luck: ofLuck(comparison),
          }),
          from: ['curve-differences'],
          role: 'note',
        },
        {
          kind: 'chart',
          by: say('report.by.measure'),
          choices: ids.map((id) => ({
            label: measureTitle(id),
            chart: curvesChart(`difference-${id}`, 'curve-differences', deltaFigure(comparison, id)),
          })),
          tables: ids.map((id) => differencesShown(comparison, id)),
        },
      ],
    },
    tables: [curveDifferencesTable(source)],
  }
}
