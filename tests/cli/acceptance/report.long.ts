import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectNumbers, thousands } from '../../tui/support/printed.ts'
import { keyed, rangesOf, under } from './brute.ts'
import {
  type Arm,
  end,
  fileOf,
  gainsOf,
  openSeason,
  plainArms,
  plainRuns,
  replicates,
  scenarioNamed,
  valuesOf,
  weeks,
} from './cableways.ts'
import { paired, quantile, summary } from './plain-measures.ts'
import {
  expectCell,
  expectField,
  rowsOf,
  tableNamed,
  tablesOfHtml,
  tablesOfMarkdown,
  textsOfSvg,
} from './report-read.ts'
import { expectTables } from './report-tables.ts'

const season = openSeason()
afterAll(season.clean)
const average = (all: readonly number[]): number => all.reduce((sum, value) => sum + value, 0) / all.length
const whole = [0, weeks - 1] as const
const runsOption = `--replicates ${replicates}`

const [asItIs, warden, halves, thaw] = plainArms(['cableway', 'warden', 'halves', 'thaw']) as readonly [
  Arm,
  Arm,
  Arm,
  Arm,
]

describe('(b) one warden or two halves', () => {
  beforeAll(async () => {
    await season.keep('halves.json', `compare warden.yaml halves.yaml cableway.yaml ${runsOption}`)
    await season.told('report halves.json -o halves --measure netValue --brief --format md,csv')
  })

  test('cannot be told apart, in money, and the page says so with the interval', () => {
    const money = summary(gainsOf(warden, halves, 'netValue', whole))
    expect(money.low * money.high).toBeLessThan(0)
    expectNumbers(
      season.read('halves/report.md'),
      'halves and warden cannot be told apart in net value with # pairs of runs (90 % interval of the difference # $ to # k$); with the same confidence a difference larger than # k$ is ruled out',
      [
        [replicates, 1],
        [money.low, 1],
        [money.high, thousands],
        [Math.max(-money.low, money.high), thousands],
      ],
    )
    for (const file of ['halves/report.md', 'halves/brief.md'])
      expect(season.read(file)).toContain('halves cannot be told apart from warden')
  })

  test('and that nobody at all leaves more is said where the warden is there already', () => {
    const { mean, low, high } = summary(gainsOf(warden, asItIs, 'netValue', whole))
    expect(low).toBeGreaterThan(0)
    expectNumbers(
      season.read('halves/report.md'),
      'cableway comes out # k$ higher in net value than warden (90 % interval # to # k$, better in # of # pairs of runs)',
      [...[mean, low, high].map((value) => [value, thousands] as const), [replicates, 1], [replicates, 1]],
    )
    expect(season.read('halves/brief.md')).toContain('After all costs, cableway leaves more than warden')
  })
})

const gridTables = () => tablesOfHtml(season.read('grid/index.html'))

