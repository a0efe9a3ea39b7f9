import { measureIds, measureOf } from '@fishbowl/core'
import type { TidyTable } from '../document.ts'
import { text } from './columns.ts'

/** What every measure is. */
export const measuresTable: TidyTable = {
  name: 'measures',
  says: 'definition of every measure',
  columns: [
    text('measure', 'id of the measure'),
    text('title', 'its name in text and figures'),
    text('unit', 'unit; shares run from 0 to 1'),
    text('denominator', 'what it is a share of, or what it is divided by'),
    text('says', 'definition'),
    text('better', 'whether more or less of it is better'),
  ],
  rows: [
    ...measureIds.map((id) => {
      const { title, unit, denominator, says, better } = measureOf(id)
      return [id, title, unit, denominator, says, better]
    }),
    // A line of the account of which only the mean is kept, so that no share of better pairs can be told.
    ['licenceCost', 'cost of the licence', '$', 'window', 'what the platform costs', 'neither'],
  ],
}
