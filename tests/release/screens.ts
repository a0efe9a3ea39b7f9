import { describe, expect, test } from 'vitest'
import { openTerminal, type Terminal } from '../support/terminal.ts'
import type { Installation } from './installation.ts'

/** Whether a text stands somewhere on the screen. */
const has = (text: string) => (lines: readonly string[]) => lines.some((line) => line.includes(text))

/** Milliseconds: nothing is compiled yet, and other tests run beside this one. */
const patience = 100_000

/** What a terminal shows of an installation; here the guard in node alone holds the network back, since the test speaks to the server. */
export function screenTests({ desk, env, asked }: Installation): void {
  /** Opens the command in a terminal for as long as `look` takes. */
  async function shown(args: readonly string[], look: (terminal: Terminal) => Promise<void>): Promise<void> {
    const terminal = openTerminal({ command: 'fishbowl', args, cwd: desk, columns: 100, rows: 30, env })
    try {
      await look(terminal)
    } finally {
      await terminal.close()
    }
    expect(asked()).toBe('')
  }
  describe('the screens of an installation', () => {
    test('open on the library', () =>
      shown([], async ({ until }) => void (await until(has('technology-led'), patience))))

    test('open on the game, and what is saved is read without screens', () =>
      shown(
        ['play', '--seed', 'a', '--save', 'game.json'],
        async ({ until }) => void (await until(has('quarter'), patience)),
      ))

    test('open on a workshop whose page is served with its script and style', () =>
      shown(['workshop', 'launch-spike', '--save', 'room.json', '--serve'], async ({ until }) => {
        const said = await until(has('http://'), patience)
        const [link = ''] = /http:\/\/[\d.:]+/.exec(said.join('\n')) ?? []
        const page = await (await fetch(link)).text()
        // The page is one document: its script and its style are files of the package.
        expect(page).toMatch(/<style>[^<]{500}/)
        expect(page).toMatch(/<script>\(\(\) => \{/)
      }))
  })
}
