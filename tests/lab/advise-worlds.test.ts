import { type Scenario, withAssumptions } from '@fishbowl/core'
import { worstTenth } from '@fishbowl/lab/advise'
import { adviceSentences, flipSummary } from '@fishbowl/report'
import { describe, expect, test } from 'vitest'
import { luckOf, postsOf, toyAdvice, toyWorld, weekCost } from './advise-toy.ts'
import { toyScenario } from './toy.ts'

const words = (one: { readonly words: string } | undefined): string | undefined => one?.words

/**
 * Value follows the hours saved by an answer, T, alone: k T s(posts). With two posts 3 k T = 2 c at T = 1.5, so that from there downwards
 * nobody is better; one post brings a third for half the cost, and three hardly more than two.
 */
const scale = [0, 1, 3, 3.2]
const breakEven = 1.5
const perHour = (2 * weekCost(1)) / (3 * breakEven)

const world = (spread = 0) =>
  toyWorld((scenario, replicate) => {
    const gain = scale[Math.min(3, postsOf(scenario))] ?? 0
    const luck = spread * luckOf('worlds', scenario, replicate)
    return { value: perHour * scenario.assumptions.Tans * gain + luck }
  })

const advised = (run: ReturnType<typeof world>, scenario: Scenario = toyScenario('worlds')) =>
  toyAdvice(run, { goal: 'max netValue', scenario, most: 8000, sets: 60 })

describe('what would flip the advice', () => {
  test.each([0, 50])('is found at its threshold (luck of $%i a week)', async (spread) => {
    const { advised: best, flips } = await advised(world(spread))
    expect(words(best?.candidate)).toBe('2 professionals')
    expect(flips?.flips.map(({ id, side }) => ({ id, side }))).toEqual([{ id: 'Tans', side: 'under' }])
    const [flip] = flips?.flips ?? []
    expect(flip?.instead?.nobody).toBe(true)
    // Six halvings of 2.5 to 1 leave a 64th of it.
    expect(Math.abs((flip?.threshold ?? 0) - breakEven)).toBeLessThan(1.5 / 64)
  })

  test('is what matters most, and is looked at first', async () => {
    const { flips } = await advised(world(20))
    expect(flips?.followed[0]).toBe('Tans')
    expect(flips?.complete).toBe(true)
  })

  test('is nothing where the advice holds over every range', async () => {
    const free = toyWorld((scenario) => ({ value: 3 * weekCost(Math.min(2, postsOf(scenario))) }))
    const { flips } = await toyAdvice(free, { goal: 'max netValue', most: 8000 })
    expect(flips?.flips).toEqual([])
    expect(flips?.followed.length).toBeGreaterThan(0)
  })

  test('is not an assumption that the scenario sets itself', async () => {
    const own = withAssumptions(toyScenario('own'), { Tans: 2.5 })
    const fixed = { ...own, overrides: { Tans: { value: 2.5, reason: 'measured here' } } }
    const { flips, robustness } = await advised(world(), fixed)
    expect(flips?.followed).not.toContain('Tans')
    expect(robustness?.fates[0]?.best.share).toBe(1)
  })

  test('is, for a goal with a bound, also that the goal is missed', async () => {
    // 10 T come for each post: two posts bring 30 as long as T is 1.5 or more, one post from T = 3 on.
    const coming = toyWorld((scenario) => ({ visitors: 10 * scenario.assumptions.Tans * postsOf(scenario) }))
    const { advised: best, flips } = await toyAdvice(coming, {
      goal: 'weeklyActive >= 30 %',
      most: 8000,
      sets: 60,
    })
    expect(words(best?.candidate)).toBe('2 professionals')
    const found = (flips?.flips ?? []).map(({ id, side, instead }) => ({ id, side, instead: words(instead) }))
    expect(found).toEqual([
      { id: 'Tans', side: 'under', instead: '3 professionals' },
      { id: 'Tans', side: 'over', instead: '1 professional' },
    ])
    expect(flips?.flips[0]?.threshold).toBeCloseTo(1.5, 1)
    expect(flips?.flips[1]?.threshold).toBeCloseTo(3, 1)
  })
})

