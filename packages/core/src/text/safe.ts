const unsafe =
  /(?![\t\n\r])\p{Cc}|\r(?!\n)|[\p{Bidi_Control}\p{Surrogate}\p{Line_Separator}\p{Paragraph_Separator}\uFEFF\uFFFE\uFFFF]/gu
const invisible =
  /[\p{Cc}\p{Bidi_Control}\p{Surrogate}\p{Line_Separator}\p{Paragraph_Separator}\uFEFF\uFFFE\uFFFF]/gu
const named = new Map([
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\r', '\\r'],
])

/** One character that may not stand in a file: its offset in UTF-16 units and its visible form. */
export type UnsafeCharacter = { readonly at: number; readonly shown: string }

const escaped = (character: string): string =>
  named.get(character) ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`

/** The text with control, C1, bidi and lone surrogate characters written as visible escapes; always one line. @workspace */
export function safe(text: string): string {
  return text.replace(invisible, escaped)
}

/** The characters that are refused anywhere in a file: tabs and line ends are fine, a lone carriage return is not. */
export function unsafeCharacters(text: string): readonly UnsafeCharacter[] {
  return [...text.matchAll(unsafe)].map((match) => ({ at: match.index, shown: escaped(match[0]) }))
}

/** The first refused character of a value that was read, visible; undefined when there is none. */
export function unsafeIn(value: string, kind: 'key' | 'text'): string | undefined {
  const match = value.match(kind === 'key' ? invisible : unsafe)
  return match?.[0] === undefined ? undefined : escaped(match[0])
}

/** The text in double quotes, safe to show, cut after `most` characters. @workspace */
export function quote(text: string, most = 60): string {
  return `"${safe(text.length > most ? `${text.slice(0, most)}...` : text)}"`
}

const wide =
  /[\p{Emoji_Presentation}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF01-\uFF60]/u
const zero = /\p{Mn}|\p{Me}|\p{Default_Ignorable_Code_Point}/u

/** Columns of a terminal that the text takes: two for wide characters, none for marks that sit on another one. */
export function cells(text: string): number {
  let sum = 0
  for (const character of text) sum += zero.test(character) ? 0 : wide.test(character) ? 2 : 1
  return sum
}
