import type { Figure } from '../figure.ts'
import { formatNumber, type NumberFormat } from '../number.ts'

/** Numbers as they are drawn; null is a gap. */
type Drawn = readonly (number | null)[]

/** How drawn numbers are read: the number times `factor` is drawn. */
type Reader = { readonly format: NumberFormat; readonly factor: number }

/** The shortest number for which a test holds, with at least four digits; the number itself where there is none. */
function shortest(value: number, isGood: (value: number) => boolean): number {
  for (let digits = 4; digits < 16; digits++) {
    const short = Number(value.toPrecision(digits))
    if (isGood(short)) return short
  }
  return value
}

/** Numbers so short that a pixel does not see it, yet each reads as that of the figure does. */
const read = (drawn: Drawn, values: readonly number[], { format, factor }: Reader): Drawn =>
  drawn.map((value, i) => {
    const word = formatNumber(values[i] ?? Number.NaN, format)
    return value === null ? null : shortest(value, (short) => formatNumber(short / factor, format) === word)
  })

/** What is drawn on top of the low end of a band, so that the high end reads as it does in the figure. */
function readBand(
  { low, over }: { readonly low: Drawn; readonly over: Drawn },
  high: readonly number[],
  reader: Reader,
): Drawn {
  const { format, factor } = reader
  return over.map((value, i) => {
    const from = low[i] ?? 0
    const word = formatNumber(high[i] ?? Number.NaN, format)
    return value === null
      ? null
      : shortest(value, (short) => formatNumber((from + short) / factor, format) === word)
  })
}

/** The drawn numbers of the series of an option by their ids, made short. `areas` are the figures of its areas and what their numbers are drawn times. */
export function shortNumbers(
  drawn: ReadonlyMap<string, Drawn>,
  areas: readonly { readonly figure: Figure; readonly factor: number }[],
): ReadonlyMap<string, Drawn> {
  const curves = areas.flatMap(({ figure, factor }, area) =>
    figure.series.map((series, arm) => ({
      series,
      reader: { format: figure.y.format, factor },
      idOf: (what: string): string => `${arm}:${what}${area === 0 ? '' : `:${area}`}`,
    })),
  )
  const short = curves.flatMap(({ series, reader, idOf }) => {
    const list = (what: string): Drawn => drawn.get(idOf(what)) ?? []
    const at = series.x.flatMap((x, i) => (Number.isFinite(x) ? [i] : []))
    const exact = (values: readonly number[] = []): readonly number[] =>
      at.map((i) => values[i] ?? Number.NaN)
    const low = read(list('band-low'), exact(series.low), reader)
    return [
      [idOf('line'), read(list('line'), exact(series.middle), reader)],
      [idOf('band-low'), low],
      [idOf('band'), readBand({ low, over: list('band') }, exact(series.high), reader)],
    ] as const
  })
  return new Map([...drawn, ...short])
}
