// How a report writes numbers (src/number.ts), once more for the browser: a test holds the two together.

/**
 * @param {number} value
 * @param {NumberFormat} format
 * @returns {string}
 */
export function formatNumber(value, format) {
  if (Number.isNaN(value)) return 'n/a'
  const [factor, unit, digits] = scaleOf(Math.abs(value), format)
  const size = Math.abs(value * factor)
  const text = sizeText(size, digits)
  if (Number(text) === 0) return text + unit
  const plus = format.kind === 'points' || format.signed === true ? '+' : ''
  return (value < 0 ? '-' : plus) + text + unit
}

/**
 * @param {number} size
 * @param {NumberFormat} format
 * @returns {readonly [factor: number, unit: string, digits: number]}
 */
function scaleOf(size, format) {
  switch (format.kind) {
    case 'share':
      return [100, ' %', oneBelow(size * 100, 10)]
    case 'points':
      return [100, ' points', 1]
    case 'money':
      if (size >= 999.95e6) return [1e-9, ' bn$', 1]
      if (size >= 999.95e3) return [1e-6, ' M$', 1]
      return size >= 999.5 ? [1e-3, ' k$', 1] : [1, ' $', 0]
    case 'hours':
      return [1, ' h', oneBelow(size, 100)]
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
 */
function sizeText(size, digits) {
  if (!Number.isFinite(size)) return 'inf'
  if (size >= 1e12) return size.toExponential(2).replace('+', '')
  const [whole = '', decimals] = size.toFixed(digits).split('.')
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(?:\d{3})+$)/g, ',') : whole
  return decimals === undefined ? grouped : `${grouped}.${decimals}`
}
