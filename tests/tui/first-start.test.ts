import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bin } from '../support/cli.ts'
import { keys, openTerminal } from '../support/terminal.ts'
import { shows } from './support/screens.ts'

let home = ''
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'fishbowl-home-'))
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

test('the first start shows a result after one key, and leaves the home folder empty', async () => {
  const terminal = openTerminal({
    command: process.execPath,
    args: [bin],
    cwd: home,
    env: { HOME: home, XDG_CONFIG_HOME: undefined, XDG_DATA_HOME: undefined, XDG_CACHE_HOME: undefined },
  })
  const { until, type, exit, screen } = terminal
  try {
    await until(shows('▸   professional-aligned'), 20_000)
    type(keys.enter)
    // the first frames may show one run and not yet what to look at
    const result = await until((lines) => shows('vs base')(lines) && shows('Look at')(lines), 50_000)
    expect(result.join('\n')).toMatch(/technology-led[^]*professional-aligned/)
    type('qqq')
    expect(await exit).toEqual({ code: 0, signal: null })
    expect(screen().join('\n')).toContain('again: fishbowl')
    expect(readdirSync(home)).toEqual([])
  } finally {
    await terminal.close()
  }
})