describe('(d) a grid of hands and ties', () => {
  const ties = ['incidental', 'integrated']
  const teams = ['[]', '[{ seniority: professional, fte: 0.5 }]', '[{ seniority: professional }]']
  const arms = ties
    .flatMap((tie) => teams.map((team) => `alignment: ${tie}, staffing: { team: ${team} }`))
    .map(
      (policies, i): Arm => ({
        name: `p${i}`,
        runs: plainRuns(fileOf('cableway').replace('alignment: incidental', policies)),
      }),
    )
  const first = arms[0] as Arm

  beforeAll(async () => {
    await season.told('study run grid.yaml')
    await season.told('report grid.sqlite -o grid --format html,md,svg,csv')
  })
  test.each([
    ['weekly active', 'weeklyActive', end],
    ['net value', 'netValue', whole],
    ['answered', 'answeredShare', end],
  ] as const)('the heat map of %s', (title, id, window) => {
    const [, ...rows] = tableNamed(gridTables(), `${title}, mean of the runs`).rows
    expect(rows.map(([tie]) => tie)).toEqual(ties)
    const cells = rows.flatMap(([, ...row]) => row)
    expect(cells).toHaveLength(arms.length)
    for (const [i, arm] of arms.entries())
      expectCell(cells[i], [summary(valuesOf(arm, id, window)).mean], `${title} of ${arm.name}`)
    const texts = textsOfSvg(season.read(`grid/figures/study-heat-${id}.svg`))
    // Cells are the last texts of the figure but for the digest; the scale runs from the least to the most.
    expect(texts.slice(-7, -1)).toEqual(cells)
    const means = arms.map((arm) => summary(valuesOf(arm, id, window)).mean)
    const ends = [Math.min(...means), Math.max(...means)] as const
    for (const [i, value] of ends.entries()) expectCell(texts[3 + i], [value], `scale of ${title}`)
  })

  test('levels and differences of the points, in the tables and on the page', () => {
    const levels = rowsOf(season.read('grid/tables/point-levels.csv'))
    const gaps = rowsOf(season.read('grid/tables/point-differences.csv'))
    for (const [i, arm] of arms.entries())
      for (const [id, window] of [
        ['weeklyActive', end],
        ['answeredShare', end],
        ['netValue', whole],
      ] as const) {
        const of = (rows: typeof levels) =>
          rows.find((row) => row['point'] === String(i) && row['measure'] === id) ?? {}
        const level = summary(valuesOf(arm, id, window))
        const gap = summary(gainsOf(first, arm, id, window))
        for (const name of ['mean', 'low', 'high', 'sd'] as const) {
          expectField(of(levels)[name], level[name], `${arm.name} ${id} ${name}`)
          if (i > 0) expectField(of(gaps)[name], gap[name], `${arm.name} less p0 ${id} ${name}`)
        }
        expectField(of(levels)['runs'], level.n, `${arm.name} ${id} runs`)
      }
    const [, ...rows] = tableNamed(gridTables(), 'weekly active at each point').rows
    for (const [i, arm] of arms.entries()) {
      const level = summary(valuesOf(arm, 'weeklyActive', end))
      const gap = summary(gainsOf(first, arm, 'weeklyActive', end))
      expectCell(rows[i]?.[4], [level.mean], `mean of ${arm.name}`)
      expectCell(rows[i]?.[5], [level.low, level.high], `interval of ${arm.name}`)
      if (i > 0) expectCell(rows[i]?.[6], [gap.mean, gap.low, gap.high], `${arm.name} less p0`)
    }
  })

  test('every other table of its page', () => expectTables(gridTables(), arms))

  test('hands help more where faults are tied to work, and the answer is still nobody', () => {
    const [bare, one, tied, tiedOne] = [0, 2, 3, 5].map((i) => valuesOf(arms[i] as Arm, 'weeklyActive', end))
    const gains = [paired(bare ?? [], one ?? []), paired(tied ?? [], tiedOne ?? [])] as const
    expect(summary(paired(...gains)).low).toBeGreaterThan(0)
    expect(season.read('grid/report.md')).toMatch(/With p0 and p3 nobody is hired, .*hire nobody\./)
  })
})

