import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { adviseLine, judged } from './advised.ts'
import { grid, home, outcome, teamsUpTo } from './arms.ts'
import { ask, type Open, say } from './ask.ts'
import { changed, mean, organisation, values } from './brute.ts'

const office = organisation('engineering-office.yaml')
const insurer = organisation('insurer.yaml')
const hospital = organisation('hospital-group.yaml')

const homes = {
  'as it is': {},
  business: home('business'),
  transformation: home('transformation'),
  'centre of excellence': home('centre-of-excellence'),
}

/** The best net value of the insurer among some axes. */
const insured = (axes: string): Promise<Open> =>
  ask(adviseLine('insurer.yaml', 'max netValue', ['--policies', axes, '--draws', '0']))

/** The finalist that is advised. */
const advised = (advice: Open): Open => advice.finalists.find(({ words }: Open) => words === advice.advised)

describe('nobody should be hired', () => {
  test('by a design office, whatever its home and whenever: no arm of the grid beats the advice', async () => {
    const advice = await ask(adviseLine('engineering-office.yaml', 'max netValue', ['--draws', '0']))
    expect(advice.sentences[0]).toMatch(/^Hire nobody/)
    const { net } = advised(advice)
    for (const arm of grid(office, teamsUpTo(4), homes, [0, 26, 52])) {
      const { name, net: worth, se } = outcome(office, arm, [99, 103], 25)
      expect(worth, name).toBeLessThan(net.mean + 4 * Math.hypot(se, net.sd / Math.sqrt(net.n)))
    }
  })

  test('by a hospital group that keeps its community for its own sake', async () => {
    const advice = await ask(
      adviseLine('hospital-group.yaml', 'max netValue', ['--policies', 'staffing,seniority', '--draws', '0']),
    )
    expect(advice.sentences[0]).toMatch(/^Hire nobody/)
    const found = judged(advice, hospital, { measure: 'netValue', from: 0, to: 119 }, 100)
    for (const { words, said, se, brute } of found)
      expect(Math.abs(said - mean(brute)) / se, words).toBeLessThan(4)
    const { net } = advised(advice)
    for (const arm of grid(hospital, teamsUpTo(3), { 'as it is': {} }, [0]))
      expect(outcome(hospital, arm, [115, 119], 20).net, arm.name).toBeLessThan(net.mean + 1500)
  })
})

describe('an insurer', () => {
  test('is told the home and the team that are worth most in the grid', async () => {
    // The grid trains nobody beyond what a home brings, so the advice it is held against may not either.
    const inGrid = ['--policies', 'staffing,seniority,timing,owner,alignment', '--draws', '0']
    const advice = await ask(adviseLine('insurer.yaml', 'max netValue', inGrid))
    const best = advised(advice)
    expect(best.changes.policies.ownership.owner).toBe('centre-of-excellence')
    expect(best.changes.policies.staffing.team).toEqual([{ seniority: 'professional', count: 3, fte: 1 }])
    for (const arm of grid(insurer, teamsUpTo(4), homes, [0])) {
      const { name, net, se } = outcome(insurer, arm, [125, 129], 12)
      expect(net, name).toBeLessThan(best.net.mean + 4 * Math.hypot(se, best.net.sd / Math.sqrt(best.net.n)))
    }
  })

  test('is told something worth more where everybody may be trained, as plain loops find too', async () => {
    const trained = advised(await insured('staffing,seniority,timing,owner,alignment,training'))
    const others = advised(await insured('staffing,seniority,timing,owner,alignment'))
    expect(trained.changes.policies.training).toBe(1)
    const question = { measure: 'netValue', from: 0, to: 129 } as const
    const luck = 1_000_000
    const [more, less] = [trained, others].map(({ changes }: Open) =>
      values(changed(insurer, changes), question, 30, luck),
    )
    const gains = (more ?? []).map((value, i) => value - (less?.[i] ?? Number.NaN))
    expect(mean(gains)).toBeGreaterThan(0)
  })

  test('is told the cheapest way to a quarter of its people: no cheaper arm of the grid reaches it', async () => {
    const goal = 'weeklyActive >= 25 % by week 104'
    const advice = await ask(adviseLine('insurer.yaml', goal, ['--budget', '250k', '--draws', '0']))
    const best = advised(advice)
    expect(best.reached.share).toBeGreaterThanOrEqual(0.8)
    const count = 30
    for (const arm of grid(
      insurer,
      teamsUpTo(6),
      { 'centre of excellence': homes['centre of excellence'] },
      [0, 26, 52],
    )) {
      const { name, cost, levels } = outcome(insurer, arm, [100, 104], count)
      if (cost >= 0.97 * best.cost.mean) continue
      const reached = levels.filter((level) => level >= 0.25).length
      // 28 of 30 is what one arm in a hundred would show by luck if it reached the goal in 80 % of runs.
      expect(reached, name).toBeLessThan(28)
    }
  })
})

describe('a budget of a year is a limit in every year', () => {
  test('a team that costs twice the budget in the second year is no advice', async () => {
    const goal = 'weeklyActive >= 20 % by week 103'
    const options = ['--budget', '40k', '--draws', '0']
    // Within 40 k$ in each year nothing reaches it in 80 % of runs; what does is named as beyond the budget.
    const advice = await ask(adviseLine('engineering-office.yaml', goal, options), 3)
    expect(advice).toMatchObject({ outcome: 'unreachable', advised: null })
    for (const { words, changes, reached } of advice.finalists) {
      const second = mean(values(changed(office, changes), { measure: 'cmCost', from: 52, to: 103 }, 10))
      const isDear = second > 40_000
      if (words === advice.dearer) expect(isDear, words).toBe(true)
      expect(reached.share < 0.8 || isDear, words).toBe(true)
    }
  })

  test('a budget that lasts for the second year too lets the advice be what it was', async () => {
    const goal = 'weeklyActive >= 20 % by week 103'
    const advice = await ask(adviseLine('engineering-office.yaml', goal, ['--budget', '60k', '--draws', '0']))
    const scenario = changed(office, advised(advice).changes)
    const second = mean(values(scenario, { measure: 'cmCost', from: 52, to: 103 }, 10))
    expect(second).toBeLessThanOrEqual(60_000)
    expect(advised(advice).dearestYear).toBeGreaterThanOrEqual(second)
  })
})

test('an advice to leave all as it is writes its file, or says that there is none to write', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fishbowl-'))
  const options = ['--policies', 'staffing,seniority', '--draws', '0', '--max-runs', '800']
  const { stdout, stderr } = await say(
    adviseLine('engineering-office.yaml', 'max netValue', [...options, '-o', join(folder, 'advised.yaml')]),
  )
  const silent = !/no file|nothing to write|not written|nothing is written/i.test(stdout + stderr)
  expect(silent && readdirSync(folder).length === 0).toBe(false)
})

test('the scenario file of an advice extends the file that was asked about, as written there', async () => {
  const options = ['--policies', 'owner', '--draws', '0', '--max-runs', '800']
  const { stdout } = await say(adviseLine('engineering-office.yaml', 'max netValue', options))
  expect(stdout).toMatch(/^ {2}extends: "?(\.\/)?engineering-office\.yaml"?$/m)
})
