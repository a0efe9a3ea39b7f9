import {
  canonicalJson,
  type LibraryId,
  libraryIds,
  mergeFiles,
  type Scenario,
  ScenarioFile,
  scenarioOf,
  variantOf,
} from '@fishbowl/core'
import { axes, candidatesOf, goalOf, homeValues, plannedCost } from '@fishbowl/lab/advise'
import { describe, expect, test } from 'vitest'
import { entry } from '../support/library.ts'

const withFile = (file: object): Scenario => scenarioOf(ScenarioFile.parse(mergeFiles({ fishbowl: 1 }, file)))
const net = (scenario: Scenario) => goalOf('max netValue', scenario.horizon)

const professional = [{ seniority: 'professional' }]
const hired = (week: number) => [{ week, staffing: { team: professional } }]
const letGo = (week: number) => [{ week, staffing: { team: [] } }]

const team = (...posts: object[]) => ({ policies: { staffing: { team: posts } } })

describe('the cost of a policy', () => {
  test.each([
    ['nobody', {}, 0],
    ['two professionals', team({ seniority: 'professional', count: 2 }), 190_000],
    [
      'a senior and half an intern',
      team({ seniority: 'senior' }, { seniority: 'intern', fte: 0.5 }),
      145_000,
    ],
    [
      'a team that is let go after two of three years',
      { ...team({ seniority: 'professional' }), interventions: [{ week: 104, staffing: { team: [] } }] },
      (95_000 * 2) / 3,
    ],
    [
      'a team for the first half of a year that comes back for the last quarter',
      {
        horizon: 52,
        interventions: [
          { from: 0, until: 26, staffing: { team: [{ seniority: 'junior' }] } },
          { week: 39, staffing: { team: [{ seniority: 'junior' }] } },
        ],
      },
      65_000 * 0.75,
    ],
    // 250 line managers of groups of 8, half an hour a week at $112.50.
    ['managers\u2019 hours', { policies: { managers: { hours: 0.5 } } }, 250 * 0.5 * 52 * 112.5],
  ])('%s', (_, file, cost) => {
    expect(plannedCost(withFile(file)).average).toBeCloseTo(cost, 6)
  })

  test('is not known beforehand where staff follows a rule', () => {
    const { average, dearest } = plannedCost(
      withFile({ policies: { staffing: { ratio: { membersPerCm: 500 } } } }),
    )
    expect([average, dearest]).toEqual([Number.NaN, Number.NaN])
  })

  test.each([
    ['an even team costs the same in every year', {}, 95_000],
    [
      'a late team in the years that it is there',
      { policies: { staffing: { team: [] } }, interventions: hired(104) },
      95_000,
    ],
    [
      'a change in mid-year in the year around it',
      { horizon: 78, interventions: [...hired(20), ...letGo(60)] },
      (95_000 * 40) / 52,
    ],
    ['a run of half a year is scaled', { horizon: 26, interventions: hired(13) }, 95_000 / 2],
  ])('in its dearest 52 weeks: %s', (_, file, cost) => {
    const own = 'interventions' in file ? {} : team({ seniority: 'professional' })
    expect(plannedCost(withFile({ ...own, ...file })).dearest).toBe(cost)
  })
})

const base = entry('technology-led').scenario

/** Whether a cut is offered for a goal. */
const offersCut = (goal: string): boolean =>
  candidatesOf(base, ['staffing', 'timing'], goalOf(goal, base.horizon)).some(({ words }) =>
    words.includes('until'),
  )

/** Teams that are tried in an organisation of so many members. */
const teamsAt = (members: number): readonly string[] =>
  candidatesOf({ ...base, organisation: { ...base.organisation, members } }, ['staffing'], net(base)).map(
    ({ words }) => words,
  )

