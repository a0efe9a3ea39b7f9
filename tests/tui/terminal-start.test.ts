import { spawnSync } from 'node:child_process'
import { afterEach, describe, expect, test } from 'vitest'
import { bin } from '../support/cli.ts'
import type { Environment } from '../support/environment.ts'
import { keys, openTerminal, type Terminal } from '../support/terminal.ts'
import { numbered } from './support/every-screen.ts'
import { colourSequence, shows } from './support/screens.ts'
import { isAscii, sequence } from './support/sequences.ts'

let terminal: Terminal | undefined
afterEach(() => terminal?.close())

/** The command under a shell that says how it ended; `line` names it as "$0" "$1". */
function shell(line: string, env: Environment = {}): Terminal {
  terminal = openTerminal({
    command: 'bash',
    args: ['-c', `${line}; echo "code $?"`, process.execPath, bin],
    columns: 100,
    rows: 30,
    env: { LANG: 'C.UTF-8', LC_ALL: undefined, COLORFGBG: undefined, ...env },
  })
  return terminal
}

const library = shows('professional-aligned')

describe('what the screens are drawn with', () => {
  const deep = { '16': '', '256': '\x1b[38;5', truecolor: '\x1b[38;2' }
  type Case = readonly [
    env: Environment,
    options: string,
    colour: 'none' | keyof typeof deep,
    symbols: 'ascii' | 'block' | 'braille',
  ]
  // The other ways to say it are in tests/cli/look.test.ts; each of these starts the program.
  const cases: readonly Case[] = [
    [{ TERM: 'xterm-256color', COLORTERM: 'truecolor' }, '', 'truecolor', 'braille'],
    [{ TERM: 'xterm-256color' }, '', '256', 'braille'],
    [{ TERM: 'xterm' }, '', '16', 'braille'],
    [{ TERM: 'linux' }, '', '16', 'block'],
    [{ TERM: 'xterm-256color', NO_COLOR: '1' }, '', 'none', 'braille'],
    [{ TERM: 'xterm-256color', NO_COLOR: '1' }, '--color always', '256', 'braille'],
    [{ TERM: 'xterm', LANG: 'C' }, '', '16', 'ascii'],
    [{ TERM: 'xterm-256color', CI: '1' }, '--symbols ascii', '256', 'ascii'],
  ]

  test.each(cases)('%j %s: %s colours, %s', async (env, options, colour, symbols) => {
    const { until, type, exit, raw } = shell(`"$0" "$1" --threads 1 ${options}`, env)
    await until(library, 20_000)
    type('q')
    await exit
    expect(raw()).toContain('code 0')
    const screen = raw().split('\x1b[?1049l')[0] ?? ''
    if (colour === 'none') expect(screen).not.toMatch(colourSequence)
    else {
      expect(screen).toMatch(colourSequence)
      expect([...new Set(screen.match(sequence('ESC\\[38;[25]', 'g')))].join(' ')).toBe(deep[colour])
    }
    expect(isAscii(screen)).toBe(symbols === 'ascii')
    expect(screen).toContain(symbols === 'ascii' ? '> ' : '▸')
  })
})

test('the screen is whole although the line of the shell was not at its start', async () => {
  const { until, type, exit, screen } = shell('printf "half a line"; "$0" "$1" --threads 1')
  const first = await until(library, 20_000)
  expect(first[0]).toMatch(/^ fishbowl {2}Library {3}/)
  type('7')
  expect((await until((lines) => lines[0]?.includes('Studies') === true))[0]).toMatch(
    /^ fishbowl {2}Library › Studies/,
  )
  type('qq')
  await exit
  expect(screen().join('\n')).toContain('code 0')
})

test('--screen-reader gives sentences on every screen: no alternate screen, no colours, no charts', async () => {
  const { until, type, quiet, exit, raw } = shell('"$0" "$1" --threads 1 --replicates 2 --screen-reader', {
    COLORTERM: 'truecolor',
  })
  await until(library, 20_000)
  for (const [key, name] of numbered) {
    type(key)
    await until(shows(name), 20_000)
  }
  await quiet(400)
  type('qq')
  await exit
  expect(raw()).toContain('code 0')
  expect(raw()).not.toContain('\x1b[?1049h')
  expect(raw()).not.toMatch(colourSequence)
  expect(raw()).not.toMatch(/[\u2500-\u28ff]/)
})

describe('without a whole terminal there are no screens', () => {
  test.each([
    ['stdout is a pipe', '"$0" "$1" --replicates 2 --threads 1 | cat', {}],
    ['stdin is a pipe', 'echo j | "$0" "$1" --replicates 2 --threads 1', {}],
    ['stdin is closed', '"$0" "$1" --replicates 2 --threads 1 <&-', {}],
    ['TERM is dumb', '"$0" "$1" --replicates 2 --threads 1', { TERM: 'dumb' }],
    ['stdout is a pipe, with CI', '"$0" "$1" --replicates 2 --threads 1 | cat', { CI: '1' }],
  ])('%s: the comparison as text', async (says, line, env) => {
    const { exit, raw } = shell(line, env)
    await exit
    expect(raw()).toContain('code 0')
    expect(raw()).toContain('professional-aligned ends')
    expect(raw()).not.toMatch(sequence('ESC\\[\\?(1049|2004|25|2026)'))
    if (says !== 'stdin is a pipe' && says !== 'stdin is closed') {
      // the line of progress is of the terminal, and told on stderr
      const result = raw().slice(raw().indexOf('●'))
      expect(result).not.toContain('\x1b')
    }
  })
})

test.skipIf(process.platform === 'win32')(
  'ctrl+l gives the screens back what another program changed of the terminal',
  async () => {
    terminal = openTerminal({ command: process.execPath, args: [bin, '--threads', '1'] })
    const { until, type, quiet, raw, pid } = terminal
    await until(library, 20_000)
    const before = await quiet()
    const tty = `/proc/${pid}/fd/0`
    const modes = (): string => spawnSync('stty', ['-F', tty, '-a'], { encoding: 'utf8' }).stdout
    expect(modes()).toMatch(/-icanon/)
    spawnSync('stty', ['-F', tty, 'sane'])
    expect(modes()).not.toMatch(/-icanon/)
    const written = raw().length
    // a terminal that is not raw shows what is typed and waits for the end of the line, which ctrl+d is without being a key
    type(`${keys.ctrlL}\x04`)
    await until(() => raw().slice(written).includes('\x1b[?2004h'))
    await until((screen) => screen.join('\n') === before.join('\n'))
    expect(modes()).toMatch(/-icanon/)
    type('j')
    await until(shows('▸   no-cm'))
  },
)
