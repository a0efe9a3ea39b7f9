import type { ColumnId, Scenario } from '@fishbowl/core'
import { comparison } from '@fishbowl/lab'
import { curvesFigure, deltaFigure, describeFigure, type Figure } from '@fishbowl/report'
import { describe, expect, test } from 'vitest'
import { effectWeek } from '../../packages/report/src/effect.ts'
import { toyHistory, toyScenario } from '../lab/toy.ts'

const weeks = 40
const band = (middle: (week: number) => number, half = 0.001) => {
  const values = Float64Array.from({ length: weeks }, (_, week) => middle(week))
  return {
    middle: values,
    low: values.map((value) => value - half),
    high: values.map((value) => value + half),
    level: 0.9,
  }
}
const level = (value: number): Float64Array => new Float64Array(weeks).fill(value)
const found = (middle: (week: number) => number, half?: number): number | undefined =>
  effectWeek(band(middle, half), [level(0.2), level(0.2)])

describe('an effect begins in the first week from which the difference', () => {
  test('stays clear of 0 for a quarter', () => {
    expect(found((week) => (week < 14 ? 0 : 0.05))).toBe(14)
    expect(found((week) => (week < 14 ? 0 : -0.05))).toBe(14)
    expect(found((week) => (week >= 14 && week < 26 ? 0.05 : 0))).toBeUndefined()
    expect(found((week) => (week >= 14 && week < 27 ? 0.05 : 0))).toBe(14)
  })

  test('is as large as a twentieth of the levels', () => {
    expect(found((week) => (week < 14 ? 0 : 0.0099))).toBeUndefined()
    expect(found((week) => (week < 14 ? 0 : 0.0101))).toBe(14)
  })

  test('leaves out 0, and on one side', () => {
    expect(found(() => 0.05, 0.06)).toBeUndefined()
    expect(found((week) => (week % 2 === 0 ? 0.05 : -0.05))).toBeUndefined()
    expect(found((week) => (week < 30 ? 0 : 0.05))).toBeUndefined()
    expect(found(() => Number.NaN)).toBeUndefined()
  })
})

type Cells = Partial<Record<ColumnId, number>>

const noisy =
  (cells: (week: number) => Cells, replicate: number) =>
  (week: number): Cells => ({ ...cells(week), visitors: (cells(week).visitors ?? 0) + replicate / 10 })

/** A baseline and an arm over 40 weeks in five pairs that differ a little; cells are out of 100 employees. */
function figures(
  base: (week: number) => Cells,
  arm: (week: number) => Cells,
  changes: Partial<Scenario> = {},
): { readonly levels: Figure; readonly differences: Figure } {
  const arms = [
    { id: 'base', scenario: toyScenario('base') },
    { id: 'arm', scenario: toyScenario('arm', changes) },
  ]
  const into = comparison(arms, 'base', {
    curves: ['weeklyActive', 'noReply', 'medianReply', 'answeredShare'],
  })
  for (let replicate = 0; replicate < 5; replicate++) {
    const of = (cells: (week: number) => Cells) => toyHistory({ replicate }, noisy(cells, replicate))
    into.add(
      replicate,
      new Map([
        ['base', of(base)],
        ['arm', of(arm)],
      ]),
    )
  }
  const result = into.result()
  return { levels: curvesFigure(result, 'weeklyActive'), differences: deltaFigure(result, 'weeklyActive') }
}

const questions = (answered: number): Cells => ({
  asked: 100,
  answeredByPeers: answered,
  unanswered: 100 - answered,
})

const steady = (): Cells => ({ visitors: 20, ...questions(60) })
const later = (week: number): Cells => (week < 14 ? steady() : { visitors: 30, ...questions(90) })
const early = (week: number): Cells => (week < 5 ? { visitors: 20.4, ...questions(60) } : later(week))

describe('the mark of an effect', () => {
  test('stands at its week in levels and in differences, with what goes along with it', () => {
    const mark = {
      x: 14,
      text: 'effect from week 14, up',
      series: 'arm',
      driver: 'the unanswered share is 30.0 points lower',
    }
    const { levels, differences } = figures(steady, later)
    expect(levels.marks).toContainEqual(mark)
    expect(differences.marks).toEqual([mark])
    expect(describeFigure(differences)).toContain(
      'week 14 effect from week 14, up, while the unanswered share is 30.0 points lower (arm)',
    )
  })

  test('names nothing that went the other way', () => {
    const worse = (week: number): Cells => (week < 14 ? steady() : { visitors: 30, ...questions(30) })
    expect(figures(steady, worse).differences.marks[0]).toEqual({
      x: 14,
      text: 'effect from week 14, up',
      series: 'arm',
    })
  })

  const cut: Partial<Scenario> = { interventions: [{ week: 10, says: 'the cut', mandate: false }] }

  test('counts from the change where the arms were one run until then', () => {
    const { differences } = figures(steady, later, cut)
    expect(differences.marks.map(({ x, text }) => [x, text])).toEqual([
      [10, 'the cut'],
      [14, 'effect after 4 weeks, up'],
    ])
    const atOnce = (week: number): Cells => later(week + 4)
    expect(figures(steady, atOnce, cut).differences.marks[1]?.text).toBe('effect at once, up')
  })

  test('counts from the start of the run where they were not', () => {
    expect(figures(steady, early, cut).differences.marks[1]?.text).toBe('effect from week 14, up')
  })
})

const spiky =
  (unanswered: number) =>
  (week: number): Cells => ({
    visitors: week === 0 ? 40 : 10,
    ...questions(100 - unanswered),
  })

const letDown = (unanswered: number): string | undefined =>
  figures(spiky(unanswered), spiky(unanswered)).levels.marks.find(({ text }) => text.startsWith('let-down'))
    ?.driver

describe('a label of an adoption curve', () => {
  test('is told with the share of questions that stay unanswered, from a quarter on', () => {
    expect(letDown(38)).toBe('38 % of questions stay unanswered')
    expect(letDown(24)).toBeUndefined()
  })
})
