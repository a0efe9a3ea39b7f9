import { assumptionIds, defaultScenario, measureIds } from '@fishbowl/core'
import { briefOf, reportOf } from '@fishbowl/report/document'
import { describe, expect, test } from 'vitest'
import { alone, kept, rowsOf, textOf, tidy } from './document-sources.ts'

const steady = (share: number) => () => share
const ids = (report: ReturnType<typeof reportOf>): readonly string[] => report.sections.map(({ id }) => id)

/** What an account of a week is worth, in $: 100 of value, 20 of time, 30 of CMs, 10 of licence, 5 of managers, so 35 are left. */
const week = { value: 100, memberCost: 20, cmCost: 30, licenceCost: 10, managerCost: 5 }
const two = kept(
  {
    base: { visitors: steady(20), value: 10 },
    plan: { visitors: steady(35), value: 100, posts: 2, wages: 30 },
  },
  { money: { base: { value: 10, licenceCost: 10 }, plan: week } },
)
const report = reportOf(alone(two), 'd1')

describe('a report of a comparison', () => {
  test('has every part that is promised, in one order', () => {
    const order = ids(report)
    const promised = [
      'answer',
      'adoption',
      'difference',
      'scenarios',
      'value',
      'staffing',
      'cholesterol',
      'assumptions',
      'population',
      'limits',
      'provenance',
    ]
    expect(order.filter((id) => promised.includes(id))).toEqual(promised)
    for (const { id, title, blocks } of report.sections) {
      expect(title, id).not.toBe('')
      expect(blocks.length, id).toBeGreaterThan(0)
    }
  })

  test('every table that something names is among its tables', () => {
    const names = new Set(report.tables.map(({ name }) => name))
    const named = report.sections.flatMap(({ blocks, brief = [] }) =>
      [...blocks, ...brief].flatMap((block) =>
        block.kind === 'chart'
          ? block.choices.map(({ chart }) => chart.table).concat(block.tables.map(({ from }) => from))
          : block.kind === 'table'
            ? [block.table.from]
            : block.kind === 'command' || block.kind === 'notes'
              ? []
              : block.from,
      ),
    )
    expect([...new Set(named)].filter((name) => !names.has(name))).toEqual([])
  })

  test('every row of a table has a cell for each of its columns, shown or exported', () => {
    for (const { name, columns, rows } of report.tables)
      for (const row of rows) expect(row.length, name).toBe(columns.length)
    for (const { id, blocks } of report.sections)
      for (const block of blocks) {
        const tables = block.kind === 'table' ? [block.table] : block.kind === 'chart' ? block.tables : []
        for (const { caption, columns, rows } of tables)
          for (const row of rows) expect(row.length, `${id}: ${caption}`).toBe(columns.length)
      }
  })

  test('figures have names of their own', () => {
    const names = report.sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'chart' ? block.choices.map(({ chart }) => chart.id) : [])),
    )
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(name).toMatch(/^[A-Za-z\d-]+$/)
  })
})

describe('what is counted', () => {
  test('levels and paired differences of every measure, with the weeks that count', () => {
    const level = (scenario: string, measure: string) =>
      tidy(report, 'levels').find((row) => row['scenario'] === scenario && row['measure'] === measure)
    expect(level('plan', 'weeklyActive')).toMatchObject({
      mean: expect.closeTo(0.35, 12),
      from_week: 27,
      to_week: 39,
      runs: 12,
    })
    expect(level('plan', 'value')).toMatchObject({ mean: 4000, from_week: 0, to_week: 39, unit: '$' })
    expect(tidy(report, 'levels').filter((row) => row['scenario'] === 'plan').length).toBe(
      measureIds.length + 1,
    )
    const difference = tidy(report, 'differences').find((row) => row['measure'] === 'weeklyActive')
    expect(difference).toMatchObject({
      baseline: 'base',
      scenario: 'plan',
      baseline_level: expect.closeTo(0.2, 12),
      scenario_level: expect.closeTo(0.35, 12),
      better_share: 1,
      pairs: 12,
    })
    expect(difference?.['mean']).toBeCloseTo(0.15, 12)
  })

  test('value and cost add up: 100 less 20 less 45 is 35 a week, 1400 in 40 weeks', () => {
    const at = (account: string, w: number) =>
      tidy(report, 'cumulated').find(
        (row) => row['scenario'] === 'plan' && row['account'] === account && row['week'] === w,
      )?.['mean_usd']
    expect(at('netValue', 0)).toBe(35)
    expect(at('netValue', 39)).toBe(1400)
    expect(at('cost', 39)).toBe(1800)
    expect(rowsOf(report, 'value')).toContainEqual(['licence of the platform', '400 $', '400 $', '0 $'])
    expect(rowsOf(report, 'value')).toContainEqual(['39', 'net value', '0 $', '1.4 k$'])
  })

  test('the licence is left out where the weeks were not kept', () => {
    const bare = reportOf(
      alone(kept({ base: { visitors: steady(20) }, plan: { visitors: steady(35) } })),
      'd1',
    )
    expect(rowsOf(bare, 'value')).toContainEqual(['licence of the platform', 'n/a', 'n/a', 'n/a'])
    expect(tidy(bare, 'levels').map((row) => row['measure'])).not.toContain('licenceCost')
    expect(tidy(bare, 'cumulated')).toEqual([])
  })

  test('beneath a curve every 13th week and the last', () => {
    const weeks = report.sections
      .find(({ id }) => id === 'adoption')
      ?.blocks.flatMap((block) => (block.kind === 'chart' ? block.tables : []))[0]
      ?.rows.map(([first]) => first)
    expect(weeks).toEqual(['0', '13', '26', '39'])
  })
})