describe('the policies among the axes', () => {
  const own = base

  test('start with the scenario as it is, and none is there twice', () => {
    const candidates = candidatesOf(own, axes, net(own))
    expect(candidates[0]?.difference).toEqual({})
    const seen = candidates.map(({ scenario }) => canonicalJson([scenario.policies, scenario.interventions]))
    expect(new Set(seen).size).toBe(candidates.length)
    expect(new Set(candidates.map(({ words }) => words)).size).toBe(candidates.length)
    expect(candidates.map(({ number }) => number)).toEqual(candidates.map((_, i) => i))
  })

  test.each<LibraryId>([
    'technology-led',
    'budget-cut',
    'growing-staff',
    'temporary-home',
    'managers-only',
    'small-organisation',
  ])('of %s are what a file with the difference would be', (id) => {
    const loaded = entry(id)
    const candidates = candidatesOf(loaded.scenario, axes, net(loaded.scenario))
    // Every eleventh: each axis is among them.
    for (const { scenario, difference } of candidates.filter((_, i) => i % 11 === 0)) {
      const load = variantOf(loaded, difference, 'test')
      if (!load.ok) throw new Error(load.issues[0]?.message)
      expect(load.loaded.scenario.policies).toEqual(scenario.policies)
      expect(load.loaded.scenario.interventions).toEqual(scenario.interventions)
    }
  })

  test('with an owner take the whole bundle, whatever the scenario said itself', () => {
    const moved = candidatesOf(own, ['owner'], net(own)).find(({ words }) => words.includes('excellence'))
    expect(moved?.difference).toEqual({
      policies: {
        alignment: 'integrated',
        platform: { fit: 0.75 },
        ownership: { owner: 'centre-of-excellence' },
      },
    })
  })

  test('let dated changes of the same lever go, and keep the others', () => {
    const cut = entry('budget-cut').scenario
    const with2 = candidatesOf(cut, ['staffing'], net(cut)).find(({ words }) => words === '3 professionals')
    expect(cut.interventions.some(({ staffing }) => staffing !== undefined)).toBe(true)
    expect(with2?.scenario.interventions.some(({ staffing }) => staffing !== undefined)).toBe(false)
  })

  test('train everybody where training is chosen, and say which values were tried', () => {
    const shares = candidatesOf(own, ['training'], net(own)).map(({ scenario }) => scenario.policies.training)
    expect(shares).toContain(1)
    expect(homeValues(own.policies, ['training'])).toEqual({ owner: [], alignment: [], training: [1] })
    const found = homeValues(own.policies, axes)
    const homes = candidatesOf(own, ['owner', 'alignment'], net(own)).map(({ scenario }) => scenario.policies)
    const seen = new Set(homes.map(({ ownership }) => ownership?.owner))
    expect(found.owner.filter((owner) => !seen.has(owner))).toEqual([])
    expect(found.alignment).toContain('integrated')
  })

  test('call an intern an intern', () => {
    const small = { ...base, organisation: { ...base.organisation, members: 150 } }
    const all = candidatesOf(small, ['staffing', 'seniority'], net(small)).map(({ words }) => words)
    expect(all).toContain('half a post of an intern')
    expect(all.join()).not.toMatch(/\ba [aeiou]/)
  })

  test('offer no cut that the weeks of a goal would not feel', () => {
    expect(offersCut('weeklyActive >= 25 % by week 104')).toBe(false)
    expect(offersCut('weeklyActive >= 25 % by week 155')).toBe(true)
    expect(offersCut('max netValue')).toBe(true)
  })

  test('grow with the organisation: half a post in a small one, many posts in a large one', () => {
    expect(teamsAt(150)).toEqual([
      'as it is',
      'half a post of a professional',
      '1 professional',
      '2 professionals',
    ])
    expect(teamsAt(30_000)).toContain('24 professionals')
    expect(teamsAt(2000)).not.toContain('8 professionals')
  })

  test('can be listed for every scenario of the library', () => {
    for (const id of libraryIds) {
      const { scenario } = entry(id)
      expect(candidatesOf(scenario, ['staffing', 'owner'], net(scenario)).length).toBeGreaterThan(1)
    }
  })
})
