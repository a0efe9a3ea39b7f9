import { closeSync, constants, openSync, readSync, realpathSync, statSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { isatty } from 'node:tty'

/** What is known of the terminal and its environment; every text is as the environment gives it. */
export type Facts = {
  readonly inputIsTerminal: boolean
  readonly outputIsTerminal: boolean
  readonly messagesAreTerminal: boolean
  /** Cells across and down; undefined where nobody knows. */
  readonly columns: number | undefined
  readonly rows: number | undefined
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: string
  readonly versions: Readonly<Record<string, string | undefined>>
  /** Threads that can run at once. */
  readonly threads: number
}

/** What reading a file came to; `bytes` holds at most what was asked for. */
export type FileRead =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly why: 'missing' | 'folder' | 'unreadable' }

/** The world outside: the only way of the package to clock, files, environment, terminal and signals. */
export type Outside = {
  readonly facts: Facts
  /** Writes a result to stdout. */
  readonly print: (text: string) => void
  /** Writes a message to stderr. */
  readonly tell: (text: string) => void
  /** Milliseconds, for rates and throttling only. */
  readonly now: () => number
  /** The first `most` bytes of a file. */
  readonly read: (path: string, most: number) => FileRead
  /** The path without symbolic links; undefined when nothing is there. */
  readonly realPath: (path: string) => string | undefined
  /** Writes a file that must not exist yet; false when it does. Throws when the folder is missing or closed. */
  readonly create: (path: string, content: string | Uint8Array) => boolean
  /** Aborted by the first Ctrl-C; the second ends the process at once. */
  readonly interrupted: AbortSignal
  /** The streams for the screens, and a way to stop until the shell continues us; Windows has none. */
  readonly terminal: {
    readonly stdin: NodeJS.ReadStream
    readonly stdout: NodeJS.WriteStream
    readonly suspend: (() => Promise<void>) | undefined
  }
  /** The exit code of the process; it ends when everything is written. */
  readonly end: (code: number) => void
}

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined

/** Whoever reads us has gone (`| head -1`): nothing is wrong and nobody is left to tell. */
function leaveQuietly(error: Error): void {
  if (codeOf(error) === 'EPIPE') process.exit(0)
  throw error
}

function firstBytes(file: number, most: number): Uint8Array {
  const bytes = new Uint8Array(most)
  let filled = 0
  while (filled < most) {
    const count = readSync(file, bytes, filled, most - filled, null)
    if (count === 0) break
    filled += count
  }
  return bytes.subarray(0, filled)
}

function read(path: string, most: number): FileRead {
  try {
    const stat = statSync(path)
    if (stat.isDirectory()) return { ok: false, why: 'folder' }
    const file = openSync(path, constants.O_RDONLY)
    try {
      // A pipe says that it has no size.
      return { ok: true, bytes: firstBytes(file, Math.min(most, stat.size || most)) }
    } finally {
      closeSync(file)
    }
  } catch (error) {
    const missing = ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP', 'ERR_INVALID_ARG_VALUE']
    return { ok: false, why: missing.some((code) => code === codeOf(error)) ? 'missing' : 'unreadable' }
  }
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path)
  } catch {
    return undefined
  }
}

function create(path: string, content: string | Uint8Array): boolean {
  try {
    writeFileSync(path, content, { flag: 'wx' })
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

function factsOf(): Facts {
  const { stdout, env, platform, versions } = process
  return {
    inputIsTerminal: isatty(0),
    outputIsTerminal: isatty(1),
    messagesAreTerminal: isatty(2),
    // Some pseudo-terminals report a width of 0.
    columns: stdout.columns > 0 ? stdout.columns : undefined,
    rows: stdout.rows > 0 ? stdout.rows : undefined,
    env,
    platform,
    versions,
    threads: availableParallelism(),
  }
}

function catchInterrupts(): AbortSignal {
  const controller = new AbortController()
  process.on('SIGINT', () => {
    if (controller.signal.aborted) process.exit(130)
    controller.abort()
  })
  return controller.signal
}

/** Stops the process as Ctrl-Z does. Without a timer the loop would be empty and the process would end when it is continued. */
function suspend(): Promise<void> {
  return new Promise((resolve) => {
    const keep = setInterval(() => undefined, 1_000_000)
    process.once('SIGCONT', () => {
      clearInterval(keep)
      resolve()
    })
    process.kill(process.pid, 'SIGTSTP')
  })
}

/** Opens the world outside for a command; the terminal UI handles its own keys and does not take the interrupts. */
export function openOutside(): Outside {
  process.stdout.on('error', leaveQuietly)
  process.stderr.on('error', () => undefined)
  let interrupted: AbortSignal | undefined
  return {
    facts: factsOf(),
    print: (text) => process.stdout.write(text),
    tell: (text) => process.stderr.write(text),
    now: () => performance.now(),
    read,
    realPath,
    create,
    get interrupted() {
      interrupted ??= catchInterrupts()
      return interrupted
    },
    terminal: {
      stdin: process.stdin,
      stdout: process.stdout,
      suspend: process.platform === 'win32' ? undefined : suspend,
    },
    end: (code) => {
      process.exitCode = code
    },
  }
}
