import type { Life, LifeEvent, LifeKind } from '@fishbowl/core'
import { memberName, trackLegend, trackOf, trackText, weeksInCell, wordMember } from '@fishbowl/report'
import { describe, expect, test } from 'vitest'

const event = (week: number, kind: LifeKind, more: Partial<LifeEvent> = {}): LifeEvent => ({
  week,
  space: 'main',
  kind,
  happened: true,
  ...more,
})

const aware = (...weeks: readonly number[]): Life['feelings'] =>
  weeks.map((week) => ({
    week,
    space: 'main',
    interest: 0,
    habit: 0,
    expected: 0,
    belonging: 0,
    skill: 0,
    core: false,
  }))

const life: Life = {
  member: 3,
  leads: false,
  weeks: 8,
  persons: [],
  feelings: aware(1, 2, 3, 4, 5, 6, 7),
  events: [
    event(2, 'visit'),
    event(3, 'visit'),
    event(3, 'answer', { happened: false }),
    event(3, 'cm-answer', { happened: false }),
    event(4, 'visit'),
    event(4, 'answer', { happened: false }),
    event(4, 'cm-answer'),
    event(5, 'visit'),
    event(5, 'credit', { happened: false, count: 2 }),
    event(6, 'visit', { space: 'other' }),
    { week: 7, kind: 'employee-turnover', happened: true },
  ],
}

describe('a life as a line', () => {
  const track = trackOf(life, 'main')

  test('says of each week the most that it came to, in one space', () => {
    expect(track).toEqual([
      'unaware',
      'away',
      'visit',
      'unanswered',
      'helped',
      'contributes',
      'away',
      'leaves',
    ])
    expect(trackText(track, 80, 'braille')).toBe(' ·○×●▲·│')
    expect(trackText(track, 80, 'ascii')).toBe(' .ox@^.|')
  })

  test('puts several weeks in a cell where it must, the more telling one on top', () => {
    expect(weeksInCell(8, 4)).toBe(2)
    expect(trackText(track, 4, 'ascii')).toBe('.x^|')
    expect(trackText(track, 3, 'ascii')).toBe('ox|')
    expect(trackText([], 10, 'ascii')).toBe('')
  })

  test('names the glyphs it uses, as far as there is room', () => {
    expect(trackLegend([track.slice(0, 3)], 80, 'ascii')).toBe('. stays away  o visits')
    expect(trackLegend([track], 24, 'ascii')).toBe('. stays away  o visits')
  })
})

describe('the name of a member', () => {
  test('is the same wherever the row is told of, another one next door, and one word of plain letters', () => {
    const names = Array.from({ length: 211 }, (_, row) => memberName(row))
    expect(new Set(names).size).toBe(211)
    expect(memberName(211)).toBe(names[0])
    for (const name of names) expect(name).toMatch(/^[A-Z][a-z]+$/)
  })

  test('comes with the place', () => {
    expect(wordMember({ member: 0 })).toBe(`${memberName(0)} (member 0)`)
    expect(wordMember({ member: 9, group: 1, leads: true })).toBe(
      `${memberName(9)} (member 9 of work group 1, its line manager)`,
    )
  })
})
