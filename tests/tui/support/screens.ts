import { Console } from 'node:console'
import { PassThrough, Writable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import headless from '@xterm/headless'
import type { Services } from '../../../packages/tui/src/services.ts'
import type { Look, UiTerminal } from '../../../packages/tui/src/terminal.ts'
import { openUi } from '../../../packages/tui/src/ui.tsx'
import { smallServices } from './small-services.ts'

/** A window of this size on fake streams; the rest as `openUi` takes it. */
export type ScreenOptions = Partial<Omit<UiTerminal, 'stdin' | 'stdout' | 'look'>> & {
  /** @default 80 */
  readonly columns?: number
  /** @default 24 */
  readonly rows?: number
  readonly look?: Partial<Look>
  readonly services?: Services
}

/** The screens in this process, and what a person in front of them would see. */
export type Screens = {
  /** One chunk of input. */
  readonly type: (text: string) => void
  readonly resize: (columns: number, rows: number) => void
  /** The rows of the window without trailing blanks. */
  readonly screen: () => readonly string[]
  readonly until: (predicate: (screen: readonly string[]) => boolean) => Promise<readonly string[]>
  /** The screen after nothing was written for 60 ms from now on. */
  readonly quiet: () => Promise<readonly string[]>
  /** Every character written so far. */
  readonly raw: () => string
  /** Resolves to the exit code. */
  readonly code: Promise<number>
}

// The test runner's own console has no constructor, which Ink needs to catch what is logged.
Object.assign(globalThis['console'], { Console })

class FakeInput extends PassThrough {
  readonly isTTY = true
  setRawMode(): this {
    return this
  }
  ref(): this {
    return this
  }
  unref(): this {
    return this
  }
}

class FakeOutput extends Writable {
  readonly isTTY = true
  columns: number
  rows: number
  readonly #take: (text: string) => void
  constructor(columns: number, rows: number, take: (text: string) => void) {
    super({ decodeStrings: false })
    this.columns = columns
    this.rows = rows
    this.#take = take
  }
  override _write(chunk: string | Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#take(String(chunk))
    done()
  }
}

const open: Screens[] = []

/** Opens the screens over small services; `closeScreens` ends what a test left open. */
export function openScreens(options: ScreenOptions = {}): Screens {
  const { columns = 80, rows = 24, look, services = smallServices(), ...rest } = options
  const emulator = new headless.Terminal({ cols: columns, rows, allowProposedApi: true })
  let written = ''
  let lastWrite = performance.now()
  const stdin = new FakeInput()
  const stdout = new FakeOutput(columns, rows, (text) => {
    if (text === '') return
    written += text
    lastWrite = performance.now()
    // A terminal's line discipline turns a line feed into both.
    emulator.write(text.replace(/(?<!\r)\n/g, '\r\n'))
  })
  const drawn = (): Promise<void> => new Promise((resolve) => emulator.write('', resolve))
  const screen = (): readonly string[] => {
    const { active } = emulator.buffer
    return Array.from(
      { length: emulator.rows },
      (_, row) => active.getLine(active.viewportY + row)?.translateToString(true) ?? '',
    )
  }
  let failure: unknown
  const until: Screens['until'] = async (predicate) => {
    const deadline = performance.now() + 20_000
    for (;;) {
      await drawn()
      if (failure !== undefined) throw failure
      const lines = screen()
      if (predicate(lines)) return lines
      if (performance.now() > deadline)
        throw new Error(`still not as expected:\n${lines.join('\n').trimEnd()}`)
      await wait(5)
    }
  }
  const code = openUi(services, {
    stdin: stdin as unknown as NodeJS.ReadStream,
    stdout: stdout as unknown as NodeJS.WriteStream,
    look: { color: 'none', symbols: 'braille', theme: 'dark', ...look },
    replicates: 6,
    ...rest,
  })
  code.catch((error: unknown) => {
    failure = error
  })
  const screens: Screens = {
    type: (text) => void stdin.write(text),
    resize(across, down) {
      emulator.resize(across, down)
      stdout.columns = across
      stdout.rows = down
      lastWrite = performance.now()
      stdout.emit('resize')
    },
    screen,
    until,
    quiet: async () => {
      lastWrite = performance.now()
      while (performance.now() - lastWrite < 60) await wait(5)
      await drawn()
      return screen()
    },
    raw: () => written,
    code,
  }
  open.push(screens)
  return screens
}

/** Quits all screens that are still open. */
export async function closeScreens(): Promise<void> {
  for (const { type, code } of open.splice(0)) {
    // One stops what runs, one asks about what is not saved, one quits.
    const end = code.then(() => 'ended')
    do type('\u0003')
    while ((await Promise.race([end, wait(30)])) !== 'ended')
  }
}

/** True where the text stands anywhere on the screen. */
export const shows =
  (text: string) =>
  (screen: readonly string[]): boolean =>
    screen.join('\n').includes(text)

/** True where this many runs, or pairs of them, are finished and nothing runs. */
export const finished = (count: number): ((screen: readonly string[]) => boolean) => {
  const words = new RegExp(`(?<![/\\d])${count} (runs|pairs)\\b`)
  return ([header = '', ...body]) => words.test([header, ...body].join('\n')) && !shows('/s')(body)
}

const escape = String.fromCodePoint(0x1b)

/** A sequence that sets colours or weight. */
export const colourSequence = new RegExp(`${escape}\\[[\\d;:]*m`)

/** What is written outside synchronized frames. */
export const outsideFrames = (text: string): string =>
  text.replace(new RegExp(`${escape}\\[\\?2026h[^]*?${escape}\\[\\?2026l`, 'g'), '')

/** How often a part stands in a text. */
export const countOf = (part: string, text: string): number => text.split(part).length - 1
