import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SessionRecord, Submission } from '@fishbowl/lab/workshop'
import { afterEach, expect, test } from 'vitest'
import { bin } from '../../support/cli.ts'
import { keys, openTerminal, type Terminal } from '../../support/terminal.ts'
import { type Folder, parsed, testFolder } from '../folder.ts'
import { netOf } from './workshop-plainly.ts'
import {
  base,
  digestIn,
  firstHalf,
  guesses,
  movesOf,
  numbers,
  rules,
  type SessionDocument,
  saidOf,
  teams,
  waiting,
  withStory,
} from './workshop-story.ts'

/** The workshop of the wards as a room and its laptops hold it: through real terminals, codes and files. */

const terminals: Terminal[] = []
afterEach(async () => {
  for (const terminal of terminals.splice(0)) await terminal.close()
})

function opened(folder: Folder, ...options: readonly string[]): Terminal {
  const terminal = openTerminal({
    command: process.execPath,
    args: [bin, 'workshop', 'session.yaml', '--screen-reader', '--threads', '2', ...options],
    cwd: folder.path,
    columns: 100,
    rows: 30,
    env: { NODE_ENV: 'production', FISHBOWL_LANGUAGE: undefined, LANG: 'C.UTF-8', HOME: folder.path },
  })
  terminals.push(terminal)
  return terminal
}

const said = (terminal: Terminal): string => terminal.screen().join(' ').replace(/\s+/g, ' ')
const until = async (terminal: Terminal, words: string): Promise<void> => {
  await terminal.until((lines) => lines.join(' ').replace(/\s+/g, ' ').includes(words))
}

/** Waits for words and types what answers them, one pair after another. */
async function answer(terminal: Terminal, ...pairs: readonly (readonly [words: string, typed: string])[]) {
  for (const [words, typed] of pairs) {
    await until(terminal, words)
    for (const key of typed) terminal.type(key)
  }
}

/** Presses space until the words are there, each time once what it did is on the screen; not while runs are being made. */
async function spaceTo(terminal: Terminal, words: string): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    await terminal.until(() => !said(terminal).includes('runs are being made'), 60_000)
    const before = said(terminal)
    if (before.includes(words)) return
    terminal.type(' ')
    // a first space at a question that nobody has answered changes nothing: the second one reveals
    await terminal.until(() => said(terminal) !== before, 1500).catch(() => undefined)
    await terminal.quiet(120)
  }
  throw new Error(`never came to "${words}": ${said(terminal)}`)
}

const surenesses = [0.34, 0.5, 0.65, 0.8, 0.95]
const sure = (value: number): string => `${surenesses.indexOf(value) + 1}`
const menu = ['professionals', 'seniors', 'alignment', 'coaching', 'training']
const ways = ['up', 'flat', 'down']

/** What is typed for a quarter. */
function quarter(team: number, round: number, hasEvent: boolean): readonly (readonly [string, string])[] {
  const move = movesOf(team)[round]
  const prediction = saidOf(team)[round]
  if (move === undefined || prediction?.kind !== 'direction') throw new Error('a direction is said')
  return [
    ...(hasEvent ? [['What do you do?', `${move.answer + 1}`] as const] : []),
    ...Object.entries(move.decision).map(
      ([lever, option]) => ['What do you change?', `${menu.indexOf(lever) + 1}${option}`] as const,
    ),
    ['What do you change?', ' '],
    ['where will', `${ways.indexOf(prediction.direction) + 1}`],
    ['How sure are you?', sure(prediction.sure)],
    ['You expect', ' '],
  ]
}

const recordIn = (folder: Folder, name = 'wards-talk-record.json'): SessionRecord =>
  JSON.parse(readFileSync(join(folder.path, name), 'utf8')) as SessionRecord

const order = ({ team, step }: Submission) => `${step} ${team}`
const sorted = (all: readonly Submission[]) =>
  all.toSorted((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0))

