import { createWorld, keyOf, logistic, rootOf, simulate, step, uniform } from '@fishbowl/sim'
import { describe, expect, test } from 'vitest'
import { assume, columnOf, lastOf, post, small, valuesOf, worldAfter } from './worlds.ts'

/** A team that is always there, all alike and unburdened: no absence, no leaving, no burn-out, no spread of talent. */
const steady = { absent: 0, cmTurn: 0, burnUp: 0, talentSd: 0 }
const one = { staffing: { team: [post('professional')] } }

describe('one professional of 36 hours, no overhead, in the first week of the job', () => {
  const scenario = small({ policies: one, assumptions: assume({ ...steady, oh: 0 }) })

  test('nothing to do: 14.4 effective hours, a fifth for 4.8 answers, two fifths of the rest for content', () => {
    const { now } = worldAfter({ scenario, replicate: 0 }, 1)
    // ramp .4: 36 h * 1 * .4 = 14.4; a fifth is kept for questions at .6 h each; content .4 of the other 11.52
    expect(now.hours).toBe(36)
    expect(now.effective).toBeCloseTo(14.4, 12)
    expect(now.overhead).toBe(0)
    expect(now.strategy).toBe(0)
    expect(now.cmAnswers).toBeCloseTo(4.8, 12)
    expect(now.content).toBeCloseTo(4.608, 12)
    // half-effect hours 12 * sqrt(.3) of a full week, .4 of both for animation
    const half = 12 * Math.sqrt(0.3)
    for (const part of [now.animate, now.connect, now.coach])
      expect(part).toBeCloseTo(11.52 / (11.52 + half), 12)
    expect([now.welcomeShare, now.curation]).toEqual([1, 1])
  })

  test('ten open questions, five newcomers, a hundred items: answers first, then welcomes, then what is left curates', () => {
    const world = createWorld({ scenario, replicate: 0 })
    Object.assign(world.space, { open: 10, newcomers: 5, items: 300 })
    step(world)
    const { now } = world
    // 6 h answer, 3 h welcome, 5.4 h of the 9 h of items at .03 h
    expect(now.cmAnswers).toBeCloseTo(10, 12)
    expect(now.welcomeShare).toBeCloseTo(1, 12)
    expect(now.curation).toBeCloseTo(5.4 / 9, 12)
    expect([now.content, now.animate]).toEqual([0, 0])
    expect(lastOf(world, 'demandHours')).toBeCloseTo(18, 12)
    expect(lastOf(world, 'load')).toBeCloseTo((18 + 12 * Math.sqrt(0.3)) / 36, 12)
  })

  test('a hundred open questions: 24 answers, nobody welcomed, nothing curated', () => {
    const world = createWorld({ scenario, replicate: 0 })
    Object.assign(world.space, { open: 100, newcomers: 5, items: 300 })
    step(world)
    expect([world.now.cmAnswers, world.now.welcomeShare, world.now.curation]).toEqual([
      expect.closeTo(24, 12),
      0,
      0,
    ])
  })

  test('the ramp: in week 8 of the job seven tenths of the hours count', () => {
    const { now } = worldAfter({ scenario, replicate: 0 }, 9)
    expect(now.effective).toBeCloseTo(36 * (0.4 + 0.6 * (8 / 16)), 12)
  })
})

test('three full-time professionals: overhead 12 h and 2 h of coordination, two thirds of .3 * .6 of the rest is strategy', () => {
  const policies = { staffing: { team: [post('professional', 3)] } }
  const scenario = small({ organisation: { members: 1000 }, policies, assumptions: assume(steady) })
  const { now } = worldAfter({ scenario, replicate: 0 }, 1)
  const effective = 3 * 14.4
  const available = effective * (1 - 14 / 108)
  expect(now.overhead).toBe(14)
  expect(now.strategy).toBeCloseTo((available * 0.6 * 0.3 * 2) / 3, 12)
  // S(Hs, 12/4) times the proximity of .8
  expect(now.strategic).toBeCloseTo((0.8 * now.strategy) / (now.strategy + 3), 12)
})

describe('awareness', () => {
  const quiet = { wom: 0, casc: 0 }
  test('a launch of size 1 with reach 1 reaches everybody in its week', () => {
    const history = simulate({
      scenario: small({ assumptions: assume({ ...quiet, reach: 1 }) }),
      replicate: 0,
    })
    expect(columnOf(history, 'aware')[0]).toBe(300)
  })
  test('a launch of size .5 with reach .5 reaches a quarter, then an eighth, then a sixteenth of those left', () => {
    const scenario = small({
      organisation: { turnover: 0 },
      policies: { launch: { size: 0.5 } },
      assumptions: assume({ ...quiet, reach: 0.5 }),
    })
    const root = rootOf('fishbowl', 4)
    const history = simulate({ scenario, replicate: 4 })
    const known = new Set<number>()
    const byHand = [0.25, 0.125, 0.0625, 0.03125].map((reached, week) => {
      const { a, b } = keyOf(root, 'awareness', week)
      for (let i = 0; i < 300; i++) if (uniform(a, b, i) >= 1 - reached) known.add(i)
      return known.size
    })
    expect(columnOf(history, 'aware').slice(0, 4)).toEqual(byHand)
    expect(byHand[0]).toBeGreaterThan(50)
    expect(byHand[0]).toBeLessThan(100)
  })
})

