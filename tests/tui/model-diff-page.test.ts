import type { MeasureId } from '@fishbowl/core'
import { type ModelDiff, movementOf, type Shift } from '@fishbowl/lab'
import { speaking } from '@fishbowl/report/words'
import { describe, expect, test } from 'vitest'
import type { Look } from '../../packages/tui/src/cli/look.ts'
import { diffPage, diffSentences } from '../../packages/tui/src/cli/model-diff-page.ts'

const look = { columns: 80, symbols: 'ascii', color: 'none' } as unknown as Look

function shift(scenario: string, measure: MeasureId, [low, high]: readonly [number, number], n = 8): Shift {
  const smallest = 0.01
  const difference = { n, mean: (low + high) / 2, sd: 0.01, low, high, level: 0.9, missing: 8 - n }
  return {
    scenario,
    measure,
    weeks: [0, 51],
    from: 0.2,
    to: 0.2 + difference.mean,
    difference,
    smallest,
    movement: movementOf(difference, smallest),
  }
}

const shifts = [
  shift('up', 'weeklyActive', [0.02, 0.04]),
  shift('down', 'weeklyActive', [-0.06, -0.04]),
  shift('still', 'weeklyActive', [-0.001, 0.002]),
  shift('open', 'weeklyActive', [-0.02, 0.005]),
  shift('mute', 'answeredShare', [Number.NaN, Number.NaN], 0),
]
const diff = (more: Partial<ModelDiff> = {}): ModelDiff => ({
  from: '1',
  to: '2',
  replicates: 8,
  assumptions: [],
  shifts,
  claims: [],
  leftOut: [],
  ...more,
})
const textOf = (one: ModelDiff, isFull = false): string =>
  diffPage({ diff: one, notes: [], isFull }, look).join('\n')

describe('the page of two versions', () => {
  test('counts each scenario once: up, down, not moved, cannot tell, or no value', () => {
    const rows = textOf(diff()).split('\n')
    const cells = (title: string) =>
      rows
        .find((line) => line.startsWith(title))
        ?.trim()
        .split(/ {2,}/)
    expect(cells('weekly active')).toEqual(['weekly active', '1.0 pt', '1', '1', '1', '1', '0'])
    expect(cells('answered')?.slice(-5)).toEqual(['0', '0', '0', '0', '1'])
  })

  test('lists where something moved, and only there', () => {
    const text = textOf(diff())
    expect(text).toMatch(/^up +\+3\.0 pt/m)
    expect(text).toMatch(/^down +-5\.0 pt/m)
    expect(text).not.toMatch(/^(still|open|mute) /m)
  })

  test('tells every interval and what it says where few scenarios are asked for', () => {
    const text = textOf(diff(), true)
    expect(text).toMatch(/^open .*-0\.8 pt \(-2\.0 to \+0\.5 pt\) +cannot tell$/m)
    expect(text).toMatch(/^still .*not moved$/m)
    expect(text).toMatch(/^mute .*no value$/m)
  })

  test('says that nothing moved only where everything lies within the smallest that matters', () => {
    expect(diffSentences(diff()).join(' ')).toMatch(/^2 of 4 results moved.*1 cannot be told/)
    const still = shifts.filter(({ scenario }) => scenario === 'still')
    expect(diffSentences(diff({ shifts: still })).join(' ')).toMatch(/^Nothing moved/)
    const open = shifts.filter(({ scenario }) => scenario === 'open')
    expect(diffSentences(diff({ shifts: open })).join(' ')).toMatch(/^0 of 1 results moved/)
  })

  test('is told in French', () => {
    expect(speaking('fr', () => textOf(diff()))).toMatch(/^up +\+3,0 pt/m)
  })
})
