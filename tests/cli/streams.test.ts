import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { bin } from '../support/cli.ts'
import { childEnvironment } from '../support/environment.ts'
import { openTerminal } from '../support/terminal.ts'
import { parsed, small, testFolder } from './folder.ts'

type Ended = {
  readonly code: number | null
  readonly signal: string | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs a line of a shell; `then` may act on the running process. */
function shell(line: string, cwd: string): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn('bash', ['-c', line], {
      cwd,
      env: childEnvironment({ FISHBOWL: `${process.execPath} ${bin}` }),
    })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    child.on('error', reject).on('close', (code, signal) => resolve({ code, signal, stdout, stderr }))
  })
}

describe('a pipe', () => {
  test('that is closed early ends the command without a word', async () => {
    const { path } = testFolder()
    const [first, none] = await Promise.all([
      shell('$FISHBOWL scenarios list | head -1; echo "${PIPESTATUS[0]}"', path),
      // Closed long before anything is written.
      shell('$FISHBOWL scenarios list | true; echo "${PIPESTATUS[0]}"', path),
    ])
    expect(first).toMatchObject({ code: 0, stderr: '' })
    expect(first.stdout).toMatch(/^technology-led .*\n0\n$/)
    expect(none).toMatchObject({ code: 0, stderr: '', stdout: '0\n' })
  })

  test('gets the whole of a large document', async () => {
    const folder = testFolder()
    const files = Array.from({ length: 20 }, (_, i) => `s${i}.yaml`)
    files.forEach((file, i) =>
      folder.write(file, small(`s${i}`).replace('horizon: 30', 'horizon: 1000').replace('200', '8')),
    )
    const { stdout } = await folder.fishbowl(`compare ${files.join(' ')} --replicates 2 --json`)
    expect(stdout.length).toBeGreaterThan(500_000)
    expect(parsed(stdout)['arms']).toHaveLength(20)
  })
})

/** Processes whose command line holds a text. */
const processesWith = (text: string): readonly string[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(text)
      } catch {
        return false
      }
    })

describe('Ctrl-C', () => {
  test('during a run ends with 130, soon, leaves nothing running and nothing half written', async () => {
    const folder = testFolder()
    const file = folder.write(
      'long.yaml',
      small('long').replace('200', '20000').replace('horizon: 30', 'horizon: 300'),
    )
    const child = spawn(process.execPath, [bin, 'run', file, '--replicates', '500', '--json'], {
      env: childEnvironment(),
    })
    let output = ''
    child.stdout.on('data', (text: Buffer) => (output += text.toString()))
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
    await wait(1500)
    const start = performance.now()
    child.kill('SIGINT')
    expect(await ended).toBe(130)
    expect(performance.now() - start).toBeLessThan(3000)
    expect(output).toBe('')
    expect(processesWith(file)).toEqual([])
  })
})

describe('in a terminal', () => {
  test('progress is one line on stderr that is cleared, and the chart is as wide as the window', async () => {
    const folder = testFolder()
    folder.write('heavy.yaml', small('heavy').replace('200', '8000').replace('horizon: 30', 'horizon: 60'))
    const terminal = openTerminal({
      command: process.execPath,
      args: [bin, 'run', 'heavy.yaml', '--replicates', '40'],
      cwd: folder.path,
      columns: 120,
      rows: 60,
    })
    try {
      await terminal.until((lines) => lines.some((line) => /^runs \d+\/40 [━─]{20} \d+ %/.test(line)), 20_000)
      expect(await terminal.exit).toEqual({ code: 0, signal: null })
      const screen = terminal.screen().join('\n')
      expect(screen).not.toMatch(/^runs /m)
      expect(screen).toContain('weekly active of heavy ends at')
      expect(Math.max(...terminal.screen().map((line) => line.length))).toBeGreaterThan(100)
      expect(terminal.alternate()).toBe(false)
    } finally {
      await terminal.close()
    }
  })

  test('fishbowl alone opens the screens, and TERM=dumb gets text instead', async () => {
    const { path } = testFolder()
    const screens = openTerminal({ command: process.execPath, args: [bin], cwd: path, env: { CI: '1' } })
    const dumb = openTerminal({
      command: process.execPath,
      args: [bin, '--replicates', '2', '--quiet'],
      cwd: path,
      rows: 100,
      env: { TERM: 'dumb' },
    })
    try {
      await screens.until((lines) => lines.join('\n').includes('professional-aligned'), 20_000)
      expect(screens.alternate()).toBe(true)
      screens.type('q')
      expect((await screens.exit).code).toBe(0)
      expect((await dumb.exit).code).toBe(0)
      expect(dumb.raw()).not.toContain('\u001B')
      expect(dumb.raw()).toContain('again: fishbowl compare technology-led professional-aligned')
    } finally {
      await Promise.all([screens.close(), dumb.close()])
    }
  })
})
