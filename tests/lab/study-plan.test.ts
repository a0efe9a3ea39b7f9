import { ledger, type Scenario } from '@fishbowl/core'
import { drawnAssumptions } from '@fishbowl/lab'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scenarioHash } from '../../packages/lab/src/scenario-hash.ts'
import { loaded, mistakes, planFor, planned, scenariosOf } from './study-worlds.ts'

const points = (text: string, scenarios?: Readonly<Record<string, string>>) => {
  const plan = planFor(text, scenarios)
  return Array.from({ length: plan.count }, (_, number) => plan.at(number))
}

describe('what is run', () => {
  test('without a design each scenario is one point, as it is but for the seed of the study', () => {
    const [one, two, ...others] = points('seed: luck', { one: '', two: 'policies: { mandate: true }' })
    expect(others).toEqual([])
    expect([one?.base, two?.base]).toEqual(['one', 'two'])
    expect([one?.scenario.seed, two?.scenario.seed]).toEqual(['luck', 'luck'])
    expect(two?.scenario.policies.mandate).toBe(true)
    expect(one?.factors).toEqual({})
  })

  test('a grid runs every value with every other, the last factor first, in every scenario by turns', () => {
    const found = points(
      'design: { kind: grid, factors: { training: [0, 1], organisation.members: [20, 30, 40] } }',
      { one: '', two: '' },
    )
    expect(found.map(({ number }) => number)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
    expect(found.map(({ base }) => base).join(' ')).toBe(Array.from({ length: 6 }, () => 'one two').join(' '))
    const values = found
      .filter(({ base }) => base === 'one')
      .map(({ scenario }) => [scenario.policies.training, scenario.organisation.members])
    expect(values).toEqual([
      [0, 20],
      [0, 30],
      [0, 40],
      [1, 20],
      [1, 30],
      [1, 40],
    ])
  })

  test('a grid takes equally spaced steps, whole ones of a whole number', () => {
    const design =
      'design: { kind: grid, factors: { training: { low: 0, high: 1, steps: 5 }, horizon: { low: 10, high: 13, steps: 3 } } }'
    const found = points(design)
    expect([...new Set(found.map(({ factors }) => factors['policies.training']))]).toEqual([
      0, 0.25, 0.5, 0.75, 1,
    ])
    expect([...new Set(found.map(({ factors }) => factors['horizon']))]).toEqual([10, 12, 13])
  })

  test('a list sets what each point says and leaves the rest as the scenario has it', () => {
    const [first, second, third] = points(
      'design: { kind: list, points: [{}, { training: 0.5 }, { staffing.team: [] }] }',
      { base: 'policies: { training: 0.9, staffing: { team: [{ seniority: senior }] } }' },
    )
    expect(first?.scenario.policies.training).toBe(0.9)
    expect(second?.factors).toEqual({ 'policies.training': 0.5 })
    expect(second?.scenario.policies.staffing?.team).toHaveLength(1)
    expect(third?.scenario.policies).toMatchObject({ training: 0.9, staffing: { team: [] } })
  })

  test('null takes away what the scenario says', () => {
    const [, none] = points('design: { kind: list, points: [{}, { mandate: null }] }', {
      base: 'policies: { mandate: true }',
    })
    expect(none?.scenario.policies.mandate).toBeUndefined()
  })

  test('an entry of a list can be varied by its number: when, not only what', () => {
    const [early, late] = points('design: { kind: grid, factors: { "interventions[0].week": [3, 9] } }', {
      base: 'interventions: [{ week: 5, mandate: true }, { week: 12, training: 1 }]',
    })
    expect(early?.scenario.interventions.map(({ week }) => week)).toEqual([3, 12])
    expect(late?.scenario.interventions).toMatchObject([
      { week: 9, mandate: true },
      { week: 12, training: 1 },
    ])
  })

  test('the short name of a lever or an assumption is that of its whole path', () => {
    const short = planFor('design: { kind: grid, factors: { training: [0, 1], wx: [1, 2] } }')
    const long = planFor(
      'design: { kind: grid, factors: { policies.training: [0, 1], assumptions.wx: [1, 2] } }',
    )
    expect(short.factors).toEqual(['policies.training', 'assumptions.wx'])
    expect(scenariosOf(short)).toEqual(scenariosOf(long))
  })

  test('law: a point is the scenario that somebody would have written by hand', () => {
    const training = fc.double({ min: 0, max: 1, noNaN: true })
    const members = fc.integer({ min: 2, max: 400 })
    const wx = fc.double({ min: 0, max: 2.5, noNaN: true })
    fc.assert(
      fc.property(training, members, wx, (share, people, weight) => {
        const plan = planFor(
          `design: { kind: list, points: [{ training: ${JSON.stringify(share)}, organisation.members: ${people}, wx: ${JSON.stringify(weight)} }] }`,
        )
        const file = `policies: { training: ${JSON.stringify(share)} }\nassumptions: { wx: { value: ${JSON.stringify(weight)}, reason: law } }\n`
        const scenario = loaded(file).scenario
        const by: Scenario = {
          ...scenario,
          organisation: { ...scenario.organisation, members: people },
          seed: 'fishbowl',
        }
        expect(scenarioHash(plan.at(0).scenario)).toBe(scenarioHash(by))
      }),
      { numRuns: 50 },
    )
  })

  test('a point is the same each time, in any order', () => {
    const plan = planFor(
      'design: { kind: sobol, points: 8, assumptions: [wx, wv], factors: { training: { low: 0, high: 1 } } }',
    )
    const forth = scenariosOf(plan)
    const back = Array.from({ length: 8 }, (_, i) => plan.at(7 - i).scenario).toReversed()
    expect(back).toEqual(forth)
    expect(new Set(forth.map(scenarioHash)).size).toBe(8)
    expect(() => plan.at(8)).toThrow('there are points 0 to 7, but point 8 was asked for')
  })

  test('a study may be shorter than its scenarios', () => {
    expect(points('weeks: 7')[0]?.scenario.horizon).toBe(7)
  })
})

describe.each(['sobol', 'latin-hypercube'])('%s', (kind) => {
  const design = (rest: string, count = 64): string => `design: { kind: ${kind}, points: ${count}, ${rest} }`

  test('words and whole numbers have equal chances, both ends included', () => {
    const found = points(
      design('factors: { mandate: [true, false], organisation.members: { low: 20, high: 27 } }'),
    )
    const tally = Map.groupBy(found, ({ factors }) => factors['organisation.members'])
    expect([...tally.keys()].toSorted((a, b) => Number(a) - Number(b))).toEqual([
      20, 21, 22, 23, 24, 25, 26, 27,
    ])
    expect([...tally.values()].map((group) => group.length)).toEqual(Array.from({ length: 8 }, () => 8))
    expect(found.filter(({ scenario }) => scenario.policies.mandate === true)).toHaveLength(32)
  })

  test('an assumption is varied over its range in the ledger, or over a narrower one', () => {
    const found = points(design('assumptions: [wx, need], factors: { wv: { low: 2 } }'))
    for (const { scenario } of found) {
      for (const id of ['wx', 'need'] as const) {
        expect(scenario.assumptions[id]).toBeGreaterThanOrEqual(ledger[id].low)
        expect(scenario.assumptions[id]).toBeLessThan(ledger[id].high)
      }
      expect(scenario.assumptions.wv).toBeGreaterThanOrEqual(2)
    }
    const low = found.filter(({ scenario }) => scenario.assumptions.wx < (ledger.wx.low + ledger.wx.high) / 2)
    expect(low).toHaveLength(32)
  })

  test('all assumptions are all that move anything, but for those that a scenario sets with its reason', () => {
    const own = 'assumptions: { need: { value: 0.5, reason: hard times } }'
    const plan = planFor(design('assumptions: all'), { usual: '', hard: own })
    expect(plan.factors).toEqual(
      drawnAssumptions.filter((id) => id !== 'need').map((id) => `assumptions.${id}`),
    )
    expect(plan.notes.join()).toContain('hard says what it is: need')
    expect(plan.at(1).scenario.assumptions.need).toBe(0.5)
    expect(plan.at(0).scenario.assumptions.wx).toBe(plan.at(1).scenario.assumptions.wx)
    expect(planFor(design('assumptions: all, factors: { need: {} }'), { hard: own }).factors).toContain(
      'assumptions.need',
    )
  })
})

test('a Sobol design of a number that is no power of two says so', () => {
  expect(planFor('design: { kind: sobol, points: 100, assumptions: [wx] }').notes.join()).toContain(
    'take 64 or 128',
  )
  expect(planFor('design: { kind: sobol, points: 64, assumptions: [wx] }').notes).toEqual([])
  expect(planFor('design: { kind: latin-hypercube, points: 100, assumptions: [wx] }').notes).toEqual([])
})

const grid = (factors: string): string => `design:\n  kind: grid\n  factors:\n    ${factors}`

test('every mistake is told at its place in the study file, with the way out', () => {
  const told: readonly (readonly [study: string, mistake: string | RegExp])[] = [
    [grid('trainign: [0, 1]'), '7:15 "trainign" names nothing in a scenario file | did you mean "training"?'],
    [
      grid('policies.trainign: [0, 1]'),
      /^7:25 unknown key "trainign" in policies \| did you mean "training"\?$/,
    ],
    [grid('training: [0, 3]'), '7:19 policies.training must be between 0 and 1 (got 3) | the unit is share'],
    [
      grid('alignment: [incidental, integratd]'),
      '7:29 policies.alignment must be one of incidental, claimed, integrated (got "integratd") | did you mean "integrated"?',
    ],
    [grid('wxx: [1]'), '7:10 "wxx" names nothing in a scenario file | did you mean "wx"?'],
    [grid('assumptions.wxx: [1]'), /"assumptions\.wxx" names no assumption \| did you mean "wx"\?$/],
    [
      grid('wx: [1, 99]'),
      '7:13 assumptions.wx must be a number between 0 and 10 (got 99) | the plausible range is 0.3 to 2.5 (logit)',
    ],
    [
      grid('seed: [a, b]'),
      '7:11 "seed" cannot be varied | all points share their luck; replicates is the number of runs',
    ],
    [grid('organisation.file: [a.json]'), /cannot be varied \| write a scenario for each organisation file$/],
    [
      grid('training: [0]\n    policies.training: [1]'),
      /^8:24 policies\.training is varied twice \| keep one$/,
    ],
    [
      grid('staffing: [{ team: [] }]\n    staffing.team: [[]]'),
      /policies\.staffing\.team and policies\.staffing overlap/,
    ],
    [
      grid('"interventions[0].week": [3]'),
      /interventions\[0\]\.week cannot be varied in "base": it has no entry \[0\]/,
    ],
    [
      grid('mandate: { low: 0, high: 1, steps: 2 }'),
      /policies\.mandate is no number and needs a list of values/,
    ],
    [
      grid('training: { low: 1, high: 0, steps: 2 }'),
      /low of policies\.training must be below high \(got 1 and 0\)/,
    ],
    [grid('training: { steps: 2 }'), /policies\.training needs low and high, or a list of values/],
    [
      'design: { kind: gird }',
      '4:17 design.kind must be one of list, grid, latin-hypercube, sobol (got "gird") | did you mean "grid"?',
    ],
    ['design: { kind: grid, factors: {} }', /the design varies nothing/],
    [
      'design: { kind: sobol, points: 8, assumptions: [wxx] }',
      /"wxx" is no assumption \| did you mean "wx"\?$/,
    ],
    ['replicats: 3', '4:1 unknown key "replicats" in study | did you mean "replicates"?'],
    ['measures: [weeklyActiv]', /measures\[0\] must be one of .* \| did you mean "weeklyActive"\?$/],
    [
      'design: { kind: list, points: [{ training: 0.1 }, { training: 2 }] }',
      '4:63 policies.training must be between 0 and 1 (got 2) | the unit is share',
    ],
  ]
  const wrong = told.flatMap(([study, mistake]) => {
    const [first = 'no mistake found'] = mistakes(study)
    const isTold = typeof mistake === 'string' ? first === mistake : mistake.test(first)
    return isTold ? [] : [`${String(mistake)} but: ${first}`]
  })
  expect(wrong).toEqual([])
})

test('values that are wrong together only are told of the point that has both', () => {
  const study = 'design: { kind: grid, factors: { horizon: [20, 8], "interventions[0].week": [3, 9] } }'
  const base = 'interventions: [{ week: 5, mandate: true }]'
  expect(mistakes(study, { base })).toEqual([
    expect.stringContaining(
      'point 3 of "base": interventions[0].week must be before the horizon of 8 weeks (got 9)',
    ),
  ])
  expect(
    planned('design: { kind: grid, factors: { horizon: [20, 10], "interventions[0].week": [3, 9] } }', {
      base,
    }).ok,
  ).toBe(true)
})

test('two scenarios of one name, and a study that is shorter than a dated change, are refused', () => {
  expect(mistakes('weeks: 4', { base: 'interventions: [{ week: 5, mandate: true }]' })).toEqual([
    expect.stringMatching(/^4:8 "base": .*must be before the horizon of 4 weeks/),
  ])
})

test('a slip of the pen is stopped by the cap on runs, and the message says how to lift it', () => {
  const study = 'replicates: 20\ndesign: { kind: sobol, points: 8192, assumptions: [wx] }'
  expect(mistakes(study)).toEqual([
    expect.stringContaining(
      'the study takes 163840 runs (8192 points times 20 replicates), and most.runs is 100000 | take fewer points or replicates, or write most: { runs: 163840 }',
    ),
  ])
  expect(planned(`${study}\nmost: { runs: 163840 }`).ok).toBe(true)
})
