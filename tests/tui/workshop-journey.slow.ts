import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { netValueOf, scenarioOfGame } from '@fishbowl/lab/play'
import { gameOf, readRecord, type SessionRecord } from '@fishbowl/lab/workshop'
import { cellWidth } from '@fishbowl/report'
import { simulate } from '@fishbowl/sim'
import { afterEach, expect, test } from 'vitest'
import { testFolder } from '../cli/folder.ts'
import { bin } from '../support/cli.ts'
import { sessionPath, smallSession } from '../support/session.ts'
import { openTerminal, type Terminal } from '../support/terminal.ts'
import { shows } from './support/screens.ts'

const terminals: Terminal[] = []
afterEach(async () => {
  for (const terminal of terminals.splice(0)) await terminal.close()
})

const session = smallSession()

type Window = { readonly columns: number; readonly rows: number }

function open(record: string, { columns, rows }: Window, ...options: readonly string[]): Terminal {
  const terminal = openTerminal({
    command: process.execPath,
    args: [bin, 'workshop', sessionPath, '--minutes', '45', '--save', record, '--threads', '1', ...options],
    columns,
    rows,
    env: { NODE_ENV: 'production', FISHBOWL_LANGUAGE: undefined, LANG: 'C.UTF-8' },
  })
  terminals.push(terminal)
  return terminal
}

function recordIn(file: string): SessionRecord {
  const read = readRecord(readFileSync(file, 'utf8'))
  if (!read.ok) throw new Error(`no record: ${read.where}`)
  return read.record
}

/** Types keys one after the other, as slowly as a person who waits for the screen. */
async function play(terminal: Terminal, ...steps: readonly (readonly [keys: string, seen: string])[]) {
  for (const [pressed, seen] of steps) {
    for (const key of pressed) terminal.type(key)
    await terminal.until(shows(seen))
  }
}

test.each([
  { columns: 60, rows: 18 },
  { columns: 120, rows: 36 },
])(
  'a whole session at $columns x $rows by space, digits and enter; killed in the middle, it goes on',
  async (window) => {
    const { path: folder } = testFolder()
    const record = join(folder, 'record.json')
    const first = open(record, window)
    await play(
      first,
      ['', 'Space starts'],
      [' ', 'Three hundred people'],
      [' ', 'Herring, your answer?'],
      ['3', 'How sure?'],
      ['4', 'Pike, your answer?'],
      ['15', 'All teams have answered'],
      [' ', 'space to the end'],
      [' ', 'It came out: it goes down'],
      [' ', '90 % interval'],
      [' ', 'points'],
      [' ', 'Where do more people come'],
      ['2312', 'All teams have answered'],
      [' ', 'space to the end'],
      [' ', 'It came out: '],
      ['   ', 'points'],
      [' ', 'Herring decides now'],
      ['1', 'What do you change?'],
      ['11 ', '1'],
      ['24 ', 'Pike decides now'],
    )
    const before = recordIn(record)
    expect(before.submissions).toHaveLength(5)
    first.signal('SIGKILL')
    expect(await first.exit).toMatchObject({ signal: 'SIGKILL' })

    const second = open(record, window)
    await play(second, ['', 'goes on where it stopped: Your turn'], [' ', 'Pike decides now'])
    expect(second.screen().join('\n')).toContain('1 of 2 teams answered')
    expect(recordIn(record)).toEqual(before)
    await play(
      second,
      ['1', 'What do you change?'],
      [' ', '4'],
      ['33 ', 'All teams have answered'],
      [' ', 'space to the end'],
      [' ', 'base case'],
      [' ', 'net value'],
      [' ', 'Quarter 2 of 4: each team decides'],
      ['1', 'Herring decides'],
      // What happens in the second round can be taken as it is.
      ['1', 'What do you change?'],
      [' 24', 'Is this your quarter?'],
      [' ', 'Pike decides now'],
      ['11', 'What do you change?'],
      [' 33', 'Is this your quarter?'],
      [' ', 'All teams have answered'],
    )
    await play(second, [' ', 'space to the end'], [' ', 'base case'], [' ', 'net value'])
    await play(
      second,
      [' ', 'What surprised you?'],
      [' ', 'What the decisions were worth'],
      ['', 'elsewhere'],
    )
    const board = (await second.until(shows('base'))).join('\n')
    const now = recordIn(record)
    for (const [team, name] of session.teams.entries()) {
      const game = gameOf(session, now, team)
      expect(game.rounds).toHaveLength(2)
      const value = netValueOf(game, simulate({ scenario: scenarioOfGame(game), replicate: 0 }))
      expect(board.split('\n').find((line) => line.includes(name))).toContain(
        `${(value / 1000).toFixed(1)} k$`,
      )
    }
    await play(second, [' ', 'What was foreseen'], [' ', 'expect less of a new tool'], [' ', 'usually'])
    await play(second, [' ', 'Herring: what else could have been'], [' ', 'Pike: what else could have been'])
    await play(second, [' ', 'Thank you'])
    for (const line of second.screen()) expect(cellWidth(line)).toBeLessThanOrEqual(window.columns)
    second.type('\u0003')
    expect(await second.exit).toEqual({ code: 130, signal: null })
    expect(second.alternate()).toBe(false)
  },
)

test('notes in a second terminal follow the room, write nothing while it stands, and are on no other screen', async () => {
  const { path: folder } = testFolder()
  const record = join(folder, 'record.json')
  const room = open(record, { columns: 80, rows: 24 })
  await play(room, ['', 'Space starts'], [' ', 'Three hundred people'])
  const notes = open(record, { columns: 80, rows: 24 }, '--notes')
  await notes.until(shows('Imagine the first Monday'))
  await notes.quiet(300)
  const written = notes.raw().length
  await new Promise((resolve) => setTimeout(resolve, 1300))
  expect(notes.raw().length).toBe(written)
  await play(room, [' ', 'Herring, your answer?'])
  await notes.until(shows('2 teams have not answered: Herring, Pike'))
  await play(room, ['11', 'Pike, your answer?'])
  await notes.until(shows('Not yet answered: Pike'))
  expect(room.raw()).not.toContain('Imagine the first Monday')
  expect(recordIn(record).submissions).toHaveLength(1)
})
