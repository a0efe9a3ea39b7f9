import { type Face, lettersOf, textWidth } from './font.ts'

/** The text, or as much of it as is `width` pixels wide with an ellipsis; '' where not even that has room. */
export function clipText(text: string, width: number, face: Face): string {
  if (textWidth(text, face) <= width) return text
  const letters = lettersOf(text)
  let kept = letters.length
  while (kept > 0) {
    const clipped = `${letters.slice(0, kept).join('').trimEnd()}…`
    if (textWidth(clipped, face) <= width) return clipped
    kept--
  }
  return textWidth('…', face) <= width ? '…' : ''
}

/** The text in at most `most` lines of `width` pixels, broken between words and, where one is too long, within it; the last one clipped. */
export function wrapText(
  text: string,
  width: number,
  face: Face & { readonly most: number },
): readonly string[] {
  const lines: string[] = []
  let rest = text.trim()
  while (rest !== '' && lines.length < face.most - 1 && textWidth(rest, face) > width) {
    const head = headOf(rest, width, face)
    lines.push(head)
    rest = rest.slice(head.length).trimStart()
  }
  return rest === '' ? lines : [...lines, clipText(rest, width, face)]
}

/** The words at the start of a text that fit; of a first word that does not, its parts up to a hyphen, else its letters that do. */
function headOf(text: string, width: number, face: Face): string {
  let fitting = 0
  for (let at = text.indexOf(' '); at !== -1; at = text.indexOf(' ', at + 1)) {
    if (textWidth(text.slice(0, at), face) > width) break
    fitting = at
  }
  if (fitting > 0) return text.slice(0, fitting)
  let head = ''
  for (const letter of lettersOf(text)) {
    if (head !== '' && textWidth(head + letter, face) > width) break
    head += letter
  }
  const hyphen = head.lastIndexOf('-')
  return hyphen > 0 ? head.slice(0, hyphen + 1) : head
}
