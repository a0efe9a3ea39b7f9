import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { scenarioData } from '@fishbowl/core'
import { modelVersion } from '@fishbowl/sim/version'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bin } from '../../support/cli.ts'
import { openTerminal } from '../../support/terminal.ts'
import { openFolder, parsed } from '../folder.ts'
import { mean } from './brute.ts'
import { paired } from './plain-measures.ts'
import {
  brierOf,
  curveOf,
  estimate,
  type Move,
  moneyOf,
  netOf,
  type Rules,
  scenarioOf,
  statedOf,
  waysOf,
} from './workshop-plainly.ts'
import { type PlayDocument, withStory } from './workshop-story.ts'

/** The sponsor of the wards plays alone: six quarters, the last one by keys in a terminal, with the usual prices and grant. */

const wards = scenarioOf('wards.yaml')
const prices = {
  claimed: 4000,
  integrated: 15_000,
  coachingLight: 60,
  coachingFull: 150,
  tuned: 10,
  other: 40,
  training: 60,
  launch: 4,
}
const flight = {
  rounds: 6,
  weeks: 13,
  measure: 'weeklyActive',
  flat: 0.01,
  role: 'sponsor',
  levers: [
    'interns',
    'juniors',
    'professionals',
    'seniors',
    'alignment',
    'coaching',
    'platform',
    'training',
    'launch',
  ],
  prices: { ...prices, home: 10_000 },
  events: [
    { round: 3, event: 'reorganisation' },
    { round: 5, event: 'departure' },
  ],
}
const rules: Rules = { grant: 32_000, flat: 0.01, prices, events: { 2: 'reorganisation', 4: 'departure' } }
const ways = ['up', 'flat', 'down'] as const
type Said = { readonly direction: (typeof ways)[number]; readonly sure: number }
const played: readonly (Move & Said)[] = [
  { answer: 0, decision: { juniors: 1 }, direction: 'down', sure: 0.95 },
  { answer: 0, decision: { launch: 1, coaching: 1 }, direction: 'up', sure: 0.5 },
  { answer: 1, decision: { training: 1, coaching: 0 }, direction: 'flat', sure: 0.65 },
  { answer: 0, decision: { platform: 1, alignment: 2 }, direction: 'up', sure: 0.8 },
  { answer: 0, decision: { training: 1, professionals: 1, juniors: 0 }, direction: 'flat', sure: 0.34 },
  { answer: 0, decision: { launch: 2 }, direction: 'up', sure: 0.65 },
]

const folder = openFolder()
const file = 'game.json'
let told: PlayDocument

/** The file of the game after five quarters, with the sixth before the player. */
const saved = (rounds: readonly (Move & Said)[]): string =>
  JSON.stringify({
    kind: 'play-game',
    version: 1,
    modelVersion,
    at: 'dashboard',
    answer: 0,
    decision: {},
    game: {
      base: scenarioData(wards.scenario),
      flight,
      replicate: 0,
      rounds: rounds.map(({ answer, decision, direction, sure }) => ({
        answer,
        decision,
        prediction: { kind: 'direction', direction, sure },
      })),
    },
  })

beforeAll(async () => {
  withStory(folder)
  folder.write(file, saved(played.slice(0, 5)))
  const terminal = openTerminal({
    command: process.execPath,
    args: [bin, 'play', 'wards.yaml', '--save', file, '--color', 'never'],
    cwd: folder.path,
    columns: 90,
    rows: 30,
    env: { HOME: folder.path, LANG: 'C.UTF-8', FISHBOWL_LANGUAGE: undefined },
  })
  try {
    const steps = [
      ['5 of 6 quarters played', '1'],
      ['space: on to your decisions', ' '],
      ['Quarter 6 of 6', '92'],
      ['What do you change?', ' '],
      ['where will', '1'],
      ['How sure are you?', '3'],
      ['Is this your quarter?', ' '],
      ['space shows the whole quarter', ' '],
    ] as const
    for (const [words, typed] of steps) {
      await terminal.until((lines) => lines.join('\n').includes(words))
      for (const key of typed) terminal.type(key)
    }
    await terminal.until((lines) => /Up|Flat|Down/.test(lines.join('\n')))
  } finally {
    await terminal.close()
  }
  const { stdout } = await folder.fishbowl(['play', '--game', file, '--json', '--quiet'])
  told = parsed(stdout) as unknown as PlayDocument
}, 60_000)
afterAll(folder.clean)