describe('what was compared', () => {
  test('the baseline in full, of the others what differs and in which week', () => {
    const source = kept(
      { base: { visitors: steady(20) }, plan: { visitors: steady(35) } },
      {
        changes: {
          base: { policies: { alignment: 'incidental' } },
          plan: {
            policies: {
              alignment: 'integrated',
              staffing: { team: [{ seniority: 'senior', count: 2, fte: 1 }] },
            },
            interventions: [{ week: 20, says: 'the cut', staffing: { team: [] } }],
            organisation: { ...defaultScenario.organisation, members: 500 },
            assumptions: { ...defaultScenario.assumptions, wage: 80 },
            overrides: { wage: { value: 80, reason: 'our payroll' } },
          },
        },
      },
    )
    const made = reportOf(alone(source), 'd1')
    const [base, plan] = rowsOf(made, 'scenarios')
    expect(base?.[2]).toContain('no CM, exists for its own sake')
    expect(plan?.[2]).toContain('instead: 2 seniors, tied to a project and its operations; week 20: the cut')
    expect(plan?.[2]).toContain('employees: 500 people instead of 2000 people')
    expect(plan?.[2]).toContain('loaded hour of an employee: 80 instead of 60 $/h')
    expect(plan?.[2]).not.toContain('launch')
    expect(rowsOf(made, 'assumptions')[0]).toEqual([
      'plan',
      'wage',
      'loaded hour of an employee',
      '80',
      '60',
      '$/h',
      'our payroll',
    ])
    const limits = textOf(made, 'limits')
    expect(limits).toContain('The scenarios are about different people')
    expect(limits).toContain('plan and base stand on different assumptions')
    expect(limits).toContain('Policies change during the run')
  })

  test('the whole ledger stands in it, folded, and its statuses are counted', () => {
    const { blocks } = report.sections.find(({ id }) => id === 'assumptions') ?? { blocks: [] }
    const folded = blocks.flatMap((block) =>
      block.kind === 'table' && block.isFolded === true ? [block.table] : [],
    )
    expect(folded[0]?.rows.length).toBe(assumptionIds.length)
    expect(textOf(report, 'assumptions')).toContain(`The model has ${assumptionIds.length} assumptions`)
    expect(tidy(report, 'assumptions').length).toBe(2 * assumptionIds.length)
  })

  test('six scenarios stand in panels of one figure, each before the others', () => {
    const arms = ['base', 'a', 'b', 'c', 'd', 'e']
    const made = reportOf(
      alone(kept(Object.fromEntries(arms.map((id, i) => [id, { visitors: steady(10 + 5 * i) }])))),
      'd1',
    )
    const chart = made.sections
      .find(({ id }) => id === 'scenarios')
      ?.blocks.flatMap((block) =>
        block.kind === 'chart' ? block.choices.map((choice) => choice.chart) : [],
      )[0]
    expect(chart).toMatchObject({ kind: 'panels', isShared: true })
    expect(chart?.kind === 'panels' ? chart.panels.map(({ own }) => own) : []).toEqual(arms)
    expect(made.title).toContain('Five scenarios against')
  })
})

describe('staff', () => {
  test('against adoption, a dot for each scenario, where their teams differ', () => {
    const charts = report.sections
      .find(({ id }) => id === 'staffing')
      ?.blocks.flatMap((block) => (block.kind === 'chart' ? block.choices.map((choice) => choice.chart) : []))
    expect(charts?.[0]).toMatchObject({
      kind: 'dots',
      dots: [
        { name: 'base', x: 0, y: expect.closeTo(0.2, 12) },
        { name: 'plan', x: 2, y: expect.closeTo(0.35, 12) },
      ],
    })
  })

  test('where nobody is paid the report says so instead', () => {
    const made = reportOf(
      alone(kept({ base: { visitors: steady(20) }, plan: { visitors: steady(35) } })),
      'd1',
    )
    expect(textOf(made, 'staffing')).toContain(
      'No community manager (CM) is paid for in any of these scenarios',
    )
  })
})

