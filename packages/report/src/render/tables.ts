import type { TidyTable } from '../document/document.ts'
import { type ExportFormat, writerOf } from '../export/writer.ts'

/** A table as the bytes of a file; `metadata` goes into formats that have a place for it. */
export function tableBytes(
  { columns, rows }: TidyTable,
  format: ExportFormat,
  metadata: Readonly<Record<string, string>>,
): Uint8Array {
  const writer = writerOf(format, columns, metadata)
  const cells = columns.map((_, i) => rows.map((row) => row[i] ?? null))
  const pieces = [writer.start(), writer.add({ rows: rows.length, columns: cells }), writer.end()]
  return Buffer.concat(pieces)
}