const close = (value: number | undefined, expected: number): void =>
  expect(Math.abs((value ?? Number.NaN) - expected), `${value} is not ${expected}`).toBeLessThan(
    1e-9 * Math.max(1, Math.abs(expected)),
  )

test('what was typed is in the game, after what was played before', () => {
  expect(JSON.parse(readFileSync(join(folder.path, file), 'utf8')).game.rounds).toEqual(
    JSON.parse(saved(played)).game.rounds,
  )
  expect(told.debrief.weeks).toBe(78)
})

test('six quarters come week by week to what the engine gives, and cost what the prices say', () => {
  const curve = curveOf(wards, rules, played)
  expect(told.debrief.own.curves.weeklyActive).toEqual(curve)
  close(told.debrief.own.netValue, netOf(wards, rules, played))
  expect(told.debrief.rounds.map(({ came }) => came)).toEqual(waysOf(curve, 0.01))
  expect(
    told.debrief.rounds.map(({ account: { grant, spending, spent, left } }) => [
      grant,
      spending.team,
      spent,
      left,
    ]),
  ).toEqual(moneyOf(wards, rules, played).map(({ team, spent, left }) => [rules.grant, team, spent, left]))
})

test('predictions are scored beside those of who makes no effort', () => {
  const came = waysOf(curveOf(wards, rules, played), 0.01).map((way) => ways.indexOf(way))
  const brier = played.map(({ direction, sure }, r) =>
    brierOf(statedOf(ways.indexOf(direction), sure), came[r] ?? -1),
  )
  const last = came.map((way, r) =>
    brierOf(r === 0 ? [1 / 3, 1 / 3, 1 / 3] : statedOf(came[r - 1] ?? -1, 0.65), way),
  )
  const { direction, points } = told.debrief.calibration
  close(direction?.own, mean(brier))
  close(direction?.nothing, 2 / 3)
  close(direction?.asLast, mean(last))
  close(direction?.overNothing, 1 - mean(brier) / (2 / 3))
  close(points, mean(brier.map((value) => 100 - 50 * value)))
})

test('what else could have been is the same past and another future', () => {
  const own = curveOf(wards, rules, played)
  for (const { id, from, rounds, netValue, curves } of told.debrief.counterfactuals) {
    const under = id === 'quiet' ? { ...rules, events: {} } : rules
    expect(curves.weeklyActive, id).toEqual(curveOf(wards, under, rounds))
    expect(curves.weeklyActive?.slice(0, from), id).toEqual(own.slice(0, from))
    close(netValue, netOf(wards, under, rounds))
  }
  expect(told.debrief.counterfactuals.map(({ id }) => id)).toContain('never-hired')
})

test('the best plan found is worth what its decisions are, and beats the own game by what 20 other lucks say', () => {
  const { best } = told.debrief
  const lucks = Array.from({ length: 20 }, (_, i) => i + 1)
  const gains = paired(
    lucks.map((luck) => netOf(wards, rules, played, luck)),
    lucks.map((luck) => netOf(wards, rules, best?.branch.rounds ?? [], luck)),
  )
  close(best?.branch.netValue, netOf(wards, rules, best?.branch.rounds ?? []))
  close(best?.overOwn.mean, estimate(gains).mean)
  expect(best?.verdict).toBe(
    estimate(gains).low > 0 ? 'better' : estimate(gains).high < 0 ? 'worse' : 'cannot-tell',
  )
})
