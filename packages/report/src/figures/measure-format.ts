import { type MeasureFormat, type MeasureId, measureOf } from '@fishbowl/core'
import { formatNumber, type NumberFormat } from '../number.ts'
import { say } from '../words/index.ts'
import { numerals } from '../words/numerals.ts'

const levels: Readonly<Record<MeasureFormat, NumberFormat>> = {
  share: { kind: 'share' },
  number: { kind: 'count' },
  hours: { kind: 'hours' },
  money: { kind: 'money' },
  ratio: { kind: 'plain', digits: 2 },
}

const differences: Readonly<Record<MeasureFormat, NumberFormat>> = {
  share: { kind: 'points' },
  number: { kind: 'count', signed: true },
  hours: { kind: 'hours', signed: true },
  money: { kind: 'money', signed: true },
  ratio: { kind: 'plain', digits: 2, signed: true },
}

/** How a value of a measure is written. */
export const formatOf = (id: MeasureId): NumberFormat => levels[measureOf(id).format]

/** How a difference of two values of a measure is written: shares in points, everything with its sign. */
export const differenceFormatOf = (id: MeasureId): NumberFormat => differences[measureOf(id).format]

/** What the value axis of a measure says, e.g. "share of eligible employees"; with `isExternal` they are customers or partners. */
export const axisOf = (id: MeasureId, isExternal = false): string =>
  say(`model.measure.${id}.axis`, { audience: isExternal ? 'external' : 'employees' })

/** Two numbers as a stretch with one unit where they share it: "30.1 to 32.3 points". */
export function wordStretch(low: number, high: number, format: NumberFormat): string {
  const from = formatNumber(low, format)
  const to = formatNumber(high, format)
  const unit = unitOf(to)
  const short = unit !== '' && unitOf(from) === unit ? from.slice(0, -unit.length) : from
  return say('curve.stretch', { low: short, high: to })
}

// A difference below one point would lose its size with one decimal.
const points = (largest: number): NumberFormat => ({ kind: 'plain', digits: largest < 0.01 ? 2 : 1 })

/** An estimated level, with a decimal more than a single reading has: "19.4 %". */
export function wordLevel(value: number, id: MeasureId): string {
  if (measureOf(id).format !== 'share') return formatNumber(value, formatOf(id))
  return Number.isNaN(value) ? numerals().none : `${percentOf(value)}${numerals().percent}`
}

/** The interval of a level: "18.9 to 19.9 %"; "n/a" where it is unknown. Of a share, what lies outside 0 to 100 % is left out. */
export function wordLevels(low: number, high: number, id: MeasureId): string {
  if (Number.isNaN(low) || Number.isNaN(high)) return numerals().none
  const { format, unit } = measureOf(id)
  if (format !== 'share') return wordStretch(low, high, formatOf(id))
  // The load is over the hours at work and may be more than all of them.
  const most = unit === 'share' ? 1 : Number.POSITIVE_INFINITY
  return say('curve.stretch', { low: percentOf(Math.max(0, low)), high: wordLevel(Math.min(most, high), id) })
}

/** The size of a difference without its sign: "31.2 points". */
export function wordSize(value: number, id: MeasureId): string {
  const size = Math.abs(value)
  if (measureOf(id).format === 'share') return `${formatNumber(size * 100, points(size))}${numerals().points}`
  return formatNumber(size, formatOf(id))
}

/** A stretch of differences; of shares in points without the word: "-0.41 to 0.62", of others with their unit. */
export function wordDifferences(low: number, high: number, id: MeasureId): string {
  if (measureOf(id).format !== 'share') return wordStretch(low, high, formatOf(id))
  return wordStretch(low * 100, high * 100, points(Math.max(Math.abs(low), Math.abs(high))))
}

const percentOf = (share: number): string => formatNumber(share * 100, { kind: 'plain', digits: 1 })

/** The unit behind a number with the space before it, which may be the one that also stands between thousands. */
export const unitOf = (text: string): string => /[ \u00A0][^\s\d]\S*$/.exec(text)?.[0] ?? ''
