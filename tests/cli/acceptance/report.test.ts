import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNumbers, lower, points, thousands } from '../../tui/support/printed.ts'
import { type Arm, end, gainsOf, openSeason, plainArms, replicates, valuesOf, weeks } from './cableways.ts'
import { betterShare, known, plainIds, quantile, summary } from './plain-measures.ts'
import {
  expectCell,
  expectField,
  type Row,
  rowsOf,
  tablesOfHtml,
  tablesOfMarkdown,
  textOf,
  textsOfSvg,
} from './report-read.ts'
import { expectAccounts, expectEnds, expectTables } from './report-tables.ts'

const season = openSeason()
afterAll(season.clean)

const names = ['cableway', 'warden', 'paint', 'thaw']
const arms = plainArms(names)
const [asItIs, warden, paint, thaw] = arms as readonly [Arm, Arm, Arm, Arm]
const armOf = (name: string | undefined): Arm => arms.find((arm) => arm.name === name) as Arm
const whole = [0, weeks - 1] as const

const command = `compare ${names.map((name) => `${name}.yaml`).join(' ')} --replicates ${replicates}`
let kept: Record<string, unknown> = {}

beforeAll(async () => {
  const text = await season.told(`${command} --json`)
  kept = JSON.parse(text)
  writeFileSync(season.at('season.json'), text)
  await season.told('report season.json -o out --brief --format html,md,svg,csv')
})

type Spread = { readonly low: number; readonly high: number; readonly sd: number }

/** The licence follows from the number of members: it has no spread. */
const intervalOf = (row: Row, spread: Spread): Spread =>
  row['measure'] === 'licenceCost' ? { low: Number.NaN, high: Number.NaN, sd: Number.NaN } : spread

const table = (name: string) => rowsOf(season.read(`out/tables/${name}.csv`))
const markdown = (): string => season.read('out/report.md')

test('levels: mean, interval, spread and count of every measure that plain loops know', () => {
  const rows = table('levels').filter(({ measure = '' }) => plainIds.includes(measure))
  expect(rows).toHaveLength(plainIds.length * arms.length)
  for (const row of rows) {
    const window = [Number(row['from_week']), Number(row['to_week'])] as const
    const money = row['unit'] === '$' || ['hoursSaved', 'memberHours', 'roi'].includes(String(row['measure']))
    expect(window, row['measure']).toEqual(money ? whole : end)
    const all = valuesOf(armOf(row['scenario']), String(row['measure']), window)
    const { mean, low, high, sd, n } = summary(all)
    const told = { mean, runs: n, missing: replicates - n, ...intervalOf(row, { low, high, sd }) }
    for (const [name, value] of Object.entries(told))
      expectField(row[name], value, `${row['scenario']} ${row['measure']} ${name}`)
  }
})

test('differences: those of pairs of runs, and how often the scenario is better', () => {
  const better = new Map(table('measures').map((row) => [row['measure'], row['better']]))
  const rows = table('differences').filter(({ measure = '' }) => plainIds.includes(measure))
  expect(rows).toHaveLength(plainIds.length * (arms.length - 1))
  for (const row of rows) {
    const window = [Number(row['from_week']), Number(row['to_week'])] as const
    const [one, other] = [asItIs, armOf(row['scenario'])]
    const id = String(row['measure'])
    const { mean, low, high, sd, n } = summary(gainsOf(one, other, id, window))
    const share = betterShare(
      valuesOf(one, id, window),
      valuesOf(other, id, window),
      better.get(id) === 'more',
    )
    const told = {
      baseline_level: summary(valuesOf(one, id, window)).mean,
      scenario_level: summary(valuesOf(other, id, window)).mean,
      ...intervalOf(row, { low, high, sd }),
      mean,
      pairs: n,
      missing: replicates - n,
      better_share: /^(more|less)$/.test(better.get(id) ?? '') ? share : Number.NaN,
    }
    for (const [name, value] of Object.entries(told))
      expectField(row[name], value, `${row['scenario']} ${id} ${name}`)
  }
})

test('curves and their differences, week by week; money added up', () => {
  const curves = table('curves').filter(({ measure = '' }) => plainIds.includes(measure))
  expect(curves.length).toBeGreaterThan(10 * weeks * arms.length)
  for (const row of curves) {
    const week = Number(row['week'])
    const all = valuesOf(armOf(row['scenario']), String(row['measure']), [week, week])
    for (const [name, p] of [
      ['low', 0.05],
      ['median', 0.5],
      ['high', 0.95],
    ] as const)
      expectField(row[name], quantile(all, p), `${row['scenario']} ${row['measure']} ${week} ${name}`)
  }
  const gaps = table('curve-differences').filter(({ measure = '' }) => plainIds.includes(measure))
  expect(gaps.length).toBeGreaterThan(10 * weeks * (arms.length - 1))
  for (const row of gaps) {
    const week = Number(row['week'])
    const told = summary(gainsOf(asItIs, armOf(row['scenario']), String(row['measure']), [week, week]))
    for (const name of ['mean', 'low', 'high'] as const)
      expectField(row[name], told[name], `${row['scenario']} ${row['measure']} ${week} ${name}`)
  }
  const sums = table('cumulated')
  expect(sums).toHaveLength(4 * weeks * arms.length)
  for (const row of sums) {
    const all = valuesOf(armOf(row['scenario']), String(row['account']), [0, Number(row['week'])])
    expectField(row['mean_usd'], summary(all).mean, `${row['scenario']} ${row['account']} ${row['week']}`)
  }
})

