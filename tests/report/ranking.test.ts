import { comparison, type Pair } from '@fishbowl/lab'
import { armRows, curvesCsv, rankingSentence } from '@fishbowl/report'
import { describe, expect, test } from 'vitest'
import { toyHistory, toyScenario } from '../lab/toy.ts'
import { steadyComparison } from './comparisons.ts'

const pairOf = (visitors: (replicate: number) => number, replicates = 8): Pair => {
  const [pair] = steadyComparison({ base: { visitors: () => 20 }, more: { visitors } }, replicates).pairs
  if (pair === undefined) throw new Error('a pair is expected')
  return pair
}
const up = pairOf((r) => 30 + r / 10)
const down = pairOf((r) => 12 - r / 10)
const unclear = pairOf((r) => 20 + (r % 2 === 0 ? 1 : -1))
const said = (before: Pair, after: Pair): string =>
  rankingSentence({ before, after, under: 'weight of habit at 1.00 instead of 3.04' }, 'weeklyActive')

describe('a ranking under other assumptions', () => {
  test('holds where both intervals are on one side of 0', () => {
    expect(said(up, up)).toBe(
      'The ranking holds: in weekly active more ends 10.3 points above base (10.2 to 10.5) as things are assumed, and with weight of habit at 1.00 instead of 3.04 more ends 10.3 points above base (10.2 to 10.5); 90 % intervals of 8 pairs of runs.',
    )
    expect(said(down, down)).toContain('more ends 8.3 points below base (8.2 to 8.5)')
  })

  test('flips where they are on different sides', () => {
    expect(said(up, down)).toMatch(/^The ranking flips: /)
  })

  test('cannot be told where one of them has 0 in it, or there is none', () => {
    expect(said(up, unclear)).toMatch(/^Whether the ranking holds cannot be told: .* cannot be told apart/)
    expect(said(unclear, up)).toMatch(/^Whether the ranking holds cannot be told: /)
    expect(
      said(
        up,
        pairOf(() => 30, 1),
      ),
    ).toContain('one pair of runs gives more and base no interval')
  })
})

const steady = steadyComparison(
  { base: { visitors: (r) => 20 + r }, more: { visitors: (r) => 30 + 2 * r } },
  3,
)

describe('numbers for other programs', () => {
  test('curves are a row for each arm and week, with the unit in the name of the column and the digest of the runs', () => {
    const [header, first, ...rest] = curvesCsv(steady, 'weeklyActive', '2.0.0').trimEnd().split('\n')
    expect(header).toBe(
      'scenario,week,weeklyActive_median_share,weeklyActive_p5_share,weeklyActive_p95_share,weeklyActive_difference_share,weeklyActive_difference_low_share,weeklyActive_difference_high_share,baseline,runs,digest',
    )
    const digest = steady.arms[0]?.digest('2.0.0')
    expect(first).toBe(`base,0,0.21,0.201,0.219,,,,,3,${digest}`)
    expect(rest).toHaveLength(79)
    const { low } = steady.pairs[0]?.delta('weeklyActive') ?? {}
    expect(rest[39]?.split(',').slice(0, 7)).toEqual([
      'more',
      '0',
      '0.32',
      '0.302',
      '0.338',
      '0.11',
      `${low?.[0]}`,
    ])
  })

  test('columns of money name their unit in letters', () => {
    const arms = [{ id: 'base', scenario: toyScenario('base') }]
    const into = comparison(arms, 'base', { curves: ['netValue'] })
    into.add(0, new Map([['base', toyHistory({}, () => ({ value: 100, cmCost: 40 }))]]))
    const [header, first] = curvesCsv(into.result(), 'netValue', '2.0.0').split('\n')
    expect(header).toMatch(/^scenario,week,netValue_median_usd,/)
    expect(first).toMatch(/^base,0,60,60,60,,,,,1,/)
  })

  test('a table is rows with tabs between the cells, numbers with every digit', () => {
    const rows = armRows(steady, 'weeklyActive', 7)
      .split('\n')
      .map((row) => row.split('\t'))
    expect(rows[0]).toEqual([
      'scenario',
      'weekly active week 7 (share)',
      'weekly active week 7 difference (share)',
      'weekly active end (share)',
      'weekly active difference (share)',
      'weekly active difference low (share)',
      'weekly active difference high (share)',
      'better (share)',
      'baseline',
    ])
    expect(rows[1]?.slice(0, 3)).toEqual(['base', '0.21', ''])
    expect(rows[2]?.slice(0, 3)).toEqual(['more', '0.32', '0.11'])
    expect(Number(rows[2]?.[4])).toBeCloseTo(0.11, 12)
    expect(rows[2]?.slice(-2)).toEqual(['1', 'base'])
    expect(armRows(steady, 'weeklyActive').split('\n')[0]).not.toContain('week 7')
  })
})
