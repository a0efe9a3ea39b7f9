import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SessionRecord, Submission } from '@fishbowl/lab/workshop'
import { parse } from 'papaparse'
import { afterEach, describe, expect, test } from 'vitest'
import { bin } from '../../support/cli.ts'
import { keys, openTerminal, type Terminal } from '../../support/terminal.ts'
import { type Folder, parsed, testFolder } from '../folder.ts'
import { mean } from './brute.ts'
import {
  brierOf,
  curveOf,
  type Move,
  moneyOf,
  netOf,
  type Rules,
  scenarioOf,
  statedOf,
  waysOf,
} from './workshop-plainly.ts'
import {
  answersOf,
  base,
  branch,
  digestIn,
  guesses,
  movesOf,
  numbers,
  recordOf,
  rules,
  type SessionDocument,
  saidOf,
  teams,
  withStory,
} from './workshop-story.ts'

/** The workshop of the wards as a room and its laptops hold it: through real terminals, codes, files and the report. */

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

/** One answer of a team to each step and round of the first half: of several people the first one. */
const firstHalf = (team: number): readonly Submission[] =>
  answersOf(team)
    .filter(({ step, seat }) => step !== 'second-half' && (seat === undefined || seat === 0))
    .map(({ seat: _seat, ...submission }) => submission)

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

  const order = ({ team, step }: Submission) => `${step} ${team}`
  const sorted = (all: readonly Submission[]) =>
    all.toSorted((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0))
  expect(sorted(recordIn(folder).submissions)).toEqual(sorted([0, 1, 2].flatMap(firstHalf)))
  const { stdout } = await folder.fishbowl('workshop session.yaml --json')
  const { debrief } = parsed(stdout) as unknown as SessionDocument
  expect(debrief.leaderboard?.rounds).toBe(2)
  for (const [team, game] of debrief.games.entries())
    expect(game.netValue).toBeCloseTo(netOf(base, rules, movesOf(team).slice(0, 2)), 6)
})

/** A record of the room that waits for answers to a step. */
const waiting = (session: string, step: number, submissions: readonly Submission[] = []): string => {
  const at = { step, round: 0, revealed: false }
  return recordOf(session, submissions, { at, furthest: at })
}

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

describe('what is kept of a workshop', () => {
  const cells = (folder: Folder, table: string): readonly Readonly<Record<string, string>>[] =>
    parse<Record<string, string>>(readFileSync(join(folder.path, 'pack/tables', `${table}.csv`), 'utf8'), {
      header: true,
      skipEmptyLines: true,
    }).data

  test('the tables of the debrief pack have the numbers of plain loops, and nobody can forge one', async () => {
    const folder = testFolder()
    withStory(folder)
    const session = await digestIn(folder)
    folder.write(
      'wards-talk-record.json',
      recordOf(session, [0, 1, 2].flatMap(answersOf), { branches: [branch] }),
    )
    const { stdout } = await folder.fishbowl('workshop session.yaml --json')
    folder.write('debrief.json', stdout)
    const reported = await folder.fishbowl('report debrief.json -o pack --format csv')
    expect(reported.code, reported.stderr).toBe(0)
    for (const [team, name] of teams.entries()) {
      const moves = movesOf(team)
      const curve = curveOf(base, rules, moves)
      const mine = ({ team: whose }: Readonly<Record<string, string>>) => whose === name
      const accounts = cells(folder, 'accounts').filter(mine)
      expect(
        accounts.map((row) => [row['salaries_usd'], row['spent_usd'], row['left_usd']].map(Number)),
      ).toEqual(moneyOf(base, rules, moves).map(({ team: posts, spent, left }) => [posts, spent, left]))
      const weekly = cells(folder, 'team-curves').filter(mine)
      expect(weekly.map(({ week, value }) => [Number(week), Number(value)])).toEqual([...curve.entries()])
      expect(Number(cells(folder, 'leaderboard').find(mine)?.['value_usd'])).toBeCloseTo(
        netOf(base, rules, moves),
        6,
      )
      const said = cells(folder, 'predictions').filter(mine)
      expect(said.map(({ came }) => came)).toEqual(waysOf(curve, rules.flat))
      for (const [round, row] of said.entries()) {
        const prediction = saidOf(team)[round]
        if (prediction?.kind !== 'direction') continue
        const brier = brierOf(
          statedOf(ways.indexOf(prediction.direction), prediction.sure),
          ways.indexOf(row['came'] ?? ''),
        )
        expect(Number(row['brier_0_2'])).toBeCloseTo(brier, 12)
      }
      const own = cells(folder, 'branches')
        .filter(mine)
        .find((row) => row['branch'] === 'nothing')
      const still = moves.map(() => ({ answer: 0, decision: {} }))
      expect(Number(own?.['net_value_usd'])).toBeCloseTo(netOf(base, rules, still), 6)
    }
    const decided = JSON.parse(stdout) as { debrief: { record: SessionRecord } }
    const one = decided.debrief.record.submissions.find(({ answer: { kind } }) => kind === 'round')
    Object.assign(one?.answer ?? {}, { decision: { professionals: 1 } })
    folder.write('decided.json', JSON.stringify(decided))
    const found = await Promise.all(
      ['debrief', 'decided'].map((name) => folder.fishbowl(`verify ${name}.json`)),
    )
    expect(found.map(({ code }) => code)).toEqual([0, 3])
  })

  test('a record of other numbers, or a damaged one, is refused and stays as it was', async () => {
    const folder = testFolder()
    withStory(folder)
    const session = await digestIn(folder)
    const text = readFileSync(join(folder.path, 'session.yaml'), 'utf8')
    const texts = [
      text.replace('integrated: 20000', 'integrated: 20001'),
      text.replace('seed: ward round', 'seed: ward rounds'),
      text.replace('value: 0.006', 'value: 0.0061'),
      text.replace('round: 3, event: departure', 'round: 4, event: departure'),
      text.replace('coaching, training]', 'coaching]'),
    ]
    const others = texts.map((other, i) => {
      expect(other).not.toBe(text)
      folder.write(`other-${i}.yaml`, other)
      return digestIn(folder, `other-${i}.yaml`)
    })
    expect(new Set([session, ...(await Promise.all(others))]).size).toBe(texts.length + 1)
    const record = waiting(session, 1, firstHalf(0).slice(0, 1))
    for (const [damaged, why] of [
      [record.slice(0, -9), /damaged/],
      [record.replace(session, '0123456789ab'), /its digest is 0123456789ab/],
      [record.replace('"sure":0.8', '"sure":0.81'), /cannot be given/],
    ] as const) {
      expect(damaged).not.toBe(record)
      folder.write('wards-talk-record.json', damaged)
      const { code, stderr } = await folder.fishbowl('workshop session.yaml --json')
      expect([code, stderr]).toEqual([2, expect.stringMatching(why)])
      expect(readFileSync(join(folder.path, 'wards-talk-record.json'), 'utf8')).toBe(damaged)
    }
  })
})

