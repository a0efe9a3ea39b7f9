import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { bin } from '../support/cli.ts'
import { sessionPath } from '../support/session.ts'
import { openTerminal, type Terminal } from '../support/terminal.ts'
import { asked, type Phone, phoneOf } from './serve-phone.ts'
import { recordAt, scratch } from './serve-room.ts'

let terminal: Terminal | undefined
afterEach(async () => terminal?.close())

type Shown = { readonly link: string; readonly code: string; readonly screen: Terminal }

/** The screens of a workshop in a terminal, with what they say to the room. */
async function start(home: string): Promise<Shown> {
  const screen = openTerminal({
    command: process.execPath,
    args: [bin, 'workshop', sessionPath, '--save', join(home, 'session.json'), '--serve'],
    columns: 100,
    rows: 30,
    env: { HOME: home },
  })
  terminal = screen
  const said = await screen.until((lines) => lines.some((line) => line.includes('http://')))
  const link = /http:\/\/[\d.:]+/.exec(said.join('\n'))?.[0] ?? ''
  // The code is drawn in large digits first, and written out under each question.
  screen.type(' ')
  const lines = await screen.until((all) => all.some((line) => line.includes('code ')))
  const code = /code ((?:\d{4} ?){3})/.exec(lines.join('\n'))?.[1]?.trim() ?? ''
  return { link, code, screen }
}

const answered = async (phone: Phone): Promise<void> => {
  const { view } = (await phone.look()).body
  if (view === undefined) throw new Error('nothing is shown')
  expect((await phone.send(view, { choice: 2, sure: 3 })).status).toBe(200)
}

test('a phone answers what is on the screen of the room, through a kill of it', async () => {
  const home = scratch()
  const first = await start(home)
  expect(first.link).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  const phone = await phoneOf(first.link, first.code, 0)
  expect((await phone.look()).body.view?.step).toBe('spike')
  await answered(phone)
  await first.screen.until((lines) => lines.some((line) => line.includes('1 of 1 phone')))

  const ended = first.screen.exit
  process.kill(first.screen.pid, 'SIGKILL')
  await ended
  const second = await start(home)
  expect([second.link, second.code]).toEqual([first.link, first.code])
  const again = await asked(second.link, '/state', { token: phone.token })
  expect(again.body.view?.stands).toBe('Saved: it goes down, 80 % sure.')
  expect(recordAt(join(home, 'session.json')).submissions).toHaveLength(1)

  // The reveal closes the question on the phone too.
  const waiting = phone.look(again.body.mark)
  // Once to reveal, once more because a team has not answered.
  second.screen.type(' ')
  await second.screen.until((lines) => !lines.some((line) => line.includes('1 of 1 phone')))
  second.screen.type(' ')
  const { view } = (await waiting).body
  expect(view?.fields).toEqual([])
  expect(view?.says).toContain('Look at the screen of the room.')
})
