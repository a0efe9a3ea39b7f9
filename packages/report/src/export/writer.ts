import { csvWriter } from './csv.ts'
import { jsonLinesWriter } from './json-lines.ts'
import { parquetWriter } from './parquet.ts'
import type { ExportColumn, TableWriter } from './table.ts'

/** Kinds of tables, with the ending of their files. */
export const exportFormats = ['csv', 'parquet', 'jsonl'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** The writer of a table; `metadata` goes into formats that have a place for it. */
export function writerOf(
  format: ExportFormat,
  columns: readonly ExportColumn[],
  metadata: Readonly<Record<string, string>>,
): TableWriter {
  if (format === 'csv') return csvWriter(columns)
  return format === 'jsonl' ? jsonLinesWriter(columns) : parquetWriter(columns, metadata)
}
