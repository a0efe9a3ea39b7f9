import { afterEach, describe, expect, test } from 'vitest'
import type { Entry } from '../../packages/tui/src/entry.ts'
import { numbered, rest, walkEverywhere } from './support/every-screen.ts'
import { closeScreens, openScreens, outsideFrames, shows } from './support/screens.ts'
import { sequence } from './support/sequences.ts'
import { smallServices } from './support/small-services.ts'

afterEach(closeScreens)

const ready = shows('▸   professional-aligned')
const [ctrlA, ctrlC, ctrlE, ctrlK, ctrlL, ctrlU, ctrlW] = [
  '\x01',
  '\x03',
  '\x05',
  '\x0b',
  '\x0c',
  '\x15',
  '\x17',
]
const [left, right, home, end, del, backspace, escape] = [
  '\x1b[D',
  '\x1b[C',
  '\x1b[H',
  '\x1b[F',
  '\x1b[3~',
  '\x7f',
  '\x1b',
]

const pasted = (text: string): string => `\x1b[200~${text}\x1b[201~`

describe.each(numbered)('key %s, screen %s', (key, name) => {
  const there = ([header = '']: readonly string[]): boolean => header.includes(name)

  test('after any window it is the same screen in the old one', async () => {
    const screens = openScreens()
    const { until, type, quiet, resize } = screens
    await until(ready)
    type(key)
    await until(there)
    const before = await rest(screens)
    for (const [columns, rows] of [
      [200, 60],
      [60, 18],
      [30, 5],
      [1, 1],
      [80, 24],
    ] as const) {
      resize(columns, rows)
      await quiet()
    }
    expect(await quiet()).toEqual(before)
  })

  test('what is pasted there, and what no key means, changes nothing', async () => {
    const screens = openScreens()
    const { until, type, quiet } = screens
    await until(ready)
    type(key)
    await until(there)
    const before = await rest(screens)
    type(pasted(Array.from({ length: 50 }, (_, i) => `jq${i}\tx?:`).join('\n')))
    type('\x1bj\x1bq\x1b:')
    type('\x1b[<0;10;10M\x1b[<0;10;10m\x1b[I\x1b[O\x1b[24;80R')
    expect(await quiet()).toEqual(before)
  })

  test('leaving it by ctrl+c gives 130 and at most six lines for the shell', async () => {
    const { until, type, quiet, raw, code } = openScreens()
    await until(ready)
    type(key)
    await until(there)
    await quiet()
    type(ctrlC)
    await quiet()
    type(ctrlC)
    expect(await code).toBe(130)
    const kept = raw().split('\x1b[?1049l').at(-1) ?? ''
    const lines = kept.replaceAll(sequence('ESC\\[\\?\\d+[hl]', 'g'), '').trim().split('\n')
    expect(lines.length).toBeLessThanOrEqual(6)
    expect(lines.at(-1)).toMatch(/fishbowl \w+/)
  })
})

test('a copy leaves the screen alone but for the command it tells, and is the only thing written outside frames', async () => {
  const { until, type, quiet, raw } = openScreens({ columns: 100, rows: 30 })
  await until(ready)
  const before = await quiet()
  const written = raw().length
  type('y')
  const after = await until(shows('fishbowl compare technology-led professional-aligned'))
  await quiet()
  const command = after.at(-2)?.trim() ?? ''
  const copied = `\x1b]52;c;${Buffer.from(command).toString('base64')}\x07`
  expect(outsideFrames(raw().slice(written))).toBe(copied)
  expect(after.toSpliced(-2, 1)).toEqual(before.toSpliced(-2, 1))
})

