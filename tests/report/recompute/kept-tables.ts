import { parquetReadObjects } from 'hyparquet'

export type KeptCell = string | number | null
export type KeptRow = Readonly<Record<string, KeptCell>>
/** A table as somebody else reads it from its file. */
export type KeptTable = {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly KeptRow[]
}
/** The exported tables by name. */
export type KeptTables = ReadonlyMap<string, KeptTable>

type File = { readonly path: string; readonly bytes: Uint8Array }

/** RFC 4180 by hand: nothing of the writer is used. */
function recordsOf(text: string): readonly (readonly string[])[] {
  const records: string[][] = [[]]
  let cell = ''
  let isQuoted = false
  const close = (): void => {
    records.at(-1)?.push(cell)
    cell = ''
  }
  for (let i = 0; i < text.length; i++) {
    const letter = text[i] ?? ''
    if (isQuoted && letter === '"' && text[i + 1] === '"') {
      cell += letter
      i++
    } else if (letter === '"') isQuoted = !isQuoted
    else if (letter === ',' && !isQuoted) close()
    else if (letter === '\n' && !isQuoted) {
      close()
      records.push([])
    } else cell += letter
  }
  return records.slice(0, -1)
}

/** A text as it was before an apostrophe made it harmless for spreadsheets. */
const bare = (cell: string): string => cell.replace(/^'(?=\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/, '')

const fileName = (path: string): string => /([^/]+)\.[a-z]+$/.exec(path)?.[1] ?? path

/** What every column is, from the dictionary alone. */
function kindsOf(dictionary: string): ReadonlyMap<string, string> {
  const [, ...rows] = recordsOf(dictionary)
  return new Map(rows.map(([table, column, kind]) => [`${table}.${column}`, kind ?? '']))
}

/** The tables of a report from its CSV files alone. */
export function fromCsv(files: readonly File[]): KeptTables {
  const texts = files
    .filter(({ path }) => path.endsWith('.csv'))
    .map(({ path, bytes }) => [fileName(path), new TextDecoder().decode(bytes)] as const)
  const kinds = kindsOf(texts.find(([name]) => name === 'dictionary')?.[1] ?? '')
  return new Map(
    texts.map(([name, text]) => {
      const [columns = [], ...records] = recordsOf(text)
      const cellOf = (column: string, cell = ''): KeptCell => {
        if (kinds.get(`${name}.${column}`) === 'text') return bare(cell)
        return cell === '' ? null : Number(cell)
      }
      const rows = records.map((record) =>
        Object.fromEntries(columns.map((column, i) => [column, cellOf(column, record[i])])),
      )
      return [name, { name, columns, rows }]
    }),
  )
}

/** The same tables from the Parquet files. */
export async function fromParquet(files: readonly File[]): Promise<KeptTables> {
  const found = files.filter(({ path }) => path.endsWith('.parquet'))
  const tables = await Promise.all(
    found.map(async ({ path, bytes }): Promise<KeptTable> => {
      const rows = await parquetReadObjects({ file: new Uint8Array(bytes).buffer })
      return { name: fileName(path), columns: Object.keys(rows[0] ?? {}), rows: rows as readonly KeptRow[] }
    }),
  )
  return new Map(tables.map((table) => [table.name, table]))
}
