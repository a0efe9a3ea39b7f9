import { measureOf } from '@fishbowl/core'
import type { ComparisonSource } from '../../source/source.ts'
import type { TidyTable } from '../document.ts'
import { known, text, value, whole } from './columns.ts'

/** Every curve week by week. */
export function curvesTable({ comparison }: ComparisonSource): TidyTable {
  const { arms, curves, horizon } = comparison
  return {
    name: 'curves',
    says: 'measures of each scenario week by week: median of the runs and the band of nine in ten',
    columns: [
      text('scenario', 'scenario'),
      text('measure', 'id of the measure'),
      text('unit', 'unit of the numbers'),
      whole('week', 'weeks', 'week of the run, from 0'),
      value('median', 'median of the runs'),
      value('low', '5 % of the runs are below'),
      value('high', '5 % of the runs are above'),
    ],
    rows: arms.flatMap(({ arm, band }) =>
      curves.flatMap((id) => {
        const { middle, low, high } = band(id)
        return Array.from({ length: horizon }, (_, week) => [
          arm.id,
          id,
          measureOf(id).unit,
          week,
          known(middle[week]),
          known(low[week]),
          known(high[week]),
        ])
      }),
    ),
  }
}

/** Every paired difference week by week. */
export function curveDifferencesTable({ comparison }: ComparisonSource): TidyTable {
  const { pairs, curves, horizon } = comparison
  return {
    name: 'curve-differences',
    says: 'difference of each scenario to its baseline week by week: mean of the pairs of runs and 90 % interval of the mean',
    columns: [
      text('baseline', 'scenario that the other is compared with'),
      text('scenario', 'scenario'),
      text('measure', 'id of the measure'),
      text('unit', 'unit of the numbers; of shares 0.01 is one point'),
      whole('week', 'weeks', 'week of the run, from 0'),
      value('mean', 'mean of scenario less baseline over the pairs'),
      value('low', 'lower end of the 90 % interval of the mean'),
      value('high', 'upper end of the 90 % interval of the mean'),
    ],
    rows: pairs.flatMap((pair) =>
      curves.flatMap((id) => {
        const { middle, low, high } = pair.delta(id)
        return Array.from({ length: horizon }, (_, week) => [
          pair.baseline,
          pair.arm,
          id,
          measureOf(id).unit,
          week,
          known(middle[week]),
          known(low[week]),
          known(high[week]),
        ])
      }),
    ),
  }
}