test('ctrl+l twice in one chunk draws the screen anew once and is no error', async () => {
  const { until, type, quiet, raw } = openScreens()
  await until(ready)
  const before = await quiet()
  const written = raw().length
  type(ctrlL + ctrlL)
  expect(await quiet()).toEqual(before)
  const again = raw().slice(written)
  expect(again.match(sequence('ESC\\[\\?1049h', 'g'))).toHaveLength(1)
  for (const mode of ['?1049h', '?2004h', '?25l'])
    expect(again.lastIndexOf(`\x1b[${mode}`), mode).toBeGreaterThan(again.indexOf('\x1b[?1049l'))
  type('j')
  await until(shows('▸   one-cm'))
})

describe('a text that is typed', () => {
  const fields = [
    ['the filter of the library', '/', '/ '],
    ['the palette', ':', 'commands: '],
  ] as const

  describe.each(fields)('in %s', (_, open, words) => {
    const caret = '▏'
    /** The field after keys, with its cursor. */
    async function after(...keys: readonly string[]): Promise<string> {
      const { until, type, quiet } = openScreens({ columns: 100, rows: 30 })
      await until(ready)
      type(open)
      await until(shows(caret))
      for (const key of keys) type(key)
      const line = (await quiet()).find((one) => one.includes(caret)) ?? ''
      return (line.split(words).at(-1) ?? line).replace(/ {2,}.*$/, '').trim()
    }

    test.each<[string, readonly string[], string]>([
      ['left and right go over whole characters', ['社区', left, left, 'x', right], `x社${caret}区`],
      ['backspace takes a joined character as one', ['a👩‍👩‍👧', backspace], `a${caret}`],
      ['delete takes the one behind', ['abc', home, del], `${caret}bc`],
      ['home and end', ['bc', home, 'a', end, 'd'], `abcd${caret}`],
      ['ctrl+a and ctrl+e are home and end', ['bc', ctrlA, 'a', ctrlE, 'd'], `abcd${caret}`],
      ['ctrl+u takes what is before', ['abc', left, ctrlU], `${caret}c`],
      ['ctrl+k takes what is behind', ['abc', left, ctrlK], `ab${caret}`],
      ['ctrl+w takes a word', ['one two', ctrlW], `one ${caret}`],
      ['q, ?, digits and colons are text', ['q1:'], `q1:${caret}`],
      ['a paste is one line without commands', [pasted('a\nb\x1b[2Jc\td')], ''],
    ])('%s', async (says, keys, expected) => {
      const field = await after(...keys)
      if (expected === '') expect(field, says).toMatch(/^a bc ?d▏$/)
      else expect(field, says).toBe(expected)
    })
  })

  test('escape leaves the palette and does nothing', async () => {
    const { until, type, quiet } = openScreens()
    await until(ready)
    const before = await quiet()
    type(':')
    await until(shows('commands: '))
    type('quit')
    await quiet()
    type(escape)
    expect(await quiet()).toEqual(before)
  })
})

describe('names and words that would like to be more', () => {
  const nasty = 'a\x1b]0;owned\x07b\x1b[2Jc\x9b31md\u202Ee\u2066f\r\ng\bh\x00\u200Bi\u2028j'
  const spoil = (entry: Entry): Entry => ({
    ...entry,
    title: `${nasty} ${entry.title}`,
    question: nasty,
    watch: [nasty, nasty],
    source: nasty,
    differences: [`~ ${nasty}: 1 -> 2`],
  })

  test.each([false, true])('never reach the terminal as such (screen reader: %s)', async (screenReader) => {
    const services = smallServices()
    const spoiled = { ...services, library: services.library.map(spoil) }
    const screens = openScreens({ services: spoiled, screenReader, columns: 120, rows: 36 })
    if (screenReader) {
      for (const [key] of numbered) {
        screens.type(key)
        await screens.quiet()
      }
    } else await walkEverywhere(screens)
    screens.type('1i')
    await screens.quiet()
    expect(screens.raw()).toContain('abcdef ghi j')
    expect(screens.raw()).not.toMatch(
      sequence('ESC\\]0|ESC\\[2J|BEL|[\\b\\0]|CSI|[\\u202a-\\u202e\\u2066-\\u2069\\u200b\\u2028]'),
    )
  })
})