test('novelty: the pull of what is new is 1/(1 + age/tau), and nothing else when all else is switched off', () => {
  const off = { sdA: 0, wh: 0, wv: 0, ws: 0, wm: 0, wq: 0, wx: 0, wf: 0, wo: 0, sdW: 0 }
  const scenario = small({
    organisation: { turnover: 0 },
    community: { everyoneAware: true },
    assumptions: assume({ ...off, b0: -3, wn: 4, tauN: 2 }),
  })
  const root = rootOf('fishbowl', 2)
  const byHand = Array.from({ length: 40 }, (_, age) => {
    const { a, b } = keyOf(root, 'visit', age)
    const chance = logistic(-3 + 4 / (1 + age / 2))
    return Array.from({ length: 300 }, (__, i) => uniform(a, b, i)).filter((u) => u < chance).length
  })
  expect(columnOf(simulate({ scenario, replicate: 2 }), 'visitors')).toEqual(byHand)
  expect(logistic(-3 + 4)).toBeCloseTo(0.731, 3)
})

describe('money', () => {
  const two = { staffing: { team: [post('professional'), post('senior', 1, 0.5)] } }
  test('a cut at week 20 lowers the cost of CMs from that week on by the salary of the post, to the cent', () => {
    const parts = { policies: two, assumptions: assume(steady) }
    const kept = columnOf(simulate({ scenario: small(parts), replicate: 1 }), 'cmCost')
    const interventions = [{ week: 20, ...one }]
    const cut = columnOf(simulate({ scenario: small({ ...parts, interventions }), replicate: 1 }), 'cmCost')
    expect(cut.slice(0, 20)).toEqual(kept.slice(0, 20))
    kept.slice(20).forEach((cost, week) => {
      expect(cost).toBeCloseTo(95_000 / 52 + 65_000 / 52, 8)
      expect(cost - (cut[20 + week] ?? 0)).toBeCloseTo(65_000 / 52, 8)
    })
  })
  test('an intern works weeks 0 to 25, leaves, and the post is empty in weeks 26 and 27', () => {
    const policies = { staffing: { team: [post('intern')] } }
    const scenario = small({ horizon: 60, policies, assumptions: assume(steady) })
    const history = simulate({ scenario, replicate: 0 })
    const empty = columnOf(history, 'cmVacant').flatMap((vacant, week) => (vacant > 0 ? [week] : []))
    expect(empty).toEqual([26, 27, 54, 55])
    // the week of leaving is paid, the gap is not
    expect(columnOf(history, 'cmCost').flatMap((cost, week) => (cost === 0 ? [week] : []))).toEqual([27, 55])
    expect(columnOf(history, 'cmPresent').filter((present) => present === 0).length).toBe(4)
  })
  test('38 line managers who give half an hour a week cost 38 * .5 * 112.5 $', () => {
    const history = simulate({ scenario: small({ policies: { managers: { hours: 0.5 } } }), replicate: 0 })
    expect(new Set(columnOf(history, 'managerCost'))).toEqual(new Set([2137.5]))
  })
})

/** Posts week by week under a sponsor who sees no value. */
const removed = (persistence: number, horizon = 60) => {
  const policies = {
    staffing: { team: [post('professional', 3)] },
    budget: 'reviewed',
    ownership: { persistence },
  }
  const scenario = small({ horizon, policies, assumptions: assume({ ...steady, Tans: 0, Tbr: 0 }) })
  return columnOf(simulate({ scenario, replicate: 0 }), 'cmPosts')
}
/** Weeks with fewer posts than the week before. */
const drops = (posts: readonly number[]) =>
  posts.flatMap((n, week) => (week > 0 && n < (posts[week - 1] ?? 0) ? [week] : []))

test('a sponsor of average patience who sees nothing removes a post after the third review, an impatient one at week 26', () => {
  // confidence .5, .35, .245, .1715 after reviews at weeks 13, 26, 39; limits .35 * (1 - persistence) + .05
  expect(drops(removed(0.5))).toEqual([40, 53])
  expect(drops(removed(0))).toEqual([27, 40, 53])
  expect(drops(removed(1))).toEqual([])
})

