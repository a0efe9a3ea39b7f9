import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SessionRecord, Submission } from '@fishbowl/lab/workshop'
import { parse } from 'papaparse'
import { describe, expect, test } from 'vitest'
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
  firstHalf,
  movesOf,
  recordOf,
  rules,
  type SessionDocument,
  saidOf,
  teams,
  waiting,
  withStory,
} from './workshop-story.ts'

/** What is kept of the workshop of the wards and of one in a small house: tables, files that are refused, the best plan. */

const ways = ['up', 'flat', 'down']

const cells = (folder: Folder, table: string): readonly Readonly<Record<string, string>>[] =>
  parse<Record<string, string>>(readFileSync(join(folder.path, 'pack/tables', `${table}.csv`), 'utf8'), {
    header: true,
    skipEmptyLines: true,
  }).data

describe('what is kept of a workshop', () => {
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
      const predicted = cells(folder, 'predictions').filter(mine)
      expect(predicted.map(({ came }) => came)).toEqual(waysOf(curve, rules.flat))
      for (const [round, row] of predicted.entries()) {
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
