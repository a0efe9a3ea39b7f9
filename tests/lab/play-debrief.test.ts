import { canonicalJson, type History } from '@fishbowl/core'
import { mean, type Runner } from '@fishbowl/lab'
import {
  alternativesOf,
  type Counterfactual,
  type CounterfactualId,
  type DebriefProgress,
  debrief,
  debriefing,
  type Game,
  nothingDone,
  type PlayDebrief,
  scenarioOfGame,
} from '@fishbowl/lab/play'
import { inProcess, resume, runUntil, simulate } from '@fishbowl/sim'
import { describe, expect, test } from 'vitest'
import { emptyGame, firstWeeks, played, taskOf, worth } from './play-world.ts'

const run = (game: Game): History => simulate(taskOf(game))

/** A game with a little of everything: a team that is hired in the second quarter and cut in the fourth, and events. */
const full = played(
  emptyGame({
    grant: 60_000,
    events: [
      { round: 3, event: 'departure' },
      { round: 4, event: 'review' },
    ],
  }),
  {
    1: { professionals: 2, alignment: 1 },
    2: { launch: 2, training: 1, coaching: 1, platform: 1 },
    3: { professionals: 1 },
  },
  { 2: 1, 3: 1 },
  {
    0: { kind: 'direction', direction: 'down', sure: 0.8 },
    1: { kind: 'direction', direction: 'up', sure: 0.5 },
    2: { kind: 'points', points: [[12, 0.2]], within: 0.1 },
  },
)
const quick = { others: 3, plans: 6, lives: 2 }
const told = await debrief(full, inProcess, quick)
const byId = (debriefed: PlayDebrief) =>
  new Map<CounterfactualId, Counterfactual>(debriefed.counterfactuals.map((one) => [one.id, one]))

/** Where a game says that doing nothing differs from it, and the first week in which the two runs do. */
function firstOther(game: Game): readonly (number | undefined)[] {
  const nothing = alternativesOf(game).find(({ id }) => id === 'nothing')
  const { values, weeks } = run(game)
  const other = run(nothing?.game ?? game).values
  return [
    nothing?.from,
    Math.floor(values.findIndex((value, i) => value !== other[i]) / (values.length / weeks)),
  ]
}

