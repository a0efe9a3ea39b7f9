import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { columnIds, type History, type MeasureId, measured, totalIds } from '@fishbowl/core'
import { meanInterval, windowOf } from '@fishbowl/lab'
import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { parse } from 'papaparse'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Folder, type Json, openFolder, parsed } from './folder.ts'

const measures = ['weeklyActive', 'answeredShare', 'netValue', 'gini'] as const satisfies readonly MeasureId[]
const study = `fishbowlStudy: 1
id: kept
title: "=HYPERLINK(1)"
scenarios: [bare.yaml, staffed.yaml]
design:
  kind: grid
  factors:
    training: [0, 0.25]
    staffing.team: [[], [{ seniority: senior }]]
replicates: 3
measures: [${measures.join(', ')}]
`

let folder: Folder & { readonly clean: () => void }
const at = (...names: readonly string[]): string => join(folder.path, ...names)
const text = (...names: readonly string[]): string => readFileSync(at(...names), 'utf8')

beforeAll(async () => {
  folder = openFolder()
  folder.write('kept.yaml', study)
  expect((await folder.fishbowl('study run kept.yaml')).code).toBe(0)
})
afterAll(() => folder.clean())

type Row = Readonly<Record<string, unknown>>

const csvRows = (...names: readonly string[]): readonly Row[] =>
  parse<Row>(text(...names), { header: true, delimiter: ',', skipEmptyLines: true }).data
const jsonRows = (...names: readonly string[]): readonly Row[] =>
  text(...names)
    .trim()
    .split('\n')
    .map((line): Row => JSON.parse(line))
const parquetBytes = (...names: readonly string[]): ArrayBuffer =>
  new Uint8Array(readFileSync(at(...names))).buffer

/** Cells of all formats as CSV has them. */
const plain = (rows: readonly Row[]): readonly Row[] =>
  rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([key, value]) => [
        key,
        value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value),
      ]),
    ),
  )

describe('every format', () => {
  test('holds the same rows under the same names', async () => {
    for (const format of ['csv', 'jsonl', 'parquet']) {
      const { code, stderr } = await folder.fishbowl(
        `study export kept.sqlite --format ${format} -o all-${format} -q`,
      )
      expect([code, stderr]).toEqual([0, ''])
    }
    for (const table of ['runs', 'weeks']) {
      const csv = csvRows('all-csv', `${table}.csv`)
      expect(csv).toHaveLength(table === 'runs' ? 24 : 24 * 30)
      expect(plain(jsonRows('all-jsonl', `${table}.jsonl`))).toEqual(csv)
      expect(
        plain(await parquetReadObjects({ file: parquetBytes('all-parquet', `${table}.parquet`) })),
      ).toEqual(csv)
    }
    const [first] = csvRows('all-csv', 'runs.csv')
    expect(Object.keys(first ?? {})).toEqual([
      'point',
      'scenario',
      'replicate',
      'policies_training',
      'policies_staffing_team',
      ...measures,
      'run_key',
      'run_sha256',
    ])
    expect(first).toMatchObject({
      point: '0',
      scenario: 'bare',
      replicate: '0',
      policies_training: '0',
      policies_staffing_team: '[]',
    })
  })

  test('comes with one manifest, which says where the numbers come from', () => {
    const manifests = ['csv', 'jsonl', 'parquet'].map((format) =>
      parsed(text(`all-${format}`, 'manifest.json')),
    )
    const [first] = manifests
    expect(first).toMatchObject({
      kind: 'study-export',
      study: {
        id: 'kept',
        title: '=HYPERLINK(1)',
        seed: 'fishbowl',
        design: 'grid',
        scenarios: ['bare', 'staffed'],
        points: 8,
        replicates: 3,
      },
      runs: { planned: 24, done: 24, failed: 0, missing: 0 },
      factors: ['policies.training', 'policies.staffing.team'],
    })
    expect(new Set(manifests.map(({ digest }) => digest)).size).toBe(1)
    for (const [i, format] of ['csv', 'jsonl', 'parquet'].entries()) {
      const files = manifests[i]?.['files'] as readonly { file: string; rows: number; sha256: string }[]
      expect(files.map(({ rows }) => rows)).toEqual([24, 720])
      for (const { file, sha256 } of files)
        expect(
          createHash('sha256')
            .update(readFileSync(at(`all-${format}`, file)))
            .digest('hex'),
        ).toBe(sha256)
    }
  })

  test('Parquet carries the manifest in itself', () => {
    const { key_value_metadata: pairs = [] } = parquetMetadata(parquetBytes('all-parquet', 'weeks.parquet'))
    const inside = parsed(pairs.find(({ key }) => key === 'fishbowl')?.value ?? '')
    const { files: _files, ...beside } = parsed(text('all-parquet', 'manifest.json'))
    expect(inside).toEqual(beside)
  })

  test('no spreadsheet runs a name of the study', () => {
    expect(text('all-csv', 'runs.csv')).not.toMatch(/(^|,)"?[=+@]/m)
  })
})

/** A history made of the raw columns of a CSV table. */
function historyOf(rows: readonly Row[]): History {
  const values = Float64Array.from(rows.flatMap((row) => columnIds.map((id) => Number(row[`raw_${id}`]))))
  return {
    replicate: 0,
    weeks: rows.length,
    members: Number(rows[0]?.['members']),
    values,
    totals: new Float64Array(totalIds.length),
  }
}

const numberOf = (cell: unknown): number => (cell === '' ? Number.NaN : Number(cell))
const nameOf = ({ point, replicate }: Row): string => `${String(point)} ${String(replicate)}`
/** A number as JSON has it. */
const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value)