describe('other questions to the same result', () => {
  const run = kept({ only: { visitors: steady(20), value: 10 } })

  test('a single run has no differences, and needs none', () => {
    const made = reportOf(alone(run), 'd1')
    expect(ids(made)).not.toContain('difference')
    expect(made.tables.map(({ name }) => name)).not.toContain('curve-differences')
    expect(made.sections.find(({ id }) => id === 'scenarios')?.title).toBe('The scenario')
  })

  test('a total of the run has no curve and says so', () => {
    const made = reportOf(alone(run), 'd1', { measure: 'gini' })
    expect(textOf(made, 'adoption')).toContain('inequality is a total of the run: it has no weekly curve.')
  })

  test('a measure whose weeks were not kept says how to keep them', () => {
    const made = reportOf(alone(run), 'd1', { measure: 'belonging' })
    expect(textOf(made, 'adoption')).toContain('make it again with --measure belonging')
    expect(textOf(made, 'answer')).toContain('Belonging means: mean belonging of aware employees.')
  })

  test('customers are not called employees', () => {
    const external = { organisation: { ...defaultScenario.organisation, audience: 'external' as const } }
    const made = reportOf(
      alone(kept({ only: { visitors: steady(20) } }, { changes: { only: external } })),
      'd1',
    )
    expect(textOf(made, 'answer')).toContain('Weekly active means: customers or partners who visited')
    expect(textOf(made, 'limits')).toContain('The people are customers or partners.')
  })

  test('few runs are the first caution', () => {
    const few = kept({ base: { visitors: steady(20) }, plan: { visitors: steady(35) } }, { replicates: 4 })
    expect(textOf(reportOf(alone(few), 'd1'), 'limits').split('\n')[1]).toBe(
      'There are 4 runs of each scenario: too few to trust an interval. Make more before you decide.',
    )
  })
})

const commands = (source: ReturnType<typeof kept>): readonly string[] =>
  reportOf(alone(source), 'd1')
    .sections.find(({ id }) => id === 'provenance')
    ?.blocks.flatMap((block) => (block.kind === 'command' ? [block.command] : [])) ?? []

describe('how it was made', () => {
  test('the command that makes it again, and those that would add to it, in the words of the first', () => {
    const source = kept(
      { base: { visitors: steady(20) }, plan: { visitors: steady(35) } },
      { again: "fishbowl compare technology-led 'my plan.yaml' --replicates 20 --seed 7" },
    )
    expect(commands(source)).toEqual([
      "fishbowl compare technology-led 'my plan.yaml' --replicates 20 --seed 7",
      'fishbowl verify .',
      "fishbowl explain technology-led 'my plan.yaml' --measure weeklyActive --seed 7 --json > why.json",
      "fishbowl advise technology-led --goal 'max netValue' --seed 7 --json > advice.json",
      'fishbowl report comparison.json why.json advice.json -o new-report',
    ])
  })

  test('a fork has no scenarios to explain', () => {
    const source = kept(
      { base: { visitors: steady(20) }, plan: { visitors: steady(35) } },
      { again: "fishbowl compare --from s.fbs --set 'staffing.team=[]'" },
    )
    expect(commands(source).length).toBe(2)
  })

  test('digests, seed and the bytes of the source', () => {
    const [first] = tidy(report, 'sources')
    expect(first).toMatchObject({ kind: 'comparison', file: 'comparison.json', sha256: 'ab'.repeat(32) })
    expect(tidy(report, 'scenarios')[1]).toMatchObject({ digest: 'c0ffee', runs: 12, weeks: 40 })
  })
})

describe('the brief', () => {
  const brief = briefOf(report)
  const blocks = brief.sections.flatMap((section) => section.blocks)

  test('answers on one page: one figure, one table of value, three cautions', () => {
    expect(brief.title).toBe(report.title)
    expect(blocks.filter(({ kind }) => kind === 'chart').length).toBe(1)
    expect(ids(brief)).toEqual(
      expect.arrayContaining(['answer', 'adoption', 'value', 'limits', 'provenance']),
    )
    const lists = brief.sections.find(({ id }) => id === 'limits')?.blocks ?? []
    expect(lists.flatMap((block) => (block.kind === 'list' ? block.items : [])).length).toBe(3)
  })

  test('says nothing that the whole report does not hold in its tables', () => {
    expect(brief.tables).toBe(report.tables)
  })
})