test('half a year in the room by keys is the record that its answers make', async () => {
  const folder = testFolder()
  withStory(folder)
  const room = opened(folder)
  await answer(room, ['Space starts', ' '], ['Nine hundred people', ' '])
  for (const step of ['spring', 'posters'] as const) {
    for (const [team, name] of teams.entries()) {
      const [[choice, probability]] = guesses[step][team] ?? [[0, 0]]
      await answer(room, [`${name}, your answer?`, `${choice + 1}`], ['How sure?', sure(probability)])
    }
    await until(room, 'All teams have answered')
    await spaceTo(room, step === 'spring' ? 'Where do more people come' : 'How many come in a week')
  }
  for (const [team, name] of teams.entries()) {
    const [value, within] = numbers[team] ?? [0, 0]
    await answer(
      room,
      [`${name}, your answer?`, `${100 * value}${keys.enter}`],
      ['within how much?', `${100 * within}${keys.enter}`],
    )
  }
  await until(room, 'All teams have answered')
  for (const round of [0, 1]) {
    await spaceTo(room, `Quarter ${round + 1} of 4: each team decides`)
    for (const [team, name] of teams.entries())
      await answer(room, [`${name} decides now`, '1'], ...quarter(team, round, round === 1))
    await until(room, 'All teams have answered')
  }
  await spaceTo(room, 'Quarter 3 of 4: each team decides')
  room.type(keys.ctrlC)
  await room.exit

  expect(sorted(recordIn(folder).submissions)).toEqual(sorted([0, 1, 2].flatMap(firstHalf)))
  const { stdout } = await folder.fishbowl('workshop session.yaml --json')
  const { debrief } = parsed(stdout) as unknown as SessionDocument
  expect(debrief.leaderboard?.rounds).toBe(2)
  for (const [team, game] of debrief.games.entries())
    expect(game.netValue).toBeCloseTo(netOf(base, rules, movesOf(team).slice(0, 2)), 6)
})

test('a code that a team reads out is the same answer as its file, of a prediction and of a decision', async () => {
  const folders = [testFolder(), testFolder()] as const
  for (const folder of folders) withStory(folder)
  const [byCode, byFile] = folders
  const session = await digestIn(byCode)
  const laptop = opened(byCode, '--team', '2')
  const codeOn = (): string => /facilitator: ([\d ]+\d)/.exec(said(laptop))?.[1] ?? ''
  await answer(laptop, ['Space starts', ' '], ['Nine hundred people', ' '])
  await answer(
    laptop,
    ['do more people come', '1'],
    ['How sure?', '2'],
    ['Your code for the facilitator', ''],
  )
  const guess = codeOn()
  await spaceTo(laptop, 'Quarter 1 of 4')
  await answer(laptop, ['decide', '1'], ...quarter(1, 0, false), ['Your code for the facilitator', ''])
  const decision = codeOn()
  laptop.type(keys.ctrlC)
  await laptop.exit
  const team = recordIn(byCode, 'wards-talk-team-2.json')
  expect(team.submissions).toHaveLength(2)
  byFile.write('team.json', JSON.stringify(team))

  for (const [step, code] of [
    [1, guess],
    [4, decision],
  ] as const) {
    const begun = waiting(session, step)
    for (const folder of folders) folder.write('wards-talk-record.json', begun)
    const wrong = code.replace(/\d$/, (digit) => `${(Number(digit) + 1) % 10}`)
    const refused = await byCode.fishbowl(['workshop', 'session.yaml', '--code', wrong])
    expect(refused.stdout + refused.stderr).toMatch(/not taken\. A digit of this code is wrong/)
    expect(recordIn(byCode)).toEqual(JSON.parse(begun))
    await byCode.fishbowl(['workshop', 'session.yaml', '--code', code])
    byFile.write(
      'team.json',
      JSON.stringify({ ...team, submissions: [team.submissions[step === 1 ? 0 : 1]] }),
    )
    await byFile.fishbowl('workshop session.yaml --collect team.json')
    expect(recordIn(byCode).submissions).toEqual([step === 1 ? firstHalf(1)[0] : firstHalf(1)[3]])
    expect(readFileSync(join(byCode.path, 'wards-talk-record.json'), 'utf8')).toBe(
      readFileSync(join(byFile.path, 'wards-talk-record.json'), 'utf8'),
    )
  }
})
