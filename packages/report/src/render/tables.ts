import { canonicalJson } from '@fishbowl/core'
import type { TidyTable } from '../document/document.ts'
import type { Block } from '../export/table.ts'
import { type ExportFormat, writerOf } from '../export/writer.ts'

/** Rows of one piece, which is one row group of Parquet. */
const blockRows = 8192

function* blocksOf({ columns, rows }: TidyTable): Generator<Block> {
  for (let from = 0; from < rows.length; from += blockRows) {
    const part = rows.slice(from, from + blockRows)
    yield { rows: part.length, columns: columns.map((_, i) => part.map((row) => row[i] ?? null)) }
  }
}

/**
 * A table as the bytes of a file. `metadata` goes into formats that have a place for it, behind it under `fishbowl.table` what the table
 * and each of its columns is, with units, as JSON.
 */
export function tableBytes(
  table: TidyTable,
  format: ExportFormat,
  metadata: Readonly<Record<string, string>>,
): Uint8Array {
  const { name, says, columns } = table
  const writer = writerOf(format, columns, {
    ...metadata,
    'fishbowl.table': canonicalJson({ name, says, columns }),
  })
  const pieces = [writer.start()]
  for (const block of blocksOf(table)) pieces.push(writer.add(block))
  pieces.push(writer.end())
  return Buffer.concat(pieces)
}
