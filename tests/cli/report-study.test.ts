import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { reportOf } from '../../packages/report/src/document/report-of.ts'
import { jsonText } from '../../packages/tui/src/cli/answer.ts'
import type { Settings } from '../../packages/tui/src/cli/settings.ts'
import { compare } from '../../packages/tui/src/commands/compare.ts'
import { report } from '../../packages/tui/src/commands/report.ts'
import { exportStudy } from '../../packages/tui/src/commands/study-export.ts'
import { studyResults } from '../../packages/tui/src/commands/study-results.ts'
import { runStudyFile } from '../../packages/tui/src/commands/study-run.ts'
import { verify } from '../../packages/tui/src/commands/verify.ts'
import { openOutside } from '../../packages/tui/src/outside.ts'
import { readSources } from '../../packages/tui/src/report/read-sources.ts'
import { fromCsv, type KeptRow, type KeptTables } from '../report/recompute/kept-tables.ts'
import { call, type Told, tinyFolder } from './report-folder.ts'

const folder = tinyFolder()
afterAll(folder.clean)

const design = `
scenarios: [village.yaml]
design:
  kind: grid
  factors:
    staffing.team: [[], [{ seniority: professional }]]
    alignment: [incidental, integrated]
measures: [weeklyActive, netValue]
weeks: 8
replicates: 3
`

/** Writes a report and reads its tables; two formats are enough to see every number. */
async function reported(
  name: string,
  sources: readonly string[],
  settings: Settings = {},
): Promise<{ readonly told: Told; readonly tables: KeptTables; readonly page: string }> {
  const output = folder.at(name)
  const told = await call(report, sources.map(folder.at), { output, format: 'md,csv', ...settings })
  if (told.exit !== 'done') throw new Error(told.text)
  const files = readdirSync(join(output, 'tables')).map((path) => ({
    path,
    bytes: new Uint8Array(readFileSync(join(output, 'tables', path))),
  }))
  return { told, tables: fromCsv(files), page: folder.read(`${name}/report.md`) }
}

const rowsOf = (tables: KeptTables, name: string): readonly KeptRow[] => tables.get(name)?.rows ?? []

/** The export of a study, as plain records. */
function exported(name: string): readonly Readonly<Record<string, string>>[] {
  const [head = '', ...lines] = folder.read(name).trimEnd().split('\n')
  const columns = head.trim().split(',')
  // the values of these factors hold commas in quotes: everything of interest stands before or after them
  return lines.map((line) => {
    const cells = line.trim().match(/("([^"]|"")*"|[^,]*)(,|$)/g) ?? []
    return Object.fromEntries(columns.map((column, i) => [column, (cells[i] ?? '').replace(/,$/, '')]))
  })
}

const plainMean = (values: readonly number[]): number =>
  values.reduce((sum, one) => sum + one, 0) / values.length

/** Mean and 90 % interval of three values: Student's t with 2 degrees of freedom is 2.9199856 at .95. */
function plainInterval(values: readonly number[]): readonly [mean: number, low: number, high: number] {
  const mean = plainMean(values)
  const squares = values.map((value) => (value - mean) * (value - mean))
  const half = (2.919985580353726 * Math.sqrt(plainMean(squares) * (3 / 2))) / Math.sqrt(3)
  return [mean, mean - half, mean + half]
}

/** The report of the grid. */
let made: Awaited<ReturnType<typeof reported>>

beforeAll(async () => {
  folder.write(
    'village.yaml',
    'fishbowl: 1\nid: village\ntitle: A village\norganisation: { members: 60 }\nhorizon: 20\n',
  )
  folder.write(
    'grid.yaml',
    `fishbowlStudy: 1\nid: grid\ntitle: Staff for a village\nquestion: Does it pay?${design}`,
  )
  await call(runStudyFile, [folder.at('grid.yaml')])
  await call(exportStudy, [folder.at('grid.sqlite')], { output: folder.at('rows') })
  made = await reported('out', ['grid.sqlite'])
}, 60_000)

/** The ledger of the study after a change, under another name. */
const copyWith = (name: string, sql: string): void => {
  folder.copy('grid.sqlite', name)
  const db = new DatabaseSync(folder.at(name))
  db.exec(sql)
  db.close()
}

