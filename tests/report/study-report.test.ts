import type { MeasureId } from '@fishbowl/core'
import type { Estimate } from '@fishbowl/lab'
import type { StudyPoint, StudySource } from '@fishbowl/report/document'
import { describe, expect, test } from 'vitest'
import type { Block } from '../../packages/report/src/document/document.ts'
import { robustnessParts } from '../../packages/report/src/document/sections/robustness.ts'
import { studyPart } from '../../packages/report/src/document/sections/study.ts'
import { factorTitle, factorValue } from '../../packages/report/src/study-words.ts'

const estimate = (mean: number, half = 0.01): Estimate => ({
  n: 4,
  mean,
  sd: half,
  low: mean - half,
  high: mean + half,
  level: 0.9,
  missing: 0,
})
const levels = (weeklyActive: number, netValue = 1000): ReadonlyMap<MeasureId, Estimate> =>
  new Map<MeasureId, Estimate>([
    ['weeklyActive', estimate(weeklyActive)],
    ['netValue', estimate(netValue, 100)],
  ])

type Setting = { readonly training: number; readonly alignment: string; readonly team: readonly object[] }
const staff = [{ seniority: 'professional', fte: 0.5 }]

/** A point whose level follows from what it sets: alignment gives 0.2, half a post 0.1, training 0.01. */
function point(number: number, { training, alignment, team }: Setting): StudyPoint {
  const level = 0.1 + (alignment === 'integrated' ? 0.2 : 0) + 0.1 * team.length + 0.02 * training
  return {
    number,
    base: 'village',
    factors: {
      'policies.training': training,
      'policies.alignment': alignment,
      'policies.staffing.team': team,
    },
    runs: 4,
    levels: levels(level, -1000 * team.length),
    ...(number === 0 ? {} : { deltas: levels(level - 0.1) }),
    team: { posts: team.length, fte: 0.5 * team.length },
  }
}

const cube = [0, 0.5].flatMap((training) =>
  ['incidental', 'integrated'].flatMap((alignment) =>
    [[], staff].map((team) => ({ training, alignment, team })),
  ),
)

const withParts = (one: StudyPoint, parts: Partial<StudyPoint>): StudyPoint => ({ ...one, ...parts })
const full = { posts: 1, fte: 1 }

const study = (changes: Partial<StudySource> = {}): StudySource => ({
  file: 'study-results.json',
  sha256: 'ab'.repeat(32),
  modelVersion: '2.0.0',
  again: 'fishbowl study results village.sqlite',
  sentences: [],
  notes: [],
  id: 'village',
  title: 'A village',
  question: undefined,
  design: 'grid',
  scenarios: ['village'],
  factors: ['policies.training', 'policies.alignment', 'policies.staffing.team'],
  measures: ['weeklyActive', 'netValue'],
  measure: 'weeklyActive',
  replicates: 4,
  seed: 'fishbowl',
  runs: { planned: 32, done: 32, failed: 0, missing: 0, unplanned: 0 },
  points: cube.map((setting, number) => point(number, setting)),
  pointsLeftOut: 0,
  spread: [],
  digest: 'c0ffee',
  tool: 'fishbowl 0.1.0, model 2.0.0',
  ...changes,
})

const blocksOf = (source: StudySource): readonly Block[] => studyPart({ study: source })?.section.blocks ?? []
const chartsOf = (source: StudySource) =>
  blocksOf(source).flatMap((block) => (block.kind === 'chart' ? block.choices.map(({ chart }) => chart) : []))
const textsOf = (source: StudySource): string =>
  blocksOf(source)
    .flatMap((block) => (block.kind === 'text' ? block.text : []))
    .join('\n')

describe('the heat map of a grid', () => {
  const [heat] = chartsOf(study())

  test('shows the two factors that move the measure most, the rest as at the best point, and says so', () => {
    if (heat?.kind !== 'heat') throw new Error('no heat map')
    expect(heat.x).toEqual({ label: 'tie to work', values: ['incidental', 'integrated'] })
    expect(heat.y).toEqual({ label: 'team', values: ['no CM', '1 professional at 50 %'] })
    expect(textsOf(study())).toContain(
      'The map shows tie to work and team, which move weekly active most; the rest is held as at the best point: people trained 50 %.',
    )
  })

  test('has the levels of the points at those values', () => {
    if (heat?.kind !== 'heat') throw new Error('no heat map')
    const expected = [
      [0.11, 0.31],
      [0.21, 0.41],
    ]
    heat.cells.forEach((row, i) =>
      row.forEach((cell, j) => expect(cell).toBeCloseTo(expected[i]?.[j] ?? 0, 12)),
    )
    expect(heat.words).toEqual([
      ['11.0 %', '31.0 %'],
      ['21.0 %', '41.0 %'],
    ])
    expect(heat.alt).toContain('no CM: incidental 11.0 %, integrated 31.0 %.')
  })

  test('has a hole where a point has no run', () => {
    const [first] = chartsOf(study({ points: study().points.filter(({ number }) => number !== 4) }))
    if (first?.kind !== 'heat') throw new Error('no heat map')
    expect(first.cells[0]?.[0]).toBeNaN()
    expect(first.words?.[0]?.[0]).toBe('no run')
  })

  test('is not drawn of one factor, nor of a list', () => {
    const one = study().points.slice(0, 2)
    expect(chartsOf(study({ points: one })).map(({ kind }) => kind)).toEqual(['dots', 'dots'])
    expect(chartsOf(study({ design: 'list' })).map(({ kind }) => kind)).toEqual(['dots', 'dots'])
  })
})

