import type { Comparison } from '@fishbowl/lab'
import { cellWidth, formatNumber } from '@fishbowl/report'
import { afterEach, describe, expect, test } from 'vitest'
import { armsOf } from '../../packages/tui/src/arms.ts'
import {
  closeScreens,
  colourSequence,
  finished,
  openScreens,
  type ScreenOptions,
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

/** From the start to each screen; the last key of a step is enough to be there. */
async function walk(
  screens: Screens,
  visit: (name: string, screen: readonly string[]) => void,
): Promise<void> {
  const { type, until, quiet } = screens
  const at = async (name: string, keys: string, text: string | number): Promise<void> => {
    type(keys)
    await until(typeof text === 'number' ? finished(text) : shows(text))
    visit(name, await quiet())
  }
  await at('library', '', '? help')
  await at('filter', '/cm', ' of 8')
  await at('help in the filter', '?', 'Keys here')
  type('?')
  type('\u001B')
  await quiet()
  await at('info', 'i', 'Differs from')
  type('q')
  await at('run', 'R', 6)
  type('\r')
  await until(shows('vs base'))
  await at('compare', '', 6)
  await at('time cursor', '<', 'week 51')
  await at('delta', 'd', 'difference')
  await at('all bands', 'b', 'band')
  await at('money', 'M', 'net value')
  await at('command', 'y', 'fishbowl compare')
  await at('zoom', 'z', 'net value')
  await at('help', '?', 'Keys here')
}

const rowsOf = (screen: readonly string[]): string => screen.join('\n')

describe.each(sizes)('in a window of %i x %i', (columns, rows) => {
  const open = (options: ScreenOptions = {}): Screens => openScreens({ columns, rows, ...options })

  test('every screen fills the window: header above, help hint in the last row, no row too wide', async () => {
    await walk(open(), (name, screen) => {
      expect(screen, name).toHaveLength(rows)
      expect(screen[0], name).toMatch(/^ fishbowl {2}Library/)
      expect(screen.at(-1), name).toMatch(/^ \? (help|close)/)
      for (const line of screen) expect(cellWidth(line), `${name}: ${line}`).toBeLessThanOrEqual(columns)
      expect(rowsOf(screen.slice(-1)), name).not.toContain('…')
    })
  })

  // The other sizes draw with the same characters.
  if (columns > 60) return

  test('with ASCII symbols every printed byte is below 0x80', async () => {
    const screens = open({ look: { symbols: 'ascii', color: 'truecolor' } })
    await walk(screens, () => undefined)
    expect(Array.from(screens.raw()).filter((letter) => letter > '\u007F')).toEqual([])
  })

  test('with block symbols no braille is printed', async () => {
    const screens = open({ look: { symbols: 'block' } })
    await walk(screens, () => undefined)
    expect(screens.raw()).not.toMatch(/[\u2800-\u28FF]/)
  })

  test('without colours no colour sequence is written, and focus, marks and arms have glyphs', async () => {
    const screens = open({ look: { color: 'none' } })
    await walk(screens, (name, screen) => {
      if (name === 'library') expect(rowsOf(screen)).toMatch(/▸ {3}professional-aligned/)
      if (name === 'compare') expect(rowsOf(screen)).toMatch(/▸ ▲ profess/)
    })
    expect(screens.raw()).not.toMatch(colourSequence)
  })
})

test('a window below 60 x 18 says what it needs and has, and only q and ctrl+c do anything', async () => {
  const { until, type, quiet, raw, code } = openScreens({ columns: 59, rows: 17 })
  await until(shows('needs 60 x 18'))
  expect(await quiet()).toContain('this window is 59 x 17')
  const before = raw()
  type('?j/\rzd')
  await quiet()
  expect(raw()).toBe(before)
  type('q')
  expect(await code).toBe(0)
})

test('a window grown from too small shows the screen that was left', async () => {
  const { until, type, resize, quiet } = openScreens()
  await until(shows('? help'))
  type('R')
  await until(finished(6))
  resize(40, 10)
  await until(shows('needs 60 x 18'))
  resize(80, 24)
  await until(shows('Run professional-aligned'))
  expect((await quiet())[0]).toContain('6 runs')
})

test('forty sizes in a row end in the same screen as a fresh start at the last one', async () => {
  const fresh = openScreens({ columns: 93, rows: 27 })
  await fresh.until(shows('? help'))
  const expected = await fresh.quiet()
  const stormy = openScreens()
  await stormy.until(shows('? help'))
  let state = 7
  const next = (most: number): number => {
    state = (state * 1103515245 + 12345) % 2147483648
    return state % most
  }
  for (let i = 0; i < 40; i++) stormy.resize(1 + next(200), 1 + next(60))
  stormy.resize(93, 27)
  expect(await stormy.quiet()).toEqual(expected)
})

const selected = (screen: readonly string[]): string =>
  screen.find((line) => line.startsWith('▸'))?.replace(/^▸\W*/, '') ?? ''

test('a burst of keys in one chunk counts as one key each', async () => {
  const { until, type } = openScreens()
  await until(shows('▸   professional-aligned'))
  type('jjjjj')
  await until((screen) => selected(screen).startsWith('budget-cut'))
})

test('alt or ctrl with a letter never does what the letter does', async () => {
  const { until, type, quiet } = openScreens()
  await until(shows('▸   professional-aligned'))
  const before = await quiet()
  for (const letter of ['j', 'q', 'i', 't', '/', '?']) type(`\u001B${letter}`)
  for (const code of [0x09, 0x11, 0x14]) type(String.fromCodePoint(code))
  expect(await quiet()).toEqual(before)
})

test('text pasted outside a field does nothing; in the filter it is inserted on one line', async () => {
  const { until, type, quiet } = openScreens()
  await until(shows('▸   professional-aligned'))
  const before = await quiet()
  const lines = Array.from({ length: 50 }, (_, i) => `jq${i}`).join('\n')
  type(`\u001B[200~${lines}\u001B[201~`)
  expect(await quiet()).toEqual(before)
  type('/')
  type('\u001B[200~two\ncm\u001B[201~')
  await until(shows('two cm'))
  await until(shows('1 of 8'))
})

test('a paste in a terminal that does not mark pastes does nothing either', async () => {
  const { until, type, quiet } = openScreens()
  await until(shows('▸   professional-aligned'))
  const before = await quiet()
  type(Array.from({ length: 20 }, (_, i) => `q j ${i}`).join('\r'))
  expect(await quiet()).toEqual(before)
})

test('wide, joined and combining characters keep the columns of the list', async () => {
  const { until, type, quiet } = openScreens({ columns: 120, rows: 36 })
  await until(shows('社区'))
  type('G')
  const screen = await quiet()
  const row = screen.find((line) => line.startsWith('▸')) ?? ''
  const other = screen.find((line) => line.includes('budget-cut')) ?? ''
  expect(row.indexOf('社区')).toBe(other.indexOf('The budget is cut'))
})

test('escape leaves the filter and gives the selection back that it began with', async () => {
  const { until, type } = openScreens()
  await until(shows('▸   professional-aligned'))
  type('/interns')
  await until(shows('▸   interns'))
  type('\u001B')
  const screen = await until(shows('8 scenarios'))
  expect(selected(screen)).toMatch(/^professional-aligned/)
})

test('the table gives the value that the comparison has in the week under the time cursor', async () => {
  const { until, type } = openScreens({ columns: 120, rows: 36 })
  await until(shows('? help'))
  type('\r')
  await until(finished(6))
  let last: Comparison | undefined
  const ids = ['technology-led', 'professional-aligned']
  for await (const { comparison } of smallServices().compare(
    armsOf({ entries: smallServices().library }, ids),
    {
      replicates: 6,
      measures: ['weeklyActive'],
    },
  ))
    last = comparison
  for (const [keys, week] of [
    ['\u001B[H', 0],
    ['\u001B[C\u001B[C', 2],
    ['>', 15],
  ] as const) {
    type(keys)
    const text = rowsOf(await until(shows(`week ${week} `)))
    for (const [at, id] of ids.entries()) {
      const value = last?.arms[at]?.band('weeklyActive').middle[week] ?? Number.NaN
      expect(text).toMatch(new RegExp(`${id} +${formatNumber(value, { kind: 'share' })} `))
    }
  }
})

test('marked scenarios are compared in the order of marking, the first as the baseline', async () => {
  const { until, type } = openScreens()
  await until(shows('▸   professional-aligned'))
  type('j j ')
  await until(shows('enter compares ● one-cm, ▲ two-cms'))
  type('k  ')
  await until(shows('enter compares ● two-cms, ▲ one-cm'))
  type('\r')
  const screen = await until(finished(6))
  expect(rowsOf(screen)).toMatch(/● two-cms .*baseline/)
})

test('a run that fails says why and leaves the program usable', async () => {
  const { until, type } = openScreens({ services: smallServices({ failAfter: 3 }) })
  await until(shows('? help'))
  type('R')
  await until(shows('3 runs, failed'))
  type('q')
  await until(shows('8 scenarios'))
})

test('for a screen reader the screens are sentences: no borders, no braille, no alternate screen', async () => {
  const { until, type, raw } = openScreens({ screenReader: true, columns: 100, rows: 40 })
  await until(shows('2 of 8: A professional, tied to work'))
  type('R')
  await until(shows('ends at'))
  type('\r')
  await until(shows('higher in weekly active than technology-led'))
  expect(raw()).not.toContain('\u001B[?1049h')
  expect(raw()).not.toMatch(/[\u2500-\u28FF●▲]/)
})
