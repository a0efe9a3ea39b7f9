import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { bin } from '../support/cli.ts'
import type { Environment } from '../support/environment.ts'
import { keys, openTerminal, type Terminal } from '../support/terminal.ts'
import { countOf, shows } from './support/screens.ts'
import { sequence } from './support/sequences.ts'

const faults = fileURLToPath(new URL('../support/fault.ts', import.meta.url))

let home = ''
let terminal: Terminal | undefined
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'fishbowl-restore-'))
})
afterEach(async () => {
  await terminal?.close()
  rmSync(home, { recursive: true, force: true })
})

/** The program under a shell that says afterwards how it ended and how the terminal was left. */
function openUnderShell(env: Environment = {}): Terminal {
  const script = '"$0" --import "$1" "$2" --threads 1; echo "code $?"; stty -a'
  terminal = openTerminal({
    command: 'bash',
    args: ['-c', script, process.execPath, faults, bin],
    cwd: home,
    columns: 100,
    rows: 40,
    env: {
      PID_FILE: join(home, 'pid'),
      HOME: home,
      XDG_STATE_HOME: undefined,
      XDG_DATA_HOME: undefined,
      ...env,
    },
  })
  return terminal
}

const library = shows('▸   professional-aligned')

async function pidOf({ until }: Terminal): Promise<number> {
  await until(library, 20_000)
  return Number(readFileSync(join(home, 'pid'), 'utf8'))
}

/** Modes that the program has set and how often, and those the terminal has at the end. */
function leftBy(shell: Terminal): object {
  const raw = shell.raw()
  const last = (mode: string): boolean =>
    raw.lastIndexOf(`\u001B[?${mode}h`) > raw.lastIndexOf(`\u001B[?${mode}l`)
  return {
    entered: countOf('\u001B[?1049h', raw),
    left: countOf('\u001B[?1049l', raw),
    alternate: shell.alternate(),
    cursorShown: last('25') || !raw.includes('\u001B[?25l'),
    bracketedPaste: last('2004'),
    frameOpen: last('2026'),
    // of mouse and of the kitty keyboard nothing is ever asked for
    mouse: sequence('ESC\\[\\?100[0-6]h|ESC\\[>\\d*u').test(raw),
    cooked: /(?<!-)\bicanon\b[^]*(?<!-)\becho\b/.test(raw.slice(raw.lastIndexOf('code '))),
  }
}

const asFound = {
  entered: 1,
  left: 1,
  alternate: false,
  cursorShown: true,
  bracketedPaste: false,
  frameOpen: false,
  mouse: false,
  cooked: true,
}

const codeOf = (shell: Terminal): number => Number(/code (\d+)/.exec(shell.raw())?.[1])

describe.skipIf(process.platform === 'win32')('the terminal is given back as it was found, and once', () => {
  const ways: readonly (readonly [string, number, (shell: Terminal, pid: number) => void])[] = [
    ['q', 0, ({ type }) => type('q')],
    ['ctrl+c', 130, ({ type }) => type(keys.ctrlC)],
    ['SIGTERM', 143, (_, pid) => void process.kill(pid, 'SIGTERM')],
    ['SIGHUP', 129, (_, pid) => void process.kill(pid, 'SIGHUP')],
    ['SIGINT', 130, (_, pid) => void process.kill(pid, 'SIGINT')],
  ]
  test.each(ways)('after %s, with exit code %i', async (_, code, leave) => {
    const shell = openUnderShell()
    leave(shell, await pidOf(shell))
    await shell.exit
    expect(codeOf(shell)).toBe(code)
    expect(leftBy(shell)).toEqual(asFound)
  })

  const crashes = [
    ['throw in render', 'out of ink'],
    ['uncaught exception', 'out of oxygen'],
    ['rejected promise', 'out of promises'],
    ['no error at all', 'out of words'],
  ] as const
  test.each(crashes)('after a %s: one line, the place of the log, exit code 1', async (fault, words) => {
    const shell = openUnderShell({ FAULT: fault })
    const pid = await pidOf(shell)
    process.kill(pid, 'SIGUSR2')
    if (fault === 'throw in render') {
      while (!existsSync(join(home, 'pid.broken'))) await wait(10)
      shell.type('j')
    }
    await shell.exit
    expect(leftBy(shell)).toEqual(asFound)
    expect(codeOf(shell)).toBe(1)
    const log = join(home, '.local/state/fishbowl/crash.log')
    const told = shell.screen().join('\n').replaceAll('\n', '\r\n').split('code 1')[0] ?? ''
    expect(told.trim().split('\r\n')).toEqual([
      `fishbowl: the screens failed: ${words}`,
      `hint: what is known of it stands in ${log}`,
    ])
    const kept = readFileSync(log, 'utf8')
    expect(kept).toContain(words)
    expect(kept).toMatch(/^node [\d.]+, \w+, TERM xterm-256color, 100 x 40\n/)
    if (fault !== 'no error at all') expect(kept).toContain('fault.ts')
  })

  test('after process.exit in the midst of it', async () => {
    const shell = openUnderShell({ FAULT: 'process.exit' })
    process.kill(await pidOf(shell), 'SIGUSR2')
    await shell.exit
    expect(codeOf(shell)).toBe(3)
    expect(leftBy(shell)).toEqual(asFound)
  })
})

describe.skipIf(process.platform === 'win32')('the log of a crash', () => {
  test('stands under XDG_STATE_HOME where that is set, and the next crash replaces it', async () => {
    const state = join(home, 'state')
    for (const words of ['exception', 'exception']) {
      const shell = openUnderShell({ FAULT: `uncaught ${words}`, XDG_STATE_HOME: state })
      process.kill(await pidOf(shell), 'SIGUSR2')
      await shell.exit
      expect(shell.screen().join('')).toContain('state/fishbowl/crash.log')
      await shell.close()
    }
    expect(readFileSync(join(state, 'fishbowl/crash.log'), 'utf8').match(/out of oxygen/g)).toHaveLength(1)
    expect(existsSync(join(home, '.local'))).toBe(false)
  })

  test('that cannot be written is left, and FISHBOWL_DEBUG prints the stack', async () => {
    const file = join(home, 'no-folder')
    writeFileSync(file, '')
    const env = { FAULT: 'uncaught exception', XDG_STATE_HOME: file }
    const shell = openUnderShell(env)
    process.kill(await pidOf(shell), 'SIGUSR2')
    await shell.exit
    expect(shell.screen().join('\n')).toContain('hint: with FISHBOWL_DEBUG=1 the place of it is printed')
    expect(shell.screen().join('\n')).not.toContain('fault.ts')
    await shell.close()

    const loud = openUnderShell({ ...env, FISHBOWL_DEBUG: '1' })
    process.kill(await pidOf(loud), 'SIGUSR2')
    await loud.exit
    expect(loud.raw()).toMatch(/fishbowl: out of oxygen[^]*at [^]*fault\.ts/)
    expect(codeOf(loud)).toBe(1)
  })
})
