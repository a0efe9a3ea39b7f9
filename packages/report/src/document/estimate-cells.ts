import type { Estimate } from '@fishbowl/lab'
import type { Cell, ExportColumn } from '../export/table.ts'
import { known, number, value, whole } from './tables/columns.ts'

/** Columns of an estimate whose unit stands in the column `unit`; `of` is what it is of. */
export const estimateColumns = (of: string): readonly ExportColumn[] => [
  value('mean', `mean of ${of}`),
  value('low', 'lower end of the 90 % interval of the mean'),
  value('high', 'upper end of the 90 % interval of the mean'),
  value('sd', 'standard deviation over the replicates'),
  whole('n', 'replicates', 'replicates that have a value'),
]

/** The cells of these columns; empty without an estimate. */
export const estimateCells = (estimate: Estimate | undefined): readonly Cell[] => [
  known(estimate?.mean),
  known(estimate?.low),
  known(estimate?.high),
  known(estimate?.sd),
  estimate?.n ?? null,
]

/** Columns of an estimate in one unit, their names with a prefix. */
export const prefixedColumns = (prefix: string, unit: string, of: string): readonly ExportColumn[] => [
  number(`${prefix}_mean`, unit, `mean of ${of}`),
  number(`${prefix}_low`, unit, `lower end of the 90 % interval of ${prefix}_mean`),
  number(`${prefix}_high`, unit, `upper end of the 90 % interval of ${prefix}_mean`),
]

/** The cells of these columns. */
export const prefixedCells = (
  estimate: { readonly mean: number; readonly low: number; readonly high: number } | undefined,
): readonly Cell[] => [known(estimate?.mean), known(estimate?.low), known(estimate?.high)]