describe('over sets of assumptions', () => {
  test('the advice stays best in the share of sets that the threshold leaves', async () => {
    const { robustness } = await advised(world())
    const [own, ...others] = robustness?.fates ?? []
    // T is uniform from 1 to 4 and two posts are best from 1.5 on: in five sixths of the sets.
    expect(own?.best.low).toBeLessThan(5 / 6)
    expect(own?.best.high).toBeGreaterThan(5 / 6)
    const nobody = others.find(({ candidate }) => candidate.nobody)
    expect((own?.best.share ?? 0) + (nobody?.best.share ?? 0)).toBeCloseTo(1)
  })

  test('regret is what the best of each set would have brought more', async () => {
    const { robustness } = await advised(world())
    const [own] = robustness?.fates ?? []
    // Below 1.5 two posts lose 2 c - 3 k T a week: at most, at T = 1, a third of two salaries, over 40 weeks.
    const most = (40 * (2 * weekCost(1))) / 3
    expect(own?.worstRegret).toBeGreaterThan(0.5 * most)
    expect(own?.worstRegret).toBeLessThanOrEqual(most)
    expect(own?.regret.mean).toBeGreaterThan(0)
    expect(own?.regret.mean).toBeLessThan(0.2 * most)
    expect(own?.worstOutcome).toBeLessThan(own?.outcome.mean ?? 0)
  })
})

describe('regret under a bound', () => {
  // 10 T come for each post, and 30 are asked for: two posts bring them from T = 1.5 on, three from T = 1, nobody never. No post pays.
  const coming = toyWorld((scenario) => ({ visitors: 10 * scenario.assumptions.Tans * postsOf(scenario) }))
  const asked = { goal: 'weeklyActive >= 30 %', most: 8000, sets: 60 }

  test('is none of who misses it: not hiring is no calm way to a goal that takes people', async () => {
    const advice = await toyAdvice(coming, asked)
    const fates = advice.robustness?.fates ?? []
    const nobody = fates.find(({ candidate }) => candidate.nobody)
    expect(nobody?.reaches?.share).toBe(0)
    expect(nobody?.regret).toMatchObject({ n: 0, missing: 60 })
    const sentence = adviceSentences(advice).find((one) => one.startsWith('Over 60 sets')) ?? ''
    expect(sentence).toContain('Least is to be regretted, in the worst tenth, with ')
    expect(sentence).toMatch(/with [A-Z] \(3 professionals\), which reaches the goal in 100 %/)
  })

  test('is counted in the sets that are reached, against the best that reaches them', async () => {
    const { robustness } = await toyAdvice(coming, asked)
    const [two] = robustness?.fates ?? []
    expect(words(two?.candidate)).toBe('2 professionals')
    expect(two?.regret.n).toBe(Math.round(60 * (two?.reaches?.share ?? 0)))
    // Where T is over 3 one post does, and saves the cost of the other over 40 weeks.
    expect(two?.worstRegret).toBeCloseTo(40 * weekCost(1), -2)
  })
})

describe('sets of assumptions', () => {
  test('that the runs did not last for are told beside those that were asked for', async () => {
    const advice = await toyAdvice(world(), { goal: 'max netValue', most: 600, sets: 60 })
    const { sets = 0 } = advice.robustness ?? {}
    expect(sets).toBeLessThan(60)
    expect(adviceSentences(advice).join(' ')).toContain(`Over ${sets} sets of assumptions (of 60 asked for; `)
  })

  test('are 128 of five contenders in the usual runs', async () => {
    const { organisation, ...rest } = toyScenario('many')
    const own = { seniority: 'professional', count: 1, fte: 0.8 } as const
    const scenario = {
      ...rest,
      organisation: { ...organisation, members: 9000 },
      policies: { staffing: { team: [own] } },
    }
    const rising = toyWorld((one) => ({ value: 2.5 * weekCost(Math.min(postsOf(one), 4)) }))
    const asked = { goal: 'max netValue', scenario, most: 8000, sets: undefined }
    const { robustness } = await toyAdvice(rising, asked)
    expect(robustness?.fates).toHaveLength(5)
    expect(robustness?.sets).toBe(128)
  })

  test('that nobody asked for are why no threshold is looked for', async () => {
    const advice = await toyAdvice(world(), { goal: 'max netValue', sets: 0 })
    expect(advice.flips).toBeUndefined()
    expect(flipSummary(advice)).toMatch(
      /^No threshold was looked for: it takes sets of assumptions .*--draws/,
    )
  })
})

test('the worst tenth is the mean of the lowest tenth, of few values the lowest', () => {
  expect(worstTenth(Array.from({ length: 20 }, (_, i) => 20 - i))).toBe(1.5)
  expect(worstTenth([3, 1, 2])).toBe(1)
})
