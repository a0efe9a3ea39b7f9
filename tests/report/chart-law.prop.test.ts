import { stripVTControlCharacters } from 'node:util'
import { describeFigure, table, toText } from '@fishbowl/report'
import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import { anyOptions, hostileFigure, hostileText } from './hostile.ts'

const runs = { seed: 10, numRuns: 400 }
const colour = new RegExp(`${String.fromCodePoint(0x1b)}\\[[\\d;]*m`, 'g')
const controls = /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u

describe('whatever the figure and the terminal', () => {
  test('a chart has exactly the lines it was given and none is too wide', () => {
    fc.assert(
      fc.property(hostileFigure, anyOptions, (figure, options) => {
        const lines = toText(figure, options)
        expect(lines).toHaveLength(options.rows)
        for (const line of lines) {
          expect(stringWidth(stripVTControlCharacters(line))).toBeLessThanOrEqual(options.columns)
        }
      }),
      runs,
    )
  })

  test('names cannot smuggle a command, and colour ends with the line', () => {
    fc.assert(
      fc.property(hostileFigure, anyOptions, (figure, options) => {
        for (const line of toText(figure, options)) {
          expect(line.replace(colour, '')).not.toMatch(controls)
          if (options.color === 'none') expect(line).not.toContain('\u001B')
          const last = line.match(colour)?.at(-1)
          expect(last ?? '\u001B[0m').toBe('\u001B[0m')
        }
        expect(describeFigure(figure)).not.toMatch(controls)
      }),
      runs,
    )
  })

  test('ASCII symbols print bytes below 0x80 only, block symbols no braille', () => {
    fc.assert(
      fc.property(hostileFigure, anyOptions, (figure, options) => {
        const drawn = (symbols: 'ascii' | 'block'): string =>
          toText(figure, { ...options, symbols })
            .join('')
            .replace(colour, '')
        expect(drawn('ascii')).toMatch(/^[ -~]*$/)
        expect(drawn('block')).not.toMatch(/[\u2800-\u28FF]/)
      }),
      runs,
    )
  })

  test('a table keeps to its width', () => {
    const column = fc.record({ header: hostileText, align: fc.constantFrom('left', 'right') })
    const symbols = fc.constantFrom('braille', 'block', 'ascii')
    fc.assert(
      fc.property(
        fc.array(column, { maxLength: 5 }),
        fc.array(fc.array(hostileText, { maxLength: 6 }), { maxLength: 5 }),
        fc.record({ columns: fc.nat(60), symbols }),
        (columns, rows, room) => {
          for (const line of table(columns, rows, room)) {
            expect(stringWidth(line)).toBeLessThanOrEqual(room.columns)
            expect(line).not.toMatch(controls)
          }
        },
      ),
      runs,
    )
  })
})
