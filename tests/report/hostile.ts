import type { Figure, Mark, NumberFormat, Series, TextOptions } from '@fishbowl/report'
import fc from 'fast-check'

/** Names nobody would choose: wide, combining, joined, right-to-left, invisible, and commands to the terminal. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc
    .array(
      fc.constantFrom(
        '漢字コミュニティ',
        '👩‍👩‍👧',
        '🇩🇪',
        '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
        'e\u0301\u0302\u0303\u0304\u0305\u0306',
        '\u0301',
        '\u001B[2J',
        '\u001B]0;title\u0007',
        '\u009B31m',
        '\u202Eabc\u2066',
        '\r\n\t\b',
        '\u200B\uFEFF',
        '✖\uFE0F',
        '\u1100\u1161',
        'क्षि',
        '⣿',
        '\uD800',
        'Baseline ',
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join('')),
)

const value = fc.oneof(
  { weight: 6, arbitrary: fc.double({ min: -2, max: 2 }) },
  { weight: 1, arbitrary: fc.double() },
  {
    weight: 1,
    arbitrary: fc.constantFrom(0, -0, 1e308, -1e308, 5e-324, Number.NaN, Number.POSITIVE_INFINITY),
  },
)
const values = fc.array(value, { maxLength: 30 })
const weeks = fc.oneof(
  { weight: 4, arbitrary: fc.nat(200).map((count) => Array.from({ length: count }, (_, week) => week)) },
  { weight: 1, arbitrary: fc.array(value, { maxLength: 10 }).map((xs) => xs.toSorted((a, b) => a - b)) },
)

const id = fc.constantFrom('a', 'b', 'c')
const series: fc.Arbitrary<Series> = fc.record(
  {
    id,
    name: hostileText,
    x: weeks,
    middle: values,
    low: values,
    high: values,
    runs: fc.array(values, { maxLength: 4 }),
  },
  { requiredKeys: ['id', 'name', 'x', 'middle'] },
)
const mark: fc.Arbitrary<Mark> = fc.record(
  {
    x: fc.oneof(fc.integer({ min: -5, max: 60 }), value),
    text: hostileText,
    series: id,
    driver: hostileText,
    isChange: fc.boolean(),
  },
  { requiredKeys: ['x', 'text'] },
)

const format: fc.Arbitrary<NumberFormat> = fc.constantFrom<NumberFormat>(
  { kind: 'share' },
  { kind: 'points' },
  { kind: 'money', signed: true },
  { kind: 'hours' },
  { kind: 'count' },
  { kind: 'plain', digits: 3 },
)

export const hostileFigure: fc.Arbitrary<Figure> = fc.record(
  {
    title: hostileText,
    x: fc.record({ label: hostileText }),
    y: fc.record({ label: hostileText, format, zeroLine: fc.boolean() }),
    series: fc.array(series, { maxLength: 9 }),
    band: hostileText,
    runs: hostileText,
    marks: fc.array(mark, { maxLength: 6 }),
    digest: hostileText,
  },
  { requiredKeys: ['title', 'x', 'y', 'series', 'marks'] },
)

export const anyOptions: fc.Arbitrary<TextOptions> = fc.record(
  {
    columns: fc.oneof(fc.nat(30), fc.nat(160)),
    rows: fc.oneof(fc.nat(12), fc.nat(45)),
    symbols: fc.constantFrom('braille', 'block', 'ascii'),
    color: fc.constantFrom('none', '16', '256', 'truecolor'),
    theme: fc.constantFrom('dark', 'light'),
    bands: fc.constantFrom('focused', 'all', 'none'),
    focus: id,
    cursor: fc.oneof(fc.nat(200), fc.double()),
  },
  { requiredKeys: ['columns', 'rows', 'symbols', 'color', 'theme', 'bands'] },
)
