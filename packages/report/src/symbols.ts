import { ascii, safe, withoutBraille } from './safe.ts'

export type SymbolName = 'braille' | 'block' | 'ascii'

/** The characters a chart is made of, and how many dots of a line fit into one cell. */
export type Symbols = {
  readonly dotsAcross: number
  readonly dotsDown: number
  /** The bit of a dot in its cell, and the character of a set of bits. */
  readonly bit: (across: number, down: number) => number
  readonly character: (bits: number) => string
  /** The edge of a band where it has no tint; empty = the dots themselves. */
  readonly edge: string
  /** A single run; empty = the dots themselves. */
  readonly thin: string
  readonly glyphs: readonly string[]
  readonly axis: Readonly<Record<'line' | 'tick' | 'corner' | 'floor' | 'floorTick', string>>
  readonly cursor: string
  readonly event: string
  readonly zero: string
  readonly pointer: string
  readonly stem: string
  readonly focus: string
  readonly separator: string
  readonly ellipsis: string
  /** Makes a user's text printable in this set. */
  readonly text: (text: string) => string
}

const boxes = {
  glyphs: ['●', '▲', '■', '◆', '✚', '✖'],
  axis: { line: '│', tick: '┤', corner: '└', floor: '─', floorTick: '┬' },
  cursor: '│',
  event: '┊',
  zero: '╌',
  pointer: '↓',
  stem: '│',
  focus: '▸',
  separator: ' · ',
  ellipsis: '…',
} as const

// Dots 1, 2, 3, 7 run down the left side of a braille cell, 4, 5, 6, 8 down the right side.
const brailleBits = [0x01, 0x02, 0x04, 0x40, 0x08, 0x10, 0x20, 0x80] as const
const blockCharacters = [' ', '▀', '▄', '█'] as const
const asciiCharacters = [' ', "'", '-', "'", '.', ':', '.', '|'] as const

const sets: Readonly<Record<SymbolName, Symbols>> = {
  braille: {
    ...boxes,
    dotsAcross: 2,
    dotsDown: 4,
    bit: (across, down) => brailleBits[across * 4 + down] ?? 0,
    character: (bits) => String.fromCodePoint(0x2800 + bits),
    edge: '',
    thin: '',
    text: safe,
  },
  block: {
    ...boxes,
    dotsAcross: 1,
    dotsDown: 2,
    bit: (_, down) => 1 << down,
    character: (bits) => blockCharacters[bits] ?? ' ',
    edge: '·',
    thin: '░',
    text: withoutBraille,
  },
  ascii: {
    dotsAcross: 1,
    dotsDown: 3,
    bit: (_, down) => 1 << down,
    character: (bits) => asciiCharacters[bits] ?? ' ',
    edge: ':',
    thin: ',',
    glyphs: ['o', '^', '#', '+', 'x', '*'],
    axis: { line: '|', tick: '+', corner: '+', floor: '-', floorTick: '+' },
    cursor: '|',
    event: '!',
    zero: '=',
    pointer: 'v',
    stem: '|',
    focus: '>',
    separator: ' - ',
    ellipsis: '~',
    text: ascii,
  },
}

/** The characters of a symbol set. */
export const symbolsOf = (name: SymbolName): Symbols => sets[name]

/** The glyph of the series in this place; after six they come round again. */
export const glyphOf = (symbols: Symbols, index: number): string =>
  symbols.glyphs[index % symbols.glyphs.length] ?? '*'
