import {
  closeSync,
  constants,
  mkdirSync,
  openSync,
  readSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { availableParallelism, cpus, hostname } from 'node:os'
import { isatty } from 'node:tty'
import { edit, editFile } from './outside-editor.ts'
import { files, list } from './outside-folder.ts'
import type { Network } from './outside-network.ts'

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
  | { readonly ok: false; readonly why: 'missing' | 'folder' | 'device' | 'unreadable' }

/** A new file in the making: pieces go to its end. Every method throws when the disk is full or gone. */
export type NewFile = { readonly write: (piece: Uint8Array) => void; readonly close: () => void }

/** The world outside: the only way of the package to clock, files, environment, terminal and signals. */
export type Outside = {
  readonly facts: Facts
  /** Writes a result to stdout. */
  readonly print: (text: string) => void
  /** Writes a message to stderr. */
  readonly tell: (text: string) => void
  /** Milliseconds, for rates and throttling only. */
  readonly now: () => number
  /** Calls `act` once after some milliseconds unless the result is called before; does not keep the process alive. */
  readonly after: (milliseconds: number, act: () => void) => () => void
  /** This machine in a few words, for rows that several machines write: name, node, processor. */
  readonly machine: () => string
  /** Names of everything under a folder that is no folder, links and pipes too, with slashes, sorted; none where there is no folder. */
  readonly list: (folder: string) => readonly string[]
  /** Names of the plain files in a folder itself that end in a way, links followed, sorted; none where there is no folder. */
  readonly files: (folder: string, ending: RegExp) => readonly string[]
  /** The first `most` bytes of a file, of a pipe that the shell opened, or of what is typed. */
  readonly read: (path: string, most: number) => FileRead
  /** The path without symbolic links; undefined when nothing is there. */
  readonly realPath: (path: string) => string | undefined
  /** Writes a file that must not exist yet; false when it does. Throws when the folder is missing or closed. */
  readonly create: (path: string, content: string | Uint8Array) => boolean
  /** Writes a file, at once in the place of the one that is there. Throws as `create` does. */
  readonly replace: (path: string, content: string) => void
  /** A text as the user's editor ($VISUAL, $EDITOR) leaves it; undefined where there is none or it fails. The terminal must be free for it. */
  readonly edit: (text: string, name: string) => Promise<string | undefined>
  /** Opens a file in the user's editor; false where there is none or it fails. The terminal must be free for it. */
  readonly editFile: (path: string) => Promise<boolean>
  /** Opens a file that must not exist yet, to be written in pieces; undefined when it does. Throws as `create` does. */
  readonly openNew: (path: string) => NewFile | undefined
  /** Makes a folder; false when something of that name is there. Throws when the folder around it is missing or closed. */
  readonly makeFolder: (path: string) => boolean
  /** Takes a file or an empty folder away; what cannot be taken away stays. */
  readonly remove: (path: string) => void
  /** Aborted by the first Ctrl-C; the second ends the process at once. */
  readonly interrupted: AbortSignal
  /** The streams for the screens, and a way to stop until the shell continues us; Windows has none. */
  readonly terminal: {
    readonly stdin: NodeJS.ReadStream
    readonly stdout: NodeJS.WriteStream
    readonly suspend: (() => Promise<void>) | undefined
  }
  /** Sockets, loaded when they are asked for: nothing listens unless the user said so. */
  readonly network: () => Promise<Network>
  /** Calls `act` with each error that nobody caught, in the place of the sudden end, until the result is called. */
  readonly onCrash: (act: (error: unknown) => void) => () => void
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

/**
 * True for what the shell opened for us, such as `<(command)`, and for a terminal. Whatever else is no file may wait for ever, such as a pipe
 * with a name, or never end, such as /dev/zero.
 */
function isOpened(path: string): boolean {
  const real = realPath(path)
  return real === undefined || /^\/(?:dev\/(?:fd\/|tty|pts\/|std)|proc\/\d+\/fd\/)/.test(real)
}

function read(path: string, most: number): FileRead {
  try {
    const stat = statSync(path)
    if (stat.isDirectory()) return { ok: false, why: 'folder' }
    if (!stat.isFile() && !isOpened(path)) return { ok: false, why: 'device' }
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

function machine(): string {
  const [first] = cpus()
  const { arch, platform, versions } = process
  return `${hostname()} (node ${versions.node}, ${platform} ${arch}, ${first?.model.trim() ?? 'unknown processor'})`
}

function after(milliseconds: number, act: () => void): () => void {
  // setTimeout takes 31 bits
  const timer = setTimeout(act, Math.min(milliseconds, 2_147_483_647)).unref()
  return () => clearTimeout(timer)
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path)
  } catch {
    return undefined
  }
}

function create(path: string, content: string | Uint8Array): boolean {
  const file = unlessTaken(() => openSync(path, 'wx'))
  if (file === undefined) return false
  try {
    writeFileSync(file, content)
    return true
  } catch (error) {
    // A full disk leaves half a file, which would be in the way of the next attempt.
    rmSync(path, { force: true })
    throw error
  } finally {
    closeSync(file)
  }
}

/** Whoever reads the file meanwhile finds the old or the new one, never half of one. */
function replace(path: string, content: string): void {
  const beside = `${path}.${process.pid}.part`
  if (!create(beside, content)) throw new Error(`${beside} is in the way`)
  try {
    renameSync(beside, path)
  } catch (error) {
    rmSync(beside, { force: true })
    throw error
  }
}

/** What `make` comes to; undefined when the name is taken. */
function unlessTaken<T>(make: () => T): T | undefined {
  try {
    return make()
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return undefined
    throw error
  }
}

function openNew(path: string): NewFile | undefined {
  const file = unlessTaken(() => openSync(path, 'wx'))
  if (file === undefined) return undefined
  return {
    write(piece) {
      for (let done = 0; done < piece.length; ) done += writeSync(file, piece, done)
    },
    close: () => closeSync(file),
  }
}

function makeFolder(path: string): boolean {
  return (
    unlessTaken(() => {
      mkdirSync(path)
      return true
    }) ?? false
  )
}

function remove(path: string): void {
  try {
    if (statSync(path).isDirectory()) rmdirSync(path)
    else rmSync(path)
  } catch {
    // It stays, and whoever asked has something else to tell.
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

/** A promise that is rejected and that nobody waits for comes this way too. */
function onCrash(act: (error: unknown) => void): () => void {
  process.on('uncaughtException', act)
  return () => void process.off('uncaughtException', act)
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
    after,
    machine,
    list,
    files,
    read,
    realPath,
    create,
    replace,
    edit,
    editFile,
    openNew,
    makeFolder,
    remove,
    get interrupted() {
      interrupted ??= catchInterrupts()
      return interrupted
    },
    terminal: {
      stdin: process.stdin,
      stdout: process.stdout,
      suspend: process.platform === 'win32' ? undefined : suspend,
    },
    network: async () => (await import('./outside-network.ts')).openNetwork(),
    onCrash,
    end: (code) => {
      process.exitCode = code
    },
  }
}