describe('what could have been decided otherwise', () => {
  const own = run(full)

  test('is a fork of the run at the week of the change, on the same luck, to the last bit', () => {
    const alternatives = alternativesOf(full)
    expect(alternatives.length).toBeGreaterThan(8)
    for (const { id, game, from } of alternatives) {
      const changed = run(game)
      if (from === 0) continue
      const forked = resume(runUntil(taskOf(full), from), taskOf(game))
      expect(forked.values, id).toEqual(changed.values)
      expect(forked.totals, id).toEqual(changed.totals)
      expect(firstWeeks(changed, from), id).toEqual(firstWeeks(own, from))
    }
    expect(alternatives.filter(({ from }) => from > 0).length).toBeGreaterThan(6)
  })

  test('starts in the first week in which anything differs, also where the base had something in store', () => {
    // the base launches by itself, and this one lets its team go in week 20
    expect(firstOther(played(emptyGame(), { 0: { launch: 0 }, 2: { launch: 3 } }))).toEqual([0, 0])
    const { base, ...rules } = emptyGame()
    const team = [{ seniority: 'professional' as const, count: 1, fte: 1 }]
    const cut = {
      ...base,
      policies: { ...base.policies, staffing: { team } },
      interventions: [{ week: 20, staffing: { team: [] } }],
    }
    expect(firstOther(played({ ...rules, base: cut }, { 0: { professionals: 1 } }))).toEqual([20, 20])
  })

  test('is worth what its run is worth, less the own game', () => {
    for (const { id, rounds, netValue, difference } of told.counterfactuals) {
      const flight = id === 'quiet' ? { ...full.flight, events: [] } : full.flight
      expect(netValue, id).toBe(worth({ ...full, flight, rounds }))
      expect(difference, id).toBe(netValue - told.own.netValue)
    }
    expect(byId(told).get('nothing')?.netValue).toBe(told.base.netValue)
  })

  test('is what its name says', () => {
    const games = new Map(alternativesOf(full).map(({ id, game, from }) => [id, { game, from }]))
    const team = (id: CounterfactualId) => {
      const { game } = games.get(id) ?? { game: full }
      return Array.from({ length: 4 }, (_, r) => {
        const sized = { ...game, rounds: game.rounds.slice(0, r + 1) }
        return scenarioOfGame(sized)
          .interventions.filter(({ from = 0, until = 0 }) => from <= r * 13 + 12 && until > r * 13 + 12)
          .flatMap(({ staffing }) => staffing?.team ?? [])
          .reduce((sum, { count }) => sum + count, 0)
      })
    }
    expect(team('nothing')).toEqual([0, 0, 0, 0])
    expect(team('never-hired')).toEqual([0, 0, 0, 0])
    expect(team('hire-earlier')).toEqual([2, 2, 2, 1])
    expect(team('kept-team')).toEqual([0, 2, 2, 2])
    const decided = (id: CounterfactualId) => games.get(id)?.game.rounds.map(({ decision }) => decision)
    expect(decided('aligned')?.[0]).toEqual({ alignment: 2 })
    expect(decided('no-launches')?.[2]).toEqual({ training: 1, coaching: 1, platform: 1 })
    expect(games.get('free-answers')?.game.rounds.map(({ answer }) => answer)).toEqual([0, 0, 0, 0])
    expect(games.get('kept-team')?.from).toBe(39)
    // who had a professional in month 6 is not told to hire one then
    expect(games.has('hire-month-6')).toBe(false)
    const late = played(emptyGame({ weeks: 13 }), { 3: { juniors: 1 } })
    const hired = alternativesOf(late).find(({ id }) => id === 'hire-month-6')
    expect(hired?.from).toBe(26)
    expect(hired?.game.rounds[2]?.decision).toEqual({ professionals: 1 })
  })

  test('is left out where it is what was done, and told once', () => {
    expect(alternativesOf(played(emptyGame(), {})).map(({ id }) => id)).toEqual(['hire-month-6', 'aligned'])
    const one = alternativesOf(played(emptyGame(), { 0: { professionals: 1 } }))
    // never having hired is nothing done, which stands before it
    expect(one.map(({ id }) => id)).toEqual(['nothing', 'aligned'])
  })

  test('makes a difference of exactly nothing where a decision changed nothing', async () => {
    // an option that the base has anyway
    const same = played(emptyGame(), { 1: { coaching: 0, alignment: 0, professionals: 0 }, 2: { launch: 0 } })
    expect(alternativesOf(same).map(({ id }) => id)).not.toContain('nothing')
    // free coaching in an organisation without line managers' influence moves no number
    const game = emptyGame()
    const deaf: Game = {
      ...game,
      base: { ...game.base, assumptions: { ...game.base.assumptions, wm: 0, lamM: 0, coach: 0, casc: 0 } },
    }
    const flight = { ...deaf.flight, prices: { ...deaf.flight.prices, coachingLight: 0 } }
    const coached = played({ ...deaf, flight }, { 1: { coaching: 1 } })
    const { counterfactuals } = await debrief(coached, inProcess, { others: 0, plans: 0, lives: 0 })
    expect(counterfactuals.map(({ id }) => id)).toContain('nothing')
    expect(counterfactuals.find(({ id }) => id === 'nothing')?.difference).toBe(0)
  })

  test('hires two rounds earlier at most, and says when the money would not have lasted', async () => {
    // $40,000 a round: four are enough for two seniors in the fourth round; from the second on they are too dear by the third
    const game = played(emptyGame({ grant: 40_000 }), { 3: { seniors: 2 } })
    const { counterfactuals } = await debrief(game, inProcess, { others: 0, plans: 0, lives: 0 })
    const earlier = counterfactuals.find(({ id }) => id === 'hire-earlier')
    expect([earlier?.from, earlier?.rounds[1]?.decision, earlier?.overBudget]).toEqual([
      13,
      { seniors: 2 },
      2,
    ])
    expect(counterfactuals.find(({ id }) => id === 'nothing')?.overBudget).toBeUndefined()
  })
})

