import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { keys, openTerminal, type Terminal, type TerminalOptions } from '../support/terminal.ts'
import { colourSequence, countOf, finished, outsideFrames, shows } from './support/screens.ts'

const entry = fileURLToPath(new URL('./support/entry.ts', import.meta.url))
const root = fileURLToPath(new URL('../..', import.meta.url))

let terminal: Terminal | undefined
afterEach(() => terminal?.close())

/** The screens over small scenarios in a real terminal. */
function open({ env = {}, ...options }: Partial<TerminalOptions> = {}): Terminal {
  terminal = openTerminal({
    command: process.execPath,
    args: [entry],
    cwd: root,
    env: { NODE_ENV: 'production', ...env },
    ...options,
  })
  return terminal
}

const ready = shows('▸   professional-aligned')

/** What is written between two moments. */
const since = (before: string, after: string): string => after.slice(before.length)

test('Enter from the start shows a comparison with its sentence', async () => {
  const { until, type, alternate } = open()
  await until(ready)
  expect(alternate()).toBe(true)
  type(keys.enter)
  const screen = await until(shows('points higher in weekly active than'))
  expect(screen.join('\n')).toMatch(/Look at · the launch spike/)
  expect(screen).toHaveLength(24)
})

test('a journey: filter, info, marks, comparison, differences, cursor, help, summary', async () => {
  const { until, type, exit, raw, screen, alternate } = open({ columns: 120, rows: 36 })
  await until(ready)
  type('/two')
  await until(shows('1 of 8'))
  type(keys.enter)
  type(' ')
  await until(shows('baseline ● two-cms'))
  type(keys.escape)
  await until(shows('8 scenarios'))
  type('G')
  await until(shows('▸   wide'))
  type('g ')
  await until(shows('enter compares ● two-cms, ▲ technology-led'))
  type(keys.enter)
  await until(finished(30))
  type('d')
  await until(shows('difference to two-cms'))
  type(keys.left)
  await until(shows('week 51'))
  type('m')
  await until(shows('four-week active: employees who visited in the last 4 weeks'))
  type('?')
  await until(shows('Keys here'))
  type('?')
  await until(shows('difference to two-cms'))
  type('y')
  await until(shows('fishbowl compare two-cms technology-led --replicates 30 --measure fourWeekActive'))
  type('qq')
  expect(await exit).toEqual({ code: 0, signal: null })
  expect(alternate()).toBe(false)
  const lines = screen().filter((line) => line !== '')
  expect(lines.length).toBeLessThanOrEqual(6)
  expect(lines.at(-1)).toMatch(/^again: fishbowl compare two-cms technology-led --replicates 30/)
  expect(countOf('\u001B[?1049h', raw())).toBe(1)
  expect(countOf('\u001B[?1049l', raw())).toBe(1)
  expect(countOf('\u001B[2J', raw()) + countOf('\u001B[3J', raw())).toBe(0)
})

test('outside resizes no frame erases whole lines, and every frame is drawn at once', async () => {
  const { until, type, quiet, raw } = open({ env: { PACE: '30' } })
  await until(ready)
  await quiet()
  const start = raw()
  type('jjk')
  await until(ready)
  type(keys.enter)
  await until(finished(30))
  type('m?')
  await until(shows('Keys here'))
  await quiet()
  const frames = since(start, raw())
  expect(frames).not.toContain('\u001B[2K')
  expect(outsideFrames(frames)).toBe('')
})

test('an idle screen writes nothing', async () => {
  const { until, type, quiet, raw } = open()
  await until(ready)
  for (const [name, isThere] of [
    ['library', ready],
    ['run', shows('weekly active at the end')],
    ['compare', shows('vs base')],
  ] as const) {
    await until(isThere)
    if (name !== 'library') await until(finished(30))
    await quiet(150)
    const before = raw().length
    await new Promise((resolve) => setTimeout(resolve, 600))
    expect(raw().length - before, name).toBe(0)
    type(name === 'library' ? 'R' : keys.enter)
  }
})

test('a live run is drawn at most four times a second', async () => {
  const { until, type, raw, quiet } = open({ env: { PACE: '20', RUNS: '70' } })
  await until(ready)
  await quiet()
  const before = raw()
  const started = performance.now()
  type('R')
  await until(finished(70))
  const frames = countOf('\u001B[?2026h', since(before, raw()))
  // The screen itself, the first run and the last one come on top.
  expect(frames).toBeLessThanOrEqual(Math.ceil(((performance.now() - started) / 1000) * 4) + 3)
  expect(frames).toBeGreaterThanOrEqual(4)
})