describe('every number can be made again by brute force', () => {
  let runs: readonly Row[] = []
  const valuesOf = (point: number, id: string): readonly number[] =>
    runs.filter((run) => Number(run['point']) === point).map((run) => numberOf(run[id]))

  beforeAll(async () => {
    await folder.fishbowl('study export kept.sqlite --series columns -o raw -q')
    runs = csvRows('raw', 'runs.csv')
  })

  test('a measure of a run from the columns of its weeks', () => {
    const weeks = Map.groupBy(csvRows('raw', 'weeks.csv'), nameOf)
    expect(runs).toHaveLength(24)
    for (const run of runs) {
      const history = historyOf(weeks.get(nameOf(run)) ?? [])
      for (const id of ['weeklyActive', 'answeredShare', 'netValue'] as const)
        expect(numberOf(run[id])).toBe(measured(history, id, windowOf(id, history.weeks)))
    }
  })

  test('levels and paired differences from the measures of the runs', async () => {
    const { stdout } = await folder.fishbowl('study results kept.sqlite --json')
    const points = parsed(stdout)['points'] as readonly Json[]
    expect(points).toHaveLength(8)
    for (const { number, levels, deltas } of points) {
      const own = Number(number)
      for (const id of measures) {
        const values = valuesOf(own, id)
        expect((levels as Record<string, Json>)[id]?.['mean']).toEqual(orNull(meanInterval(values).mean))
        if (own % 2 === 0) continue
        const base = valuesOf(own - 1, id)
        const paired = meanInterval(values.map((value, r) => value - (base[r] ?? Number.NaN)))
        const delta = (deltas as Record<string, Json>)[id]
        expect([delta?.['mean'], delta?.['low'], delta?.['high']]).toEqual(
          [paired.mean, paired.low, paired.high].map(orNull),
        )
      }
    }
  })
})

test('one file holds the runs alone, its kind told by its name, the manifest beside it', async () => {
  const { code, stdout } = await folder.fishbowl('study export kept.sqlite -o alone.jsonl -q')
  expect(code).toBe(0)
  expect(stdout).toMatch(/^wrote alone\.jsonl: 24 rows, 11 columns$/m)
  expect(jsonRows('alone.jsonl')).toHaveLength(24)
  expect(existsSync(at('alone.jsonl.manifest.json'))).toBe(true)
})

