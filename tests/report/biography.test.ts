import type { Feelings, Life, LifeEvent, Parting } from '@fishbowl/core'
import { biography, introduction, lifeSentence, partingSentences } from '@fishbowl/report'
import { describe, expect, test } from 'vitest'

const feelings = (week: number, more: Partial<Feelings> = {}): Feelings => ({
  week,
  space: 'main',
  interest: 0.5,
  habit: 0.1,
  expected: 0.6,
  belonging: 0.004,
  skill: 0.25,
  core: false,
  ...more,
})
const person = { from: 0, openness: 1.25, voice: 0.5, asking: 0.79, expertise: 0 }
const life = (events: readonly LifeEvent[], more: Partial<Life> = {}): Life => ({
  member: 17,
  group: 2,
  leads: false,
  weeks: 26,
  persons: [person],
  events,
  feelings: [],
  ...more,
})
const event = (week: number, kind: LifeEvent['kind'], more: Partial<LifeEvent> = {}): LifeEvent => ({
  week,
  space: 'main',
  kind,
  happened: true,
  ...more,
})
const visit = (week: number, draw: number, chance: number): LifeEvent =>
  event(week, 'visit', { draw, chance, happened: draw < chance })
const welcome = (week: number) => event(week, 'welcome', { draw: 0.1, chance: 0.9 })
/** The first line of a biography of these events. */
const says = (...events: readonly LifeEvent[]) => biography(life(events), 'main')[0]?.[1]

describe('who a life is about', () => {
  test('the place in the organisation and the traits', () => {
    expect(introduction(life([]))).toBe(
      'Chiara (member 17 of work group 2): openness to visiting +1.3, shares 0.50 and asks 0.79 times as readily as the median person, no expertise worth asking.',
    )
  })
  test('a line manager is one, and a customer has no work group', () => {
    expect(introduction(life([], { leads: true }))).toMatch(
      /^Chiara \(member 17 of work group 2, its line manager\): /,
    )
    const { group: _none, ...customer } = life([])
    expect(introduction(customer)).toMatch(/^Chiara \(member 17\): /)
  })
})