test('ctrl+c stops a run within 200 ms and keeps what is finished; once more ends with 130', async () => {
  const { until, type, exit, screen } = open({ env: { PACE: '40', RUNS: '400' } })
  await until(ready)
  type('R')
  await until(shows('ETA'))
  const pressed = performance.now()
  type(keys.ctrlC)
  await until(shows('stopped'))
  // 200 ms are promised; a test machine that is busy with other tests gets more.
  expect(performance.now() - pressed).toBeLessThan(1500)
  expect(screen().join('\n')).toMatch(/[1-9]\d* runs?, stopped/)
  expect(screen().join('\n')).toContain('weekly active at the end')
  type(keys.ctrlC)
  expect(await exit).toEqual({ code: 130, signal: null })
  expect(screen().join('\n')).toMatch(/again: fishbowl run professional-aligned --replicates [1-9]/)
})

test.each(['SIGTERM', 'SIGHUP', 'SIGINT'] as const)('%s gives the screen back', async (name) => {
  const { until, signal, exit, raw, alternate } = open()
  await until(ready)
  signal(name)
  expect((await exit).signal).toBe(name)
  expect(alternate()).toBe(false)
  expect(raw().lastIndexOf('\u001B[?25h')).toBeGreaterThan(raw().lastIndexOf('\u001B[?25l'))
  expect(raw()).toContain('\u001B[?2004l')
})

test('ctrl+z goes to the shell and fg comes back to the same screen', async () => {
  const { until, type, alternate } = openShell()
  type(`'${process.execPath}' '${entry}'\r`)
  const before = await until(ready)
  type(keys.ctrlZ)
  await until(shows('Stopped'))
  expect(alternate()).toBe(false)
  type('fg\r')
  const after = await until(ready)
  expect(alternate()).toBe(true)
  expect(after).toEqual(before)
  type('j')
  await until(shows('▸   one-cm'))
})

function openShell(): Terminal {
  terminal = openTerminal({
    command: 'bash',
    args: ['--norc', '--noprofile', '-i'],
    cwd: root,
    env: { NODE_ENV: 'production', PS1: '$ ', HISTFILE: '' },
  })
  return terminal
}

test('ctrl+l draws the same screen anew', async () => {
  const { until, type, quiet, raw } = open()
  await until(ready)
  const before = await quiet()
  const written = raw().length
  type('\u000C')
  expect(await quiet(150)).toEqual(before)
  expect(raw().length - written).toBeGreaterThan(500)
})

test('a storm of forty sizes ends in the screen of a fresh start, and the shell gets only the summary', async () => {
  const fresh = open({ columns: 97, rows: 31 })
  await fresh.until(ready)
  const expected = await fresh.quiet()
  await fresh.close()
  const stormy = open()
  await stormy.until(ready)
  for (let i = 0; i < 40; i++) {
    stormy.resize(1 + ((i * 53) % 199), 1 + ((i * 29) % 61))
    if (i % 3 === 0) await new Promise((resolve) => setTimeout(resolve, 20))
  }
  stormy.resize(97, 31)
  expect(await stormy.quiet(250)).toEqual(expected)
  stormy.type('q')
  expect((await stormy.exit).code).toBe(0)
  expect(stormy.screen().filter((line) => line !== '')).toEqual([
    'without a screen: fishbowl compare technology-led professional-aligned --replicates 30',
  ])
})

test('a too small window says so and q leaves', async () => {
  const { until, type, exit } = open({ columns: 59, rows: 17 })
  await until(shows('fishbowl needs 60 x 18'))
  type('q')
  expect((await exit).code).toBe(0)
})

test('without colours not one colour sequence reaches the terminal', async () => {
  const { until, type, raw, exit } = open({
    env: { LOOK: 'none,braille,dark', NO_COLOR: '1', FORCE_COLOR: '0' },
  })
  await until(ready)
  type('R')
  await until(finished(30))
  type(keys.enter)
  await until(finished(30))
  type('d?')
  await until(shows('Keys here'))
  type('qqqq')
  await exit
  expect(raw()).not.toMatch(colourSequence)
})

test('the CI variable does not keep the screens from a terminal', async () => {
  const { until } = open({ env: { CI: '1' } })
  await until(ready)
})
