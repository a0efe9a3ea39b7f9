import { readdirSync, readFileSync } from 'node:fs'
import { type ColumnId, canonicalJson, type Feelings, type Life, type LifeKind } from '@fishbowl/core'
import { digestOf } from '@fishbowl/lab'
import { keyOf, logistic, modelVersion, rootOf, simulate, simulateStory, uniform } from '@fishbowl/sim'
import { describe, expect, test } from 'vitest'
import {
  eventsOf,
  everyone,
  happened,
  isContribution,
  type LivelyName,
  lively,
  livelyStory,
  livelyTask,
} from './lives.ts'
import { assume, columnOf, small } from './worlds.ts'

const names = Object.keys(lively) as LivelyName[]
const fromAbove = new Set<LifeKind>(['awareness', 'credit'])

/** How many of some weeks fall on each week. */
const perWeek = (weeks: readonly number[], length: number): readonly number[] =>
  Array.from({ length }, (_, week) => weeks.filter((one) => one === week).length)
const weeksOf = (events: readonly { readonly week: number }[]): readonly number[] =>
  events.map(({ week }) => week)

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const n = sorted.length
  return n === 0 ? 0 : ((sorted[(n - 1) >> 1] ?? 0) + (sorted[n >> 1] ?? 0)) / 2
}

/** Feelings at the end of a week and of the week before, and what was told between them. */
type Step = {
  readonly before: Feelings
  readonly now: Feelings
  readonly did: (kind: LifeKind, k?: number) => boolean
}

/** All pairs of weeks one after the other in one space, between which nobody began anew. */
function stepsOf({ events, feelings }: Life): readonly Step[] {
  const inWeek = Map.groupBy(events, ({ week }) => week)
  const last = new Map<string, Feelings>()
  return feelings.flatMap((now) => {
    const before = last.get(now.space)
    last.set(now.space, now)
    const own = (inWeek.get(now.week) ?? []).filter(({ space = now.space }) => space === now.space)
    const anew = own.some(({ kind }) => kind === 'successor' || kind === 'other-members')
    if (before?.week !== now.week - 1 || anew) return []
    return [{ before, now, did: (kind, k) => happened(own, kind).some((one) => one.k === k) }]
  })
}

const outcomes: readonly (readonly [kind: LifeKind, outcome: number])[] = [
  ['self-service', 0.8],
  ['answer', 1],
  ['cm-answer', 0.9],
]

