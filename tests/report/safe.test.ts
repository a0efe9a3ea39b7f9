import { ascii, cellWidth, clip, fit, safe } from '@fishbowl/report'
import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import { hostileText } from './hostile.ts'

describe('a safe text', () => {
  test.each([
    ['a colour', '\u001B[31mred\u001B[0m', 'red'],
    ['a one-byte colour', '\u009B31mred', 'red'],
    ['a new window title', 'a\u001B]0;owned\u0007b', 'ab'],
    ['a broken command', '\u001B\u001B[0m[2J', '[2J'],
    ['a return to the line start', 'good\rbad', 'good bad'],
    ['a backspace', 'ab\bc', 'abc'],
    ['line and paragraph separators', 'a\u2028b\u2029c\u0085d', 'a b c d'],
    ['a reversed direction', 'a\u202Eb\u2066c\u200Fd', 'abcd'],
    ['invisible characters', 'a\u200Bb\uFEFFc\u00ADd', 'abcd'],
    ['a lone surrogate', 'a\uD800b', 'a\uFFFDb'],
    ['a tower of marks', `e${'\u0301'.repeat(50)}`, `e${'\u0301'.repeat(4)}`],
  ])('has lost %s', (_, text, expected) => {
    expect(safe(text)).toBe(expected)
  })

  test.each(['Café', '漢字', '👩‍👩‍👧', 'क्षि', 'שלום'])('keeps %s', (text) => {
    expect(safe(text)).toBe(text)
  })

  test('is as safe the second time', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(safe(safe(text))).toBe(safe(text))
        expect(safe(text)).not.toMatch(/[\p{Cc}\p{Cs}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u)
        expect(ascii(text)).toMatch(/^[ -~]*$/)
      }),
      { seed: 14, numRuns: 2000 },
    )
  })

  test('in ASCII keeps what can be read', () => {
    expect(ascii('Café “Größe” – 5 ± 1 ≥ 漢')).toBe('Cafe "Grosse" - 5 +/- 1 >= ?')
  })
})

describe('cells', () => {
  test('are counted as terminals draw them', () => {
    expect(['abc', '漢字', 'e\u0301', '👩‍👩‍👧', '●'].map(cellWidth)).toEqual([3, 4, 1, 2, 1])
    // Drawn cell by cell without asking the width library; it must agree.
    for (let code = 0x2500; code <= 0x28ff; code++) {
      if (code < 0x25a0 || code >= 0x2800) expect(stringWidth(String.fromCodePoint(code))).toBe(1)
    }
  })

  test('are never exceeded by a clipped text, which is not cut inside a character', () => {
    expect(clip('漢字漢字', 5)).toBe('漢字…')
    expect(clip('漢字漢字', 4)).toBe('漢…')
    expect(clip('abc', 0)).toBe('')
    expect(fit('漢', 4, 'right')).toBe('  漢')
    fc.assert(
      fc.property(hostileText, fc.nat(20), (text, width) => {
        expect(cellWidth(fit(safe(text), width, 'left'))).toBe(width)
      }),
      { seed: 15, numRuns: 2000 },
    )
  })
})
