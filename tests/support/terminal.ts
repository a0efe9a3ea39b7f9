import { constants } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { spawn } from '@lydell/node-pty'
import headless from '@xterm/headless'
import { childEnvironment, type Environment } from './environment.ts'
import { type Cell, cellsOf } from './screen-cells.ts'

/** What to start and the size of the window; `env` is laid over a cleaned environment. */
export type TerminalOptions = {
  readonly command: string
  readonly args?: readonly string[]
  readonly cwd?: string
  /** @default 80 */
  readonly columns?: number
  /** @default 24 */
  readonly rows?: number
  /** TERM here names the terminal; xterm-256color unless told. */
  readonly env?: Environment
}

/** How the program ended: its exit code, or the name of the signal that ended it. */
export type Exit = { readonly code: number | null; readonly signal: string | null }

/** A program in a real pseudo-terminal, and what a person in front of it would see. */
export type Terminal = {
  /** Sends characters as a keyboard does, in one chunk; see `keys` for the ones without a letter. */
  readonly type: (text: string) => void
  readonly resize: (columns: number, rows: number) => void
  /** The rows of the visible screen, without trailing blanks; complete up to the last `until` or `quiet`. */
  readonly screen: () => string[]
  /** The cells of those rows, with their colours. */
  readonly cells: () => readonly (readonly Cell[])[]
  /** Every character the program wrote so far, escape sequences included. */
  readonly raw: () => string
  /** True while the alternate screen is shown. */
  readonly alternate: () => boolean
  /** Process id of the program. */
  readonly pid: number
  /** Waits until the screen satisfies the predicate and returns it; throws with the screen after `ms` (20000). */
  readonly until: (predicate: (screen: string[]) => boolean, ms?: number) => Promise<string[]>
  /** Waits until the program has written nothing for `ms` (80) and returns the screen. */
  readonly quiet: (ms?: number) => Promise<string[]>
  /** Sends a signal to the program. */
  readonly signal: (name: NodeJS.Signals) => void
  /** Resolves when the program has ended and its last output is on the screen. */
  readonly exit: Promise<Exit>
  /** Ends the program if it still runs and frees the terminal. */
  readonly close: () => Promise<void>
}

/** What keys without a letter send. */
export const keys = {
  enter: '\r',
  escape: '\x1b',
  tab: '\t',
  shiftTab: '\x1b[Z',
  backspace: '\x7f',
  up: '\x1b[A',
  down: '\x1b[B',
  right: '\x1b[C',
  left: '\x1b[D',
  home: '\x1b[H',
  end: '\x1b[F',
  pageUp: '\x1b[5~',
  pageDown: '\x1b[6~',
  ctrlC: '\x03',
  ctrlL: '\x0c',
  ctrlZ: '\x1a',
} as const

const signalName = (number: number): string =>
  Object.entries(constants.signals).find(([, value]) => value === number)?.[0] ?? String(number)

/** Starts a program in a pseudo-terminal whose output feeds an emulator; queries are answered as a terminal would. */
export function openTerminal(options: TerminalOptions): Terminal {
  const { command, args = [], cwd = process.cwd(), columns = 80, rows = 24, env = {} } = options
  const emulator = new headless.Terminal({ cols: columns, rows, allowProposedApi: true })
  const program = spawn(command, [...args], {
    name: env['TERM'] ?? 'xterm-256color',
    cols: columns,
    rows,
    cwd,
    env: childEnvironment(env),
  })
  let output = ''
  let lastByte = performance.now()
  let ended: Exit | undefined

  program.onData((text) => {
    output += text
    lastByte = performance.now()
    emulator.write(text)
  })
  const answers = emulator.onData((text) => {
    if (!ended) program.write(text)
  })
  /** An empty write is answered after all earlier ones have been drawn. */
  const drawn = (): Promise<void> => new Promise((resolve) => emulator.write('', resolve))

  const exit = new Promise<Exit>((resolve) => {
    program.onExit(({ exitCode, signal }) => {
      ended = signal ? { code: null, signal: signalName(signal) } : { code: exitCode, signal: null }
      const result = ended
      void drawn().then(() => resolve(result))
    })
  })

  const screen = (): string[] => {
    const { active } = emulator.buffer
    return Array.from(
      { length: emulator.rows },
      (_, row) => active.getLine(active.viewportY + row)?.translateToString(true) ?? '',
    )
  }

  const until = async (predicate: (screen: string[]) => boolean, ms = 20_000): Promise<string[]> => {
    const deadline = performance.now() + ms
    for (;;) {
      // Read before drawing: output that arrives with the end must still be looked at once.
      const over = ended !== undefined || performance.now() > deadline
      await drawn()
      const lines = screen()
      if (predicate(lines)) return lines
      if (over) {
        const why = ended ? `the program ended (${ended.signal ?? ended.code})` : `${ms} ms went by`
        throw new Error(`${why} and the screen is still not as expected:\n${lines.join('\n').trimEnd()}`)
      }
      await wait(10)
    }
  }

  const quiet = async (ms = 80): Promise<string[]> => {
    while (performance.now() - lastByte < ms) await wait(10)
    await drawn()
    return screen()
  }

  return {
    type: (text) => program.write(text),
    resize: (width, height) => {
      emulator.resize(width, height)
      program.resize(width, height)
      // The program has had no chance to answer yet, so the silence starts now.
      lastByte = performance.now()
    },
    screen,
    cells: () => cellsOf(emulator),
    raw: () => output,
    alternate: () => emulator.buffer.active.type === 'alternate',
    pid: program.pid,
    until,
    quiet,
    signal: (name) => program.kill(name),
    exit,
    close: async () => {
      if (!ended) program.kill('SIGKILL')
      await exit
      answers.dispose()
      emulator.dispose()
    },
  }
}
