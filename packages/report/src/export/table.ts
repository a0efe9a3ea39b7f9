/** What the cells of a column are: a whole number of 32 bits, a number, or text. */
export type CellKind = 'whole' | 'number' | 'text'

/** A column of a table for other programs. */
export type ExportColumn = {
  /** Letters, digits and `_`; no two of a table differ in their case alone. */
  readonly name: string
  readonly kind: CellKind
  readonly unit: string
  readonly says: string
}

/** One cell: null where there is no value. Of a text column it may be any plain data, which is written as text. */
export type Cell = unknown

/** Some rows of a table, column by column: they are written and let go. */
export type Block = {
  readonly rows: number
  readonly columns: readonly (readonly Cell[] | Float64Array | Int32Array)[]
}

/** Writes one table in pieces: its start, its rows block by block, its end. */
export type TableWriter = {
  readonly start: () => Uint8Array
  readonly add: (block: Block) => Uint8Array
  readonly end: () => Uint8Array
}

/** A name that R, pandas and SQL take without quotes: other characters become `_`, and a twin gets a number. */
export function columnNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const plain = name.replace(/[^A-Za-z0-9]+/g, '_').replace(/^_+|_+$/g, '')
    const base = /^[A-Za-z]/.test(plain) ? plain : `x_${plain}`
    let free = base
    for (let twin = 2; taken.has(free.toLowerCase()); twin++) free = `${base}_${twin}`
    taken.add(free.toLowerCase())
    return free
  })
}
