import { defaultScenario, type Life, type LifeEvent } from '@fishbowl/core'
import { partingOf, pickMembers, simulateStory, type Task } from '@fishbowl/sim'
import { describe, expect, test } from 'vitest'
import { everyone, happened, isContribution, lively, livelyStory, livelyTask } from './lives.ts'
import { assume, type FileParts, post, small } from './worlds.ts'

/** The part of a life that belongs to whoever has the place at the end. */
const last = ({ events, persons }: Life): readonly LifeEvent[] =>
  events.filter(({ week }) => week >= (persons.at(-1)?.from ?? 0))
const visits = (life: Life): number => happened(last(life), 'visit').length
const contributions = (life: Life): number =>
  last(life).reduce((sum, one) => sum + (isContribution(one) ? (one.count ?? 1) : 0), 0)
const never = Number.NEGATIVE_INFINITY

/** Most visits of any who has left this place. */
const visitsOfLeavers = ({ events, persons }: Life): number =>
  Math.max(
    0,
    ...persons.slice(1).map(({ from }, n) => {
      const since = persons[n]?.from ?? 0
      return happened(events, 'visit').filter(({ week }) => week >= since && week < from).length
    }),
  )

/** What each rule looks for, told from whole lives; the largest is meant. */
const rules: readonly (readonly [words: string, worth: (life: Life) => number])[] = [
  ['the first to become a core member', ({ events }) => -(happened(events, 'core')[0]?.week ?? -never)],
  [
    'expects least of a visit',
    (life) => {
      const stayedAway = (happened(last(life), 'visit').at(-1)?.week ?? 0) < 45
      return visits(life) >= 4 && stayedAway ? -(life.feelings.at(-1)?.expected ?? 0) : never
    },
  ],
  [
    'first question nobody answered',
    (life) => {
      const [answer, found] = last(life).filter(({ kind }) => kind.endsWith('answer'))
      return answer?.happened === false && found?.happened === false ? -answer.week : never
    },
  ],
  ['has contributed most', contributions],
  ['never contributed', (life) => (contributions(life) === 0 ? visits(life) : never)],
  ['left the organisation', visitsOfLeavers],
]

const community = livelyTask('a community with a CM')

describe.each([1, 2, 3])('members are picked by rules, replicate %i', (replicate) => {
  const task = { ...community, replicate }
  const picks = pickMembers(task, { count: 6, space: 'main' })
  const { lives } = simulateStory(task, everyone)

  test('one for each rule, all different, and the first ones of more are those of less', () => {
    expect(new Set(picks.map(({ member }) => member)).size).toBe(6)
    expect(pickMembers(task, { count: 2, space: 'main' })).toEqual(picks.slice(0, 2))
  })

  test.each(rules)('%s', (words, worth) => {
    const n = picks.findIndex(({ rule }) => rule.includes(words))
    const taken = new Set(picks.slice(0, n).map(({ member }) => member))
    const worths = lives.map((life) => (taken.has(life.member) ? never : worth(life)))
    const most = Math.max(...worths)
    expect(most).toBeGreaterThan(never)
    expect(picks[n]?.member).toBe(worths.indexOf(most))
  })
})

describe('picks', () => {
  test('a space that is not there is named with those that are', () => {
    expect(() => pickMembers(community, { count: 1, space: 'news' })).toThrow(
      'no space "news"; the spaces are main',
    )
  })

  test('against another arm, the first pick is whose visits differ most', () => {
    const { interventions: _none, ...parts } = lively['a community with a CM']
    const against = { scenario: small(parts), replicate: 1 }
    const [pick] = pickMembers(community, { count: 1, space: 'main', against })
    const others = simulateStory(against, everyone).lives
    const { lives } = livelyStory('a community with a CM')
    const apart = everyone.map((i) => {
      const [one, other] = [lives[i], others[i]]
      return one === undefined || other === undefined ? 0 : Math.abs(visits(one) - visits(other))
    })
    expect(apart[pick?.member ?? -1]).toBe(Math.max(...apart))
  })
})

const task = (parts: FileParts, replicate = 2): Task => ({ scenario: small(parts), replicate })

const written = (week: number, happens: boolean): LifeEvent => ({
  week,
  space: 'main',
  kind: 'credit',
  happened: happens,
  draw: 0.2,
  chance: 0.1,
})
/** A life of these events. */
const having = (...events: readonly LifeEvent[]): Life => ({
  member: 0,
  leads: false,
  weeks: 9,
  persons: [],
  feelings: [],
  events,
})

