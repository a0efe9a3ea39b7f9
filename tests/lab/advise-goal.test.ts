import { type Goal, GoalError, goalOf } from '@fishbowl/lab/advise'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const horizon = 156

function fault(text: string): { readonly marked: string; readonly message: string; readonly hint: string } {
  try {
    goalOf(text, horizon)
  } catch (error) {
    if (error instanceof GoalError)
      return {
        marked: text.slice(error.at, error.at + error.length),
        message: error.message,
        hint: error.hint,
      }
    throw error
  }
  throw new Error(`${text} was read`)
}

describe('a goal', () => {
  test.each<[string, Partial<Goal>]>([
    [
      'weeklyActive >= 25 % by week 104',
      { measure: 'weeklyActive', sign: 1, bound: 0.25, weeks: { from: 100, to: 104 } },
    ],
    ['weeklyactive>=25% BY WEEK 2', { bound: 0.25, weeks: { from: 0, to: 2 } }],
    ['weeklyActive ≥ 0.25', { bound: 0.25, weeks: { from: 143, to: 155 } }],
    ['noReply <= 10 points over the run', { sign: -1, bound: 0.1, weeks: { from: 0, to: 155 } }],
    ['medianReply ≤ 4h by week 60', { sign: -1, bound: 4, weeks: { from: 56, to: 60 } }],
    ['netValue >= 300k', { bound: 300_000, weeks: { from: 0, to: 155 } }],
    ['netValue >= $1.5M by week 104', { bound: 1_500_000, weeks: { from: 0, to: 104 } }],
    ['netValue >= -40 k$', { bound: -40_000 }],
    ['cholesterolRatio >= 2', { bound: 2 }],
    ['max netValue', { sign: 1, weeks: { from: 0, to: 155 } }],
    ['netValue', { sign: 1, weeks: { from: 0, to: 155 } }],
    ['noReply by week 52', { sign: -1, weeks: { from: 48, to: 52 } }],
    ['min noReply by week 52', { sign: -1, weeks: { from: 48, to: 52 } }],
  ])('%s', (text, parts) => {
    expect(goalOf(text, horizon)).toMatchObject({ text, ...parts })
  })

  test('without a number has no bound', () => {
    expect(goalOf('max netValue', horizon)).not.toHaveProperty('bound')
  })

  test.each([
    ['weeklyActiv >= 25 %', 'weeklyActiv', 'did you mean weeklyActive?'],
    ['weeklyActive > 25 %', '>', 'such as'],
    ['weeklyActive = 25 %', '=', 'such as'],
    ['weeklyActive >= many', 'many', 'such as'],
    ['weeklyActive >= 25', '25', 'write 25 %'],
    ['netValue >= 25 %', '%', 'leave % out'],
    ['weeklyActive >= 25 % by week 156', '156', '156 weeks'],
    ['weeklyActive >= 25 % by 104', '104', 'by week 104'],
    ['weeklyActive >= 25 % until 104', 'until', 'such as'],
    ['gini <= 0.7 by week 104', 'by', 'over the run'],
    ['asked', 'asked', 'write max asked'],
    ['max netValue over the run please', 'please', 'such as'],
    ['weeklyActive >=', '', 'such as'],
    ['', '', 'measures'],
  ])('%s is refused at its place', (text, marked, hint) => {
    const found = fault(text)
    expect(found.marked).toBe(marked)
    expect(found.hint).toContain(hint)
  })

  test('is read or refused inside its text, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => {
        try {
          const { weeks } = goalOf(text, horizon)
          expect(weeks.from).toBeLessThanOrEqual(weeks.to)
        } catch (error) {
          expect(error).toBeInstanceOf(GoalError)
          expect((error as GoalError).at).toBeLessThanOrEqual(text.length)
        }
      }),
    )
  })
})
