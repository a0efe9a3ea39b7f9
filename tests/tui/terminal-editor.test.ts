import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { type Folder, small, testFolder } from '../cli/folder.ts'
import { bin } from '../support/cli.ts'
import { keys, openTerminal, type Terminal } from '../support/terminal.ts'
import { countOf, shows } from './support/screens.ts'

let terminal: Terminal | undefined
afterEach(() => terminal?.close())

/** The screens in a folder, with a shell script as the editor of the user; its file is `$1`. */
async function open(folder: Folder, script: string, selected: string): Promise<Terminal> {
  const editor = folder.write('editor.sh', script)
  terminal = openTerminal({
    command: process.execPath,
    args: [bin, '--threads', '1'],
    cwd: folder.path,
    columns: 100,
    rows: 30,
    env: { EDITOR: `sh '${editor}'`, VISUAL: undefined, LANG: 'C.UTF-8', LC_ALL: undefined },
  })
  await terminal.until(shows('files of this folder'), 20_000)
  terminal.type(`/${selected}`)
  await terminal.until(shows(`▸   ${selected}`))
  terminal.type(keys.enter)
  await terminal.until(shows('? help  enter compare'))
  return terminal
}

/** The screen but for the line that tells what happened. */
const withoutStatus = (screen: readonly string[]): readonly string[] => screen.toSpliced(-2, 1)

describe.skipIf(process.platform === 'win32')('a visit to the editor of the user', () => {
  test('leaves the same screen in the whole window, once and again, whatever the editor wrote', async () => {
    const { until, type, quiet, raw, alternate } = await open(
      testFolder(),
      'printf "\\033[2J\\033[12;40Hediting %s" "$1"; read line; printf "\\033[5;5H"',
      'bare',
    )
    const before = await quiet()
    for (let visit = 1; visit <= 2; visit++) {
      type('E')
      await until(shows('editing '))
      expect(alternate()).toBe(false)
      type('done\r')
      await until(shows('read bare.yaml again'))
      expect(alternate()).toBe(true)
      expect(withoutStatus(await quiet())).toEqual(withoutStatus(before))
      const lent = raw().slice(raw().lastIndexOf('\x1b[?1049l'))
      for (const mode of ['?1049h', '?2004h', '?25l']) expect(countOf(`\x1b[${mode}`, lent), mode).toBe(1)
    }
    type('?')
    await until(shows('Keys here'))
  })

  test('is not cut short by a Ctrl-C in the editor, nor are the screens', async () => {
    const folder = testFolder()
    const { until, type, quiet } = await open(
      folder,
      // A signal may end the read that it meets, so that lines are read until the right one.
      'trap "echo heard >heard" INT QUIT; echo editing; until [ "$line" = done ]; do read line; done; exit 0',
      'bare',
    )
    const before = await quiet()
    type('E')
    await until(shows('editing'))
    type(keys.ctrlC)
    type('\x1c')
    type('done\r')
    await until(shows('read bare.yaml again'))
    expect(readFileSync(join(folder.path, 'heard'), 'utf8')).toContain('heard')
    expect(withoutStatus(await quiet())).toEqual(withoutStatus(before))
    type(keys.ctrlC)
    expect(await terminal?.exit).toEqual({ code: 130, signal: null })
  })

  test('that fails is told, and the screen is there again', async () => {
    const { until, quiet, type } = await open(testFolder(), 'exit 3', 'bare')
    const before = await quiet()
    type('E')
    await until((screen) => screen.at(-2) !== before.at(-2))
    expect(withoutStatus(await quiet())).toEqual(withoutStatus(before))
  })

  test('hands over a file, never an option, whatever the file is called', async () => {
    const folder = testFolder()
    folder.write('-c quit.yaml', small('dash'))
    const { until, type } = await open(folder, 'echo "editing $# $1"; read line', 'dash')
    type('E')
    const screen = await until(shows('editing '))
    expect(screen.join('')).toMatch(/editing 1 [./].*-c quit\.yaml/)
    type('\r')
    await until(shows('read '))
  })
})