test('every number of the tables of the page, to the digits that are printed; the page says the same as its Markdown', () => {
  const page = tablesOfHtml(season.read('out/index.html'))
  expectTables(page, arms)
  const there = page.map(({ rows }) => rows)
  for (const { title, rows } of tablesOfMarkdown(markdown())) expect(there, title).toContainEqual(rows)
})

test('(a) hire nobody: more come, and every post costs more than it gives', () => {
  for (const arm of [warden, thaw]) {
    const active = summary(gainsOf(asItIs, arm, 'weeklyActive', end))
    const money = summary(gainsOf(asItIs, arm, 'netValue', whole))
    expect(active.low).toBeGreaterThan(0)
    expect(money.high).toBeLessThan(0)
    const said = `${arm.name} ends # points higher in weekly active than cableway (90 % interval # to #, better in # of # pairs of runs); its net value over the run is # k$ lower (# to # k$)`
    const { mean, low, high } = active
    const better = known(gainsOf(asItIs, arm, 'weeklyActive', end)).filter((gain) => gain > 0).length
    for (const text of [markdown(), textOf(season.read('out/index.html')), String(kept['sentences'])])
      expectNumbers(text, said, [
        ...[mean, low, high].map((value) => [value, points] as const),
        [better, 1],
        [replicates, 1],
        ...lower(money, thousands),
      ])
  }
  const most = summary(valuesOf(asItIs, 'netValue', whole)).mean
  for (const file of ['out/report.md', 'out/brief.md', 'out/index.html', 'out/brief.html']) {
    const text = textOf(season.read(file))
    expect(text).toContain(
      'In weekly active, warden and thaw are better than cableway; paint cannot be told apart from cableway.',
    )
    expect(text).toContain('After all costs all three leave less than cableway.')
    expect(text).toMatch(/With cableway and paint nobody is hired, .*the answer is to hire nobody\./)
    expectNumbers(text, 'least lost after all costs: cableway (# k$)', [[-most, thousands]])
  }
})

test('(b) a coat of paint cannot be told from nothing', () => {
  const { low, high } = summary(gainsOf(asItIs, paint, 'weeklyActive', end))
  expect(low * high).toBeLessThan(0)
  const sentence = `paint and cableway cannot be told apart in weekly active with # pairs of runs (90 % interval of the difference # to #); with the same confidence a difference larger than # points is ruled out`
  const told = [low, high, Math.max(-low, high)].map((value) => [value, points] as const)
  expectNumbers(markdown(), sentence, [[replicates, 1], ...told])
  for (const file of ['out/report.md', 'out/brief.md'])
    expect(season.read(file)).toContain(
      'Whether paint is above or below cableway in weekly active cannot be told from these runs',
    )
})

test('(c) a clear win that outlives its cut, for half the money', () => {
  const cut = 20
  const posts = valuesOf(thaw, 'team', [cut, weeks - 1])
  expect(new Set(posts)).toEqual(new Set([0]))
  const paid = [thaw, warden].map((arm) => summary(valuesOf(arm, 'cmCost', whole)).mean)
  // A warden who resigns leaves the post empty, and unpaid, for some weeks.
  expect((paid[0] ?? 0) / (paid[1] ?? 0)).toBeCloseTo(0.5, 1)
  for (const [from, to] of [[0, cut - 1], [cut, weeks - 1], end] as const)
    expect(summary(gainsOf(asItIs, thaw, 'weeklyActive', [from, to])).low).toBeGreaterThan(0)
  const text = markdown()
  expect(text).toContain(`week ${cut}: the snow is gone and the warden with it`)
  expect(text).toContain('Policies change during the run.')
})

test('(f) the brief says on one page what the report says', () => {
  const brief = tablesOfMarkdown(season.read('out/brief.md'))
  expect(brief).toHaveLength(2)
  expectEnds(brief, arms)
  expectAccounts(brief, arms)
  const page = tablesOfHtml(season.read('out/brief.html')).map(({ rows }) => rows)
  for (const { title, rows } of brief) expect(page, title).toContainEqual(rows)
  expect(season.read('out/brief.md')).toContain(`fishbowl ${command}`)
})

/** What stands beside the end of a scenario's curve. */
function labelOf(file: string, { name }: Arm): string {
  const texts = textsOfSvg(season.read(`out/figures/${file}.svg`))
  expect(texts).toContain('the snow is gone and the warden with it')
  return texts[texts.indexOf(name) + 1] ?? ''
}

test('the end of a curve in a figure says the median of the last week, of a difference the mean', () => {
  const last = [weeks - 1, weeks - 1] as const
  for (const arm of arms) {
    const visits = quantile(valuesOf(arm, 'weeklyActive', last), 0.5)
    expectCell(labelOf('adoption-weeklyActive', arm), [visits], arm.name)
    const hours = quantile(valuesOf(arm, 'hoursSaved', last), 0.5)
    expectCell(labelOf('adoption-hoursSaved', arm), [hours], arm.name)
    if (arm === asItIs) continue
    const gain = summary(gainsOf(asItIs, arm, 'weeklyActive', last)).mean
    expectCell(labelOf('difference-weeklyActive', arm), [gain], arm.name)
  }
})

test('digests of the scenarios stand in the report, with the command that makes them again', () => {
  expect(markdown()).toContain(`fishbowl ${command}`)
  const digests = table('scenarios').map(({ scenario, digest }) => `${scenario} ${digest}`)
  for (const line of digests) expect(markdown()).toContain(`digest of ${line.replace(' ', '**: ')}`)
  for (const line of digests) expect(JSON.stringify(kept)).toContain(line.split(' ')[1])
})
