import { cellWidth } from '@fishbowl/report'
import { afterEach, describe, expect, test } from 'vitest'
import { bindings } from '../../packages/tui/src/keymap.ts'
import { keys } from '../support/terminal.ts'
import { numbered, rest, walkEverywhere } from './support/every-screen.ts'
import { closeScreens, colourSequence, openScreens, shows } from './support/screens.ts'
import { isAscii, sequence } from './support/sequences.ts'

afterEach(closeScreens)

const sizes = [
  [60, 18],
  [80, 24],
  [200, 60],
] as const

/** Every hint a footer may hold, as it is written. */
const hints = new Set(
  bindings.flatMap(({ label, plain, where }) =>
    Object.values(where).flatMap((word) =>
      word === '' ? [] : [`${label} ${word}`, `${plain ?? label} ${word}`],
    ),
  ),
)

test('the key table leads to every screen there is', () => {
  expect(numbered.map(([, name]) => name)).toEqual(
    expect.arrayContaining(['Library', 'Editor', 'Run', 'Compare', 'Branches', 'Why', 'Studies']),
  )
})

/** A footer is a row of whole hints, `? help` first; in a list that is typed into, a question mark is text. */
function expectWholeHints(footer: string, name: string): void {
  const parts = footer.trim().split('  ')
  expect(
    parts.filter((part) => !hints.has(part)),
    name,
  ).toEqual([])
  if (!name.startsWith('commands')) expect(parts[0], name).toMatch(/^\? (help|close)$/)
}

test.each(sizes)(
  'in a window of %i x %i every screen, help and palette fills it, no hint is cut, and nothing stays of the one before',
  async (columns, rows) => {
    const screens = openScreens({ columns, rows, look: { color: 'truecolor' } })
    await screens.until(shows('▸   professional-aligned'))
    await screens.quiet()
    let drawn = screens.raw().length
    await walkEverywhere(screens, async (name, screen) => {
      expect(screen, name).toHaveLength(rows)
      expect(screen[0], name).toMatch(/^ fishbowl {2}/)
      for (const line of screen) expect(cellWidth(line), `${name}: ${line}`).toBeLessThanOrEqual(columns)
      expectWholeHints(screen.at(-1) ?? '', name)
      if (!name.endsWith(' after commands')) return
      const settled = await rest(screens)
      expect(screens.raw().slice(drawn)).not.toContain('\x1b[2K')
      screens.type(keys.ctrlL)
      expect(await screens.quiet(), name).toEqual(settled)
      drawn = screens.raw().length
    })
    expect(screens.raw()).not.toMatch(sequence('ESC\\[[23]J'))
  },
)

/** The sequences for colours beyond the sixteen that were written. */
const deepColours = (raw: string): string =>
  [...new Set(raw.match(sequence('ESC\\[[34]8;[25]', 'g')))].toSorted().join(' ')

describe('on every screen, with help and palette over it', () => {
  test('no colours means no sequence for colour or weight', async () => {
    const screens = openScreens({ look: { color: 'none' } })
    await walkEverywhere(screens)
    expect(screens.raw()).not.toMatch(colourSequence)
  })

  test('ASCII symbols are bytes below 0x80 and nothing else; sixteen colours are those', async () => {
    const screens = openScreens({ look: { symbols: 'ascii', color: '16' } })
    await walkEverywhere(screens)
    expect(isAscii(screens.raw())).toBe(true)
    expect(screens.raw()).toMatch(colourSequence)
    expect(deepColours(screens.raw())).toBe('')
  })

  test('block symbols hold no braille; 256 colours are those', async () => {
    const screens = openScreens({ look: { symbols: 'block', color: '256' }, columns: 120, rows: 36 })
    await walkEverywhere(screens)
    expect(screens.raw()).not.toMatch(/[\u2800-\u28ff]/)
    expect(deepColours(screens.raw())).toBe('\x1b[38;5 \x1b[48;5')
  })

  test('a screen reader gets sentences: no borders, no braille, no escape but those that go back over lines', async () => {
    const { type, until, quiet, raw } = openScreens({ screenReader: true, columns: 100, rows: 60 })
    await until(shows('professional-aligned'))
    for (const [key, name] of numbered) {
      type(key)
      const screen = await quiet()
      expect(screen.join('').trim(), name).not.toBe('')
      for (const over of ['?', '?', ':', '\x1b']) {
        type(over)
        await quiet()
      }
    }
    expect(raw()).not.toContain('\x1b[?1049h')
    expect(raw()).not.toMatch(colourSequence)
    expect(raw()).not.toMatch(/[\u2500-\u28ff●▲■◆]/)
  })
})
