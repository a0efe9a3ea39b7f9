import { type MeasureId, measureIds, measureOf } from '@fishbowl/core'
import {
  activityTable,
  curvesFigure,
  deltaFigure,
  describeFigure,
  endMeasures,
  formatNumber,
  formatOf,
  interventionMarks,
  pairTable,
  runTable,
  table,
  toText,
  wordPolicies,
  wordStretch,
} from '@fishbowl/report'
import { describe, expect, test } from 'vitest'
import { toyScenario } from '../lab/toy.ts'
import { steadyComparison } from './comparisons.ts'

const base = { visitors: (r: number) => 20 + r }
const changed = { visitors: (r: number) => 30 + 2 * r, posts: 2, value: 5000 }
const cut = { interventions: [{ week: 30, says: 'budget cut', staffing: { team: [] } }] }
const comparison = steadyComparison({ 'no-cm': base, 'two-cms': changed }, 5, { 'two-cms': cut })
const [pair] = comparison.pairs
if (pair === undefined) throw new Error('a pair is expected')
const look = { columns: 80, rows: 18, symbols: 'ascii', color: 'none', theme: 'dark', bands: 'all' } as const

describe('the figure of the curves', () => {
  const figure = curvesFigure(comparison, 'weeklyActive', 'abc123')

  test('has a curve an arm: the median of the runs with the band of nine in ten', () => {
    expect(figure.series.map(({ id }) => id)).toEqual(['no-cm', 'two-cms'])
    expect(figure.series[0]?.middle).toHaveLength(40)
    // 20 to 24 visitors out of 100: median 22, type 7 quantiles 20.2 and 23.8.
    expect(figure.series[0]?.middle[7]).toBeCloseTo(0.22, 12)
    expect(figure.series[0]?.low?.[7]).toBeCloseTo(0.202, 12)
    expect(figure.series[0]?.high?.[7]).toBeCloseTo(0.238, 12)
    expect(figure.band).toBe('90 % of 5 runs')
    expect(figure.y.label).toBe('share of eligible employees')
    expect(figure.digest).toBe('abc123')
  })

  test('marks an intervention at its week, on the curve that has it', () => {
    expect(figure.marks).toContainEqual({ x: 30, text: 'budget cut', series: 'two-cms', isChange: true })
    expect(toText(figure, look).join('\n')).toContain('v ^ budget cut')
  })

  test('a long mark is cut, not lost', () => {
    const says = 'the budget is cut and all of the community managers have to go away at once'
    const long = steadyComparison({ a: base }, 3, {
      a: { interventions: [{ week: 20, says, mandate: true }] },
    })
    expect(toText(curvesFigure(long, 'weeklyActive'), look).join('\n')).toMatch(/the budget is cut .*~/)
  })
})

const arm = (id: string, interventions: (typeof cut)['interventions']) => ({
  id,
  scenario: toyScenario(id, { interventions }),
})

describe('marks of interventions', () => {
  test('one that all arms share speaks of no single curve', () => {
    const marks = interventionMarks([arm('a', cut.interventions), arm('b', cut.interventions)], 40)
    expect(marks).toEqual([{ x: 30, text: 'budget cut' }])
  })

  test('a period is marked at both ends, and nothing beyond the horizon', () => {
    const scenario = toyScenario('a', {
      interventions: [{ from: 5, until: 39, says: 'mandate', mandate: true }],
    })
    expect(interventionMarks([{ id: 'a', scenario }], 40).map(({ x, text }) => [x, text])).toEqual([
      [5, 'mandate'],
      [39, 'mandate ends'],
    ])
    expect(interventionMarks([{ id: 'a', scenario }], 20)).toHaveLength(1)
  })

  test('without words of its own it is told by its levers', () => {
    expect(wordPolicies({ staffing: { team: [] } })).toBe('no CM')
    expect(
      wordPolicies({
        staffing: { team: [{ seniority: 'junior', count: 2, fte: 0.5 }], replace: 'never' },
        alignment: 'integrated',
        ownership: { owner: 'hr' },
        training: 0.25,
      }),
    ).toBe(
      '2 juniors at 50 %, leavers not replaced, tied to a project and its operations, owner HR, training 25 %',
    )
  })
})

describe('the figure of the differences', () => {
  const figure = deltaFigure(comparison, 'weeklyActive')

  test('keeps a place for the baseline, so that arms keep their glyphs', () => {
    expect(figure.series.map(({ id }) => id)).toEqual(['no-cm', 'two-cms'])
    expect(figure.series[0]?.x).toEqual([])
    expect(figure.y.zeroLine).toBe(true)
  })

  test('shows the mean paired difference with its interval', () => {
    // Differences are 10 to 14 points: mean 12, sd 1.58, t(4) = 2.132.
    expect(figure.series[1]?.middle[0]).toBeCloseTo(0.12, 12)
    expect(figure.series[1]?.high?.[0]).toBeCloseTo(0.12 + (0.0158113883 * 2.13184679) / Math.sqrt(5), 8)
    expect(describeFigure(figure)).toContain('+12.0 points')
  })
})

const lines = (data: ReturnType<typeof runTable>, columns = 80) =>
  table(data.columns, data.rows, { columns, symbols: 'ascii' })

describe('tables of the end of a run', () => {
  test('a pair shows both levels, the difference with its interval and how often it is better', () => {
    const data = pairTable(comparison, pair, { first: 'weeklyActive', symbols: 'ascii' })
    expect(data.rows[0]).toEqual(['weekly active', '22.0 %', '34.0 %', '+12.0 (+10.5 to +13.5) pt', '100 %'])
    expect(data.rows).toHaveLength(endMeasures.length)
    expect(data.columns[3]?.header).toBe('^ less o (90 % interval)')
  })

  test('another measure that is asked for comes first', () => {
    const data = pairTable(comparison, pair, { first: 'gini', symbols: 'ascii' })
    expect(data.rows[0]?.[0]).toBe(measureOf('gini').title)
    expect(data.rows).toHaveLength(endMeasures.length + 1)
  })

  test('every row fits 80 columns without losing one', () => {
    for (const line of lines(pairTable(comparison, pair, { first: 'weeklyActive', symbols: 'ascii' })))
      expect(line.length).toBeLessThanOrEqual(80)
    expect(lines(runTable(comparison, 'weeklyActive')).join('\n')).not.toContain('not shown')
  })

  test('activities are listed for the arms that have a team', () => {
    const data = activityTable(comparison, 'ascii')
    expect(data?.columns.map(({ header }) => header)).toEqual(['activity', '^ two-cms'])
    expect(data?.rows[0]).toEqual(['answers by CMs', '14'])
    expect(activityTable(steadyComparison({ a: base }, 2), 'ascii')).toBeUndefined()
  })
})

describe('numbers', () => {
  test('a stretch names its unit once where both ends share it', () => {
    expect(wordStretch(0.301, 0.323, { kind: 'points' })).toBe('+30.1 to +32.3 points')
    expect(wordStretch(900, 1_100_000, { kind: 'money' })).toBe('900 $ to 1.1 M$')
    expect(wordStretch(1, 2, { kind: 'count' })).toBe('1 to 2')
  })

  test('every measure has a way to be written', () => {
    for (const id of measureIds satisfies readonly MeasureId[])
      expect(formatNumber(0.5, formatOf(id))).toMatch(/^\d/)
  })
})