describe.each(names)('the lives of all members: %s', (name) => {
  const task = livelyTask(name)
  const { history, lives } = livelyStory(name)
  const events = eventsOf(lives)
  const decided = events.filter(({ draw }) => draw !== undefined)
  const spaces = history.spaces ?? [{ id: 'main', history }]
  // questions of outside experts are in the columns, but experts are no members
  const isClosed = task.scenario.community.outsideExperts === 0

  test('the history is the one without stories, digest and all', () => {
    const digest = (one: typeof history) => digestOf(modelVersion, canonicalJson(task.scenario), [one])
    const off = digest(simulate(task))
    expect(digest(history)).toBe(off)
    expect(digest(simulateStory(task, []).history)).toBe(off)
  })

  test('what is left to chance happens when the draw is below the chance, and never else', () => {
    expect(decided.length).toBeGreaterThan(5000)
    const wrong = decided.filter((one) => one.happened !== (one.draw ?? 0) < (one.chance ?? 0))
    expect(wrong).toEqual([])
  })

  test('each draw is that of its address', () => {
    const root = rootOf(task.scenario.seed, task.replicate)
    for (const { kind, week, space = 'main', k = 0, member, draw } of decided) {
      // the luck of another space is its own, but for needs
      if (space !== 'main' && kind !== 'need') continue
      const { a, b } = keyOf(root, kind as 'visit', week, k)
      const u = uniform(a, b, member)
      expect(draw).toBe(fromAbove.has(kind) ? (4294967295 - u * 4294967296) / 4294967296 : u)
    }
  })

  test('added up over all members, the weeks are the rows of the history', () => {
    for (const { id, history: own } of spaces) {
      const inSpace = events.filter(({ space }) => space === id)
      const count = (kind: LifeKind, did: boolean): readonly number[] =>
        perWeek(weeksOf(inSpace.filter((one) => one.kind === kind && one.happened === did)), own.weeks)
      const outOfAttention = count('attention', true)
      const counted: Partial<Record<ColumnId, readonly number[]>> = {
        visitors: count('visit', true).map((n, week) => n - (outOfAttention[week] ?? 0)),
        selfServed: count('self-service', true),
        givenUp: count('ask', false),
        ...(isClosed && {
          asked: count('ask', true),
          answeredByPeers: count('answer', true),
          answeredByCms: count('cm-answer', true),
          unanswered: count('cm-answer', false),
        }),
      }
      for (const [column, weeks] of Object.entries(counted))
        expect(weeks, `${column} of ${id}`).toEqual(columnOf(own, column as ColumnId))
    }
  })

  test('people are those of the history: joiners, core members, posters', () => {
    const { weeks } = history
    // whoever is one in any space is one in the organisation
    const once = (life: readonly { readonly week: number }[]) => [...new Set(weeksOf(life))]
    const core = lives.flatMap(({ feelings }) => once(feelings.filter((one) => one.core)))
    expect(perWeek(core, weeks)).toEqual(columnOf(history, 'core'))
    const posters = lives.flatMap((life) => once(life.events.filter(isContribution)))
    expect(perWeek(posters, weeks)).toEqual(columnOf(history, 'posters'))
    const left = happened(events, 'employee-turnover')
    expect(perWeek(weeksOf(left), weeks)).toEqual(columnOf(history, 'joiners'))
  })

  test.skipIf(!isClosed)('delays are those of the week: their median is the one of the history', () => {
    for (const { id, history: own } of spaces) {
      const answers = events.filter((one) => one.space === id && one.hours !== undefined)
      columnOf(own, 'replyHours').forEach((hours, week) => {
        const delays = answers.flatMap((one) => (one.week === week ? [one.hours ?? 0] : []))
        expect(hours).toBeCloseTo(median(delays) * delays.length, 6)
      })
    }
  })

  test('the parts of a visit add up to a pull of which the chance is the logistic', () => {
    for (const { kind, parts = {}, chance } of events) {
      if (kind !== 'visit') continue
      const pull = Object.values(parts).reduce((sum, part) => sum + part, 0)
      expect(logistic(pull)).toBeCloseTo(chance ?? Number.NaN, 7)
    }
  })

  test('feelings follow from what was told, and from nothing else', () => {
    const { alpha, up, down, dB, bDec } = task.scenario.assumptions
    const gain = (b: number, did: boolean): number => (did ? b + dB * (1 - b) : b)
    const steps = lives.flatMap(stepsOf)
    expect(steps.length).toBeGreaterThan(3000)
    for (const { before, now, did } of steps) {
      const visited = did('visit') && !did('attention')
      expect(visited).toBe(now.outcome !== undefined)
      const talked = gain(gain(before.belonging, did('answer') || did('cm-answer')), did('recognition', 1))
      const seen = gain(gain(talked * (1 - bDec), did('welcome')), did('recognition', 0))
      expect(now.belonging).toBeCloseTo(seen, 6)
      const habit = visited ? before.habit + up * (1 - before.habit) : before.habit * (1 - down)
      expect(now.habit).toBeCloseTo(habit, 6)
      if (now.outcome === undefined) continue
      expect(now.expected).toBeCloseTo(before.expected + alpha * (now.outcome - before.expected), 6)
      for (const [kind, outcome] of outcomes) if (did(kind)) expect(now.outcome).toBe(outcome)
    }
  })
})

