import stringWidth from 'string-width'

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
// ASCII, Latin letters without the soft hyphen, the apostrophe, boxes and blocks, glyphs, braille: one cell each, and most of what a chart is made of.
const simple = /^[ -~\u00A0-\u00AC\u00AE-\u024F\u2019\u2500-\u259F●▲■◆↓\u2800-\u28FF]*$/

/** The user-perceived characters of a text, in order. */
export const graphemes = (text: string): readonly string[] =>
  simple.test(text) ? text.split('') : [...segmenter.segment(text)].map(({ segment }) => segment)

/** Terminal cells a text takes: 2 for East Asian wide characters and emoji, 0 for combining marks. */
export const cellWidth = (text: string): number => (simple.test(text) ? text.length : stringWidth(text))

/** The text in at most `width` cells; a cut text ends in `ellipsis` if that fits. */
export function clip(text: string, width: number, ellipsis = '…'): string {
  if (cellWidth(text) <= width) return text
  const tail = cellWidth(ellipsis) <= width ? ellipsis : ''
  const room = width - cellWidth(tail)
  let used = 0
  let kept = ''
  for (const grapheme of graphemes(text)) {
    used += cellWidth(grapheme)
    if (used > room) break
    kept += grapheme
  }
  return kept + tail
}

/** The text in exactly `width` cells, clipped or filled with spaces at the other side of `align`. */
export function fit(text: string, width: number, align: 'left' | 'right', ellipsis = '…'): string {
  const clipped = clip(text, width, ellipsis)
  const space = ' '.repeat(Math.max(0, width - cellWidth(clipped)))
  return align === 'left' ? clipped + space : space + clipped
}
