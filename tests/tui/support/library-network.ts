import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { expect, onTestFinished } from 'vitest'
import { type Folder, type Json, parsed, testFolder } from '../../cli/folder.ts'
import { bin } from '../../support/cli.ts'
import { childEnvironment } from '../../support/environment.ts'
import { keys, openTerminal, type Terminal, type TerminalOptions } from '../../support/terminal.ts'

const junior = '{ seniority: junior, count: 1, fte: 0.5 }'
const senior = '{ seniority: senior, count: 1, fte: 0.5 }'

/** Half a junior, and with half a senior beside. */
export const teams = { half: `[${junior}]`, both: `[${junior}, ${senior}]` } as const

/** The files of the story, by name. */
export const network: Readonly<Record<string, string>> = {
  'librarians.yaml': `fishbowl: 1
id: librarians
extends: professional-aligned
title: Librarians of twelve towns with half a junior
horizon: 104
organisation: { members: 240, groupSize: 6, turnover: 0.09 }
policies: { platform: { fit: 0.55 }, staffing: { team: ${teams.half} } }
`,
  'with-senior.yaml': `fishbowl: 1
id: with-senior
extends: librarians.yaml
title: And half a senior beside the junior
question: Would a second, senior community manager pay?
policies: { staffing: { team: ${teams.both} } }
`,
  'other-shelf.yaml': `fishbowl: 1
id: other-shelf
extends: librarians.yaml
title: On a platform that fits hardly better
policies: { platform: { fit: 0.551 } }
`,
  'book-bus.yaml': `fishbowl: 1
id: book-bus
extends: no-cm
title: Thirty drivers of the book bus and nobody in charge
horizon: 52
organisation: { members: 30 }
`,
  'book-bus-junior.yaml': `fishbowl: 1
id: book-bus-junior
extends: book-bus.yaml
title: The book bus with a junior two days a week
question: Should thirty people have anybody at all?
policies: { staffing: { team: [{ seniority: junior, count: 1, fte: 0.4 }] } }
`,
  'circulation.yaml': `fishbowlStudy: 1
id: circulation
scenarios: [librarians.yaml]
design:
  kind: grid
  factors: { alignment: [claimed, integrated], organisation.turnover: [0.05, 0.2] }
replicates: 8
`,
}

/** The library network in a folder, its program in a terminal, and the shell beside it. */
export type Network = Folder & {
  readonly terminal: Terminal
  /** The screen as one line of words, once it satisfies the predicate. */
  readonly read: (there: (text: string) => boolean) => Promise<string>
  /** The last text that was copied. */
  readonly copied: () => string
  /** The JSON document of a command, typed into `sh` as it was copied. */
  readonly shell: (command: string) => Promise<Json>
}

/** What is on a screen in words: blanks and borders are one blank each. */
const wordsOf = (screen: readonly string[]): string => screen.join(' ').replace(/[\s│▏─]+/g, ' ')

const lastCopied = (raw: string): string => {
  const at = raw.lastIndexOf('\u001B]52;c;')
  const text = at === -1 ? '' : (raw.slice(at + 7).split('\u0007')[0] ?? '')
  return Buffer.from(text, 'base64').toString('utf8')
}

/** Opens the program in a folder of the story: 12 replicates of the seed "shelf" on two threads. */
function openNetwork(options: Partial<TerminalOptions> = {}): Network {
  const folder = testFolder()
  for (const name of ['bare', 'staffed', 'cut']) folder.write(`${name}.yaml`, '# of another program\n')
  for (const [name, text] of Object.entries(network)) folder.write(name, text)
  const terminal = openTerminal({
    command: process.execPath,
    args: [bin, '--seed', 'shelf', '--replicates', '12', '--threads', '2'],
    cwd: folder.path,
    columns: 100,
    rows: 36,
    env: { HOME: folder.path },
    ...options,
  })
  onTestFinished(terminal.close)
  return {
    ...folder,
    terminal,
    read: async (there) => {
      // What a chunk of output cuts in two is whole when nothing more comes.
      for (;;) {
        await terminal.until((screen) => there(wordsOf(screen)), 30_000)
        const text = wordsOf(await terminal.quiet())
        if (there(text)) return text
      }
    },
    copied: () => lastCopied(terminal.raw()),
    shell: (command) =>
      new Promise((resolve, reject) => {
        const script = `fishbowl() { '${process.execPath}' '${bin}' "$@"; }; ${command} --json --quiet`
        const where = { cwd: folder.path, env: childEnvironment(), maxBuffer: 1e8 }
        execFile('/bin/sh', ['-c', script], where, (error, stdout, stderr) =>
          error === null ? resolve(parsed(stdout)) : reject(new Error(`${command}: ${stderr}`)),
        )
      }),
  }
}

/** The panel beside the one that begins where a word stands, or that one itself, in words. */
export function panelOf({ terminal }: Network, word: string, side: 'left' | 'right'): string {
  const screen = terminal.screen()
  const at = Math.max(...screen.map((row) => row.indexOf(word)))
  if (at < 0) throw new Error(`no panel begins with "${word}":\n${screen.join('\n')}`)
  return wordsOf(screen.map((row) => (side === 'left' ? row.slice(0, at - 1) : row.slice(at))))
}

/** Presses keys in turn, each after the words that it needs are there. */
export async function press(
  { terminal, read }: Network,
  ...steps: readonly (readonly [keys: string, then: string])[]
): Promise<string> {
  let text = ''
  for (const [typed, then] of steps) {
    terminal.type(typed)
    text = await read((words) => words.includes(then))
  }
  return text
}

/** Finds a scenario of the library by its id. */
export const find = (net: Network, id: string): Promise<string> =>
  press(net, [`/${id}`, `▸ ${id} `], [keys.enter, '? help enter compare'])

/** The program with the files of the folder in its list. */
export async function openReady(size?: {
  readonly columns: number
  readonly rows: number
}): Promise<Network> {
  const net = openNetwork(size)
  await net.read((text) => text.includes('with-senior'))
  return net
}

type Arm = { readonly id: string; readonly digest: string }

/** Id and digest of the arms of a document. */
export const digestsOf = (document: Json): readonly string[] =>
  (document['arms'] as readonly Arm[]).map(({ id, digest }) => `${id} ${digest}`)

/** The same of the curves on the screen, saved as a file. */
export async function digestsSaved(net: Network): Promise<readonly string[]> {
  await press(net, ['S', 'save the curves as'], [keys.enter, 'with digests'])
  const name = readdirSync(net.path).find((file) => file.endsWith('.csv')) ?? ''
  const [head = '', ...rows] = readFileSync(`${net.path}/${name}`, 'utf8').trimEnd().split('\n')
  expect(head).toMatch(/^scenario,.*,digest$/)
  return [...new Set(rows.map((row) => `${row.split(',')[0]} ${row.split(',').at(-1)}`))]
}
