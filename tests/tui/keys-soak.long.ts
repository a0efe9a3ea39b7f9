import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { testFolder } from '../cli/folder.ts'
import { bin } from '../support/cli.ts'
import { dice, oneOf } from '../support/dice.ts'
import { openFiles } from '../support/in-use.ts'
import { keys, openTerminal } from '../support/terminal.ts'
import { sequence } from './support/sequences.ts'

/** Seconds of keys; SOAK_SECONDS=36000 is a night. */
const seconds = Number(process.env['SOAK_SECONDS'] ?? 120)
/** What a cat types: letters, digits, signs, and keys without a letter; a Ctrl-C among them asks or ends. */
const all: readonly string[] = [
  ...Array.from(
    'abcdefghijklmnoprstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 /?+-*.,:;=()[]{}<>!#$%&@^_|~é漢',
  ),
  ...Object.values(keys).filter((key) => key !== keys.ctrlZ && key !== keys.ctrlC),
  'q',
]

type Used = { readonly megabytes: number; readonly files: number }
function usedBy(pid: number): Used {
  const [, kilobytes = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return { megabytes: Number(kilobytes) / 1024, files: openFiles(pid) }
}

test.skipIf(process.platform !== 'linux')(
  'random keys for minutes end in no crash, obey nobody else, and leave memory and files as they were',
  async ({ annotate }) => {
    const folder = testFolder()
    const state = join(folder.path, 'state')
    mkdirSync(state)
    const roll = dice(8)
    const seen: Used[] = []
    const until = performance.now() + seconds * 1000
    let starts = 0
    let pressed = 0
    while (performance.now() < until) {
      starts++
      const terminal = openTerminal({
        command: process.execPath,
        args: [bin, '--threads', '1', '--replicates', '2'],
        cwd: folder.path,
        columns: 100,
        rows: 32,
        env: { XDG_STATE_HOME: state, EDITOR: 'true', VISUAL: 'true' },
      })
      const over = { is: false }
      void terminal.exit.then(() => {
        over.is = true
      })
      try {
        await terminal.until((screen) => screen.join('').trim() !== '', 60_000)
        while (!over.is && performance.now() < until) {
          terminal.type(oneOf(roll, all))
          pressed++
          await wait(10)
          if (pressed % 500 === 0 && !over.is) seen.push(usedBy(terminal.pid))
        }
        if (over.is) expect(await terminal.exit).toEqual({ code: 0, signal: null })
        expect(terminal.raw()).not.toMatch(sequence('ESC\\]0|[\\u202a-\\u202e\\u2066-\\u2069]'))
      } finally {
        await terminal.close()
      }
    }
    expect(existsSync(join(state, 'fishbowl', 'crash.log'))).toBe(false)
    const [first] = seen
    await annotate(
      `${starts} starts, ${pressed} keys, ${JSON.stringify(first)} at first, ${JSON.stringify(seen.at(-1))} at last`,
    )
    expect(pressed).toBeGreaterThan(seconds)
    for (const { megabytes, files } of seen) {
      expect(megabytes).toBeLessThan(700)
      expect(files - (first?.files ?? 0)).toBeLessThan(20)
    }
  },
  seconds * 1000 + 300_000,
)
