import { cellWidth } from '@fishbowl/report'
import { afterEach, describe, expect, test } from 'vitest'
import {
  closeScreens,
  colourSequence,
  finished,
  openScreens,
  type Screens,
  shows,
} from './support/screens.ts'
import { smallServices } from './support/small-services.ts'

afterEach(closeScreens)

const sizes = [
  [80, 24],
  [120, 36],
  [60, 18],
  [200, 60],
] as const
const up = '\u001B[A'

/** A tree of three in which each state of the screen is visited. */
async function walk(
  screens: Screens,
  visit: (name: string, screen: readonly string[]) => void,
): Promise<void> {
  const { type, until, quiet } = screens
  const at = async (
    name: string,
    keys: string,
    is: string | ((screen: readonly string[]) => boolean),
  ): Promise<void> => {
    type(keys)
    await until(typeof is === 'string' ? shows(is) : is)
    visit(name, await quiet())
  }
  await until(shows('? help'))
  await at('root', '5', finished(6))
  await at('changes', 'f', '11 of 11')
  await at('a branch', 'cut\r', finished(6))
  await at('a branch of a branch', '>ftrain\r', finished(6))
  await at('the first branch again', up, 'w26-no-cm')
  await at('shared week', '<<', 'is shared')
  await at('delta', 'd', 'interval, 6')
  await at('zoom', 'z', 'interval, 6')
  await at('money', 'zdM', 'net value')
  await at('two marked', ` ${up} `, 'enter compares')
  await at('command', 'y', 'fishbowl compare')
  await at('help', '?', 'Keys here')
  await at('help closed', '?', '? help')
  await at('marks dropped', '\u001B', (screen) => !shows('*●')(screen) && !shows('*o')(screen))
  await at('removed', 'jx', 'took away')
}

describe.each(sizes)('in a window of %i x %i', (columns, rows) => {
  test('the tree, its chart and its words fill the window, no row too wide', async () => {
    await walk(openScreens({ columns, rows }), (name, screen) => {
      expect(screen, name).toHaveLength(rows)
      expect(screen.at(-1), name).toMatch(/^ (\? (help|close)|enter take)/)
      for (const line of screen) expect(cellWidth(line), `${name}: ${line}`).toBeLessThanOrEqual(columns)
      if (name === 'a branch') {
        const text = screen.join('\n')
        expect(text).toMatch(/● professional-al/)
        expect(text).toMatch(/▸ ▲ └ w26-no/)
        expect(text.replace(/\s+/g, ' ')).toContain('Weeks 0 to 25 are shared')
        expect(text).toMatch(/week 26/)
        // The last line above the message: sentences are not cut.
        if (columns < 100) expect(screen.at(-3)).toMatch(/\.$/)
      }
    })
  })
})

test('with ASCII symbols every printed byte is below 0x80', async () => {
  const screens = openScreens({ look: { symbols: 'ascii', color: 'truecolor' } })
  await walk(screens, () => undefined)
  expect(Array.from(screens.raw()).filter((letter) => letter > '\u007F')).toEqual([])
})

test('without colours no colour sequence is written; selection, marks and curves have glyphs', async () => {
  const screens = openScreens({ look: { color: 'none' } })
  await walk(screens, (name, screen) => {
    if (name === 'two marked') expect(screen.join('\n')).toMatch(/▸\*▲ professional-aligned/)
  })
  expect(screens.raw()).not.toMatch(colourSequence)
})

test('going through a tree starts no runs until the selection rests', async () => {
  const services = smallServices()
  let started = 0
  const compare: typeof services.compare = (arms, options) => {
    started++
    return services.compare(arms, options)
  }
  const { type, until, quiet } = openScreens({ services: { ...services, compare } })
  await until(shows('? help'))
  type('5')
  await until(finished(6))
  type('fcut\r')
  await until(finished(6))
  type('ftell\r')
  await until(finished(6))
  expect(started).toBe(3)
  type(`${up}${up}${up}`)
  await quiet()
  // The root is in the runs of the branch that was left.
  type('jjkjk')
  await quiet()
  expect(started).toBe(3)
})

test('for a screen reader tree and branch are sentences', async () => {
  const { type, until } = openScreens({ screenReader: true })
  await until(shows('Library.'))
  type('5')
  await until(shows('Branches of professional-aligned. 1 of 1'))
  type('fcut\r')
  const screen = await until(shows('Weeks 0 to 25 are'))
  const text = screen.join(' ').replace(/\s+/g, ' ')
  expect(text).toContain('Tree: professional-aligned')
  expect(text).toContain('professional-aligned-w26-no-cm off professional-aligned in week 26: no CM')
  expect(text).not.toMatch(/[\u2800-\u28FF│└●▲]/)
})
