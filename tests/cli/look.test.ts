import { describe, expect, test } from 'vitest'
import { lookOf } from '../../packages/tui/src/cli/look.ts'
import type { Facts } from '../../packages/tui/src/outside.ts'

type Env = Facts['env']

const look = (env: Env, facts: Partial<Facts> = {}, settings: Parameters<typeof lookOf>[1] = {}) =>
  lookOf(
    {
      inputIsTerminal: true,
      outputIsTerminal: true,
      messagesAreTerminal: true,
      columns: 120,
      rows: 40,
      env: { TERM: 'xterm-256color', LANG: 'en_GB.UTF-8', ...env },
      platform: 'linux',
      versions: {},
      threads: 2,
      ...facts,
    },
    settings,
  )

describe('colours', () => {
  const cases: readonly (readonly [env: Env, color: string])[] = [
    [{}, '256'],
    [{ COLORTERM: 'truecolor' }, 'truecolor'],
    [{ TERM: 'xterm' }, '16'],
    [{ TERM: 'dumb' }, 'none'],
    [{ NO_COLOR: '1' }, 'none'],
    [{ NO_COLOR: '' }, '256'],
    [{ NO_COLOR: '1', FORCE_COLOR: '3' }, 'none'],
    [{ TERM: 'dumb', FORCE_COLOR: '3' }, 'truecolor'],
    [{ FORCE_COLOR: '0' }, 'none'],
  ]
  test.each(cases)('%j gives %s', (env, color) => {
    expect(look(env).color).toBe(color)
  })

  test('a pipe has none unless it is asked for, and the flag wins over the environment', () => {
    expect(look({}, { outputIsTerminal: false }).color).toBe('none')
    expect(look({}, { outputIsTerminal: false }, { color: 'always' }).color).toBe('256')
    expect(look({ NO_COLOR: '1' }, {}, { color: 'always' }).color).toBe('256')
    expect(look({ FORCE_COLOR: '3' }, {}, { color: 'never' }).color).toBe('none')
  })
})

describe('symbols', () => {
  const cases: readonly (readonly [env: Env, platform: string, symbols: string])[] = [
    [{}, 'linux', 'braille'],
    [{ LANG: 'C' }, 'linux', 'ascii'],
    [{ LC_ALL: 'de_DE.ISO-8859-1' }, 'linux', 'ascii'],
    [{ LC_ALL: 'C.UTF-8' }, 'linux', 'braille'],
    [{ LANG: '' }, 'linux', 'braille'],
    [{ TERM: 'linux' }, 'linux', 'block'],
    [{}, 'win32', 'block'],
    [{ WT_SESSION: 'x' }, 'win32', 'braille'],
  ]
  test.each(cases)('%j on %s gives %s', (env, platform, symbols) => {
    expect(look(env, { platform }).symbols).toBe(symbols)
  })

  test('into a pipe are the same on every machine', () => {
    expect(look({ LANG: 'C', TERM: 'linux' }, { outputIsTerminal: false }).symbols).toBe('braille')
  })
})

test('the page is as wide as the window within bounds, and 80 in a pipe', () => {
  expect(look({}).columns).toBe(120)
  expect(look({}, { columns: 400 }).columns).toBe(140)
  expect(look({}, { columns: 10 }).columns).toBe(40)
  expect(look({}, { columns: undefined }).columns).toBe(80)
  expect(look({}, { columns: 200, outputIsTerminal: false }).columns).toBe(80)
})

test('a light background is known by COLORFGBG', () => {
  expect(look({ COLORFGBG: '0;15' }).theme).toBe('light')
  expect(look({ COLORFGBG: '15;0' }).theme).toBe('dark')
})
