import { numerals } from './words/numerals.ts'

/**
 * What a number is, and so how it is written. `share` and `points` take shares (0.37 is 37 %, a difference of 0.039 is
 * +3.9 points), `money` dollars, `hours` hours. `signed` writes the plus sign too; points always do.
 */
export type NumberFormat =
  | { readonly kind: 'share'; readonly signed?: boolean }
  | { readonly kind: 'points' }
  | { readonly kind: 'money'; readonly signed?: boolean }
  | { readonly kind: 'hours'; readonly signed?: boolean }
  | { readonly kind: 'count'; readonly signed?: boolean }
  | { readonly kind: 'plain'; readonly digits: number; readonly signed?: boolean }

/** A number times `factor`, with `digits` decimals and `unit` behind it. */
export type Scale = { readonly factor: number; readonly unit: string; readonly digits: number }

/** A number with its unit, e.g. "37 %", "+3.9 points", "-1.2 k$"; "n/a" for NaN. In a language the same on every machine. */
export function formatNumber(value: number, format: NumberFormat): string {
  if (Number.isNaN(value)) return numerals().none
  const { factor, unit, digits } = scaleOf(format, Math.abs(value))
  return write(value * factor, digits, isSigned(format)) + unit
}

/** The same with the shortest unit, for a label beside a curve. */
export const formatBrief = (value: number, format: NumberFormat): string =>
  briefly(formatNumber(value, format))

/** A number that is written already, with the shortest unit. */
export const briefly = (text: string): string => text.replace(numerals().points, numerals().point)

/** A number with the decimals it has, and a whole share: "0.5", "25 %". */
export const formatPlainly = (value: number): string => String(value).replace('.', numerals().decimal)
export const formatWholeShare = (share: number): string => `${Math.round(share * 100)}${numerals().percent}`

/** The same for a tick of an axis, shorter: decimals follow the step, k and M and the unit follow the largest tick. */
export function formatTick(
  value: number,
  axis: { readonly step: number; readonly largest: number },
  format: NumberFormat,
): string {
  const { factor, unit } = tickScale(format, axis.largest)
  return write(value * factor, decimalsOf(axis.step * factor), isSigned(format)) + unit
}

/**
 * The scale of an axis up to `largest`: what drawn numbers are multiplied by, the unit behind them (with its space, as on the ticks) and
 * how many decimals a single value is read with.
 */
export function axisScale(format: NumberFormat, largest: number): Scale {
  const { factor, unit } = tickScale(format, largest)
  const isPercent = format.kind === 'share' || format.kind === 'points'
  const digits = isPercent || unit.startsWith('k') ? 1 : scaleOf(format, largest).digits
  return { factor, unit, digits: unit.startsWith('M') ? 2 : digits }
}

function scaleOf(format: NumberFormat, size: number): Scale {
  switch (format.kind) {
    case 'share':
      return { factor: 100, unit: numerals().percent, digits: oneBelow(size * 100, 10) }
    case 'points':
      return { factor: 100, unit: numerals().points, digits: 1 }
    case 'money':
      return moneyScale(size)
    case 'hours':
      return { factor: 1, unit: numerals().hours, digits: oneBelow(size, 100) }
    case 'count':
      return { factor: 1, unit: '', digits: Number.isInteger(size) ? 0 : oneBelow(size, 100) }
    case 'plain':
      return { factor: 1, unit: '', digits: Math.min(20, Math.max(0, Math.trunc(format.digits))) }
  }
}

function tickScale(format: NumberFormat, largest: number): Omit<Scale, 'digits'> {
  const { factor, unit } = scaleOf(format, largest)
  if (format.kind === 'points') return { factor, unit: numerals().point }
  const isCounted = factor === 1 && format.kind !== 'money'
  if (!isCounted || largest < 20_000 || largest >= 1e12) return { factor, unit }
  return largest < 2e6 ? { factor: 1e-3, unit: `k${unit}` } : { factor: 1e-6, unit: `M${unit}` }
}

/** One decimal below a size (after rounding to it), none from there on and for zero. */
const oneBelow = (size: number, limit: number): number => (size === 0 || size >= limit - 0.05 ? 0 : 1)

function moneyScale(size: number): Scale {
  const [ones, thousands, millions, billions] = numerals().money
  if (size >= 999.95e6) return { factor: 1e-9, unit: billions, digits: 1 }
  if (size >= 999.95e3) return { factor: 1e-6, unit: millions, digits: 1 }
  if (size >= 999.5) return { factor: 1e-3, unit: thousands, digits: 1 }
  return { factor: 1, unit: ones, digits: 0 }
}

const isSigned = (format: NumberFormat): boolean => format.kind === 'points' || format.signed === true

function write(value: number, digits: number, signed: boolean): string {
  const size = Math.abs(value)
  const text = sizeText(size, digits)
  if (Number(size.toFixed(digits)) === 0) return text
  if (value < 0) return `-${text}`
  return signed ? `+${text}` : text
}

function sizeText(size: number, digits: number): string {
  const { decimal, group } = numerals()
  if (!Number.isFinite(size)) return 'inf'
  if (size >= 1e12) return size.toExponential(2).replace('+', '').replace('.', decimal)
  const [whole = '', decimals] = size.toFixed(digits).split('.')
  // Four digits read well without a comma, and years and weeks keep their look.
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(?:\d{3})+$)/g, group) : whole
  return decimals === undefined ? grouped : `${grouped}${decimal}${decimals}`
}

function decimalsOf(step: number): number {
  let scaled = Math.abs(step)
  for (let digits = 0; digits < 6; digits++) {
    if (Math.abs(scaled - Math.round(scaled)) < 1e-6 * scaled) return digits
    scaled *= 10
  }
  return 6
}
