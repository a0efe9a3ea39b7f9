import { stripVTControlCharacters } from 'node:util'
import { cellWidth, type Figure, type Series, type TextOptions, toText } from '@fishbowl/report'
import { describe, expect, test } from 'vitest'
import { staffing } from './community.ts'

const options: TextOptions = {
  columns: 60,
  rows: 15,
  symbols: 'ascii',
  color: 'none',
  theme: 'dark',
  bands: 'focused',
}
const ramp: Figure = {
  title: 'Ramp',
  x: { label: 'week' },
  y: { label: 'answers', format: { kind: 'count' } },
  series: [{ id: 'a', name: 'Arm', x: [0, 50, 100], middle: [0, 5, 10], low: [0, 4, 8], high: [0, 6, 12] }],
  band: '90 % of 40 runs',
  marks: [],
}
const level = (id: string): Series => ({ id, name: id, x: [0, 100], middle: [6, 6] })
const drawn = (figure: Figure, change: Partial<TextOptions> = {}): string =>
  toText(figure, { ...options, ...change }).join('\n')

const one = (x: readonly number[], middle: readonly number[]): Figure => ({
  ...ramp,
  series: [{ id: 'a', name: 'Arm', x, middle }],
})
const topRow = (figure: Figure): string =>
  toText(figure, { ...options, color: '16' }).find((line) => line.includes("''")) ?? ''

describe('a chart says what it shows', () => {
  test('unit, band meaning and week are printed', () => {
    const text = drawn(ramp)
    expect(text).toContain('answers')
    expect(text).toContain('band: 90 % of 40 runs')
    expect(text).toContain('week')
  })

  test('a band is drawn only with its meaning beside it', () => {
    const { band: _, ...unexplained } = ramp
    expect(drawn(ramp)).toContain(':')
    expect(drawn(unexplained)).not.toContain(':')
    expect(drawn(ramp, { columns: 20, rows: 8 })).not.toContain(':')
  })

  test('the focused band is that of the only series, or of nobody among several without focus', () => {
    expect(drawn(staffing)).not.toContain('band')
    expect(drawn(staffing, { focus: 'two' })).toContain('# band: 90 % of 200 runs')
    expect(drawn(staffing, { bands: 'all' })).toContain(' band: 90 % of 200 runs')
    expect(drawn(ramp, { bands: 'none' })).not.toContain('band')
  })

  test('the cursor prints its week, and a label keeps the value at which its line ends', () => {
    const text = drawn(ramp, { cursor: 50 })
    expect(text).toContain('week 50')
    expect(text).toContain('o Arm 10')
  })

  test('the zero line of a difference is drawn where the axis says 0', () => {
    const change = [-0.1, 0.02, 0.1]
    const series = [{ id: 'd', name: 'One CM', x: [0, 10, 20], middle: change }]
    const y = { label: 'difference', format: { kind: 'points' }, zeroLine: true } as const
    const row = toText({ ...ramp, y, series }, options).find((line) => line.includes('='))
    expect(row).toMatch(/^ *0 pt\+/)
  })
})

describe('without colour', () => {
  test('no line carries a colour command', () => {
    expect(drawn(staffing, { symbols: 'braille', bands: 'all', focus: 'one' })).not.toContain('\u001B')
  })

  test('each series is told by the glyph on its line, and the focus by a pointer', () => {
    const text = drawn(staffing, { symbols: 'braille', focus: 'one' })
    for (const glyph of ['●', '▲', '■']) expect(text.split(glyph).length).toBeGreaterThan(3)
    expect(text).toContain('▸▲ One CM')
  })
})

test('names that are wide, joined or combined keep the labels in their columns', () => {
  const names = ['plain', '社区 for all', '👩‍👩‍👧 family', 'e\u0301te\u0301']
  const series = names.map((name, i) => ({ ...level(`${i}`), name, middle: [6 - i, 6 - i] }))
  const lines = toText({ ...ramp, series }, { ...options, symbols: 'braille', color: '16', columns: 80 })
  const starts = names.map((name, i) => {
    const line = stripVTControlCharacters(lines.find((each) => each.includes(name)) ?? '')
    return cellWidth(line.slice(0, line.indexOf(`${['●', '▲', '■', '◆'][i]} ${name}`)))
  })
  expect(starts[0]).toBeGreaterThan(40)
  expect(new Set(starts).size).toBe(1)
})

