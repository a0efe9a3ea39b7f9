import { expect } from 'vitest'
import { type Arm, end, gainsOf, valuesOf, type Window, weeks } from './cableways.ts'
import { quantile, summary } from './plain-measures.ts'
import { expectCell, type Table, tableNamed } from './report-read.ts'

const whole: Window = [0, weeks - 1]

/** Names that tables give to measures. */
const idOf: Readonly<Record<string, string>> = {
  'weekly active': 'weeklyActive',
  'four-week active': 'fourWeekActive',
  registered: 'registered',
  posters: 'posters',
  answered: 'answeredShare',
  unanswered: 'noReply',
  'median reply': 'medianReply',
  'expected value': 'expectedValue',
  belonging: 'belonging',
  'CM posts': 'team',
  'CM load': 'load',
  vacancy: 'vacancy',
  'uncovered weeks': 'uncovered',
  'facilitation demand': 'demandHours',
  strategy: 'strategyHours',
  volunteers: 'volunteerHours',
  'answers by CMs': 'actAnswers',
  welcomes: 'actWelcomes',
  connections: 'actConnections',
  'coaching contacts': 'actCoaching',
  'cholesterol ratio': 'cholesterolRatio',
  noise: 'noiseShare',
  'hours saved': 'hoursSaved',
  'gross value': 'value',
  'less cost of member time': 'memberCost',
  'cost of member time': 'memberCost',
  'cost of CMs': 'cmCost',
  'licence of the platform': 'licenceCost',
  'cost of line managers': 'managerCost',
  'less cost (CMs, licence and line managers)': 'cost',
  cost: 'cost',
  'is net value': 'netValue',
  'net value': 'netValue',
  'return (net value over cost)': 'roi',
  return: 'roi',
}

const spread = (values: readonly number[]): readonly number[] => {
  const { mean, low, high } = summary(values)
  return [mean, low, high]
}
/** Shares are printed within what a share can be. */
const within = (values: readonly number[]): readonly number[] =>
  values.map((value) => Math.min(1, Math.max(0, value)))

/** Asserts all cells of a table whose rows are named in their first cell and whose head names scenarios. */
function byRow(
  table: Table,
  arms: readonly Arm[],
  values: (row: string, arm: Arm) => readonly number[] | undefined,
) {
  const [head = [], ...rows] = table.rows
  let seen = 0
  for (const row of rows)
    for (const arm of arms) {
      const column = head.findIndex((name) => name === arm.name || name === `${arm.name}, acts a week`)
      const found = column < 0 ? undefined : values(row[0] ?? '', arm)
      if (found === undefined) continue
      expectCell(row[column], found, `${table.title}: ${row[0]} of ${arm.name}`)
      seen++
    }
  expect(seen, table.title).toBeGreaterThan(0)
}

const level = (window: Window) => (row: string, arm: Arm) => {
  const id = idOf[row]
  return id === undefined ? undefined : [summary(valuesOf(arm, id, window)).mean]
}

/** Asserts where the scenarios end. */
export function expectEnds(tables: readonly Table[], arms: readonly Arm[]): void {
  const [, ...ends] = tableNamed(tables, 'The scenarios and where they end').rows
  expect(ends).toHaveLength(arms.length)
  for (const [i, arm] of arms.entries()) {
    expect(ends[i]?.[0]).toBe(arm.name)
    expectCell(ends[i]?.[2], [summary(valuesOf(arm, 'weeklyActive', end)).mean], arm.name)
    expectCell(ends[i]?.[3], [summary(valuesOf(arm, 'netValue', whole)).mean], arm.name)
  }
}

/** Asserts value and cost over the run. */
export function expectAccounts(tables: readonly Table[], arms: readonly Arm[]): void {
  byRow(tableNamed(tables, `Value and cost over all ${weeks} weeks`), arms, level(whole))
}

/** Asserts the tables of a comparison of these scenarios, the first of which is the baseline, against plain loops. */
export function expectTables(tables: readonly Table[], arms: readonly Arm[]): void {
  const [base, ...others] = arms as readonly [Arm, ...Arm[]]
  const named = (start: string): Table => tableNamed(tables, start)

  expectEnds(tables, arms)
  expectAccounts(tables, arms)
  for (const title of ['weekly active', 'four-week active', 'posters', 'hours saved']) {
    const id = idOf[title] ?? ''
    const medians = tables.filter((table) => table.title.startsWith(`${title} by week: median`))
    expect(medians.length, title).toBeGreaterThan(0)
    for (const table of medians)
      byRow(table, arms, (week, arm) => {
        const values = valuesOf(arm, id, [Number(week), Number(week)])
        return [0.5, 0.05, 0.95].map((p) => quantile(values, p))
      })
    byRow(named(`${title} by week, difference to ${base.name}`), others, (week, arm) =>
      spread(gainsOf(base, arm, id, [Number(week), Number(week)])),
    )
  }
  byRow(named('Where each scenario ends'), arms, level(end))
  byRow(named(`Difference to ${base.name} over all ${weeks} weeks`), others, (row, arm) =>
    spread(gainsOf(base, arm, idOf[row] ?? '', whole)),
  )
  byRow(named('Staff at the end of the run'), arms, level(end))
  byRow(named('What community managers do in a week'), arms, level(end))

  const added = named('Value and cost added up')
  const [head = [], ...sums] = added.rows
  for (const [week, account = '', ...cells] of sums)
    for (const [i, cell] of cells.entries()) {
      const arm = arms.find(({ name }) => name === head[i + 2]) as Arm
      const all = valuesOf(arm, idOf[account] ?? '', [0, Number(week)])
      expectCell(cell, [summary(all).mean], `${added.title}: ${account} of ${arm.name}`)
    }
  for (const arm of arms) {
    const rowOf = (start: string): readonly string[] =>
      named(start).rows.find(([name]) => name === arm.name) ?? []
    const [, posts, active] = rowOf('weekly active by size of the team')
    expectCell(posts, [summary(valuesOf(arm, 'team', end)).mean], `posts of ${arm.name}`)
    expectCell(active, spread(valuesOf(arm, 'weeklyActive', end)), `weekly active of ${arm.name}`)
    const [, ratio, noise] = rowOf('Cholesterol ratio and noise at the end')
    expectCell(ratio, spread(valuesOf(arm, 'cholesterolRatio', end)), `ratio of ${arm.name}`)
    expectCell(noise, within(spread(valuesOf(arm, 'noiseShare', end))), `noise of ${arm.name}`)
  }
}
