import { meanInterval } from '@fishbowl/lab'
import { describe, expect, test } from 'vitest'
import { advice, finalist } from './why-documents.ts'
import { chartOf, made, rowsOf, shownOf, textsOf } from './why-reports.ts'

describe('what to do', () => {
  test('hire nobody is said first, with the finalists by cost', async () => {
    const finalists = [finalist('as it is', 0, [0.4, 0.5]), finalist('1 professional', 95_000, [0.3, 0.4])]
    const report = await made(advice(finalists))
    expect(textsOf(report, 'advice')[0]).toContain(
      'Hire nobody: leave it as it is. It comes to 45.0 % in weekly active',
    )
    expect(shownOf(report, 'finalists').map((row) => row.slice(0, 3))).toEqual([
      ['A', 'as it is', '0 $'],
      ['B', '1 professional', '95.0 k$'],
    ])
    expect(report.title).toBe('What to do in \u201Cbare in small\u201D')
  })

  test('that no policy reaches the goal is said with the nearest and what it would take', async () => {
    const finalists = [
      finalist('1 intern', 30_000, [0.3, 0.4]),
      finalist('2 professionals', 190_000, [0.6, 0.7]),
    ]
    const goal = {
      text: 'weeklyActive >= 50 %',
      measure: 'weeklyActive',
      sign: 1,
      bound: 0.5,
      weeks: { from: 39, to: 51 },
    }
    const more = {
      goal,
      outcome: 'unreachable',
      advised: null,
      dearer: '2 professionals',
      budget: 50_000,
      ruledOut: 2,
    }
    const report = await made(advice(finalists, more))
    const text = textsOf(report, 'advice').join(' ')
    expect(text).toContain('No policy within 50.0 k$ a year reaches weekly active of at least 50 %')
    expect(text).toContain('The nearest is A (1 intern)')
    expect(text).toContain('Without the limit it takes B (2 professionals)')
    expect(rowsOf(report, 'finalists').map(({ role, reached }) => [role, reached])).toEqual([
      [null, 0],
      ['dearer', 1],
    ])
  })

  test('says in how many worlds it stays and what flips it', async () => {
    const finalists = [finalist('as it is', 0, [0.4, 0.5]), finalist('1 professional', 95_000, [0.3, 0.4])]
    const share = { n: 16, share: 0.75, low: 0.55, high: 0.88, level: 0.9 }
    const told = {
      regret: meanInterval([0, 0.1]),
      worstRegret: 0.1,
      outcome: meanInterval([0.4, 0.5]),
      worstOutcome: 0.4,
    }
    const fates = ['as it is', '1 professional'].map((words) => Object.assign({ words, best: share }, told))
    const flip = { id: 'b0', threshold: -4, side: 'over', assumed: -5.34, end: -3, instead: '1 professional' }
    const flips = { replicates: 16, complete: true, followed: ['b0'], flips: [flip] }
    const report = await made(
      advice(finalists, { robustness: { sets: 16, none: 0, fates }, flips, setsAsked: 16 }),
    )
    const text = textsOf(report, 'advice').join(' ')
    expect(text).toContain('it stays the advice among these 2 in 75 % (55 to 88)')
    expect(text).toContain('If base propensity to visit (b0) is over -4 logit')
    expect(chartOf(report, 'fates').bars[0]).toMatchObject({ name: 'A: as it is', value: 0.75, low: 0.55 })
    expect(rowsOf(report, 'flips')[0]).toMatchObject({ assumption: 'b0', threshold: -4, instead: 'B' })
  })
})