describe('fishbowl report of the ledger of a study', () => {
  test('levels and paired differences are those of a plain loop over the exported runs', () => {
    const { tables, page } = made
    const runs = exported('rows/runs.csv')
    const valuesOf = (point: number, measure: string): readonly number[] =>
      runs.filter((run) => run['point'] === String(point)).map((run) => Number(run[measure]))
    for (const measure of ['weeklyActive', 'netValue'])
      for (const point of [0, 1, 2, 3]) {
        const values = valuesOf(point, measure)
        expect(values).toHaveLength(3)
        const find = (table: string): KeptRow | undefined =>
          rowsOf(tables, table).find((row) => row['point'] === point && row['measure'] === measure)
        const level = find('point-levels')
        plainInterval(values).forEach((value, i) =>
          expect(level?.[['mean', 'low', 'high'][i] ?? '']).toBeCloseTo(value, 9),
        )
        const delta = find('point-differences')
        if (point === 0) expect(delta).toBeUndefined()
        else {
          const first = valuesOf(0, measure)
          expect(delta?.['reference']).toBe(0)
          plainInterval(values.map((value, r) => value - (first[r] ?? 0))).forEach((value, i) =>
            expect(delta?.[['mean', 'low', 'high'][i] ?? '']).toBeCloseTo(value, 9),
          )
        }
      }
    expect(page).toMatch(/^# Staff for a village$/m)
    expect(page).toContain('Does it pay?')
    expect(page).toMatch(/Of 4 points, the best weekly active has point \d \(team .*tie to work .*\): \d/)
  })

  test('the weeks of a point are those of the exported runs', () => {
    const { tables } = made
    const weeks = exported('rows/weeks.csv')
    for (const point of [0, 3])
      for (let week = 0; week < 8; week++) {
        const [, median] = weeks
          .filter((row) => row['point'] === String(point) && row['week'] === String(week))
          .map((row) => Number(row['weeklyActive']))
          .toSorted((a, b) => a - b)
        const row = rowsOf(tables, 'curves').find(
          (one) =>
            one['scenario'] === `p${point}` && one['measure'] === 'weeklyActive' && one['week'] === week,
        )
        expect(row?.['median']).toBe(median)
      }
  })

  test('its study file stands for it: both give the same documents', async () => {
    const [ledger, file] = await Promise.all(
      ['grid.sqlite', 'grid.yaml'].map((name) => readSources([folder.at(name)], openOutside())),
    )
    expect(ledger?.files.map(({ kind }) => kind)).toEqual(['comparison', 'study-results'])
    expect(file?.files.map(({ sha256 }) => sha256)).toEqual(ledger?.files.map(({ sha256 }) => sha256))
  })

  test('the comparison of its points can be run again', async () => {
    const told = await call(verify, [folder.at('out/sources/comparison.json')])
    expect(told.text).toMatch(/^pass: .*3 replicates of 4 arms run again/)
  })

  test('the results of a study as a document give the points without the weeks', async () => {
    const { document } = await call(studyResults, [folder.at('grid.sqlite')])
    folder.write('results.json', jsonText(document))
    const { tables, page } = await reported('results', ['results.json'])
    expect(rowsOf(tables, 'point-levels')).toHaveLength(8)
    expect(rowsOf(tables, 'points').map((row) => row['fte'])).toEqual([0, 0, 1, 1])
    expect(tables.has('curves')).toBe(false)
    expect(page).toContain('weekly active by planned CM posts at the end')
  })

  test('a comparison that is named stands in the place of that of its points', async () => {
    const { document } = await call(compare, ['bare.yaml', 'staffed.yaml'].map(folder.at), { replicates: 2 })
    folder.write('c.json', jsonText(document))
    for (const named of [
      ['c.json', 'grid.sqlite'],
      ['grid.sqlite', 'c.json'],
    ]) {
      const { sources, files } = await readSources(named.map(folder.at), openOutside())
      expect(sources.comparison?.comparison.arms.map(({ arm }) => arm.id)).toEqual(['bare', 'staffed'])
      expect(files.map(({ kind }) => kind).toSorted()).toEqual(['comparison', 'study-results'])
      const { title, sections } = reportOf(sources, 'c0ffee')
      expect(title).not.toBe('Staff for a village')
      expect(sections.map(({ id }) => id)).toContain('study')
    }
  })

  test('says how far an unfinished study is, and compares what all points have', async () => {
    copyWith(
      'half.sqlite',
      'DELETE FROM result WHERE scenario = (SELECT scenario FROM point WHERE number = 2) AND replicate > 0',
    )
    const { tables, page } = await reported('half', ['half.sqlite'])
    expect(page).toContain('10 runs of 12 of the study are there')
    expect(page).toContain('the best weekly active so far has point')
    expect(page).toContain('1 point with fewer than 3 replicates has no curve here.')
    expect(rowsOf(tables, 'points').map((row) => row['runs'])).toEqual([3, 3, 1, 3])
    expect(new Set(rowsOf(tables, 'levels').map((row) => row['scenario']))).toEqual(
      new Set(['p0', 'p1', 'p3']),
    )
  })

  test('a point that varies an assumption is compared as it ran, and says so', async () => {
    folder.write(
      'worth.yaml',
      'fishbowlStudy: 1\nid: worth\nscenarios: [village.yaml]\nweeks: 8\nreplicates: 2\ndesign: { kind: grid, factors: { assumptions.Tans: [1.25, 3.5] } }\n',
    )
    await call(runStudyFile, [folder.at('worth.yaml')])
    const { tables } = await reported('worth', ['worth.sqlite'])
    const worth = rowsOf(tables, 'assumptions').filter((row) => row['assumption'] === 'Tans')
    expect(worth.map((row) => row['used'])).toEqual([1.25, 3.5])
    const told = await call(verify, [folder.at('worth/sources/comparison.json')])
    expect(told.text).toMatch(/^pass: /)
  })

  test('of many points it compares the first and the best by the measure asked for, and says so', async () => {
    const sizes = [60, 61, 62, 63, 64, 65, 66]
    folder.write(
      'many.yaml',
      `fishbowlStudy: 1\nid: many\nscenarios: [village.yaml]\nweeks: 8\nreplicates: 2\nmeasures: [weeklyActive, netValue]\ndesign: { kind: grid, factors: { organisation.members: [${sizes.join(', ')}] } }\n`,
    )
    await call(runStudyFile, [folder.at('many.yaml')])
    const { tables, page } = await reported('many', ['many.sqlite'], { measure: 'netValue' })
    const others = rowsOf(tables, 'point-levels').filter(
      (row) => row['measure'] === 'netValue' && row['point'] !== 0,
    )
    const best = others
      .toSorted((a, b) => Number(b['mean']) - Number(a['mean']))
      .slice(0, 5)
      .map((row) => `p${row['point']}`)
    expect(new Set(rowsOf(tables, 'levels').map((row) => row['scenario']))).toEqual(new Set(['p0', ...best]))
    expect(page).toContain(
      'The curves and pairs show 6 of 7 points: point 0, which the others are compared with, and the 5 that are best by net value.',
    )
    expect(page).toContain('The organisations differ')
  })
})

const refused = (name: string): Promise<Told> =>
  call(report, [folder.at(name)], { output: folder.at('never'), format: 'md' })

describe('a ledger that gives no report is refused by name', () => {
  test.each([
    ['text.sqlite', () => folder.write('text.sqlite', 'hello'), /text\.sqlite": it is no ledger/],
    [
      'none.sqlite',
      () => copyWith('none.sqlite', 'DELETE FROM result'),
      /none\.sqlite" holds none of its 12 runs yet/,
    ],
    [
      'other.sqlite',
      () => copyWith('other.sqlite', `UPDATE meta SET v = replace(v, 'model ', 'model 0.')`),
      /other\.sqlite" was made by model "0\.[\d.]+", and this is model "[\d.]+"$/,
    ],
    [
      'analysis.sqlite',
      () => copyWith('analysis.sqlite', `DELETE FROM meta WHERE k = 'study'`),
      /analysis\.sqlite": it holds the runs of an analysis, not those of a study/,
    ],
    [
      'broken.sqlite',
      () => copyWith('broken.sqlite', `UPDATE result SET body = x'28B52FFD0011' WHERE replicate = 1`),
      /broken\.sqlite": point 0, replicate 1: the kept run is damaged/,
    ],
    [
      'foreign.sqlite',
      () =>
        copyWith(
          'foreign.sqlite',
          `UPDATE meta SET v = replace(v, 'A village', 'A town'), v = replace(v, '"members":60', '"members":61')`,
        ),
      /foreign\.sqlite": point 0 is not what this version makes of its scenario/,
    ],
    [
      'lonely.yaml',
      () => folder.write('lonely.yaml', 'fishbowlStudy: 1\n'),
      /there is no ledger ".*lonely\.sqlite"/,
    ],
    ['nowhere.yaml', () => undefined, /there is no study file ".*nowhere\.yaml"/],
  ])('%s', async (name, make, why) => {
    make()
    const { exit, text } = await refused(name)
    expect(text).toMatch(why)
    expect(exit).not.toBe('done')
  })
})
