import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { keys, openTerminal, type Terminal } from '../support/terminal.ts'
import { finished, shows } from './support/screens.ts'

const entry = fileURLToPath(new URL('./support/entry.ts', import.meta.url))
const root = fileURLToPath(new URL('../..', import.meta.url))

let terminal: Terminal | undefined
afterEach(() => terminal?.close())

test('a journey: run, scrub, branch off, see the branch, compare, undo, redo, quit', async () => {
  terminal = openTerminal({
    command: process.execPath,
    args: [entry],
    cwd: root,
    columns: 100,
    rows: 30,
    env: { NODE_ENV: 'production' },
  })
  const { until, type, exit, screen } = terminal
  await until(shows('▸   professional-aligned'))
  type('R')
  await until(finished(30))
  // From the last week two quarters and a week back.
  type(keys.end)
  await until(shows('week 51'))
  type('<<')
  await until(shows('week 25'))
  type(keys.left)
  await until(shows('week 24'))
  type('f')
  await until(shows('from week 24 of professional-aligned on'))
  type('cut')
  await until(shows('1 of '))
  type(keys.enter)
  await until(shows('professional-aligned-w24-no-cm is made; u takes it back'))
  const seen = await until(finished(30))
  const text = seen.join('\n')
  expect(text).toContain('▸ ▲ └ w24-no-cm')
  expect(text).toContain('branches off: no CM')
  expect(text.replace(/[\s│]+/g, ' ')).toMatch(/Weeks 0 to 23 are/)
  type(keys.enter)
  await until(shows('› Compare'))
  await until(shows('professional-aligned-w24-no-cm'))
  type('q')
  await until(shows('▸ ▲ └ w24-no-cm'))
  type('u')
  await until(shows('no branch yet'))
  type('\u0012')
  await until(shows('▸ ▲ └ w24-no-cm'))
  await until(finished(30))
  type('qqq')
  await until(shows('not saved: professional-aligned-w24-no-cm'))
  type('y')
  expect(await exit).toEqual({ code: 0, signal: null })
  expect(screen().join('\n')).toContain('interventions: [{ week: 24, staffing: { team: [] } }]')
})
