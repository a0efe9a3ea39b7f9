import type { Cell, ExportColumn } from '../../export/table.ts'
import { unitOfRow } from '../dictionary.ts'

/** A column of text. */
export const text = (name: string, says: string): ExportColumn => ({ name, kind: 'text', unit: '', says })

/** A column of numbers whose unit stands in the column `unit` of the same row. */
export const value = (name: string, says: string): ExportColumn => ({
  name,
  kind: 'number',
  unit: unitOfRow,
  says,
})

/** A column of numbers of one unit. */
export const number = (name: string, unit: string, says: string): ExportColumn => ({
  name,
  kind: 'number',
  unit,
  says,
})

/** A column of whole numbers of one unit. */
export const whole = (name: string, unit: string, says: string): ExportColumn => ({
  name,
  kind: 'whole',
  unit,
  says,
})

/** A number as a cell: null where there is none. */
export const known = (one: number | undefined): Cell =>
  one === undefined || !Number.isFinite(one) ? null : one