describe('(e) why, and whether it survives', () => {
  const without = fileOf('thaw').replace('alignment: integrated', 'alignment: incidental')
  const uncut = fileOf('thaw').replace(/^interventions:.*$/m, '')
  const tied = { name: 'tied', runs: plainRuns(uncut) }
  const cut = { name: 'cut', runs: plainRuns(without) }

  test.each([
    ['weeklyActive', end],
    ['netValue', whole],
  ] as const)(
    'what is due to each of two levers in %s, by four arms, and it sums to the total',
    async (id, window) => {
      await season.keep(`why-${id}.json`, `explain warden.yaml thaw.yaml --measure ${id} ${runsOption}`)
      await season.told(`report why-${id}.json -o why-${id} --format md,csv`)
      const rows = rowsOf(season.read(`why-${id}/tables/levers.csv`))
      const [none, ties, cuts, both] = [warden, tied, cut, thaw].map((arm) => valuesOf(arm, id, window))
      const per = (of: (a: number, b: number, c: number, d: number) => number) =>
        (none ?? []).map((value, i) => of(value, ties?.[i] ?? 0, cuts?.[i] ?? 0, both?.[i] ?? 0))
      const found = {
        'alignment due': per((n, t, c, b) => (t - n + b - c) / 2),
        'alignment alone': per((n, t) => t - n),
        'alignment last': per((_n, _t, c, b) => b - c),
        'week-20 due': per((n, t, c, b) => (c - n + b - t) / 2),
        'week-20 alone': per((n, _t, c) => c - n),
        'week-20 last': per((_n, t, _c, b) => b - t),
        ' total': per((n, _t, _c, b) => b - n),
        ' together': per((n, t, c, b) => b - t - c + n),
      }
      for (const [name, values] of Object.entries(found)) {
        const row = rows.find(({ lever, what }) => `${lever} ${what}` === name)
        const { mean, low, high, sd, n } = summary(values)
        for (const [column, value] of Object.entries({ mean, low, high, sd, n }))
          expectField(row?.[column], value, `${name} ${column}`)
      }
      const due = rows.filter(({ what }) => what === 'due').reduce((sum, row) => sum + Number(row['mean']), 0)
      expectField(rows.find(({ what }) => what === 'total')?.['mean'], due, 'the sum of the levers')
      for (const row of rowsOf(season.read(`why-${id}/tables/lever-runs.csv`))) {
        const name = row['lever'] === '' ? ' total' : `${row['lever']} due`
        const values = found[name as keyof typeof found]
        expectField(row['due'], values[Number(row['replicate'])] ?? Number.NaN, `${name} ${row['replicate']}`)
      }
      const shown = tableNamed(
        tablesOfMarkdown(season.read(`why-${id}/report.md`)),
        'What comes from each lever',
      )
      for (const [title, lever] of [
        ['alignment', 'alignment'],
        ['change of week 20', 'week-20'],
      ] as const) {
        const cells = shown.rows.find(([name]) => name === title) ?? []
        const of = (what: string) => summary(found[`${lever} ${what}` as keyof typeof found])
        const scale = id === 'weeklyActive' ? 100 : 1
        const all = [[of('due').mean], [of('due').low, of('due').high], [of('alone').mean], [of('last').mean]]
        for (const [i, values] of all.entries())
          expectCell(
            cells[i + 1],
            values.map((value) => value * scale),
            `${title} ${i}`,
          )
      }
    },
  )

  test('as the files say it, and over other assumptions, the thaw stays ahead', async () => {
    const ids = ['b0', 'wv', 'Tans'] as const
    const line = `sensitivity thaw.yaml --against cableway.yaml --assumptions ${ids.join(',')} --points 16`
    const said = await season.keep('robust.json', line)
    await season.keep('thaw.json', `compare cableway.yaml thaw.yaml ${runsOption}`)
    await season.told('report thaw.json robust.json -o robust --brief --format md,csv')
    const [row = {}] = rowsOf(season.read('robust/tables/robustness.csv'))
    const usual = summary(gainsOf(asItIs, thaw, 'weeklyActive', end))
    for (const name of ['mean', 'low', 'high'] as const)
      expectField(row[`usual_${name}`], usual[name], `as the files say it, ${name}`)

    const { values } = said['overSets'] as { readonly values: readonly number[] }
    const ahead = values.filter((value) => value > 0).length
    expectField(row['stays_ahead'], ahead / values.length, 'sets in which it stays ahead')
    expectField(row['over_sets_mean'], average(values), 'mean over the sets')
    // Wilson's interval of a share, at 90 %.
    const [n, p, z] = [values.length, ahead / values.length, 1.644853627]
    const middle = (p + (z * z) / (2 * n)) / (1 + (z * z) / n)
    const half = (z / (1 + (z * z) / n)) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))
    expectField(row['stays_ahead_low'], middle - half, 'Wilson, low')
    expectField(row['stays_ahead_high'], Math.min(1, middle + half), 'Wilson, high')
    expect(season.read('robust/brief.md')).toContain(`of ${n} sets of assumptions`)

    // Sets of our own, drawn evenly over the ranges of the ledger: the mean is within the errors of both.
    const random = keyed('other assumptions')
    const own = Array.from({ length: 100 }, () => {
      const moved = Object.fromEntries(
        rangesOf(ids).map(({ id, low, high }) => [id, low + random() * (high - low)]),
      )
      const arm = (name: string): Arm => ({ name, runs: plainRuns(under(scenarioNamed(name), moved), 2) })
      return quantile(gainsOf(arm('cableway'), arm('thaw'), 'weeklyActive', end), 0.5)
    })
    const spread = (all: readonly number[]) => {
      const mean = average(all)
      return [mean, Math.sqrt(all.reduce((sum, value) => sum + (value - mean) ** 2, 0)) / all.length] as const
    }
    const [[mean, error], [ours, ownError]] = [spread(values), spread(own)]
    expect(Math.abs(mean - ours)).toBeLessThan(4 * Math.hypot(error, ownError))
    expect(own.filter((gain) => gain > 0).length / own.length).toBeGreaterThan(middle - half - 0.05)
  })
})

test('advice: hire nobody, and the report leads with it', async () => {
  const line = `advise cableway.yaml --policies staffing --draws 0 --max-runs 400 --goal`
  const text = await season.said([...line.split(' '), 'max netValue', '--json'])
  writeFileSync(season.at('advice.json'), text)
  await season.told('report advice.json -o advice --brief --format md,csv')
  for (const file of ['advice/report.md', 'advice/brief.md'])
    expect(season.read(file)).toContain('Hire nobody')
})