describe('staffing against a measure', () => {
  test('stands at the working time that is planned where a post is no full one', () => {
    const dots = chartsOf(study()).find(({ kind }) => kind === 'dots')
    if (dots?.kind !== 'dots') throw new Error('no dots')
    expect(dots.x.label).toBe('planned working time of CMs at the end, in full posts')
    expect(dots.dots.map(({ x }) => x)).toEqual([0, 0.5, 0, 0.5, 0, 0.5, 0, 0.5])
    expect(dots.dots[3]).toMatchObject({ y: 0.4, low: 0.39, high: 0.41000000000000003 })
  })

  test('stands at the posts of the runs where the study measured them', () => {
    const posts = study().points.map((one) =>
      withParts(one, { levels: new Map([...one.levels, ['team', estimate(one.number)]]), team: full }),
    )
    const dots = chartsOf(study({ points: posts, measures: ['weeklyActive', 'team'] })).find(
      ({ kind }) => kind === 'dots',
    )
    if (dots?.kind !== 'dots') throw new Error('no dots')
    expect(dots.dots.map(({ x }) => x)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  })

  test('is not drawn where all points have the same staff', () => {
    const same = study().points.map((one) => withParts(one, { team: full }))
    expect(chartsOf(study({ points: same })).some(({ kind }) => kind === 'dots')).toBe(false)
  })
})

describe('the sentence on the best point', () => {
  test('names what it sets in words, its level and its difference', () => {
    expect(textsOf(study())).toContain(
      'Of 8 points, the best weekly active has point 7 (people trained 50 %, tie to work integrated, team 1 professional at 50 %): 41.0 % (90 % interval of the mean 40.0 to 42.0 %), +31.0 (+30.0 to +32.0) pt against point 0 on the same luck.',
    )
  })

  test('takes the least where less is better', () => {
    const points = study().points.map((one) =>
      withParts(one, { levels: new Map([['load', estimate(0.5 + 0.1 * Math.abs(one.number - 2))]]) }),
    )
    expect(textsOf(study({ points, measures: ['load'], measure: 'load' }))).toContain(
      'the best CM load has point 2',
    )
  })
})

const spread = (share: number) => ({
  points: 64,
  quantiles: [-0.1, 0, 0.1, 0.2, 0.3],
  mean: estimate(0.1),
  over: { n: 64, share, low: share - 0.05, high: share + 0.03, level: 0.9 },
  level: 0,
})

describe('random points', () => {
  const influences = [
    { factor: 'assumptions.b0', n: 64, rho: 0.9, low: 0.8, high: 0.95, level: 0.9 },
    { factor: 'policies.alignment', toward: 'integrated', n: 64, rho: 0.1, low: -0.1, high: 0.3, level: 0.9 },
  ]
  const random = study({
    design: 'sobol',
    scenarios: ['none', 'one'],
    factors: ['assumptions.b0', 'policies.alignment', 'policies.staffing.team'],
    points: [],
    spread: [
      { scenario: 'none', isDifference: false, spread: spread(1), influences },
      { scenario: 'one', isDifference: true, spread: spread(0.94), influences },
    ],
  })

  test('tell how often a scenario stays ahead, among what survives other assumptions', () => {
    const texts = robustnessParts({ study: random }).flatMap(({ section }) => section.blocks)
    expect(texts).toMatchObject([
      {
        text: 'On average over the points, one less none is +10.0 (+9.0 to +11.0) pt (90 % interval); it is over 0 in 94 % of the points (89 % to 97 %).',
      },
    ])
  })

  test('give bars of the correlations, differences first, with those that cannot be told marked', () => {
    const [first] = chartsOf(random)
    if (first?.kind !== 'bars') throw new Error('no bars')
    expect(first.title).toBe('What moves weekly active of one less none')
    expect(first.bars).toEqual([
      { name: 'base propensity to visit (b0)', value: 0.9, low: 0.8, high: 0.95 },
      { name: 'tie to work: integrated', value: 0.1, low: -0.1, high: 0.3, note: 'cannot be told from 0' },
    ])
    expect(textsOf(random)).toContain('have no correlation, or there are too few points: team.')
  })
})

test('factors and their values are said as a reader knows them', () => {
  expect(factorTitle('policies.staffing.team')).toBe('team')
  expect(factorTitle('interventions[0].week')).toBe('interventions[0].week')
  expect(factorValue(0.25, 'policies.training')).toBe('25 %')
  expect(factorValue(null, 'policies.training')).toBe('taken away')
  expect(factorValue(80, 'organisation.members')).toBe('80')
})
