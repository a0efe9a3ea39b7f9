import type { AssumptionId, MeasureId } from '@fishbowl/core'
import type { Effect, IndexEstimate, Indices, Split } from '@fishbowl/lab/sensitivity'
import { formatNumber } from '../number.ts'
import type { SymbolName } from '../symbols.ts'
import type { TableColumn } from '../table.ts'
import { say } from '../words/index.ts'
import { assumptionTitle } from '../words/model.ts'
import { numerals } from '../words/numerals.ts'
import type { TableData } from './end-table.ts'
import { wordDifferences, wordSize } from './measure-format.ts'

const left = (header: string): TableColumn => ({ header, align: 'left' })
const right = (header: string): TableColumn => ({ header, align: 'right' })
const barWidth = 10
const bar = (): TableColumn => left(say('analysis.table.size'))

/** A bar up to a value, thin from there to the end of its interval; `most` fills the width. */
function barOf(value: number, high: number, most: number, symbols: SymbolName): string {
  const [full, thin] = symbols === 'ascii' ? ['#', '-'] : ['━', '─']
  const cells = (size: number): number =>
    most > 0 && size > 0 ? Math.min(barWidth, Math.round((size / most) * barWidth)) : 0
  const thick = cells(value)
  return full.repeat(thick) + thin.repeat(Math.max(0, cells(high) - thick))
}

/** Which way an assumption moves the outcome; both where it sometimes raises and sometimes lowers it. */
export function wayOf({ mu, muStar }: Pick<Effect, 'mu' | 'muStar'>): 'raises' | 'lowers' | 'both ways' {
  if (Math.abs(mu) < 0.9 * muStar) return 'both ways'
  return mu > 0 ? 'raises' : 'lowers'
}

/** What an assumption is, in the words of the ledger. */
const titleOf = (id: AssumptionId | undefined): string => (id === undefined ? '' : assumptionTitle(id))

/** What the tables of a sensitivity analysis look at. */
export type SensitivityWords = {
  readonly factors: readonly AssumptionId[]
  readonly measure: MeasureId
  readonly symbols: SymbolName
}

const signs = { raises: '+', lowers: '-', 'both ways': '±' } as const

/** "+53.7": how far, and which way; shares in points without the word. */
function wordMove(effect: Effect, { measure, symbols }: SensitivityWords): string {
  const way = wayOf(effect)
  const sign = way === 'both ways' && symbols === 'ascii' ? '+-' : signs[way]
  return `${sign}${wordSize(effect.muStar, measure).replace(numerals().points, '')}`
}

/** A tornado of elementary effects: how far each assumption moves the outcome across its range, with its interval as the thin end. */
export function effectsTable(effects: readonly Effect[], words: SensitivityWords): TableData {
  const { factors, measure, symbols } = words
  const most = Math.max(0, ...effects.map(({ high, muStar }) => (Number.isFinite(high) ? high : muStar)))
  const rows = effects.map((effect) => {
    const { factor, muStar, low, high } = effect
    const id = factors[factor]
    return [
      id ?? '',
      barOf(muStar, high, most, symbols),
      wordMove(effect, words),
      wordDifferences(low, high, measure),
      titleOf(id),
    ]
  })
  const columns = [
    left(say('analysis.table.assumption')),
    bar(),
    right(say('analysis.table.moves')),
    right(say('curve.table.interval')),
  ]
  return { columns: [...columns, left(say('analysis.table.is'))], rows }
}

const plain = (value: number): string => formatNumber(value, { kind: 'plain', digits: 2 })
const stretch = (low: number, high: number): string =>
  Number.isNaN(low) ? plain(low) : say('curve.stretch', { low: plain(low), high: plain(high) })

const wordIndex = ({ value, wide }: IndexEstimate): string =>
  `${plain(value)}${wide && !Number.isNaN(value) ? '*' : ' '}`

/** One row of indices: an assumption, or those that are exchanged together; `says` is empty where it was said above. */
export type IndexRow = { readonly name: string; readonly says: string; readonly indices: Indices }

/** First-order and total indices; a star marks an interval wider than .1. The bar is that of the total. */
export function indicesTable(rows: readonly IndexRow[], symbols: SymbolName): TableData {
  const most = Math.max(0, ...rows.map(({ indices: { total } }) => total.high).filter(Number.isFinite))
  const isSaid = rows.some(({ says }) => says !== '')
  return {
    columns: [
      left(say('analysis.table.assumption')),
      bar(),
      right(say('analysis.table.alone')),
      right(say('curve.table.interval')),
      right(say('analysis.table.inAll')),
      right(say('curve.table.interval')),
      ...(isSaid ? [left(say('analysis.table.is'))] : []),
    ],
    rows: rows.map(({ name, says, indices: { first, total } }) => [
      name,
      barOf(total.value, total.high, most, symbols),
      wordIndex(first),
      stretch(first.low, first.high),
      wordIndex(total),
      stretch(total.low, total.high),
      says,
    ]),
  }
}

const percentOf = (share: number): string => formatNumber(share * 100, { kind: 'plain', digits: 1 })
const percent = (share: number): string => `${percentOf(share)}${numerals().percent}`

/** What the outcome differs by, in shares of the variance and as a standard deviation in its unit. */
export function splitTable({ parts, total }: Split, measure: MeasureId, symbols: SymbolName): TableData {
  const deviation = (variance: number): string =>
    variance > 0 ? wordSize(Math.sqrt(variance), measure) : '-'
  const rows = parts.map(({ source, variance, share, low, high }) => [
    say(`analysis.part.${source}`),
    barOf(share, share, 1, symbols),
    percent(share),
    say('curve.stretch', { low: percentOf(low), high: percent(high) }),
    deviation(variance),
  ])
  return {
    columns: [
      left(say('analysis.table.differs')),
      bar(),
      right(say('analysis.table.variance')),
      right(say('curve.table.interval')),
      right(say('analysis.table.sd')),
    ],
    rows: [...rows, [say('analysis.table.all'), '', percent(1), '', deviation(total)]],
  }
}
