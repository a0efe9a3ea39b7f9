import { type MeasureId, measureIds, measureOf } from '@fishbowl/core'
import type { Estimate } from '@fishbowl/lab'
import type { Cell, ExportColumn } from '../../export/table.ts'
import { isLevel } from '../../sentence.ts'
import type { ComparisonSource } from '../../source/source.ts'
import type { TidyTable } from '../document.ts'
import { rowOf } from '../row.ts'
import { known, number, text, value, whole } from './columns.ts'
import { licenceOf } from './licence.ts'
import { sharedBy } from './population-table.ts'

const estimate: readonly ExportColumn[] = [
  value('mean', 'mean'),
  value('low', 'lower end of the 90 % interval of the mean'),
  value('high', 'upper end of the 90 % interval of the mean'),
  value('sd', 'standard deviation between runs, or between pairs of runs'),
]

const cellsOf = ({ mean, low, high, sd }: Estimate): readonly Cell[] => [mean, low, high, sd].map(known)

/** The licence has no measure of its own and no spread: it follows from the number of members. */
const licence = (mean: number | undefined): readonly Cell[] => [known(mean), null, null, null]

const over = (id: MeasureId, { comparison: { end, horizon } }: ComparisonSource): readonly Cell[] =>
  isLevel(id) ? [end.from, end.to] : [0, horizon - 1]

/** Every measure of every scenario at the end, or over the run. */
export function levelsTable(source: ComparisonSource): TidyTable {
  const { comparison } = source
  const { arms, replicates, horizon } = comparison
  return {
    name: 'levels',
    says: 'measures of each scenario at the end of the run; money, hours, return and totals over the whole run',
    columns: [
      text('scenario', 'scenario'),
      text('measure', 'id of the measure'),
      text('unit', 'unit of the numbers'),
      whole('from_week', 'weeks', 'first week that counts'),
      whole('to_week', 'weeks', 'last week that counts'),
      ...estimate,
      whole('runs', 'runs', 'runs that have a value'),
      whole('missing', 'runs', 'runs without a value'),
    ],
    rows: arms.flatMap(({ arm, end }) => {
      const cost = licenceOf(source, arm.id)
      const rows = measureIds.map((id) => {
        const level = end(id)
        const head = [arm.id, id, measureOf(id).unit]
        return rowOf<Cell>(head, over(id, source), cellsOf(level), [level.n, level.missing])
      })
      const head = [arm.id, 'licenceCost', '$', 0, horizon - 1]
      return cost === undefined
        ? rows
        : rows.concat([rowOf<Cell>(head, licence(cost), [replicates.length, 0])])
    }),
  }
}

/** Every measure of every pair at the end, or over the run. */
export function differencesTable(source: ComparisonSource): TidyTable {
  const { arms, pairs, replicates, horizon } = source.comparison
  const levelOf = (arm: string, id: MeasureId): Cell =>
    known(arms.find((side) => side.arm.id === arm)?.end(id).mean)
  return {
    name: 'differences',
    says: `paired differences of each scenario to its baseline, ${sharedBy(source.comparison)}`,
    columns: [
      text('baseline', 'scenario that the other is compared with'),
      text('scenario', 'scenario'),
      text('measure', 'id of the measure'),
      text('unit', 'unit of the numbers; of shares 0.01 is one point'),
      whole('from_week', 'weeks', 'first week that counts'),
      whole('to_week', 'weeks', 'last week that counts'),
      value('baseline_level', 'mean of the baseline'),
      value('scenario_level', 'mean of the scenario'),
      ...estimate,
      number('better', 'share of pairs', 'pairs in which the scenario is better, a tie counting half'),
      whole('pairs', 'pairs', 'pairs of runs that have a value'),
      whole('missing', 'pairs', 'pairs of runs without a value'),
    ],
    rows: pairs.flatMap((pair) => {
      const [from, to] = [licenceOf(source, pair.baseline), licenceOf(source, pair.arm)]
      const names = [pair.baseline, pair.arm]
      const rows = measureIds.map((id) => {
        const difference = pair.end(id)
        const levels = names.map((name) => levelOf(name, id))
        const counts = [known(pair.better(id)?.share), difference.n, difference.missing]
        const head = names.concat(id, measureOf(id).unit)
        return rowOf<Cell>(head, over(id, source), levels, cellsOf(difference), counts)
      })
      if (from === undefined || to === undefined) return rows
      const levels = ['licenceCost', '$', 0, horizon - 1, from, to]
      return rows.concat([rowOf<Cell>(names, levels, licence(to - from), [null, replicates.length, 0])])
    }),
  }
}
