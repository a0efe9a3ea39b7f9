import { measureOf } from '@fishbowl/core'
import type { ComparisonSource } from '../../source/source.ts'
import type { TidyTable } from '../document.ts'

/** Every curve week by week. */
export function curvesTable({ comparison }: ComparisonSource): TidyTable {
  const { arms, curves, horizon } = comparison
  return {
    name: 'curves',
    says: 'measures of each scenario week by week: median of the runs and the band of nine in ten',
    columns: [
      { name: 'scenario', kind: 'text', unit: '', says: 'scenario' },
      { name: 'measure', kind: 'text', unit: '', says: 'id of the measure' },
      { name: 'unit', kind: 'text', unit: '', says: 'unit of the numbers' },
      { name: 'week', kind: 'whole', unit: 'weeks', says: 'week of the run, from 0' },
      { name: 'median', kind: 'number', unit: 'as unit says', says: 'median of the runs' },
      { name: 'low', kind: 'number', unit: 'as unit says', says: '5 % of the runs are below' },
      { name: 'high', kind: 'number', unit: 'as unit says', says: '5 % of the runs are above' },
    ],
    rows: arms.flatMap(({ arm, band }) =>
      curves.flatMap((id) => {
        const { middle, low, high } = band(id)
        return Array.from({ length: horizon }, (_, week) => [
          arm.id,
          id,
          measureOf(id).unit,
          week,
          middle[week],
          low[week],
          high[week],
        ])
      }),
    ),
  }
}
