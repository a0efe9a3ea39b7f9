import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { measureText, textWidth } from '../../packages/report/src/render/font.ts'
import { advances, unitsPerEm } from '../../packages/report/src/render/font-advances.ts'
import { spread } from '../../packages/report/src/render/spread.ts'
import { clipText, wrapText } from '../../packages/report/src/render/text-fit.ts'

/** The parts of a TrueType file that say how far a letter moves the pen. */
function fontOf(name: string): {
  readonly unitsPerEm: number
  readonly advance: (codePoint: number) => number
} {
  const path = new URL(
    `../../node_modules/@expo-google-fonts/inter/${name}/Inter_${name}.ttf`,
    import.meta.url,
  )
  const bytes = readFileSync(path)
  const tables = new Map<string, number>()
  for (let i = 0; i < bytes.readUInt16BE(4); i++) {
    const at = 12 + 16 * i
    tables.set(bytes.toString('latin1', at, at + 4), bytes.readUInt32BE(at + 8))
  }
  const table = (tag: string): number => tables.get(tag) ?? Number.NaN
  const cmap = table('cmap')
  const subtables = Array.from(
    { length: bytes.readUInt16BE(cmap + 2) },
    (_, i) => cmap + bytes.readUInt32BE(cmap + 8 + 8 * i),
  )
  const groups = subtables.find((at) => bytes.readUInt16BE(at) === 12) ?? Number.NaN
  const metrics = bytes.readUInt16BE(table('hhea') + 34)
  return {
    unitsPerEm: bytes.readUInt16BE(table('head') + 18),
    advance: (codePoint) => {
      for (let i = 0; i < bytes.readUInt32BE(groups + 12); i++) {
        const [first = 0, last = 0, glyph = 0] = [0, 4, 8].map((at) =>
          bytes.readUInt32BE(groups + 16 + 12 * i + at),
        )
        if (codePoint < first || codePoint > last) continue
        return bytes.readUInt16BE(table('hmtx') + 4 * Math.min(glyph + codePoint - first, metrics - 1))
      }
      return 0
    },
  }
}

describe('the table of letter widths', () => {
  test.each([
    ['regular', '400Regular'],
    ['semiBold', '600SemiBold'],
  ] as const)('is that of the shipped font, %s', (weight, name) => {
    const font = fontOf(name)
    expect(unitsPerEm).toBe(font.unitsPerEm)
    for (const [first, units] of advances[weight])
      expect(units.split(' ').map(Number), `from ${first}`).toEqual(
        units.split(' ').map((_, i) => font.advance(first + i)),
      )
  })

  test('has every printable letter of ASCII and Latin-1', () => {
    for (let code = 0x20; code < 0x100; code++) {
      const isControl = (code >= 0x7f && code < 0xa0) || code === 0xad
      if (!isControl)
        expect(textWidth(String.fromCodePoint(code), { size: 10 }), `${code}`).toBeGreaterThan(0)
    }
  })
})

describe('the width of a text', () => {
  test('is the sum of its letters, wider in semi-bold', () => {
    const ab = textWidth('a', { size: 12 }) + textWidth('b', { size: 12 })
    expect(textWidth('ab', { size: 12 })).toBeCloseTo(ab, 12)
    expect(measureText('ab', '600 12px Inter, sans-serif').width).toBe(
      textWidth('ab', { size: 12, weight: 'semiBold' }),
    )
    expect(measureText('ab', '600 12px Inter, sans-serif').width).toBeGreaterThan(ab)
  })

  test('counts a wide letter as one em, an emoji of several people as one letter, an unknown one as .6', () => {
    expect(textWidth('漢字', { size: 10 })).toBe(20)
    expect(textWidth('👩‍👩‍👧', { size: 10 })).toBe(10)
    expect(textWidth('ა', { size: 10 })).toBe(6)
  })
})

describe('a text that is too long', () => {
  const face = { size: 12 }

  test('is cut with an ellipsis, never within a letter', () => {
    expect(clipText('short', 100, face)).toBe('short')
    const clipped = clipText('One community manager', 60, face)
    expect(clipped).toMatch(/^One co.*…$/)
    expect(textWidth(clipped, face)).toBeLessThanOrEqual(60)
    expect(clipText('👩‍👩‍👧👩‍👩‍👧', 24, { size: 12 })).toBe('👩‍👩‍👧👩‍👩‍👧')
    expect(clipText('👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', 26, { size: 12 })).toBe('👩‍👩‍👧…')
    expect(clipText('x', 2, face)).toBe('')
  })

  test('breaks between words, and within a word that is longer than a line', () => {
    expect(wrapText('two community managers', 80, { ...face, most: 3 })).toEqual([
      'two',
      'community',
      'managers',
    ])
    const lines = wrapText('abcdefghijklmnopqrstuvwxyz', 60, { ...face, most: 9 })
    expect(lines.join('')).toBe('abcdefghijklmnopqrstuvwxyz')
    for (const line of lines) expect(textWidth(line, face)).toBeLessThanOrEqual(60)
    expect(wrapText('two community managers', 80, { ...face, most: 2 }).at(-1)).toMatch(/…$/)
  })
})

describe('labels that would stand on each other', () => {
  test('move apart by as little as possible, and stay inside', () => {
    expect(spread([{ at: 50, size: 10 }], 0, 100)).toEqual([50])
    expect(
      spread(
        [
          { at: 50, size: 10 },
          { at: 50, size: 10 },
        ],
        0,
        100,
      ),
    ).toEqual([45, 55])
    expect(
      spread(
        [
          { at: 60, size: 10 },
          { at: 40, size: 10 },
        ],
        0,
        100,
      ),
    ).toEqual([60, 40])
    expect(
      spread(
        [
          { at: 0, size: 20 },
          { at: 2, size: 10 },
        ],
        0,
        100,
      ),
    ).toEqual([10, 25])
    expect(
      spread(
        [
          { at: 98, size: 20 },
          { at: 99, size: 10 },
        ],
        0,
        100,
      ),
    ).toEqual([80, 95])
  })
})
