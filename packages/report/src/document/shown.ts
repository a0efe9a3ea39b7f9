import type { MeasureId } from '@fishbowl/core'
import type { Band, Comparison } from '@fishbowl/lab'
import type { CurvesChart } from '../chart/chart.ts'
import { describeFigure } from '../describe.ts'
import type { Figure } from '../figure.ts'
import { wordDelta } from '../figures/end-table.ts'
import { wordLevel, wordLevels } from '../figures/measure-format.ts'
import type { TableColumn } from '../table.ts'
import { say } from '../words/index.ts'
import { measureTitle } from '../words/model.ts'
import { numerals } from '../words/numerals.ts'
import { opened } from './arms.ts'
import type { ShownTable } from './document.ts'
import { rowOf } from './row.ts'

export const left = (header: string): TableColumn => ({ header, align: 'left' })
export const right = (header: string): TableColumn => ({ header, align: 'right' })

/** A figure in words; what stands in it without points, as the baseline of differences does, is left out. */
const described = (figure: Figure): string =>
  describeFigure({ ...figure, series: figure.series.filter(({ x }) => x.length > 0) })

/** A figure of curves as a chart of the report; its description is that of the figure. */
export const curvesChart = (id: string, table: string, figure: Figure): CurvesChart => ({
  kind: 'curves',
  id,
  title: opened(figure.title),
  alt: described(figure),
  table,
  figure,
})

/** Weeks in a table beneath a chart: a quarter. */
const step = 13

/** Every 13th week and the last. */
const weeksShown = (horizon: number): readonly number[] => [
  ...Array.from({ length: Math.ceil((horizon - 1) / step) }, (_, i) => i * step),
  horizon - 1,
]

/** What a band is of: a single run has none. */
type Read = { readonly id: MeasureId; readonly runs: number }

/** The median of the runs in a week, and what nine in ten lie between: "25.0 % (21.1 to 28.9 %)". */
function wordBand({ middle, low, high }: Band, week: number, { id, runs }: Read): string {
  const median = wordLevel(middle[week] ?? Number.NaN, id)
  if (median === numerals().none || runs === 1) return median
  return `${median} (${wordLevels(low[week] ?? Number.NaN, high[week] ?? Number.NaN, id)})`
}

/** The curves of a measure in some weeks: median and band of every scenario. */
export function curvesShown({ arms, horizon, replicates }: Comparison, id: MeasureId): ShownTable {
  const runs = replicates.length
  const title = measureTitle(id)
  const bands = arms.map(({ band }) => band(id))
  return {
    caption: runs === 1 ? say('report.shown.curvesOne', { title }) : say('report.shown.curves', { title }),
    columns: [right(say('report.col.week')), ...arms.map(({ arm }) => right(arm.id))],
    rows: weeksShown(horizon).map((week) =>
      rowOf(
        [String(week)],
        bands.map((band) => wordBand(band, week, { id, runs })),
      ),
    ),
    from: 'curves',
  }
}

/** The paired differences in a measure in some weeks. */
export function differencesShown({ pairs, horizon, replicates }: Comparison, id: MeasureId): ShownTable {
  const values = { title: measureTitle(id), baseline: pairs[0]?.baseline ?? '' }
  return {
    caption:
      replicates.length === 1 ? say('report.shown.deltasOne', values) : say('report.shown.deltas', values),
    columns: [right(say('report.col.week')), ...pairs.map(({ arm }) => right(arm))],
    rows: weeksShown(horizon).map((week) =>
      rowOf(
        [String(week)],
        pairs.map((pair) => wordDelta(pair.deltaAt(id, week), id)),
      ),
    ),
    from: 'curve-differences',
  }
}
