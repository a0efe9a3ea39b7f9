import { frameOf, tableBytes } from '@fishbowl/report/render'
import { parquetMetadata } from 'hyparquet'
import { beforeAll, describe, expect, test } from 'vitest'
import { optionOf } from '../../packages/report/src/render/option.ts'
import { safe } from '../../packages/report/src/safe.ts'
import { cellText, nodesOf, restOf, tablesIn } from './markdown-reader.ts'
import { chartFaults } from './recompute/drawn.ts'
import { keptOf, unexplained } from './recompute/explain.ts'
import { faultsOf } from './recompute/faults.ts'
import { fromCsv, fromParquet, type KeptRow, type KeptTables } from './recompute/kept-tables.ts'
import { type Made, reportOfCommands } from './recompute/made-report.ts'
import { namesOf } from './recompute/names.ts'
import { tokensOf } from './recompute/number-tokens.ts'
import { drawnOf, optionFaults } from './recompute/option-points.ts'
import { figuresOf, wordsOf } from './recompute/page.ts'
import { printedOf, saidOf } from './recompute/said.ts'
import { chartsOf, withCell, withOther, wrongChart } from './recompute/wrong.ts'

/** What the reports are made from: three scenarios, so that pairs, best and worst are told apart. */
const commands = ['compare small-organisation small-one-cm no-cm --replicates 6 --weeks 30']

const filled = (rows: readonly KeptRow[]) =>
  rows.map((row) => Object.entries(row).map(([column, cell]) => [column, cell ?? '']))

const clean = (text: string): string => safe(text).replaceAll('\u2060', '').replace(/\s+/g, ' ').trim()

let made: Made
let csv: KeptTables
let parquet: KeptTables

beforeAll(async () => {
  made = await reportOfCommands(commands, ['html', 'md', 'csv', 'parquet'])
  csv = fromCsv(made.files)
  parquet = await fromParquet(made.files)
})

const textIn = (path: string): string =>
  new TextDecoder().decode(made.files.find((file) => file.path === path)?.bytes)

describe('every number of a report comes back from its tables', () => {
  test('from the CSV: texts, tables, figures and their marks', () => {
    expect(faultsOf(made.report, csv)).toEqual([])
  })

  test('and from the Parquet, which holds the same cells', () => {
    expect([...parquet.keys()].toSorted()).toEqual([...csv.keys()].toSorted())
    // CSV has no sign for no value, so that an empty text is none.
    for (const [name, { rows }] of csv) expect(filled(parquet.get(name)?.rows ?? [])).toEqual(filled(rows))
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
    const kept = keptOf(csv, namesOf(csv))
    const some = saidOf(made.report).filter((_, i) => i % 3 === 0)
    const changes = some.flatMap((said) =>
      tokensOf(said.text).map((token) => {
        const wrong = withOther(said.text, token)
        return { wrong, isSeen: unexplained({ ...said, text: wrong }, kept).length > 0 }
      }),
    )
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
    ] as const) {
      const row = csv.get(name)?.rows.findIndex(({ measure }) => measure === 'weeklyActive') ?? -1
      expect(faultsOf(made.report, withCell(csv, name, row, column)), name).not.toEqual([])
    }
  })
})

describe('every format says the same', () => {
  test('the Markdown: every text, and every cell of the tables that it has', () => {
    const markdown = textIn('report.md')
    const cells = new Set(
      tablesIn(markdown)
        .flatMap((rows) => rows.flatMap((row) => row.map(cellText)))
        .map(clean),
    )
    const rest = nodesOf(restOf(markdown))
    const texts = rest.map((node) =>
      'value' in node ? node.value : node.type === 'image' ? (node.alt ?? '') : '',
    )
    const all = clean(texts.join(' '))
    const isThere = (text: string): boolean => cells.has(text) || all.includes(text)
    expect(printedOf(made.report, 'markdown').filter((text) => !isThere(clean(text)))).toEqual([])
  })

  test('the page: the same', () => {
    const words = clean(wordsOf(textIn('index.html')))
    expect(printedOf(made.report, 'page').filter((text) => !words.includes(clean(text)))).toEqual([])
  })

  test('figures draw what they say, to the last point, in pictures and in the page', () => {
    const figures = figuresOf(textIn('index.html'))
    for (const { blocks } of made.report.sections)
      for (const block of blocks) {
        if (block.kind !== 'chart') continue
        const kept = figures.get(block.choices[0]?.chart.id ?? '')
        block.choices.forEach(({ chart }, i) => {
          if (chart.kind !== 'curves' && chart.kind !== 'panels') return
          const option = drawnOf(optionOf(chart, frameOf(chart, made.report.digest)))
          const live = kept?.[i]
          for (const one of [option, live?.wide, live?.narrow]) {
            if (one === undefined) throw new Error(`${chart.id} is not in the page`)
            expect(optionFaults(chart, one)).toEqual([])
            expect(optionFaults(wrongChart(chart), one)).not.toEqual([])
          }
        })
      }
  })
})

describe('the tables', () => {
  test('have a dictionary of every column of every table, in the order of the files', () => {
    const rows = csv.get('dictionary')?.rows ?? []
    const said = Map.groupBy(rows, (row) => String(row['table']))
    expect([...said.keys()].toSorted()).toEqual([...csv.keys()].toSorted())
    for (const [name, { columns }] of csv)
      expect(said.get(name)?.map((row) => row['column'])).toEqual(columns)
    for (const row of rows) expect(row['says'], JSON.stringify(row)).not.toBe('')
    const readme = textIn('tables/README.md')
    const told = new Set(tablesIn(readme).flatMap((cells) => cells.map(([name = '']) => cellText(name))))
    expect(rows.map((row) => String(row['column'])).filter((column) => !told.has(column))).toEqual([])
  })

  test('say the unit of each number: in the name of its column, or in the column unit of its row', () => {
    for (const row of csv.get('dictionary')?.rows ?? []) {
      const columns = csv.get(String(row['table']))?.columns ?? []
      if (row['unit'] === 'as unit says') expect(columns).toContain('unit')
      if (row['unit'] === '$') expect(row['column']).toMatch(/_usd$/)
      if (row['kind'] === 'number' && row['unit'] === 'share') expect(row['column']).toMatch(/share$/)
    }
  })

  test('in Parquet: where they come from, and what each column is', () => {
    for (const file of made.files.filter(({ path }) => path.endsWith('.parquet'))) {
      const { key_value_metadata: kept = [] } = parquetMetadata(new Uint8Array(file.bytes).buffer)
      const [origin, table] = kept.map(({ value = '' }): unknown => JSON.parse(value))
      expect(kept.map(({ key }) => key)).toEqual(['fishbowl', 'fishbowl.table'])
      const { digest, modelVersion, tables } = made.report
      expect(origin).toMatchObject({ digest, modelVersion, sources: [{ kind: 'comparison' }] })
      const own = tables.find(({ name }) => file.path === `tables/${name}.parquet`)
      expect(table).toEqual({ name: own?.name, says: own?.says, columns: own?.columns })
    }
  })

  test('are written in row groups of a size that readers like', () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => [i])
    const columns = [{ name: 'n', kind: 'whole', unit: '', says: 'number' }] as const
    const bytes = tableBytes({ name: 'many', says: 'many rows', columns, rows }, 'parquet', {})
    const found = parquetMetadata(new Uint8Array(bytes).buffer)
    expect(found.row_groups.map((group) => Number(group.num_rows))).toEqual([8192, 8192, 3616])
  })
})
