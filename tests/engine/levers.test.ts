import { type Scenario, ScenarioFile, scenarioOf, seniorityIds, valueAt } from '@fishbowl/core'
import { createWorld, simulate, step } from '@fishbowl/sim'
import { expect, test } from 'vitest'

const scenario = (file: object): Scenario =>
  scenarioOf(ScenarioFile.parse({ fishbowl: 1, organisation: { members: 200 }, horizon: 40, ...file }))

const posts = (weeks: number, file: object) => {
  const world = createWorld({ scenario: scenario(file), replicate: 0 })
  while (world.space.week < weeks) step(world)
  return world.posts
}

test('managers who were liked for a while are not worse disposed afterwards', () => {
  const team = { staffing: { team: [{ seniority: 'professional' }] } }
  const plain = simulate({ scenario: scenario({ policies: team }), replicate: 0 })
  const liked = simulate({
    scenario: scenario({ policies: team, interventions: [{ from: 5, until: 10, managers: { stance: 1 } }] }),
    replicate: 0,
  })
  expect(valueAt(liked, 'stance', 6) - valueAt(plain, 'stance', 6)).toBeGreaterThan(0.5)
  expect(valueAt(liked, 'stance', 10) - valueAt(plain, 'stance', 10)).toBeGreaterThan(-0.02)
})

const interns = (replace: number) => ({ staffing: { team: [{ seniority: 'intern', count: 3 }], replace } })

test('interns too are replaced when the policy says', () => {
  const vacant = [1, 9].map((replace) => {
    const history = simulate({ scenario: scenario({ policies: interns(replace) }), replicate: 0 })
    return Array.from({ length: 40 }, (_, week) => valueAt(history, 'cmVacant', week)).reduce((a, b) => a + b)
  })
  expect(vacant[1]).toBeGreaterThan((vacant[0] ?? 0) + 6)
})

test('a cut keeps whoever holds a post of a level that is still wanted', () => {
  const professional = seniorityIds.indexOf('professional')
  const cut = posts(7, {
    policies: { staffing: { team: [{ seniority: 'junior' }, { seniority: 'professional' }] } },
    assumptions: { cmTurn: { value: 0, reason: 'nobody resigns in this test' } },
    interventions: [{ week: 5, staffing: { team: [{ seniority: 'professional' }] } }],
  })
  expect([...cut.open]).toEqual([0, 1])
  expect(cut.seniority[1]).toBe(professional)
  expect(cut.holders[1]).toBe(1)
  expect(cut.tenure[1]).toBe(7)
})

const open = (file: object) => posts(35, file).open.reduce((sum, flag) => sum + flag, 0)

test('a budget cut that names the team ends a staffing rule', () => {
  const rule = { staffing: { team: [{ seniority: 'professional' }], ratio: { membersPerCm: 10, most: 6 } } }
  expect(open({ policies: rule })).toBeGreaterThan(1)
  expect(open({ policies: rule, interventions: [{ week: 30, staffing: { team: [] } }] })).toBe(0)
})
