import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chartFaults } from './recompute/drawn.ts'
import { faultsOf } from './recompute/faults.ts'
import { keptResults } from './recompute/kept-results.ts'
import { fromCsv } from './recompute/kept-tables.ts'
import { reportOn } from './recompute/made-report.ts'
import { mutationsOf } from './recompute/mutations.ts'
import { chartsOf, wrongChart } from './recompute/wrong.ts'

/** Reports of other sources than a comparison of scenarios, alone and together. */
const reports = [
  ['one scenario', ['run.json']],
  ['an explanation', ['explanation.json']],
  ['a comparison with its explanation', ['comparison.json', 'explanation.json']],
  ['two assumptions with indices', ['two.json']],
  ['all assumptions, screened and with indices', ['all-assumptions.json']],
  ['assumptions that were screened only', ['screened.json']],
  ['the assumptions of one level', ['level.json']],
  ['an advice', ['advice.json']],
  ['an advice for a bound', ['bound.json']],
  ['a calibration', ['calibration.json']],
  ['a calibration to a point', ['point.json']],
  ['a grid, from its ledger', ['grid.sqlite']],
  ['a list of points', ['list.sqlite']],
  ['a random design', ['random.sqlite']],
  ['a network', ['network.json']],
  [
    'all of them',
    [
      'comparison.json',
      'explanation.json',
      'two.json',
      'level.json',
      'advice.json',
      'calibration.json',
      'network.json',
      'random.sqlite',
    ],
  ],
  ['a comparison beside a grid', ['comparison.json', 'all-assumptions.json', 'bound.json', 'grid.sqlite']],
] as const

let results: Awaited<ReturnType<typeof keptResults>>

beforeAll(async () => {
  results = await keptResults()
}, 120_000)
afterAll(() => results.clean())

describe.each(reports)('a report of %s', (_, names) => {
  test('says and draws nothing that its tables do not hold, and a wrong number is seen', async () => {
    const { report, files } = await reportOn(names.map(results.at), ['csv'])
    const tables = fromCsv(files)
    expect(faultsOf(report, tables)).toEqual([])
    for (const chart of chartsOf(report))
      expect(chartFaults(wrongChart(chart), tables), chart.id).not.toEqual([])
    const mutations = Map.groupBy(mutationsOf(report, tables), ({ section }) => section)
    expect(mutations.size).toBeGreaterThan(0)
    for (const [section, all] of mutations) {
      const missed = all.filter(({ isSeen }) => !isSeen).map(({ text }) => text)
      // Another number of the same row may by chance be the wrong one; of very few one is much.
      expect(missed.length, `${section}:\n${missed.join('\n')}`).toBeLessThanOrEqual(
        Math.max(1, all.length * 0.2),
      )
    }
  })
})
