import { stripVTControlCharacters } from 'node:util'

/**
 * A user's text that may go to a terminal: one line, without escape sequences, control and C1 characters, bidi and
 * other invisible format characters (joiners inside emoji and Indic words stay), lone surrogates and towers of marks.
 */
export function safe(text: string): string {
  return (
    stripVTControlCharacters(text.toWellFormed())
      .replace(/\u0085/g, ' ')
      .replace(/\uFEFF|(?![\u200C\u200D\s])[\p{Cc}\p{Cf}]/gu, '')
      // A no-break space stays: what it keeps together may not be torn apart at the end of a line.
      .replace(/[^\S\u00A0]+/gu, ' ')
      // More than four marks on one letter paint over the lines above and below.
      .replace(/(\p{M}{4})\p{M}+/gu, '$1')
  )
}

const plain: ReadonlyMap<string, string> = new Map([
  ['–', '-'],
  ['—', '-'],
  ['−', '-'],
  ['‘', "'"],
  ['’', "'"],
  ['“', '"'],
  ['”', '"'],
  ['×', 'x'],
  ['·', '-'],
  ['±', '+/-'],
  ['→', '->'],
  ['≥', '>='],
  ['≤', '<='],
  ['€', 'EUR'],
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['Œ', 'OE'],
  ['«', '"'],
  ['»', '"'],
  ['ø', 'o'],
])

/** The same text in bytes below 0x80: letters lose their accents, what has no ASCII form becomes a question mark. */
export function ascii(text: string): string {
  const plainer = safe(text)
    .normalize('NFKD')
    .replace(/\p{M}|[\u200C\u200D]/gu, '')
  return Array.from(plainer, (letter) => (letter <= '~' ? letter : (plain.get(letter) ?? '?'))).join('')
}

/** The same text without braille cells, which the block symbols promise not to print. */
export const withoutBraille = (text: string): string => safe(text).replace(/[\u2800-\u28FF]/g, '?')
