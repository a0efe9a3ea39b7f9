import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { defaultScenario } from '@fishbowl/core'
import { openThreads } from '@fishbowl/sim/threads'
import { describe, expect, test } from 'vitest'
import { bin } from '../support/cli.ts'
import { childEnvironment } from '../support/environment.ts'
import { keys, openTerminal } from '../support/terminal.ts'
import { shows } from '../tui/support/screens.ts'
import { small, testFolder } from './folder.ts'

type Signal = 'SIGINT' | 'SIGTERM' | 'SIGHUP'
const signals: readonly Signal[] = ['SIGINT', 'SIGTERM', 'SIGHUP']

/** What a shell reports of a program that a signal ended: 130, 143, 129. */
const codeAfter = (signal: Signal): number => 128 + constants.signals[signal]

/** Milliseconds after the start, the same at every call: one in each part of the time from the first lines to well inside the runs. */
function moments(count: number, most: number, seed: number): readonly number[] {
  let state = seed
  return Array.from({ length: count }, (_, part) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor(((part + state / 2 ** 32) * most) / count)
  })
}

type Process = {
  readonly pid: number
  readonly parent: number
  readonly group: number
  readonly session: number
}

/** All processes that run now, by the fourth to sixth field of their `stat` (see proc_pid_stat). */
const processes = (): readonly Process[] =>
  readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return []
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      const [parent = 0, group = 0, session = 0] = stat
        .slice(stat.lastIndexOf(')') + 4)
        .split(' ')
        .map(Number)
      return [{ pid: Number(name), parent, group, session }]
    } catch {
      return []
    }
  })

/** Starts a command in a process group of its own and sends it a signal after a while. */
function interrupted(args: readonly string[], signal: Signal, after: number) {
  const child = spawn(process.execPath, [bin, ...args], { detached: true, env: childEnvironment() })
  let output = ''
  child.stdout.on('data', (text: Buffer) => (output += text.toString()))
  return new Promise<{ readonly code: number; readonly output: string; readonly left: readonly Process[] }>(
    (resolve, reject) => {
      child.on('error', reject).on('close', (code, ended) => {
        const left = processes().filter(({ group }) => group === child.pid)
        resolve({ output, left, code: ended === null ? (code ?? -1) : 128 + constants.signals[ended] })
      })
      setTimeout(() => child.kill(signal), after)
    },
  )
}

describe.skipIf(process.platform !== 'linux')('a command that is interrupted at any moment', () => {
  test.each(signals)('by %s ends with its code, prints nothing and leaves no process', async (signal) => {
    const { write } = testFolder()
    const file = write(
      'long.yaml',
      small('long').replace('200', '20000').replace('horizon: 30', 'horizon: 300'),
    )
    for (const after of moments(2, 2400, codeAfter(signal))) {
      const found = await interrupted(['run', file, '--replicates', '500', '--json'], signal, after)
      expect(found, `after ${after} ms`).toEqual({ code: codeAfter(signal), output: '', left: [] })
    }
  })
})

/** The screens under a shell that says afterwards how they ended and how the terminal was left. */
async function screensInterrupted(cwd: string, signal: Signal, after: number) {
  const terminal = openTerminal({
    command: 'bash',
    args: ['-c', 'echo "shell $$"; "$0" "$1"; echo "code $?"; stty -a', process.execPath, bin],
    cwd,
    columns: 100,
    rows: 40,
  })
  const { until, type, exit, raw, alternate, close } = terminal
  try {
    const [first = ''] = await until(shows('shell '))
    const shell = Number(first.slice('shell '.length))
    const running = (): Process | undefined => processes().find(({ parent }) => parent === shell)
    while (running() === undefined) await wait(5)
    const playing = until(shows('professional-aligned'), 20_000)
      .then(() => type(keys.enter + keys.enter))
      .catch(() => undefined)
    await wait(after)
    process.kill(running()?.pid ?? 0, signal)
    await Promise.all([exit, playing])
    const left = processes().filter(({ session }) => session === shell)
    const written = raw()
    const cursor = written.lastIndexOf('\x1b[?25h') >= written.lastIndexOf('\x1b[?25l')
    const code = Number(/code (\d+)/.exec(written)?.[1])
    return { code, left, cursor, alternate: alternate(), cooked: / icanon\b[^]* echo\b/.test(written) }
  } finally {
    await close()
  }
}

describe.skipIf(process.platform !== 'linux')('the screens, interrupted at any moment', () => {
  test.each(signals)('by %s, give the terminal back as it was and leave no process', async (signal) => {
    const { path } = testFolder()
    for (const after of moments(2, 2400, 7 * codeAfter(signal))) {
      const found = await screensInterrupted(path, signal, after)
      expect(found, `after ${after} ms`).toEqual({
        code: codeAfter(signal),
        left: [],
        cursor: true,
        alternate: false,
        cooked: true,
      })
    }
  })
})

const threadsNow = (): number => readdirSync('/proc/self/task').length

test.skipIf(process.platform !== 'linux')(
  'threads that are closed in the midst of their runs are gone, and the runs are told so',
  async () => {
    const before = threadsNow()
    const organisation = { ...defaultScenario.organisation, members: 200_000 }
    for (const after of moments(4, 800, 1)) {
      const { run, close } = openThreads(2)
      const runs = Promise.allSettled(
        [0, 1, 2, 3].map((replicate) => run({ scenario: { ...defaultScenario, organisation }, replicate })),
      )
      await wait(after)
      expect(threadsNow()).toBeGreaterThan(before)
      await close()
      expect((await runs).map(({ status }) => status)).toEqual(Array.from({ length: 4 }, () => 'rejected'))
      expect(threadsNow()).toBeLessThanOrEqual(before)
    }
  },
)
