import { clip } from './cells.ts'
import { labelValue } from './end-labels.ts'
import { type Figure, pointsOf } from './figure.ts'
import { formatNumber } from './number.ts'
import { glyphOf, type Symbols } from './symbols.ts'

/** A figure without room for a plot: its title and the last value of each series, line by line. */
export function smallText(
  figure: Figure,
  room: {
    readonly columns: number
    readonly rows: number
    readonly symbols: Symbols
  },
): readonly string[] {
  const { columns, rows, symbols } = room
  const empty = figure.series.every((series) => pointsOf(series).length === 0)
  const values = figure.series.map((series, index) => {
    const value = formatNumber(labelValue(series), figure.y.format)
    return `${glyphOf(symbols, index)} ${value} ${symbols.text(series.name)}`
  })
  const lines = [symbols.text(figure.title), ...(empty ? ['no data'] : values)]
  return Array.from({ length: rows }, (_, row) => clip(lines[row] ?? '', columns, symbols.ellipsis).trimEnd())
}
