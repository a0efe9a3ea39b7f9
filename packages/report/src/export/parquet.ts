import { ByteWriter, ParquetWriter } from 'hyparquet-writer'
import { numberOf, textOf } from './cell.ts'
import type { Block, CellKind, ExportColumn, TableWriter } from './table.ts'

type Schema = ConstructorParameters<typeof ParquetWriter>[0]['schema']
type Element = Schema[number]

const types = {
  whole: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
} as const satisfies Record<CellKind, Partial<Element>>

const schemaOf = (columns: readonly ExportColumn[]): Schema => [
  { name: 'root', num_children: columns.length },
  ...columns.map(({ name, kind }): Element => ({ name, ...types[kind], repetition_type: 'OPTIONAL' })),
]

/** A column as Parquet takes it: null where there is no value. */
function valuesOf(column: ExportColumn, cells: Block['columns'][number] = []): (number | string | null)[] {
  const read = column.kind === 'text' ? textOf : numberOf
  return Array.from(cells, (cell) => read(cell) ?? null)
}

/** What was written since the last time; the writer goes on behind it. */
function taken(writer: ByteWriter): Uint8Array {
  const bytes = writer.getBytes().slice()
  writer.index = 0
  return bytes
}

/** Parquet with one row group a block, compressed with Snappy, and `metadata` as key and value in the footer. */
export function parquetWriter(
  columns: readonly ExportColumn[],
  metadata: Readonly<Record<string, string>>,
): TableWriter {
  const writer = new ByteWriter()
  const kvMetadata = Object.entries(metadata).map(([key, value]) => ({ key, value }))
  const parquet = new ParquetWriter({ writer, schema: schemaOf(columns), kvMetadata, createdBy: 'fishbowl' })
  return {
    start: () => taken(writer),
    add({ rows, columns: cells }) {
      if (rows > 0) {
        const columnData = columns.map((column, i) => ({
          name: column.name,
          data: valuesOf(column, cells[i]),
        }))
        void parquet.write({ columnData, rowGroupSize: rows })
      }
      return taken(writer)
    },
    end() {
      void parquet.finish()
      return taken(writer)
    },
  }
}
