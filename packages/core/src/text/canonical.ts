const escapes = /[\u007F-\u009F\p{Bidi_Control}\p{Line_Separator}\p{Paragraph_Separator}\uFEFF]/gu

// JSON allows these characters raw, but a terminal that prints them may obey them.
const text = (value: string): string =>
  JSON.stringify(value).replace(escapes, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

function object(value: object): string {
  if (!isPlain(value)) throw new RangeError('only plain objects and arrays have a canonical JSON form')
  const members = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => `${text(key)}:${canonicalJson(inner)}`)
  return `{${members.join(',')}}`
}

/**
 * The one JSON text of plain data, for digests and `--json`.
 * @returns JSON with sorted keys, no spaces and one text per number (shortest that reads back; -0 is 0); keys whose value is undefined are left out
 * @throws RangeError for NaN, infinities and anything that is not plain data
 * @example
 * import { canonicalJson } from '@fishbowl/core'
 *
 * console.log(canonicalJson({ weeks: 156, arm: 'two-cms' })) // {"arm":"two-cms","weeks":156}
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return text(value)
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return JSON.stringify(value)
    throw new RangeError(`${value} has no JSON form`)
  }
  if (Array.isArray(value)) return `[${Array.from(value, canonicalJson).join(',')}]`
  if (typeof value === 'object') return object(value)
  throw new RangeError(`a value of type ${typeof value} has no JSON form`)
}