describe('what goes along with a label', () => {
  const marks = [
    { x: 3, text: 'launch spike 36 %', series: 'one', driver: '71 % know that it exists' },
    { x: 26, text: 'let-down 8.4 %', series: 'one', driver: '38 % of questions stay unanswered' },
    { x: 60, text: 'slow build-up to 30 %', series: 'one', driver: '96 % of questions are answered' },
  ]
  const flags = (columns: number, rows: number): string =>
    drawn({ ...staffing, marks }, { symbols: 'braille', color: '16', focus: 'one', columns, rows })

  test('stands behind it where there is room', () => {
    expect(flags(160, 30)).toContain('let-down 8.4 %, while 38 % of questions stay unanswered')
  })

  test('is dropped before a label is, and before the plot gets low', () => {
    for (const [columns, rows] of [
      [80, 14],
      [80, 18],
      [60, 16],
    ] as const) {
      const text = flags(columns, rows)
      const bare = drawn(
        { ...staffing, marks: marks.map(({ x, text: label, series }) => ({ x, text: label, series })) },
        { symbols: 'braille', color: '16', focus: 'one', columns, rows },
      )
      for (const { text: label } of marks) expect(text.includes(label)).toBe(bare.includes(label))
      expect(text.split('┤').length - 1).toBeGreaterThanOrEqual(2)
    }
  })

  test('gives way, as all labels do, to a dated change', () => {
    const cut = { x: 40, text: 'the budget is cut', series: 'two', isChange: true }
    const text = drawn(
      { ...staffing, marks: [...marks, cut] },
      { symbols: 'braille', color: '16', focus: 'one', columns: 60, rows: 10 },
    )
    expect(text).toContain('the budget is cut')
  })
})

describe('in colour', () => {
  const [first, second] = ['38;2;86;180;233', '38;2;230;159;0']
  const twins: Figure = { ...ramp, series: [level('a'), level('b')] }
  const plot = (focus: string): string => {
    const lines = toText(twins, { ...options, symbols: 'braille', color: 'truecolor', focus })
    return lines.find((line) => line.includes('⠉⠉⠉')) ?? ''
  }

  test('the focused line lies on top of a line in the same cells', () => {
    expect(plot('a')).toContain(`1;${first}m⠉⠉⠉`)
    expect(plot('b')).toContain(`1;${second}m⠉⠉⠉`)
  })

  test('a band is a background from 256 colours on, and dotted edges below', () => {
    expect(drawn(ramp, { color: 'truecolor' })).toMatch(/48;2;/)
    expect(drawn(ramp, { color: '256' })).toMatch(/48;5;/)
    expect(drawn(ramp, { color: '16' })).not.toMatch(/48;|4\dm/)
    expect(drawn(ramp, { color: '16' })).toContain(':')
  })

  test('cells of equal style share one colour command', () => {
    const lines = toText(twins, { ...options, symbols: 'braille', color: '256', focus: 'a' })
    const line = lines.find((text) => text.includes('⠉⠉⠉')) ?? ''
    // One run for the line, one for its label, each with its reset; nothing per cell.
    expect(line.split('\u001B').length - 1).toBeLessThanOrEqual(4)
  })
})

describe('awkward numbers', () => {
  test('no points and no series are said in words', () => {
    expect(drawn(one([], []))).toContain('no data')
    expect(drawn({ ...ramp, series: [] })).toContain('no data')
    expect(drawn(one([0, 1], [Number.NaN, Number.NaN]))).toContain('no data')
  })

  test('a single point is a glyph', () => {
    expect(drawn(one([7], [3]), { color: '16' }).split('o').length - 1).toBe(2)
  })

  test('two points are joined, from the first week to the last', () => {
    const row = topRow(one([0, 10], [6, 6]))
    expect(row).toMatch(/\+?'{40,}/)
  })

  test('a gap is not bridged', () => {
    const x = Array.from({ length: 101 }, (_, week) => week)
    const broken = x.map((week) => (week > 40 && week < 60 ? Number.NaN : 6))
    expect(topRow(one(x, broken))).toMatch(/'{4} {4,}.*'{4}/)
    expect(topRow(one(x, broken.fill(6)))).not.toMatch(/' +.*' /)
  })

  test('equal, negative and huge values have ticks around them', () => {
    expect(drawn(one([0, 1, 2], [5, 5, 5]))).toMatch(/^ *6\+/m)
    expect(drawn(one([0, 1, 2], [-3, -2, -1]))).toMatch(/^ *-3\+/m)
    expect(drawn(one([0, 1, 2], [1e300, 2e300, Number.POSITIVE_INFINITY]))).toMatch(/e\d+\+/)
  })

  test('a chart without room for a curve gives the last values', () => {
    expect(toText(ramp, { ...options, columns: 12, rows: 3 })).toEqual(['Ramp', 'o 10 Arm', ''])
    expect(toText(ramp, { ...options, columns: 0, rows: 2 })).toEqual(['', ''])
    expect(toText(ramp, { ...options, rows: 0 })).toEqual([])
  })
})
