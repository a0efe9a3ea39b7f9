/** The sign before decimals. */
export type DecimalSign = 'comma' | 'point'

/** A number of a file, or why it is none: nobody has told what its signs mean, or it has no meaning at all. */
export type Count = { readonly value: number } | { readonly why: 'ambiguous' | 'bad' }

const spaces = /[\u00A0\u202F' ]/g
const grouped = { point: /^\d{1,3}(,\d{3})+(\.\d+)?$/, comma: /^\d{1,3}(\.\d{3})+(,\d+)?$/ } as const
const plain = { point: /^\d+(\.\d+)?$/, comma: /^\d+(,\d+)?$/ } as const

/** A number whose decimal sign is known; thousands may be set apart by the other sign, a space or an apostrophe. */
function told(text: string, decimal: DecimalSign): Count {
  const bare = text.replace(spaces, '')
  if (!plain[decimal].test(bare) && !grouped[decimal].test(bare)) return { why: 'bad' }
  const whole = bare.replaceAll(decimal === 'point' ? ',' : '.', '')
  return { value: Number(whole.replace(',', '.')) }
}

/**
 * A number as it stands in a file. Digits alone, and 12.5 or 0.125, mean one thing; 1.234, 1,234 and 12,5 do not, so the sign must be told for
 * these. A percent sign is taken where percent are expected.
 */
export function countOf(text: string, decimal: DecimalSign | undefined, isPercent: boolean): Count {
  const bare = isPercent ? text.replace(/\s?%$/, '') : text
  if (decimal !== undefined) return told(bare, decimal)
  if (/^\d+$/.test(bare)) return { value: Number(bare) }
  // Three decimals after one to three digits look like thousands, but not after a zero.
  if (/^(0\.\d+|\d+\.(\d{1,2}|\d{4,}))$/.test(bare)) return { value: Number(bare) }
  return { why: /^\d[\d., '\u00A0\u202F]*$/.test(bare) ? 'ambiguous' : 'bad' }
}
