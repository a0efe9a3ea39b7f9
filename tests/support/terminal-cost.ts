import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { bin } from './cli.ts'
import { keys, openTerminal, type Terminal } from './terminal.ts'

/** Ticks of /proc in a second, as every Linux has them. */
const ticks = 100

/** Seconds of CPU that a process has used with all its threads, or its main thread alone, which draws the screens. */
function cpuOf(pid: number, part: 'all' | 'main'): number {
  const path = part === 'all' ? `/proc/${pid}/stat` : `/proc/${pid}/task/${pid}/stat`
  const text = readFileSync(path, 'utf8')
  // the name, in brackets, may hold blanks
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / ticks
}

/** What a stretch of time cost: shares of one core, and characters written. */
export type Cost = {
  readonly main: number
  readonly all: number
  readonly written: number
  readonly frames: number
}

/** Measures a program for some milliseconds. */
export async function costOf({ pid, raw }: Terminal, ms: number): Promise<Cost> {
  const [main, all, written, start] = [cpuOf(pid, 'main'), cpuOf(pid, 'all'), raw().length, performance.now()]
  await wait(ms)
  const seconds = (performance.now() - start) / 1000
  const text = raw().slice(written)
  return {
    main: (cpuOf(pid, 'main') - main) / seconds,
    all: (cpuOf(pid, 'all') - all) / seconds,
    written: text.length,
    frames: text.split('\x1b[?2026h').length - 1,
  }
}

const pair = (name: string, members: number, weeks: number): readonly (readonly [string, string])[] => [
  [
    `${name}.yaml`,
    `fishbowl: 1\nid: ${name}\ntitle: Nobody\nquestion: And without anybody?\norganisation: { members: ${members} }\nhorizon: ${weeks}\n`,
  ],
  [
    `${name}-staffed.yaml`,
    `fishbowl: 1\nid: ${name}-staffed\nextends: ${name}.yaml\ntitle: Somebody\nquestion: And with somebody in ${name}?\npolicies: { alignment: integrated, staffing: { team: [{ seniority: professional }] } }\n`,
  ],
]

/**
 * Two pairs of scenarios, the second of each a difference on the first. A run of `little` takes a few milliseconds; one of `big` takes
 * long enough that only some ten come in a second, so that what they cost the main thread does not hide what the screens cost it.
 */
export const costFiles: Readonly<Record<string, string>> = Object.fromEntries([
  ...pair('little', 200, 52),
  ...pair('big', 8000, 156),
])

/** Opens the real screens. */
export const openReal = (cwd: string, size: readonly [number, number], args: readonly string[]): Terminal =>
  openTerminal({
    command: process.execPath,
    args: [bin, '--seed', '7', ...args],
    cwd,
    columns: size[0],
    rows: size[1],
    env: { COLORTERM: 'truecolor', HOME: cwd, LANG: 'C.UTF-8', LC_ALL: undefined },
  })

/** Waits until the library is there. */
export const library = ({ until }: Terminal): Promise<string[]> =>
  until((screen) => screen.join('\n').includes('professional-aligned'), 60_000)

const has = (words: string) => (screen: readonly string[]) => screen.join('\n').includes(words)

/** Selects the second scenario of a pair. */
export async function select({ type, until }: Terminal, name: 'little' | 'big'): Promise<void> {
  type(`/${name}-staffed`)
  await until(has(`▸   ${name}-staffed`), 20_000)
  type(keys.enter)
}

/** Waits until a program neither writes nor computes for a second. */
export async function idle(terminal: Terminal, patience = 240_000): Promise<void> {
  const deadline = performance.now() + patience
  for (;;) {
    const { all, written } = await costOf(terminal, 1000)
    if (written === 0 && all < 0.03) return
    if (performance.now() > deadline) throw new Error(`never idle:\n${terminal.screen().join('\n')}`)
  }
}

/** Milliseconds from a key to the end of the frame in which it shows, for some presses of `?` while the program works. */
export async function latencies({ type, raw, until }: Terminal, presses: number): Promise<readonly number[]> {
  const found: number[] = []
  for (let i = 0; i < presses; i++) {
    const before = raw().length
    const start = performance.now()
    type('?')
    for (;;) {
      const text = raw().slice(before)
      const at = text.indexOf('Keys here')
      if (at !== -1 && text.includes('\x1b[?2026l', at)) break
      if (performance.now() - start > 10_000) throw new Error('the key did nothing')
      await wait(1)
    }
    found.push(performance.now() - start)
    type('?')
    await until((screen) => !screen.join('\n').includes('Keys here'))
    // not in step with the four states a second
    await wait(40 + ((i * 37) % 190))
  }
  return found
}

/** The value below which a share of the values lies. */
export const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))] ??
  Number.NaN
