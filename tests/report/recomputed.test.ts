import { beforeAll, describe, expect, test } from 'vitest'
import { chartFaults } from './recompute/drawn.ts'
import { unexplained } from './recompute/explain.ts'
import { faultsOf } from './recompute/faults.ts'
import { fromCsv, fromParquet, type KeptTables } from './recompute/kept-tables.ts'
import { type Made, reportOfCommands } from './recompute/made-report.ts'
import { namesOf } from './recompute/names.ts'
import { tokensOf } from './recompute/number-tokens.ts'
import { saidOf } from './recompute/said.ts'
import { chartsOf, withCell, withOther, wrongChart } from './recompute/wrong.ts'

/** What the reports are made from: three scenarios, so that pairs, best and worst are told apart. */
const commands = ['compare small-organisation small-one-cm no-cm --replicates 6 --weeks 30']

let made: Made
let csv: KeptTables
let parquet: KeptTables

beforeAll(async () => {
  made = await reportOfCommands(commands, ['html', 'md', 'csv', 'parquet'])
  csv = fromCsv(made.files)
  parquet = await fromParquet(made.files)
})

describe('every number of a report comes back from its tables', () => {
  test('from the CSV: texts, tables, figures and their marks', () => {
    expect(faultsOf(made.report, csv)).toEqual([])
  })

  test('and from the Parquet, which holds the same cells', () => {
    expect([...parquet.keys()].toSorted()).toEqual([...csv.keys()].toSorted())
    for (const [name, { rows }] of csv) {
      const bare = rows.map((row) =>
        Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, cell === '' ? null : cell])),
      )
      expect(parquet.get(name)?.rows.map((row) => ({ ...row }))).toEqual(bare)
    }
    expect(faultsOf(made.report, parquet)).toEqual([])
  })

  test('there is something to look at', () => {
    const tokens = saidOf(made.report).flatMap(({ text }) => tokensOf(text))
    expect(tokens.length).toBeGreaterThan(500)
    expect(chartsOf(made.report).length).toBeGreaterThan(3)
  })
})

describe('a wrong number is seen', () => {
  test('in a text, wherever it stands', () => {
    const names = namesOf(csv)
    const changes = saidOf(made.report).flatMap(({ text, from, around }) => {
      const tables = from.flatMap((name) => csv.get(name) ?? [])
      return tokensOf(text).map((token) => {
        const wrong = withOther(text, token)
        return { wrong, text, isSeen: unexplained(wrong, tables, { names, around }).length > 0 }
      })
    })
    const missed = changes.filter(({ isSeen }) => !isSeen)
    // Another number of the same row may by chance be the wrong one.
    expect(missed.length, missed.map(({ wrong }) => wrong).join('\n')).toBeLessThan(changes.length * 0.1)
  })

  test('in a figure, whichever it is', () => {
    for (const chart of chartsOf(made.report))
      expect(chartFaults(wrongChart(chart), csv), chart.id).not.toEqual([])
  })

  test('in a table that text, tables or figures rest on', () => {
    for (const [name, column] of [
      ['levels', 'mean'],
      ['differences', 'low'],
      ['curves', 'median'],
    ] as const)
      expect(faultsOf(made.report, withCell(csv, name, 3, column)), name).not.toEqual([])
  })
})
