import { describe, expect, test } from 'vitest'
import { chartFaults } from './recompute/drawn.ts'
import { faultsOf } from './recompute/faults.ts'
import { fromCsv } from './recompute/kept-tables.ts'
import { reportOfCommands } from './recompute/made-report.ts'
import { chartsOf, wrongChart } from './recompute/wrong.ts'

/** Reports of other sources than a comparison, whose results take longer to make. */
const reports = [
  ['one scenario', ['run small-one-cm --replicates 6 --weeks 40']],
  [
    'a comparison with its explanation',
    [
      'compare small-organisation small-one-cm --replicates 6 --weeks 40',
      'explain small-organisation small-one-cm --replicates 6 --weeks 40',
    ],
  ],
] as const

describe.each(reports)('a report of %s', (_, commands) => {
  test('says and draws nothing that its tables do not hold', async () => {
    const { report, files } = await reportOfCommands(commands, ['csv'])
    const tables = fromCsv(files)
    expect(faultsOf(report, tables)).toEqual([])
    for (const chart of chartsOf(report))
      expect(chartFaults(wrongChart(chart), tables), chart.id).not.toEqual([])
  })
})
