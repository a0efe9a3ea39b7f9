import { cellWidth, clip, glyphOf, paintOf, type Symbols, symbolsOf } from '@fishbowl/report'
import type { Look } from './terminal.ts'

/** How a piece of a line looks; a number is the colour of that series. */
export type Style = 'plain' | 'bold' | 'muted' | 'selected' | number

/** A piece of a line. The text is made printable in the symbol set; escape sequences in it are lost. */
export type Piece = readonly [text: string, style?: Style]

/** Characters of the screens around the charts. */
type Chrome = Readonly<
  Record<
    'crumb' | 'full' | 'rest' | 'rule' | 'bullet' | 'caret' | 'dash' | 'from' | 'mean' | 'to' | 'zero',
    string
  >
>
const intervals = { from: '├', mean: '┼', to: '┤', zero: '│' }
const plainIntervals = { from: '[', mean: '+', to: ']', zero: '|' }
const boxes: Chrome = {
  ...intervals,
  crumb: '›',
  full: '━',
  rest: '─',
  rule: '─',
  bullet: '·',
  caret: '▏',
  dash: '–',
}
const plain: Chrome = {
  ...plainIntervals,
  crumb: '>',
  full: '#',
  rest: '-',
  rule: '-',
  bullet: '-',
  caret: '_',
  dash: '-',
}

/** Draws text in a look: the only place of the screens that writes escape sequences. */
export type Brush = {
  readonly look: Look
  readonly symbols: Symbols
  readonly chrome: Chrome
  /** The glyph of the arm in this place. */
  readonly glyph: (place: number) => string
  /** A text in a style; the text must be printable already. */
  readonly paint: (text: string, style: Style) => string
  /** Pieces as one line of at most `width` cells. */
  readonly line: (pieces: readonly Piece[], width: number) => string
}

/** A text made printable word by word: the spaces between them are layout and stay. */
const printable = (text: string, symbols: Symbols): string =>
  text.replace(/[^\S ]/gu, ' ').replace(/[^ ]+/gu, symbols.text)

/** The brush of a look. */
export function brushOf(look: Look): Brush {
  const symbols = symbolsOf(look.symbols)
  const paper = paintOf(look.color, look.theme)
  const codeOf = (style: Style): string => {
    if (typeof style === 'number') return paper.series(style)
    if (style === 'selected') return look.color === 'none' ? '' : '7'
    return style === 'plain' ? '' : paper[style]
  }
  const paint = (text: string, style: Style): string => {
    const code = codeOf(style)
    return code === '' || text === '' ? text : `\u001B[${code}m${text}\u001B[0m`
  }
  return {
    look,
    symbols,
    chrome: look.symbols === 'ascii' ? plain : boxes,
    glyph: (place) => glyphOf(symbols, place),
    paint,
    line(pieces, width) {
      let room = Math.max(0, width)
      let result = ''
      for (const [text, style = 'plain'] of pieces) {
        const shown = clip(printable(text, symbols), room, symbols.ellipsis)
        result += paint(shown, style)
        room -= cellWidth(shown)
      }
      return result
    },
  }
}