test('a review weighs the value of its quarter against the cost of its quarter, and the next one starts anew', () => {
  const policies = {
    staffing: { team: [post('professional', 3)] },
    budget: 'reviewed',
    alignment: 'integrated',
  }
  const world = worldAfter({ scenario: small({ policies }), replicate: 0 }, 13)
  const money = (...ids: readonly ('value' | 'cmCost' | 'licenceCost')[]) =>
    ids.flatMap((id) => valuesOf(world, id)).reduce((sum, amount) => sum + amount, 0)
  const value = money('value')
  const cost = money('cmCost', 'licenceCost')
  step(world)
  const shown = (value / cost) * (0.3 + 0.7 * world.now.strategic)
  expect(world.space.confidence).toBeCloseTo(0.5 + 0.3 * (shown / (1 + shown) - 0.5), 12)
  expect(world.space.quarterValue).toBe(lastOf(world, 'value'))
  expect(world.space.quarterCost).toBeCloseTo(lastOf(world, 'cmCost') + lastOf(world, 'licenceCost'), 8)
})

test('training lifts whoever is below it to .6 of its level and takes nothing from the others', () => {
  const parts = { policies: { staffing: { team: [post('professional', 2)] } } }
  const skills = (more: object) =>
    worldAfter({ scenario: small({ ...parts, ...more }), replicate: 0 }, 31).person.skill
  const before = skills({})
  const after = skills({ interventions: [{ week: 30, training: 0.1 }] })
  expect(Math.max(...before)).toBeGreaterThan(0.1)
  // the joiners of week 30 come after the training
  expect(before.filter((skill, i) => (after[i] ?? 0) < skill)).toHaveLength(0)
  expect(after.filter((skill) => skill > 0 && skill < Math.fround(0.06))).toHaveLength(0)
  expect(before.filter((skill) => skill < 0.06).length).toBeGreaterThan(100)
})

test('posts that reviews have removed are not missing from a team hired later', () => {
  const scenario = small({
    horizon: 156,
    policies: {
      staffing: { team: [post('professional')] },
      budget: 'reviewed',
      ownership: { persistence: 0 },
    },
    interventions: [{ week: 130, budget: 'fixed', staffing: { team: [post('professional', 4)] } }],
    assumptions: assume({ ...steady, Tans: 0, Tbr: 0 }),
  })
  const posts = columnOf(simulate({ scenario, replicate: 0 }), 'cmPosts')
  // one post was there to lose; eight reviews were failed
  expect([posts[26], posts[27], posts[129], posts[130]]).toEqual([1, 0, 0, 3])
})

test('a post that a staffing rule opens is filled after the time to hire, also where leavers are never replaced', () => {
  const policies = { staffing: { replace: 'never', ratio: { membersPerCm: 50, most: 1 } } }
  const history = simulate({
    scenario: small({ policies, assumptions: assume({ ...steady, hire: 4 }) }),
    replicate: 0,
  })
  const week = (id: 'cmPosts' | 'cmPresent') => columnOf(history, id).findIndex((n) => n > 0)
  expect([week('cmPosts'), week('cmPresent')]).toEqual([13, 17])
})

test('alignment without strategic work loses a hundredth a week of its distance to the floor', () => {
  const alignment = columnOf(simulate({ scenario: small(), replicate: 0 }), 'alignment')
  let level = 0.2
  for (const value of alignment.slice(0, 10)) {
    level -= 0.01 * (level - 0.12)
    expect(value).toBeCloseTo(level, 14)
  }
})

test('nobody asks in an empty room: a lone visitor gives up', () => {
  const scenario = small({
    organisation: { members: 2, turnover: 0 },
    policies: { membership: 'voluntary', alignment: 'integrated' },
    assumptions: assume({ need: 4, reach: 0.5 }),
  })
  for (let replicate = 0; replicate < 200; replicate++) {
    const history = simulate({ scenario, replicate })
    const [visitors, asked, needs] = (['visitors', 'asked', 'needs'] as const).map((id) =>
      columnOf(history, id),
    )
    visitors?.forEach((n, week) => {
      if (n < 2) expect(asked?.[week]).toBe(0)
      expect(asked?.[week]).toBeLessThanOrEqual(needs?.[week] ?? 0)
    })
  }
})

test('without the cost of their hours, line managers are free', () => {
  const scenario = {
    ...small({ policies: { managers: { hours: 1 } } }),
    switches: ['free-managers'] as const,
  }
  const history = simulate({ scenario, replicate: 0 })
  expect(new Set(columnOf(history, 'managerCost'))).toEqual(new Set([0]))
  expect(new Set(columnOf(history, 'managerHours'))).toEqual(new Set([38]))
})
