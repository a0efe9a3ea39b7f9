import { afterEach, expect, test } from 'vitest'
import { keys, openTerminal, type Terminal, type TerminalOptions } from './terminal.ts'

/** A program of ten lines: shows its size, environment and keys; asks where the cursor is; q and ! end it. */
const program = `
  const { stdin, stdout, env } = process
  stdin.setRawMode(true).resume()
  const size = () => stdout.write('\\x1b[2J\\x1b[H' + stdout.columns + 'x' + stdout.rows + '\\r\\n')
  stdout.on('resize', size)
  stdin.on('data', (bytes) => {
    if (String(bytes) === 'q') { stdout.write('\\x1b[?1049lbye\\r\\n'); process.exit(3) }
    stdout.write(JSON.stringify(String(bytes)) + '\\r\\n')
  })
  stdout.write('\\x1b[?1049h'); size()
  stdout.write(['CI', 'NO_COLOR', 'FORCE_COLOR', 'TERM', 'EXTRA'].map((name) => name + '=' + (env[name] ?? '-')).join(' ') + '\\r\\n\\x1b[6n')
`
let terminal: Terminal | undefined
const open = (options: Partial<TerminalOptions> = {}): Terminal => {
  terminal = openTerminal({ command: process.execPath, args: ['-e', program], ...options })
  return terminal
}
afterEach(() => terminal?.close())

const shows = (text: string) => (screen: string[]) => screen.join('\n').includes(text)

test('a program sees a terminal of the size asked for and a clean environment', async () => {
  const { until, alternate } = open({ columns: 100, rows: 30, env: { EXTRA: 'yes' } })
  const screen = await until(shows('EXTRA'))
  expect(screen).toHaveLength(30)
  expect(screen.slice(0, 2)).toEqual([
    '100x30',
    'CI=- NO_COLOR=- FORCE_COLOR=- TERM=xterm-256color EXTRA=yes',
  ])
  expect(alternate()).toBe(true)
})

test('a value given for the child wins over the cleaning', async () => {
  await open({ env: { CI: '1', NO_COLOR: '1', TERM: 'dumb' } }).until(
    shows('CI=1 NO_COLOR=1 FORCE_COLOR=- TERM=dumb'),
  )
})

test('a question to the terminal is answered as a terminal answers it', async () => {
  const { until } = open()
  await until(shows(String.raw`"\u001b[3;1R"`))
})

test('keys arrive as typed and the program ends with its own exit code', async () => {
  const { type, until, exit, raw, screen, alternate } = open()
  await until(shows('R"'))
  type('jj')
  await until(shows('"jj"'))
  type(keys.down)
  await until(shows(String.raw`"\u001b[B"`))
  type('q')
  expect(await exit).toEqual({ code: 3, signal: null })
  expect(alternate()).toBe(false)
  expect(screen()[0]).toBe('bye')
  expect(raw()).toContain('\x1b[?1049h')
})

test('a resize reaches the program, and quiet returns its last screen', async () => {
  const { resize, until, quiet } = open()
  await until(shows('R"'))
  resize(61, 19)
  const screen = await quiet(200)
  expect(screen).toHaveLength(19)
  expect(screen[0]).toBe('61x19')
})

test('a signal that ends the program is named', async () => {
  const { until, signal, exit } = open()
  await until(shows('80x24'))
  signal('SIGTERM')
  expect(await exit).toEqual({ code: null, signal: 'SIGTERM' })
})

test('waiting for what never comes fails with the screen in the message', async () => {
  const { until } = open()
  await until(shows('80x24'))
  await expect(until(shows('never'), 50)).rejects.toThrow(/50 ms went by[^]*80x24/)
})

test('waiting on a program that has ended fails at once', async () => {
  const { until, type, exit } = open()
  await until(shows('R"'))
  type('q')
  await exit
  await expect(until(shows('never'), 60_000)).rejects.toThrow(/ended \(3\)[^]*bye/)
})
