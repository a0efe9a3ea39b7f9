import { type MeasureId, measureOf } from '@fishbowl/core'
import type { ArmResult, Comparison } from '@fishbowl/lab'
import { csvWriter } from './export/csv.ts'
import { columnNames, type ExportColumn } from './export/table.ts'

/** What the unit of a measure is called in the name of a column. */
const unitName = (id: MeasureId): string => measureOf(id).unit.replace('$', 'usd')

const text = (name: string, says: string): ExportColumn => ({ name, kind: 'text', unit: '', says })

/** Columns of the curves: every number names its measure and unit. */
function columnsOf(measure: MeasureId): readonly ExportColumn[] {
  const { unit } = measureOf(measure)
  const number = (what: string, says: string): ExportColumn => ({
    name: `${measure}_${what}_${unitName(measure)}`,
    kind: 'number',
    unit,
    says,
  })
  const columns = [
    text('scenario', 'id of the arm'),
    { name: 'week', kind: 'whole', unit: 'weeks', says: 'week of the run, from 0' } as const,
    number('median', 'median of the runs'),
    number('p5', '5 % of the runs are below'),
    number('p95', '5 % of the runs are above'),
    number('difference', 'mean of the paired differences'),
    number('difference_low', 'lower end of the 90 % interval of that mean'),
    number('difference_high', 'upper end of it'),
    text('baseline', 'what the difference is to'),
    { name: 'runs', kind: 'whole', unit: 'runs', says: 'runs of the arm' } as const,
    text('digest', 'digest of the runs of the arm'),
  ]
  const names = columnNames(columns.map(({ name }) => name))
  return columns.map((column, i) => Object.assign({}, column, { name: names[i] ?? column.name }))
}

/** The curves of a comparison as CSV, a row for each arm and week, with every digit. */
export function curvesCsv(comparison: Comparison, measure: MeasureId, modelVersion: string): string {
  const { horizon, replicates, pairs } = comparison
  const writer = csvWriter(columnsOf(measure))
  const decoder = new TextDecoder()
  const blockOf = (result: ArmResult): string => {
    const band = result.band(measure)
    const pair = pairs.find(({ arm }) => arm === result.arm.id)
    const delta = pair?.delta(measure)
    const same = (cell: unknown): readonly unknown[] => Array.from({ length: horizon }, () => cell)
    const columns = [
      same(result.arm.id),
      Array.from({ length: horizon }, (_, week) => week),
      band.middle,
      band.low,
      band.high,
      delta?.middle ?? same(null),
      delta?.low ?? same(null),
      delta?.high ?? same(null),
      same(pair?.baseline ?? ''),
      same(replicates.length),
      same(result.digest(modelVersion)),
    ]
    return decoder.decode(writer.add({ rows: horizon, columns }))
  }
  return decoder.decode(writer.start()) + comparison.arms.map(blockOf).join('')
}