/** What happened in a week of a life. */
const fates = ({ events }: Life, week: number): string =>
  JSON.stringify(
    events.flatMap((one) =>
      one.week === week && (one.happened || (one.count ?? 0) > 0) ? [[one.kind, one.count]] : [],
    ),
  )

describe('where two lives part', () => {
  const bare = { organisation: { members: 60, turnover: 0 }, assumptions: assume({ sdW: 0 }) }
  const told = { ...bare, interventions: [{ week: 12, mandate: true }] }
  const row = everyone.slice(0, 60)
  const without = simulateStory(task(bare), row).lives
  const ordered = simulateStory(task(told), row).lives
  const partings = without.map((life, i) => partingOf(life, ordered[i] ?? life))

  test('a life and itself do not part', () => {
    for (const life of without) expect(partingOf(life, life)).toBeUndefined()
  })

  test('a mandate from week 12 on decides nothing before, and then by the chance, on one draw', () => {
    const found = partings.filter((parting) => parting !== undefined)
    expect(found.length).toBeGreaterThan(20)
    for (const { week, since, kind, one, other } of found) {
      expect([since, week].every((first) => first >= 12)).toBe(true)
      expect(since).toBeLessThanOrEqual(week)
      if (one === undefined || other === undefined) continue
      expect(one.draw).toBe(other.draw)
      expect(one.happened).not.toBe(other.happened)
      if (kind === 'credit') continue
      // the draw lies between the two chances
      const [low, high] = [one.chance ?? 0, other.chance ?? 0].toSorted((a, b) => a - b)
      expect(low).toBeLessThanOrEqual(one.draw ?? -1)
      expect(high).toBeGreaterThan(one.draw ?? 1)
    }
  })

  test('who visits in week 12 by order alone is told so, and that it was the authority of the order', () => {
    const visit = partings.find((parting) => parting?.week === 12 && parting.kind === 'visit')
    expect(visit?.one).toMatchObject({ happened: false, parts: { authority: 0 } })
    // a mandate pulls by the assumption wd
    expect(visit?.other).toMatchObject({
      happened: true,
      parts: { authority: defaultScenario.assumptions.wd },
    })
  })

  test('the first thing that differs comes before any other, also among visits alone', () => {
    for (const [i, life] of without.entries()) {
      const all = partings[i]
      const other = ordered[i] ?? life
      const apart = Array.from({ length: 40 }, (_, week) => fates(life, week) !== fates(other, week))
      expect(all?.week ?? -1).toBe(apart.indexOf(true))
      const visit = partingOf(life, ordered[i] ?? life, ['visit'])
      if (visit !== undefined) expect(all?.week).toBeLessThanOrEqual(visit.week)
      expect(visit?.kind ?? 'visit').toBe('visit')
    }
  })

  test('what only one of them had occasion for counts when it happened, the earlier one first', () => {
    const [late, early, missed] = [written(5, true), written(3, true), written(1, false)]
    const parting = { week: 3, space: 'main', kind: 'credit', since: 3 }
    expect(partingOf(having(missed, late), having(early))).toEqual({ ...parting, other: early })
    expect(partingOf(having(missed, early), having(late))).toEqual({ ...parting, one: early })
    expect(partingOf(having(missed), having())).toBeUndefined()
  })

  test('one member is not another, and other luck is another life', () => {
    const [first, second] = without
    const [stranger] = simulateStory(task(bare, 3), [0]).lives
    if (first === undefined || second === undefined || stranger === undefined) throw new Error('no lives')
    expect(() => partingOf(first, second)).toThrow('the lives of two members, 0 and 1')
    expect(() => partingOf(first, stranger)).toThrow('do not share their luck')
  })

  test('weeks that only one life has decide nothing', () => {
    const [short] = simulateStory(task({ ...bare, horizon: 12 }), [0]).lives
    const [long] = ordered
    if (short === undefined || long === undefined) throw new Error('no lives')
    expect(partingOf(short, long)).toBeUndefined()
  })

  test('a team named at week 12 brings welcomes, which a life without it has not', () => {
    const staffed = { ...bare, interventions: [{ week: 12, staffing: { team: [post('professional')] } }] }
    const { lives } = simulateStory(task(staffed), row)
    const welcomes = lives.flatMap((life, i) => partingOf(without[i] ?? life, life, ['welcome']) ?? [])
    expect(welcomes.length).toBeGreaterThan(3)
    for (const { one, other } of welcomes) {
      if (one !== undefined) expect(one).toMatchObject({ happened: false, chance: 0 })
      expect(other).toMatchObject({ happened: true })
    }
  })
})
