import type { Figure } from './figure.ts'
import { type Header, headerOf } from './header.ts'
import { paintOf } from './palette.ts'
import { runsOn } from './single-runs.ts'
import { glyphOf, type Symbols, symbolsOf } from './symbols.ts'
import type { TextOptions } from './text-options.ts'
import { say } from './words/index.ts'
import { joined } from './words/lists.ts'

/** What is drawn behind the lines. */
export type Behind = {
  /** Indices of the series whose band is drawn. */
  readonly banded: readonly number[]
  /** Single runs that are drawn of each series that has some. */
  readonly runs: number
}

/** The heading, and what lies behind the lines: what it has no room to explain is not drawn, the bands go first. */
export function headingOf(
  figure: Figure,
  options: TextOptions,
  focus: number,
): Behind & { readonly header: Header } {
  const symbols = symbolsOf(options.symbols)
  const room = { columns: options.columns, rows: options.rows, symbols }
  const wanted = behindOf(figure, options, focus)
  const nothing: Behind = { banded: [], runs: 0 }
  for (const behind of [wanted, { ...wanted, banded: [] }]) {
    const header = headerOf(figure, noteText(figure, behind, symbols), room)
    if (header.note) return { ...behind, header }
  }
  return { ...nothing, header: headerOf(figure, '', room) }
}

const ownerOf = ({ series }: Figure): number => series.findIndex(({ runs }) => runs !== undefined)

/** The bands that are asked for, and the single runs that the figure has. */
function behindOf(figure: Figure, options: TextOptions, focus: number): Behind {
  const { rows, bands, color, theme } = options
  const owner = ownerOf(figure)
  const count = figure.runs === undefined ? 0 : (figure.series[owner]?.runs?.length ?? 0)
  const banded = bandedSeries(figure, bands, focus)
  // Dotted edges cannot be told from the dots of single runs.
  const isTinted = paintOf(color, theme).tint([0]) !== ''
  const apart = count > 0 && !isTinted ? banded.filter((index) => index !== owner) : banded
  return { banded: apart, runs: runsOn(count, rows) }
}

/** The series whose bands are asked for, have numbers, and a meaning to print. */
function bandedSeries(figure: Figure, bands: TextOptions['bands'], focus: number): readonly number[] {
  if (bands === 'none' || figure.band === undefined || figure.band === '') return []
  return figure.series.flatMap(({ low, high }, index) =>
    low !== undefined && high !== undefined && (bands === 'all' || index === focus) ? [index] : [],
  )
}

/** What the heading says of bands and single runs: whose they are, where not all of several series have them. */
function noteText(figure: Figure, { banded, runs }: Behind, symbols: Symbols): string {
  const several = figure.series.length > 1
  const only = banded.length === 1 ? banded[0] : undefined
  const owner = ownerOf(figure)
  const glyph = (index: number | undefined): string =>
    several && index !== undefined ? `${glyphOf(symbols, index)} ` : ''
  const band =
    banded.length === 0
      ? ''
      : glyph(only) + symbols.text(say('curve.band.heading', { band: figure.band ?? '' }))
  if (runs === 0) return band
  const thin = symbols.text(say('curve.thin.heading', { count: runs, runs: figure.runs ?? '' }))
  if (band === '') return glyph(owner) + thin
  return joined([band, `${only === owner ? '' : glyph(owner)}${thin}`])
}
