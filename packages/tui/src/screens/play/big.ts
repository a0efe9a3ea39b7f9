import type { SymbolName } from '@fishbowl/report'

type Glyph = readonly [string, string, string]

const blocks: Readonly<Record<string, Glyph>> = {
  '0': ['█▀█', '█ █', '▀▀▀'],
  '1': ['▀█ ', ' █ ', '▀▀▀'],
  '2': ['▀▀█', '█▀▀', '▀▀▀'],
  '3': ['▀▀█', ' ▀█', '▀▀▀'],
  '4': ['█ █', '▀▀█', '  ▀'],
  '5': ['█▀▀', '▀▀█', '▀▀▀'],
  '6': ['█▀▀', '█▀█', '▀▀▀'],
  '7': ['▀▀█', '  █', '  ▀'],
  '8': ['█▀█', '█▀█', '▀▀▀'],
  '9': ['█▀█', '▀▀█', '▀▀▀'],
  '-': ['   ', '▀▀▀', '   '],
  '+': [' ▄ ', '▀█▀', '   '],
  '.': [' ', ' ', '▀'],
  ',': [' ', ' ', '▀'],
}
const strokes: Readonly<Record<string, Glyph>> = {
  '0': [' _ ', '| |', '|_|'],
  '1': ['   ', '  |', '  |'],
  '2': [' _ ', ' _|', '|_ '],
  '3': [' _ ', ' _|', ' _|'],
  '4': ['   ', '|_|', '  |'],
  '5': [' _ ', '|_ ', ' _|'],
  '6': [' _ ', '|_ ', '|_|'],
  '7': [' _ ', '  |', '  |'],
  '8': [' _ ', '|_|', '|_|'],
  '9': [' _ ', '|_|', ' _|'],
  '-': ['   ', '---', '   '],
  '+': ['   ', '-|-', '   '],
  '.': [' ', ' ', '.'],
  ',': [' ', ' ', ','],
}

/** Digits, sign and point of a worded number three rows high; what has no large form, such as its unit, stands beside them in the last row. */
export function bigNumber(text: string, symbols: SymbolName): readonly [string, string, string] {
  const font = symbols === 'ascii' ? strokes : blocks
  const rows: [string, string, string] = ['', '', '']
  for (const letter of text) {
    const glyph = font[letter] ?? [' ', ' ', letter]
    const gap = font[letter] === undefined ? '' : ' '
    for (const row of [0, 1, 2] as const) rows[row] += glyph[row] + gap
  }
  return rows
}