test('nothing is written over, and nothing is written where a name is missing', async () => {
  writeFileSync(at('mine.csv'), 'mine')
  for (const output of ['mine.csv', 'all-csv']) {
    const { code, stderr } = await folder.fishbowl(`study export kept.sqlite -o ${output}`)
    expect(code).toBe(2)
    expect(stderr).toContain(`"${output}" exists already; choose another name`)
  }
  expect(text('mine.csv')).toBe('mine')
  const nowhere = await folder.fishbowl('study export kept.sqlite')
  expect([nowhere.code, nowhere.stdout]).toEqual([2, ''])
  expect(nowhere.stderr).toContain('hint: fishbowl study export kept.sqlite --output kept-tables')
  const lost = await folder.fishbowl('study export kept.sqlite -o gone/away')
  expect(lost.code).toBe(1)
  expect(lost.stderr).toContain('cannot write "gone/away": the folder does not exist')
  const torn = await folder.fishbowl('study export kept.sqlite -o runs.csv --format parquet')
  expect([torn.code, existsSync(at('runs.csv'))]).toEqual([2, false])
})

test('without a ledger there is nothing to export or to sum up', async () => {
  for (const line of ['study export gone.sqlite -o out', 'study results gone.sqlite']) {
    const { code, stderr } = await folder.fishbowl(line)
    expect(code).toBe(4)
    expect(stderr).toContain('there is no ledger "gone.sqlite"')
  }
  writeFileSync(at('no.sqlite'), 'this is no database')
  const other = await folder.fishbowl('study results no.sqlite')
  expect(other.code).toBe(2)
})

test('the same ledger gives the same bytes', async () => {
  await folder.fishbowl('study export kept.sqlite --format parquet -o one/ -q')
  await folder.fishbowl('study export kept.sqlite --series none -o two -q')
  expect(text('two', 'runs.csv')).toBe(text('all-csv', 'runs.csv'))
  expect(existsSync(at('two', 'weeks.csv'))).toBe(false)
})

test('results fit the page and name every reference, point by point', async () => {
  for (const line of ['study results kept.sqlite', 'study results kept.sqlite --measure netValue']) {
    const { code, stdout } = await folder.fishbowl(line)
    expect(code).toBe(0)
    expect(stdout.split('\n').filter((row) => row.length > 80)).toEqual([])
    expect(stdout).toContain('less bare')
    expect(stdout).toMatch(/^digest [0-9a-f]{12} of 24 runs$/m)
  }
  const missing = await folder.fishbowl('study results kept.sqlite --measure roi')
  expect(missing.code).toBe(2)
  expect(missing.stderr).toContain(
    'the study kept no measure "roi"; it kept weeklyActive, answeredShare, netValue, gini',
  )
})

test('a sample is summed up over its points, in a few lines whatever their number', async () => {
  folder.write(
    'sample.yaml',
    study
      .replace('id: kept', 'id: sample')
      .replace(
        /design:[^]*?replicates: 3/,
        'design: { kind: sobol, points: 64, assumptions: [wx, b0] }\nreplicates: 2',
      ),
  )
  expect((await folder.fishbowl('study run sample.yaml -q')).code).toBe(0)
  const { stdout } = await folder.fishbowl('study results sample.sqlite')
  expect(stdout.split('\n').length).toBeLessThan(50)
  expect(stdout.split('\n').filter((row) => row.length > 80)).toEqual([])
  expect(stdout).toMatch(/staffed less bare/)
  expect(stdout.replaceAll('\n', ' ')).toMatch(/What moves bare most/)
  expect(stdout).toContain('The spread over the points holds the luck of 2 replicates of each.')
})
