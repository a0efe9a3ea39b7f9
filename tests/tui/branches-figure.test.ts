import { comparison } from '@fishbowl/lab'
import {
  curvesFigure,
  deltaFigure,
  describeFigure,
  type Fork,
  forkedFigure,
  sharedWeeks,
  toText,
} from '@fishbowl/report'
import { fork, simulate } from '@fishbowl/sim'
import { describe, expect, test } from 'vitest'
import { smallServices } from './support/small-services.ts'

const week = 30
const base = smallServices().library.find(({ id }) => id === 'two-cms')?.loaded.scenario
if (base === undefined) throw new Error('two-cms is gone')
const cut = fork(base, week, { staffing: { team: [] } })
const idle = fork(base, week, { mandate: false })
const arms = [
  { id: 'base', scenario: base },
  { id: 'cut', scenario: cut },
  { id: 'idle', scenario: idle },
]
const into = comparison(arms, 'base', { curves: ['weeklyActive', 'load'] })
for (const replicate of [0, 1, 2]) {
  into.add(replicate, new Map(arms.map(({ id, scenario }) => [id, simulate({ scenario, replicate })])))
}
const result = into.result()
const pair = { ...result, arms: result.arms.slice(0, 2), pairs: result.pairs.slice(0, 1) }
const forks: readonly Fork[] = [{ id: 'cut', week, says: 'branches off: no CM' }]

describe('the figure of a branch', () => {
  const figure = forkedFigure(curvesFigure(pair, 'weeklyActive'), forks)
  const [parent, branch] = figure.series

  test('draws the shared weeks once: the branch begins at its week, what it left goes on', () => {
    expect(parent?.middle.every(Number.isFinite)).toBe(true)
    for (const values of [branch?.middle, branch?.low, branch?.high]) {
      expect(values?.slice(0, week).every(Number.isNaN)).toBe(true)
      expect(values?.slice(week).every(Number.isFinite)).toBe(true)
    }
    expect(branch?.x).toEqual(parent?.x)
  })

  test('marks the week for the whole chart, and tells the change of the branch once', () => {
    const here = figure.marks.filter(({ x }) => x === week)
    expect(here).toEqual([{ x: week, text: 'branches off: no CM' }])
    expect(figure.marks.some(({ x, series }) => series === 'cut' && x <= week)).toBe(false)
  })

  test('is told in words', () => {
    const text = describeFigure(figure)
    expect(text).toContain('cut starts at')
    expect(text).toContain(`in week ${week}`)
    expect(text).toContain(`week ${week} branches off: no CM`)
  })

  test('is drawn with both names at the ends and the flag above', () => {
    const text = toText(figure, {
      columns: 80,
      rows: 16,
      symbols: 'braille',
      color: 'none',
      theme: 'dark',
      bands: 'none',
    }).join('\n')
    expect(text).toContain('↓ branches off: no CM')
    expect(text).toMatch(/● base/)
    expect(text).toMatch(/▲ cut/)
  })

  test('of differences begins at its week as well', () => {
    const differences = forkedFigure(deltaFigure(pair, 'weeklyActive'), forks).series[1]
    expect(differences?.middle.slice(0, week).every(Number.isNaN)).toBe(true)
    expect(Number.isFinite(differences?.middle[week])).toBe(true)
  })

  test('with several forks gives each mark to its curve', () => {
    const two = [...forks, { id: 'idle', week: 10, says: 'branches off' }]
    const { marks } = forkedFigure(curvesFigure(result, 'weeklyActive'), two)
    expect(marks.slice(0, 2).map(({ series }) => series)).toEqual(['cut', 'idle'])
  })
})

describe('shared weeks', () => {
  const [one, other, same] = result.arms
  const measures = ['weeklyActive', 'load'] as const
  if (one === undefined || other === undefined || same === undefined) throw new Error('arms are gone')

  test('end where the first of any run and measure differs', () => {
    expect(sharedWeeks(one, other, { measures, horizon: result.horizon })).toBe(week)
    expect(sharedWeeks(one, other, { measures, horizon: 20 })).toBe(20)
  })

  test('are all where nothing differs', () => {
    expect(sharedWeeks(one, same, { measures, horizon: result.horizon })).toBe(result.horizon)
    expect(sharedWeeks(one, one, { measures, horizon: result.horizon })).toBe(result.horizon)
  })
})