describe('luck or skill', () => {
  test('is the gain over doing nothing on other luck, and where the luck of the game lies among it', async () => {
    const { luck } = await debrief(full, inProcess, { others: 5, plans: 0, lives: 0 })
    const gains = [4, 5, 6, 7, 8].map(
      (replicate) => worth(full, replicate) - worth(nothingDone(full), replicate),
    )
    const here = worth(full) - worth(nothingDone(full))
    expect(luck?.others).toEqual(gains.toSorted((a, b) => a - b))
    expect(luck?.here).toBe(here)
    expect(luck?.mean.mean).toBeCloseTo(mean(gains), 6)
    expect(luck?.below).toBe(gains.filter((gain) => gain < here).length)
  })
})

describe('a debrief', () => {
  test('of one game is the same bytes, whatever the order in which its runs come back', async () => {
    let n = 0
    const late: Runner = async (task) => {
      const turns = n++ % 3
      for (let i = 0; i < turns; i++) await Promise.resolve()
      return inProcess(task)
    }
    expect(canonicalJson(await debrief(full, late, quick))).toBe(canonicalJson(told))
  })

  test('is plain JSON, of what was played, and of another digest for another game', async () => {
    expect(JSON.parse(JSON.stringify(told))).toEqual(told)
    expect(told.rounds.map(({ event, answer }) => [event, answer])).toEqual([
      [undefined, 0],
      [undefined, 0],
      ['departure', 1],
      ['review', 1],
    ])
    expect(told.calibration.rows.map(({ n }) => n)).toEqual([1, 1])
    expect(told.own.curves.weeklyActive).toHaveLength(52)
    const other = { ...full, replicate: 4 }
    const { digest } = await debrief(other, inProcess, { others: 0, plans: 0, lives: 0 })
    expect(digest).not.toBe(told.digest)
    expect(digest).toMatch(/^[0-9a-f]{12}$/)
  })

  test('tells of members, in the own game and where nothing is done, and where the two part', () => {
    expect(told.lives).toHaveLength(2)
    for (const { member, lives, partings } of told.lives) {
      expect(lives.map((life) => life.member)).toEqual([member, member])
      // up to the first decision both live the same life
      for (const { week } of partings) expect(week).toBeGreaterThanOrEqual(13)
    }
    expect(told.lives[0]?.partings.length).toBeGreaterThan(0)
  })

  test('tells how far it is, and stops when nobody listens any more', async () => {
    let runs = 0
    const counting: Runner = async (task) => {
      runs++
      return inProcess(task)
    }
    const seen: DebriefProgress[] = []
    const steps = debriefing(full, counting, { ...quick, inFlight: 2 })
    for await (const step of steps) {
      seen.push(step)
      if (step.part === 'luck') break
    }
    const stopped = runs
    await Promise.resolve()
    expect(runs).toBe(stopped)
    expect(stopped).toBeLessThan(18)
    expect(seen.every(({ done, of }) => done >= 1 && done <= of)).toBe(true)
  })

  test('of a game that was left early is of what was played', async () => {
    const early = { ...full, rounds: full.rounds.slice(0, 2) }
    const { weeks, own, rounds } = await debrief(early, inProcess, { others: 0, plans: 0, lives: 0 })
    expect([weeks, rounds.length, own.curves.weeklyActive?.length]).toEqual([26, 2, 26])
    await expect(debrief({ ...full, rounds: [] }, inProcess)).rejects.toThrow('without a round')
  })
})