test('in a house of 150 people every way to decide two quarters says: hire nobody, and so does the best plan', async () => {
  const folder = testFolder()
  withStory(folder)
  const session = await digestIn(folder, 'sponsor.yaml')
  const at = { step: 1, round: 0, revealed: false }
  const hired: Submission = {
    step: 'decide',
    team: 0,
    answer: { kind: 'round', round: 0, answer: 0, decision: { professionals: 1 } },
  }
  folder.write(
    'one-house-record.json',
    recordOf(session, [hired], { format: '10', teams: ['Sponsor'], at, furthest: at }),
  )
  const { stdout } = await folder.fishbowl('workshop sponsor.yaml --json')
  const best = (parsed(stdout) as unknown as SessionDocument).debrief.games[0]?.play.best
  const house = scenarioOf('practice.yaml', { seed: 'one house' })
  const menuOfTwo: Rules = {
    ...rules,
    grant: 48_000,
    events: {},
    prices: { ...rules.prices, claimed: 4000, integrated: 15_000 },
  }
  const options = [0, 1, 2].flatMap((professionals) =>
    [0, 1, 2].map((alignment) => ({ professionals, alignment })),
  )
  const every = options.flatMap((one) =>
    options.map((two): readonly Move[] => [
      { answer: 0, decision: one },
      { answer: 0, decision: two },
    ]),
  )
  const allowed = every.filter((moves) => moneyOf(house, menuOfTwo, moves).every(({ left }) => left >= 0))
  expect(allowed.length).toBeGreaterThan(60)
  const lucks = Array.from({ length: 12 }, (_, i) => 100 + i)
  const worth = allowed.map((moves) => ({
    hires: moves.some(({ decision }) => (decision.professionals ?? 0) > 0),
    mean: mean(lucks.map((luck) => netOf(house, menuOfTwo, moves, luck))),
    here: netOf(house, menuOfTwo, moves),
  }))
  const top = worth.toSorted((a, b) => b.mean - a.mean)[0]
  expect(top?.hires).toBe(false)
  expect(best?.nobody).toBe(true)
  const rounds = best?.branch.rounds ?? []
  expect(best?.branch.netValue).toBeCloseTo(netOf(house, menuOfTwo, rounds), 6)
  const found = mean(lucks.map((luck) => netOf(house, menuOfTwo, rounds, luck)))
  const mostWithSomebody = Math.max(...worth.filter(({ hires }) => hires).map(({ mean: value }) => value))
  expect(found).toBeGreaterThan(mostWithSomebody)
})