test('between them, these worlds have everything that can befall a member', () => {
  const told = names.flatMap((name) => eventsOf(livelyStory(name).lives))
  const kinds = new Set(told.filter((one) => one.happened).map(({ kind }) => kind))
  expect([...kinds].toSorted()).toEqual(
    [
      'answer ask attention awareness cm-answer core core-lost credit employee-turnover need other-members',
      'recognition self-service share successor tied-to-work training visit welcome',
    ]
      .join(' ')
      .split(' '),
  )
  const by = new Set(told.flatMap((one) => one.by ?? []))
  expect([...by].toSorted()).toEqual(['cm', 'manager', 'peers', 'volunteers'])
})

test('a world to check by hand: a pull of -3 + 4/(1 + age/2) and nothing else', () => {
  const off = { sdA: 0, wh: 0, wv: 0, ws: 0, wm: 0, wq: 0, wx: 0, wf: 0, wo: 0, sdW: 0 }
  const scenario = small({
    organisation: { members: 2, turnover: 0 },
    community: { everyoneAware: true },
    assumptions: assume({ ...off, b0: -3, wn: 4, tauN: 2 }),
    horizon: 6,
  })
  const { lives } = simulateStory({ scenario, replicate: 3 }, [1])
  const visits = lives[0]?.events.filter(({ kind }) => kind === 'visit') ?? []
  // pulls of 1, -1/3, -1, -1.4, -5/3, -1.857; the rational logistic is within 3e-5 of the true one
  const chances = [0.731, 0.417, 0.269, 0.198, 0.159, 0.135]
  expect(visits.map(({ chance }) => chance)).toEqual(chances.map((chance) => expect.closeTo(chance, 3)))
  const root = rootOf('fishbowl', 3)
  for (const { week, draw, chance = 0, happened: did, parts } of visits) {
    const { a, b } = keyOf(root, 'visit', week)
    expect(draw).toBe(uniform(a, b, 1))
    expect(did).toBe(uniform(a, b, 1) < chance)
    expect(parts).toMatchObject({ base: -3, novelty: expect.closeTo(4 / (1 + week / 2), 6), habit: 0 })
  }
})

test('the ways to hear of a space: a launch of .5 with reach .5, then half of it each week', () => {
  const scenario = small({
    organisation: { members: 60, turnover: 0 },
    policies: { launch: { size: 0.5 } },
    assumptions: assume({ reach: 0.5 }),
    horizon: 3,
  })
  const { lives } = simulateStory({ scenario, replicate: 0 }, everyone.slice(0, 60))
  const heard = eventsOf(lives).filter(({ kind }) => kind === 'awareness')
  for (const { week, parts = {}, chance } of heard) {
    const { launch = 0, ties = 0, managers = 0 } = parts
    expect(launch).toBeCloseTo(0.25 / 2 ** week, 12)
    expect(chance).toBeCloseTo(1 - (1 - launch) * (1 - ties) * (1 - managers), 12)
    expect(managers).toBeGreaterThan(0)
    // nobody was active before week 0
    if (week === 0) expect(ties).toBe(0)
  }
  expect(heard.some(({ parts }) => (parts?.['ties'] ?? 0) > 0)).toBe(true)
})

test('a row that is no employee has no life to tell', () => {
  const task = { scenario: small({ community: { outsideExperts: 3 }, horizon: 2 }), replicate: 0 }
  for (const row of [300, -1, 0.5, Number.NaN])
    expect(() => simulateStory(task, [row])).toThrow(/no member .*: members are numbered from 0 to 299/)
})

test('stories cost nothing when off: neither phases nor kernels nor the loop know of them', () => {
  const source = new URL('../../packages/sim/src/', import.meta.url)
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  )
  const aware = files.filter((file) => /from '[^']*\/story/.test(readFileSync(new URL(file, source), 'utf8')))
  expect(aware.filter((file) => !file.startsWith('story'))).toEqual(['index.ts'])
})
