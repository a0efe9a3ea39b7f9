import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The words of a command; quotes keep spaces together. */
const wordsOf = (command: string): readonly string[] =>
  Array.from(
    command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g),
    ([, one, two, three]) => one ?? two ?? three ?? '',
  )

const nothing = (): void => undefined
const turn = (): Promise<unknown> => new Promise((resolve) => setImmediate(resolve))

/** What the keys Ctrl-C and Ctrl-\ send to everybody in front of the terminal is for the program we wait for, and not for us. */
async function unheard<T>(wait: () => T): Promise<T> {
  const signals = process.platform === 'win32' ? (['SIGINT'] as const) : (['SIGINT', 'SIGQUIT'] as const)
  for (const name of signals) process.on(name, nothing)
  try {
    return wait()
  } finally {
    // Signals that came meanwhile are told in the next turns of the loop.
    await turn()
    await turn()
    for (const name of signals) process.off(name, nothing)
  }
}

/** True when the user's editor ($VISUAL, $EDITOR) left the file without an error. The terminal must be free for it. */
export async function editFile(path: string): Promise<boolean> {
  const { VISUAL, EDITOR } = process.env
  const [command, ...args] = wordsOf(VISUAL || EDITOR || (process.platform === 'win32' ? 'notepad' : 'vi'))
  if (command === undefined) return false
  const { spawnSync } = await import('node:child_process')
  return unheard(() => spawnSync(command, [...args, path], { stdio: 'inherit' }).status === 0)
}

/** A text as the user's editor leaves it, by way of a file of its own; undefined where there is none or it fails. */
export async function edit(text: string, name: string): Promise<string | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'fishbowl-'))
  const file = join(folder, name)
  try {
    writeFileSync(file, text)
    return (await editFile(file)) ? readFileSync(file, 'utf8') : undefined
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
