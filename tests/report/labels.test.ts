import { stripVTControlCharacters } from 'node:util'
import { toText } from '@fishbowl/report'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { placeFlags, spreadRows } from '../../packages/report/src/labels.ts'
import { adoption, staffing } from './community.ts'

describe('labels at the ends of lines', () => {
  test('stand where their lines end when there is room', () => {
    expect(
      spreadRows(
        [1, 5, 9].map((position) => ({ position, rank: 0 })),
        12,
      ),
    ).toEqual([1, 5, 9])
  })

  test('move apart evenly when three lines end in one row', () => {
    expect(
      spreadRows(
        [5, 5, 5].map((position) => ({ position, rank: 0 })),
        12,
      ),
    ).toEqual([4, 5, 6])
  })

  test('stay inside the plot', () => {
    expect(
      spreadRows(
        [9, 9, 9].map((position) => ({ position, rank: 0 })),
        10,
      ),
    ).toEqual([7, 8, 9])
  })

  test('give way to the focused one when rows run out', () => {
    const wishes = [0, 1, 2].map((position) => ({ position, rank: position === 2 ? 9 : 0 }))
    expect(spreadRows(wishes, 1)).toEqual([-1, -1, 0])
  })

  test('never share a row and keep the order of their lines', () => {
    const wish = fc.record({ position: fc.double({ min: -5, max: 45, noNaN: true }), rank: fc.nat(9) })
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 12 }), fc.nat(40), (wishes, rows) => {
        const placed = spreadRows(wishes, rows)
        const used = placed.filter((row) => row >= 0)
        expect(new Set(used).size).toBe(used.length)
        expect(used).toHaveLength(Math.min(rows, wishes.length))
        expect(used.every((row) => row < rows)).toBe(true)
        const sorted = wishes
          .map(({ position }, i) => ({ position, row: placed[i] ?? -1 }))
          .filter(({ row }) => row >= 0)
          .toSorted((a, b) => a.row - b.row)
        const positions = sorted.map(({ position }) => position)
        expect(positions).toEqual(positions.toSorted((a, b) => a - b))
      }),
      { seed: 11, numRuns: 500 },
    )
  })

  test('are all readable on a chart of eight arms', () => {
    const series = Array.from({ length: 8 }, (_, i) => adoption(`arm${i}`, `arm ${i}`, i / 12))
    const lines = toText(
      { ...staffing, series, marks: [] },
      { columns: 80, rows: 14, symbols: 'braille', color: 'none', theme: 'dark', bands: 'none' },
    )
    for (const { name } of series) expect(lines.filter((line) => line.includes(name))).toHaveLength(1)
  })
})

describe('marks above the plot', () => {
  test('point at their week, and turn to the left at the right edge', () => {
    expect(placeFlags([{ column: 5, width: 10 }], 40, 1)).toEqual([{ line: 0, start: 7, pointer: 5 }])
    expect(placeFlags([{ column: 38, width: 10 }], 40, 1)).toEqual([{ line: 0, start: 27, pointer: 38 }])
  })

  test('are dropped where they do not fit', () => {
    expect(placeFlags([{ column: 5, width: 60 }], 40, 3)).toEqual([undefined])
  })

  test('never overlap, and no text covers the pointer or stem of another', () => {
    const flag = fc.record({ column: fc.nat(60), width: fc.nat(25) })
    const from = fc.constantFrom('lowest', 'highest')
    fc.assert(
      fc.property(
        fc.array(flag, { maxLength: 8 }),
        fc.integer({ min: 1, max: 3 }),
        from,
        (flags, lines, way) => {
          const texts: string[] = []
          const posts = new Map<string, number>()
          placeFlags(flags, 61, lines, way).forEach((stand, i) => {
            if (stand === undefined) return
            const { width = 0 } = flags[i] ?? {}
            expect(stand.start).toBeGreaterThanOrEqual(0)
            expect(stand.start + width).toBeLessThanOrEqual(61)
            for (let k = 0; k < width; k++) texts.push(`${stand.line}:${stand.start + k}`)
            for (let line = 0; line <= stand.line; line++)
              posts.set(`${line}:${stand.pointer}`, stand.pointer)
          })
          expect(new Set(texts).size).toBe(texts.length)
          expect(texts.filter((cell) => posts.has(cell))).toEqual([])
        },
      ),
      { seed: 12, numRuns: 1000 },
    )
  })

  test('of one week stand on one pointer', () => {
    const week = { column: 10, width: 12 }
    expect(placeFlags([week, week], 40, 2)).toEqual([
      { line: 0, start: 12, pointer: 10 },
      { line: 1, start: 12, pointer: 10 },
    ])
  })

  test('of one adoption curve all fit above 80 columns', () => {
    const marks = [
      { x: 3, text: 'launch spike 35 %' },
      { x: 20, text: 'let-down 16 %' },
      { x: 48, text: 'slow build-up to 36 %' },
      { x: 78, text: 'budget cut' },
    ]
    const lines = toText(
      { ...staffing, marks },
      { columns: 80, rows: 20, symbols: 'ascii', color: '16', theme: 'dark', bands: 'none' },
    ).map(stripVTControlCharacters)
    for (const { text } of marks) expect(lines.some((line) => line.includes(text))).toBe(true)
  })
})
