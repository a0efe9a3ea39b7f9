import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openFolder, parsed } from '../folder.ts'
import { paired } from './plain-measures.ts'
import {
  brierOf,
  curveOf,
  estimate,
  intervalOf,
  levelsOf,
  type Move,
  moneyOf,
  netOf,
  statedOf,
  waysOf,
} from './workshop-plainly.ts'
import {
  answersOf,
  armOf,
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

/** Hospitals that hold a workshop: what the command says of it is what plain loops over `simulate` give. */

const room = openFolder()
const other = openFolder()
let digests: readonly string[] = []
let collected: readonly string[] = []
let told: SessionDocument['debrief']

beforeAll(async () => {
  withStory(room)
  withStory(other)
  const elsewhere = { env: { HOME: other.path, XDG_STATE_HOME: other.path } }
  const line = ['workshop', 'session.yaml', '--threads', '1']
  const [here, there] = await Promise.all([
    digestIn(room),
    other
      .fishbowl([...line, '--language', 'en'], elsewhere)
      .then(({ stdout }) => /digest (\w+)/.exec(stdout)?.[1] ?? ''),
  ])
  digests = [here, there]
  writeFileSync(
    join(room.path, 'wards-talk-record.json'),
    recordOf(here, answersOf(0), { branches: [branch] }),
  )
  const start = { step: 0, round: 0, revealed: false }
  for (const team of [1, 2])
    room.write(`team-${team + 1}.json`, recordOf(here, answersOf(team), { at: start, furthest: start }))
  const { stdout } = await room.fishbowl([...line, '--collect', 'team-2.json', 'team-3.json'])
  collected = stdout.split('\n').slice(0, 2)
  const { stdout: json } = await room.fishbowl('workshop session.yaml --json')
  told = (parsed(json) as unknown as SessionDocument).debrief
}, 180_000)
afterAll(() => {
  room.clean()
  other.clean()
})

const close = (value: number | undefined, expected: number): void =>
  expect(Math.abs((value ?? Number.NaN) - expected), `${value} is not ${expected}`).toBeLessThan(
    1e-9 * Math.max(1, Math.abs(expected)),
  )
const closeAll = (
  found: { readonly mean: number; readonly low: number; readonly high: number },
  values: readonly number[],
): void => {
  const { mean, low, high } = estimate(values)
  close(found.mean, mean)
  for (const [bound, expected] of [
    [found.low, low],
    [found.high, high],
  ] as const)
    expect(Math.abs(bound - expected)).toBeLessThan(1e-6 * (high - low) + 1e-12)
}

test('two laptops with an empty home each say the same digest, and teams hand their files over', () => {
  expect(digests[0]).toMatch(/^[0-9a-f]{12}$/)
  expect(digests[1]).toBe(digests[0])
  expect(told.digest).toBe(digests[0])
  expect(collected).toEqual([
    expect.stringContaining('8 answers taken, 0 there already, 0 refused'),
    expect.stringContaining('7 answers taken, 0 there already, 0 refused'),
  ])
  expect(told.record.submissions).toEqual([0, 1, 2].flatMap(answersOf))
})

const cameOf = (id: string) => told.steps.find((step) => step.id === id)?.reveal?.came
const scoresOf = (id: string) => told.steps.find((step) => step.id === id)?.scores ?? []

function choicesScored(id: 'spring' | 'posters', right: number): void {
  for (const [team, people] of guesses[id].entries()) {
    const score = scoresOf(id)[team]
    if (score?.kind !== 'choice') throw new Error('a choice is scored')
    const stated = people.map(([choice, sure]) => statedOf(choice, sure))
    close(score.brier, stated.reduce((sum, one) => sum + brierOf(one, right), 0) / people.length)
    for (const [option, p] of score.stated.entries())
      close(p, stated.reduce((sum, one) => sum + (one[option] ?? Number.NaN), 0) / people.length)
  }
}

describe('what is asked of the curves', () => {
  test('after the launch fewer come', () => {
    const came = cameOf('spring')
    if (came?.kind !== 'direction') throw new Error('a direction is asked')
    const wards = armOf('wards.yaml').scenario
    const change = paired(levelsOf(wards, [1, 3]), levelsOf(wards, [24, 27]))
    closeAll(came.change, change)
    expect(estimate(change).high).toBeLessThan(-0.02)
    expect([came.direction, came.choice]).toEqual(['down', 2])
    choicesScored('spring', 2)
  })

  test('posters: that none of the arms leads is the answer, and is scored', () => {
    const came = cameOf('posters')
    if (came?.kind !== 'which') throw new Error('arms are asked for')
    const levels = ['wards.yaml', 'wards-posters.yaml'].map((file) =>
      levelsOf(armOf(file).scenario, [44, 51]),
    )
    const lead = paired(levels[1] ?? [], levels[0] ?? [])
    const { mean, low, high } = estimate(lead)
    for (const [arm, values] of levels.entries()) closeAll(came.levels[arm] ?? estimate([]), values)
    expect(came.first).toBe(mean > 0 ? 0 : 1)
    closeAll(came.leads[1 - came.first] ?? estimate([]), mean > 0 ? lead : lead.map((value) => -value))
    expect([Math.abs(low) < 0.03, Math.abs(high) < 0.03, came.choice]).toEqual([true, true, 2])
    choicesScored('posters', 2)
  })

  test('ranges for the level with a project and a professional', () => {
    const came = cameOf('level')
    if (came?.kind !== 'number') throw new Error('a number is asked')
    const levels = levelsOf(armOf('wards-tied.yaml').scenario, [66, 77])
    closeAll(came.value, levels)
    const real = estimate(levels).mean
    for (const [team, [value, within]] of numbers.entries()) {
      const score = scoresOf('level')[team]
      if (score?.kind !== 'number') throw new Error('a number is scored')
      close(score.interval, intervalOf(value, within, real))
      expect(score.held).toBe(Math.abs(value - real) <= within ? 1 : 0)
    }
  })
})

describe.each(teams.map((name, team) => [name, team] as const))('%s', (_name, team) => {
  const moves = movesOf(team)

  test('comes week by week to what the engine gives for its decisions and events', () => {
    const curve = curveOf(base, rules, moves)
    const game = told.games[team]
    expect(game?.curve).toEqual(curve)
    close(game?.netValue, netOf(base, rules, moves))
    expect(game?.play.rounds.map(({ came }) => came)).toEqual(waysOf(curve, rules.flat))
  })

  test('spends what the prices say', () => {
    const accounts = told.games[team]?.play.rounds.map(({ account }) => account) ?? []
    const money = moneyOf(base, rules, moves)
    expect(accounts.map(({ spending, spent, left }) => ({ team: spending.team, spent, left }))).toEqual(
      money.map(({ team: posts, spent, left }) => ({ team: posts, spent, left })),
    )
    expect(told.leaderboard?.standings.find((one) => one.team === team)?.left).toBe(money.at(-1)?.left)
  })

  test('is scored for what it said before each quarter', () => {
    const curve = curveOf(base, rules, moves)
    const ways = waysOf(curve, rules.flat)
    for (const [round, said] of saidOf(team).entries()) {
      const { scored, points } = told.games[team]?.play.rounds[round] ?? {}
      const way = ['up', 'flat', 'down'].indexOf(ways[round] ?? '')
      if (said.kind === 'direction') {
        const brier = brierOf(statedOf(['up', 'flat', 'down'].indexOf(said.direction), said.sure), way)
        if (scored?.kind !== 'direction') throw new Error('a direction is scored')
        close(scored.brier, brier)
        close(points, 100 - 50 * brier)
      } else {
        if (scored?.kind !== 'points') throw new Error('points are scored')
        const real = said.points.map(([week]) => curve[round * 13 + week] ?? Number.NaN)
        const intervals = said.points.map(([, value], i) =>
          intervalOf(value, said.within, real[i] ?? Number.NaN),
        )
        const mean = intervals.reduce((sum, value) => sum + value, 0) / intervals.length
        close(scored.interval, mean)
        close(points, 100 - (2 * mean) / rules.flat)
        const held = said.points.filter(([, value], i) => Math.abs(value - (real[i] ?? 0)) <= said.within)
        expect([scored.within, scored.of]).toEqual([held.length, 3])
      }
    }
  })

  test('what else it could have decided is a fork of its own past, worth what plain loops say', () => {
    const own = curveOf(base, rules, moves)
    const value = netOf(base, rules, moves)
    const others = told.games[team]?.play.counterfactuals ?? []
    expect(others.length).toBeGreaterThan(4)
    for (const { id, from, rounds, netValue, difference, curves } of others) {
      const under = id === 'quiet' ? { ...rules, events: {} } : rules
      const curve = curveOf(base, under, rounds)
      expect(curves.weeklyActive, id).toEqual(curve)
      expect(curve.slice(0, from), id).toEqual(own.slice(0, from))
      close(netValue, netOf(base, under, rounds))
      close(difference, netValue - value)
    }
  })
})

/** The same quarter with a professional more. */
const hiring = (move: Move): Move => ({ ...move, decision: { ...move.decision, professionals: 1 } })

test('whoever hired nobody is told what hiring in month 6 would have brought', () => {
  const hired = told.games[1]?.play.counterfactuals.find(({ id }) => id === 'hire-month-6')
  const moves = movesOf(1).map((move, round) => (round === 2 ? hiring(move) : move))
  expect(hired?.from).toBe(26)
  close(hired?.netValue, netOf(base, rules, moves))
  expect(hired?.curves.weeklyActive).toEqual(curveOf(base, rules, moves))
  expect(
    told.games.flatMap(({ play }) => play.counterfactuals.filter(({ id }) => id === 'hire-month-6')),
  ).toHaveLength(1)
})

test('going back to a quarter and deciding otherwise changes that quarter alone', () => {
  const moves = movesOf(0).map((move, round) => (round === branch.round ? branch : move))
  const [found] = told.branches
  close(found?.netValue, netOf(base, rules, moves))
  close(found?.difference, netOf(base, rules, moves) - netOf(base, rules, movesOf(0)))
})

/** Whether one game is worth less than another by what the same lucks say. */
const surelyLess = (one: readonly number[] = [], two: readonly number[] = []) =>
  estimate(paired(two, one)).high < 0

describe('the room', () => {
  const lucks = Array.from({ length: 20 }, (_, i) => i + 1)
  const nothing = movesOf(0).map(() => ({ answer: 0, decision: {} }))
  const valuesOf = (moves: ReturnType<typeof movesOf>) => lucks.map((luck) => netOf(base, rules, moves, luck))

  test('is ranked by what decisions are worth on 20 other lucks', () => {
    const board = told.leaderboard
    const elsewhere = [0, 1, 2].map((team) => valuesOf(movesOf(team)))
    const still = valuesOf(nothing)
    close(board?.base, netOf(base, rules, nothing))
    const rankOf = (team: number) => 1 + elsewhere.filter((two) => surelyLess(elsewhere[team], two)).length
    for (const standing of board?.standings ?? []) {
      const values = elsewhere[standing.team] ?? []
      closeAll(standing.elsewhere, values)
      closeAll(standing.gain, paired(still, values))
      expect(standing.rank).toBe(rankOf(standing.team))
      close(standing.value, netOf(base, rules, movesOf(standing.team)))
    }
    const order = [0, 1, 2].toSorted(
      (a, b) => estimate(elsewhere[b] ?? []).mean - estimate(elsewhere[a] ?? []).mean,
    )
    expect(board?.standings.map(({ team }) => team)).toEqual(order)
    expect(told.games.map(({ play }) => play.luck?.others)).toEqual(
      elsewhere.map((values) =>
        paired(still, values)
          .toSorted((a, b) => a - b)
          .map((value) => expect.closeTo(value, 6)),
      ),
    )
  })

  test('and its predictions by the mean of what was said of options, apart from ranges', () => {
    for (const team of [0, 1, 2]) {
      const steps = told.steps.flatMap(({ scores }) => scores.filter((one) => one.team === team))
      const rounds = told.games[team]?.play.rounds.flatMap(({ scored }) => scored ?? []) ?? []
      const briers = [...steps, ...rounds].flatMap((one) => ('brier' in one ? [one.brier ?? Number.NaN] : []))
      const found = told.predictions[team]
      expect(found?.n).toBe(briers.length)
      close(found?.brier, briers.reduce((sum, brier) => sum + brier, 0) / briers.length)
      expect(found?.ranges).toBe(team === 1 ? 4 : 1)
    }
  })
})
