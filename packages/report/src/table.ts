import { cellWidth, clip, fit } from './cells.ts'
import { type SymbolName, type Symbols, symbolsOf } from './symbols.ts'

export type TableColumn = {
  readonly header: string
  readonly align: 'left' | 'right'
  /** Printed once, behind the header. */
  readonly unit?: string
}

/** A left column is never squeezed below this. */
const leastText = 6
const gap = '  '

/**
 * A table in `columns` terminal cells: header, rule, one line a row; no line is wider. Where room is short, left-aligned
 * text is cut first, then columns go from the right and the last line names them. A number is never cut.
 */
export function table(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  room: { readonly columns: number; readonly symbols: SymbolName },
): readonly string[] {
  const symbols = symbolsOf(room.symbols)
  const headers = columns.map(({ header, unit }) =>
    symbols.text(unit === undefined ? header : `${header} (${unit})`),
  )
  const cells = rows.map((row) => columns.map((_, i) => symbols.text(row[i] ?? '')))
  const natural = headers.map((header, i) =>
    cells.reduce((most, row) => Math.max(most, cellWidth(row[i] ?? '')), cellWidth(header)),
  )
  const widths = squeezed(columns, natural, room.columns)
  const line = (row: readonly string[]): string =>
    widths
      .map((width, i) => fit(row[i] ?? '', width, columns[i]?.align ?? 'left', symbols.ellipsis))
      .join(gap)
      .trimEnd()
  const rule = widths.map((width) => symbols.axis.floor.repeat(width)).join(gap)
  const lines = [
    line(headers),
    rule,
    ...cells.map(line),
    ...hiddenNote(headers.slice(widths.length), symbols),
  ]
  return lines.map((text) => clip(text, Math.max(0, room.columns), symbols.ellipsis))
}

/** Widths of the columns that fit, first to last. */
function squeezed(
  columns: readonly TableColumn[],
  natural: readonly number[],
  room: number,
): readonly number[] {
  for (let count = natural.length; count > 1; count--) {
    const widths = natural.slice(0, count)
    let excess = sum(widths) + gap.length * (count - 1) - room
    while (excess > 0) {
      const widest = widestText(columns, widths)
      const width = widths[widest]
      if (width === undefined) break
      widths[widest] = width - 1
      excess--
    }
    if (excess <= 0) return widths
  }
  return natural.slice(0, 1).map((width) => Math.min(width, Math.max(0, room)))
}

function widestText(columns: readonly TableColumn[], widths: readonly number[]): number {
  let widest = -1
  widths.forEach((width, i) => {
    if (columns[i]?.align === 'left' && width > Math.max(leastText, widths[widest] ?? 0)) widest = i
  })
  return widest
}

const hiddenNote = (hidden: readonly string[], symbols: Symbols): readonly string[] =>
  hidden.length === 0 ? [] : [`${symbols.ellipsis} not shown: ${hidden.join(', ')}`]

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