describe('a biography', () => {
  const heard = event(0, 'awareness', {
    draw: 0.45,
    chance: 0.7,
    parts: { launch: 0.7, ties: 0, managers: 0.0081 },
  })

  test('tells that one hears of the space with the chance of each way, for one draw cannot tell which it was', () => {
    const [line] = biography(life([heard]), 'main')
    expect(line).toEqual([
      'Week 0',
      'Hears of the space (draw 0.45, chance 0.70), by any of: the launch 0.70, line manager and announcements 0.0081.',
    ])
  })

  test('tells a first visit with what pulled most, and counts the visits of a quarter', () => {
    const first = event(2, 'visit', {
      draw: 0.1,
      chance: 0.72,
      parts: { base: -5.34, novelty: 4.43, openness: 1.87, habit: 0.4 },
    })
    const told = life([first, visit(3, 0.2, 0.3), visit(4, 0.5, 0.4)], { feelings: [feelings(12)] })
    expect(biography(told, 'main').slice(0, 2)).toEqual([
      [
        'Week 2',
        'Visits for the first time (draw 0.10, chance 0.72), pulled most by novelty (+4.4) and openness (+1.9).',
      ],
      ['Weeks 0 to 12', '2 visits. At the end habit 0.10, expected value 0.60, belonging 0.00, skill 0.25.'],
    ])
  })

  test('tells how a question fared: who was asked, who answered, and when', () => {
    const ask = event(5, 'ask', { draw: 0.2, chance: 0.9 })
    const answer = event(5, 'answer', { draw: 0.31, chance: 0.28, happened: false })
    const found = event(5, 'cm-answer', { draw: 0.5, chance: 0.6, by: 'cm', hours: 47.7 })
    const lost = { ...found, happened: false, chance: 0 }
    const by = { ...answer, happened: true, chance: 0.4, by: 'peers', hours: 0.94 } as const
    expect(says(ask, by)).toBe(
      'Asks (draw 0.20, chance 0.90) and a member answers after 1 hour (draw 0.31, chance 0.40).',
    )
    expect(says(ask, answer, found)).toBe(
      'Asks (draw 0.20, chance 0.90); no member answers (draw 0.31, chance 0.28), a community manager does after 48 hours (draw 0.50, chance 0.60).',
    )
    expect(says(ask, answer, lost)).toBe(
      'Asks (draw 0.20, chance 0.90) and nobody answers: no member (draw 0.31, chance 0.28), nor a community manager (draw 0.50, chance 0).',
    )
  })

  test('gives a close call its week, with as many digits as it takes to tell draw and chance apart', () => {
    const told = life([visit(3, 0.9, 0.4), visit(5, 0.46, 0.44), visit(14, 0.4431, 0.4427)])
    expect(biography(told, 'main')[0]).toEqual([
      'Weeks 0 to 25',
      'Not aware; nearest to a visit in week 14 (draw 0.4431, chance 0.4427).',
    ])
  })

  test('ends with a leaver and begins anew with a successor, whose first times are first times', () => {
    const leaving = {
      week: 7,
      kind: 'employee-turnover',
      happened: true,
      draw: 0.0011,
      chance: 0.0023,
    } as const
    const events = [
      welcome(3),
      welcome(4),
      leaving,
      { week: 7, kind: 'successor', happened: true } as const,
      welcome(9),
    ]
    const told = life(events, { persons: [person, { ...person, from: 7, expertise: 0.4 }] })
    expect(biography(told, 'main').map(([when]) => when)).toEqual([
      'Week 3',
      'Weeks 0 to 6',
      'Week 7',
      'Week 9',
      'Weeks 7 to 12',
      'Weeks 13 to 25',
    ])
    expect(biography(told, 'main')[2]?.[1]).toBe(
      'Leaves the organisation (draw 0.0011, chance 0.0023). A successor comes: openness to visiting +1.3, shares 0.50 and asks 0.79 times as readily as the median person, expertise 0.40.',
    )
  })

  test('takes quiet quarters together, and is never longer than a dozen chapters', () => {
    const aware = Array.from({ length: 1040 }, (_, week) => feelings(week))
    const quiet = life([visit(1, 0.9, 0.1)], { weeks: 1040, feelings: aware })
    expect(biography(quiet, 'main')).toEqual([
      [
        'Weeks 0 to 1039',
        'Stays away. At the end habit 0.10, expected value 0.60, belonging 0.00, skill 0.25.',
      ],
    ])
    const busy = life(
      aware.map(({ week }) => visit(week, 0.1, 0.9)),
      { weeks: 1040, feelings: aware },
    )
    const chapters = biography(busy, 'main').filter(([when]) => when.startsWith('Weeks'))
    expect(chapters.length).toBeLessThanOrEqual(12)
  })

  test('tells the first three unanswered questions and counts the rest', () => {
    const unanswered = [1, 2, 3, 4, 5].flatMap((week) => [
      event(week, 'ask', { draw: 0.2, chance: 0.9 }),
      event(week, 'answer', { draw: 0.9, chance: 0.1, happened: false }),
      event(week, 'cm-answer', { draw: 0.9, chance: 0, happened: false, by: 'cm' }),
    ])
    const lines = biography(life(unanswered), 'main')
    expect(lines.map(([when]) => when).slice(0, 4)).toEqual(['Week 1', 'Week 2', 'Week 3', 'Weeks 0 to 12'])
    expect(lifeSentence(life(unanswered), 'main')).toBe(
      'In all: 0 visits, 5 needs (asked and unanswered); at the end never heard of the space.',
    )
  })

  test('counts no visit for which there was no attention left', () => {
    expect(
      lifeSentence(life([visit(1, 0.1, 0.9), visit(2, 0.1, 0.9), event(2, 'attention')]), 'main'),
    ).toMatch(/^In all: 1 visit;/)
  })

  test('is silent on a space that the member may not join', () => {
    expect(biography(life([heard]), 'news')).toEqual([])
  })
})

const names = { one: 'no-cm', other: 'two-cms' }
const parting = (more: Partial<Parting>): Parting => ({
  week: 9,
  space: 'main',
  kind: 'visit',
  since: 4,
  one: event(9, 'visit', {
    draw: 0.31,
    chance: 0.28,
    happened: false,
    parts: { animation: 0, ties: 0.5, habit: 1 },
  }),
  other: event(9, 'visit', { draw: 0.31, chance: 0.44, parts: { animation: 0.9, ties: 0.7, habit: 1 } }),
  ...more,
})

describe('where two lives part', () => {
  test('says what differed, the one draw, both chances, and the part that differs most', () => {
    expect(partingSentences([parting({})], names)).toEqual([
      'The chances differ from week 4 on; in week 9 the member stays away in no-cm and visits in two-cms. The draw was 0.31 in both; the chance was 0.28 in no-cm and 0.44 in two-cms; what differs most is animation (0.0 in no-cm, +0.9 in two-cms).',
    ])
  })

  test('a second parting is of the visits', () => {
    const [, second] = partingSentences([parting({ week: 5 }), parting({})], names)
    expect(second).toMatch(/^The first visit that differs: in week 9 the member stays away in no-cm/)
  })

  test('says so where one of them had no occasion, and where no draw decided', () => {
    const { one: _none, ...lacking } = parting({ since: 9 })
    expect(partingSentences([lacking], names)[0]).toBe(
      'In week 9 the member has no occasion for it in no-cm and visits in two-cms. The draw was 0.31, the chance 0.44.',
    )
    const trained = { week: 9, kind: 'training', since: 9, other: event(9, 'training') } as const
    expect(partingSentences([trained], names)[0]).toMatch(/is trained in two-cms\. No draw decided it\.$/)
  })
})
