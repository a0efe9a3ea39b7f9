// How a report writes numbers (src/number.ts), once more for the browser: a test holds the two together.

/** @type {Numerals} */
const english = {
  decimal: '.',
  group: ',',
  percent: ' %',
  points: ' points',
  hours: ' h',
  money: [' $', ' k$', ' M$', ' bn$'],
  none: 'n/a',
}

/**
 * @param {number} value
 * @param {NumberFormat} format
 * @param {Numerals} [as] how the language of the page writes numbers
 * @returns {string}
 */
export function formatNumber(value, format, as = english) {
  if (Number.isNaN(value)) return as.none
  const [factor, unit, digits] = scaleOf(Math.abs(value), format, as)
  const size = Math.abs(value * factor)
  const text = sizeText(size, digits, as)
  if (Number(size.toFixed(digits)) === 0) return text + unit
  const plus = format.kind === 'points' || format.signed === true ? '+' : ''
  return (value < 0 ? '-' : plus) + text + unit
}

/**
 * @param {number} size
 * @param {NumberFormat} format
 * @param {Numerals} as
 * @returns {readonly [factor: number, unit: string, digits: number]}
 */
function scaleOf(size, format, { percent, points, hours, money: [ones, thousands, millions, billions] }) {
  switch (format.kind) {
    case 'share':
      return [100, percent, oneBelow(size * 100, 10)]
    case 'points':
      return [100, points, 1]
    case 'money':
      if (size >= 999.95e6) return [1e-9, billions, 1]
      if (size >= 999.95e3) return [1e-6, millions, 1]
      return size >= 999.5 ? [1e-3, thousands, 1] : [1, ones, 0]
    case 'hours':
      return [1, hours, oneBelow(size, 100)]
    case 'count':
      return [1, '', Number.isInteger(size) ? 0 : oneBelow(size, 100)]
    case 'plain':
      return [1, '', Math.min(20, Math.max(0, Math.trunc(format.digits)))]
  }
}

/**
 * @param {number} size
 * @param {number} limit
 */
function oneBelow(size, limit) {
  return size === 0 || size >= limit - 0.05 ? 0 : 1
}

/**
 * @param {number} size
 * @param {number} digits
 * @param {Numerals} as
 */
function sizeText(size, digits, { decimal, group }) {
  if (!Number.isFinite(size)) return 'inf'
  if (size >= 1e12) return size.toExponential(2).replace('+', '').replace('.', decimal)
  const [whole = '', decimals] = size.toFixed(digits).split('.')
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(?:\d{3})+$)/g, group) : whole
  return decimals === undefined ? grouped : `${grouped}${decimal}${decimals}`
}
