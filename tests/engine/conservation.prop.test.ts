import {
  type ColumnId,
  measured,
  measureIds,
  measureOf,
  seniorities,
  seniorityIds,
  valueAt,
} from '@fishbowl/core'
import { createWorld, historyOf, step, type World } from '@fishbowl/sim'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type FileParts, lastOf, small } from './worlds.ts'

const share = fc.double({ min: 0, max: 1, noNaN: true })
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 })
const teams = fc.array(
  fc.record({
    seniority: fc.constantFrom(...seniorityIds),
    count: fc.integer({ min: 0, max: 3 }),
    fte: fc.double({ min: 0.05, max: 1, noNaN: true }),
  }),
  { maxLength: 3 },
)
const levers = fc.record({
  staffing: maybe(
    fc.record({
      team: teams,
      replace: maybe(fc.oneof(fc.constant('never'), fc.integer({ min: 0, max: 20 }))),
      ratio: maybe(
        fc.record({ membersPerCm: fc.integer({ min: 10, max: 100 }), most: fc.integer({ min: 1, max: 5 }) }),
      ),
    }),
  ),
  alignment: maybe(fc.constantFrom('incidental', 'claimed', 'integrated')),
  ownership: maybe(
    fc.record({ owner: maybe(fc.constantFrom('it', 'hr', 'business', 'none')), persistence: maybe(share) }),
  ),
  membership: maybe(fc.constantFrom('open', 'voluntary', 'assigned')),
  managers: maybe(
    fc.record({
      stance: fc.double({ min: -1, max: 1, noNaN: true }),
      hours: fc.integer({ min: 0, max: 10 }),
      groupHours: maybe(fc.integer({ min: 0, max: 10 })),
    }),
  ),
  training: maybe(share),
  platform: maybe(fc.record({ fit: share })),
  launch: maybe(fc.record({ size: share })),
  mandate: maybe(fc.boolean()),
  budget: maybe(fc.constantFrom('fixed', 'reviewed')),
})
const scenarios = fc
  .record({
    organisation: fc.record({
      members: fc.integer({ min: 30, max: 400 }),
      groupSize: fc.integer({ min: 1, max: 40 }),
      circleSize: fc.integer({ min: 1, max: 20 }),
      farTies: fc.double({ min: 0, max: 5, noNaN: true }),
      turnover: fc.double({ min: 0, max: 2, noNaN: true }),
    }),
    community: fc.record({
      purpose: fc.constantFrom('community', 'work-groups'),
      everyoneAware: fc.boolean(),
      outsideExperts: fc.constantFrom(0, 0, 15),
    }),
    policies: levers,
    horizon: fc.integer({ min: 10, max: 40 }),
    seed: fc.string({ minLength: 1, maxLength: 8 }),
    interventions: fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), levers), { maxLength: 3 }),
  })
  .map(({ interventions, ...rest }) =>
    Object.assign(rest, {
      interventions: interventions.map(([week, changes]) => Object.assign({ week }, changes)),
    }),
  )

/** JSON has no undefined: what an arbitrary leaves out is absent. */
const plain = (parts: unknown): FileParts => JSON.parse(JSON.stringify(parts)) as FileParts

/** Steps a random scenario week by week; `check` sees the world before and after each week. */
function everyWeek(check: (world: World, before: World) => void, runs = 80): void {
  const property = fc.property(scenarios, fc.nat(1000), (parts, replicate) => {
    const scenario = small(plain(parts))
    const before = createWorld({ scenario, replicate })
    const world = createWorld({ scenario, replicate })
    for (let week = 0; week < scenario.horizon; week++) {
      step(world)
      check(world, before)
      step(before)
    }
  })
  fc.assert(property, { seed: 20_260_101, numRuns: runs })
}

const column = (world: World) => (id: ColumnId) => lastOf(world, id)
const near = (value: number, expected: number) =>
  expect(Math.abs(value - expected)).toBeLessThan(1e-6 * (1 + Math.abs(expected)))
const count = (rows: ArrayLike<number>, members: number, holds: (value: number, i: number) => boolean) =>
  Array.from({ length: members }, (_, i) => i).filter((i) => holds(rows[i] ?? Number.NaN, i)).length
const sum = (values: Iterable<number>) => [...values].reduce((all, value) => all + value, 0)

test('every need is served, asked or given up; every question is answered by a member, by a CM, or by nobody', () => {
  everyWeek((world) => {
    const of = column(world)
    expect(of('needs')).toBe(of('selfServed') + of('asked') + of('givenUp'))
    expect(of('asked')).toBe(of('answeredByPeers') + of('answeredByCms') + of('unanswered'))
    expect(of('needs')).toBeLessThanOrEqual(of('visitors'))
    expect(sum(world.pool.questions)).toBe(of('asked'))
    expect(sum(world.pool.answers)).toBe(of('answeredByPeers'))
  })
})

test('circles of people are inside one another, and are the rows that they count', () => {
  everyWeek((world) => {
    const of = column(world)
    const { member, members, space, scratch } = world
    const nested = ['visitors', 'fourWeekActive', 'registered', 'aware'].map((id) => of(id as ColumnId))
    expect(nested).toEqual(nested.toSorted((one, other) => one - other))
    expect(of('aware')).toBeLessThanOrEqual(members)
    for (const id of ['posters', 'newcomers'] as const) expect(of(id)).toBeLessThanOrEqual(of('visitors'))
    expect(of('posters')).toBeLessThanOrEqual(of('contributors'))
    for (const id of ['contributors', 'core'] as const)
      expect(of(id)).toBeLessThanOrEqual(of('fourWeekActive'))
    const week = space.week - 1
    expect(of('aware')).toBe(count(member.awareSince, members, (since) => since >= 0))
    expect(of('registered')).toBe(count(member.lastVisit, members, (last) => last >= 0))
    expect(of('visitors')).toBe(count(member.lastVisit, members, (last) => last === week))
    expect(of('visitors')).toBe(count(member.active, members, (flag) => flag === 1))
    expect(of('fourWeekActive')).toBe(
      count(member.lastVisit, members, (last) => last >= 0 && last > week - 4),
    )
    expect(of('posters')).toBe(count(scratch.contributed, members, (n) => n > 0))
  })
})

test('heads add up: rows stay, each joiner succeeds one leaver, first visits are counted once', () => {
  everyWeek((world, before) => {
    const of = column(world)
    expect(world.rows).toBe(before.rows)
    expect(of('joiners')).toBe(sum(world.person.generation) - sum(before.person.generation))
    expect(world.space.everRegistered - before.space.everRegistered).toBe(of('newcomers'))
    expect(of('everRegistered')).toBeGreaterThanOrEqual(of('registered'))
    const first = count(world.member.lastVisit, world.members, (last, i) => {
      const same = world.person.generation[i] === before.person.generation[i]
      const known =
        same &&
        world.space.memberships === before.space.memberships &&
        (before.member.lastVisit[i] ?? -1) >= 0
      return last === world.space.week - 1 && !known
    })
    expect(of('newcomers')).toBe(first)
  })
})

test('contributions counted by person are those counted by kind', () => {
  everyWeek((world, before) => {
    const of = column(world)
    const { scratch, members, assumptions, now, member, person } = world
    const byPerson = sum(scratch.contributed.subarray(0, members))
    const carried = sum(
      Array.from({ length: members }, (_, i) =>
        person.generation[i] === before.person.generation[i] ? (before.member.contributions[i] ?? 0) : 0,
      ),
    )
    expect(sum(member.contributions.subarray(0, members))).toBe(carried + byPerson)
    if (world.experts > 0) return
    const answered = of('answeredByPeers') + of('answeredByCms')
    const shared = of('signal') + of('noise') - answered - 0.5 * of('unanswered') - now.content
    const written = of('memberHours') / assumptions.tVisit - of('visitors')
    near(byPerson, of('asked') + shared + written)
  })
})

const within = (rows: Iterable<number>, low: number, high: number) => {
  for (const value of rows) if (!(value >= low && value <= high)) return value
  return 'all'
}

test('every share, trait and stock keeps its bounds, and every cell is a number', () => {
  everyWeek((world) => {
    const { person, member, groups, pool, posts, space, values } = world
    const unit = [
      member.interest,
      member.habit,
      member.expected,
      member.belonging,
      person.expertise,
      person.skill,
    ]
    for (const rows of [...unit, groups.managerSkill, pool.reputation, posts.burn])
      expect(within(rows, 0, 1)).toBe('all')
    expect(within(groups.stance, -1, 1)).toBe('all')
    for (const rows of [pool.knowledge, pool.signal, pool.noise, pool.experts, pool.outcomes])
      expect(within(rows, 0, 1e9)).toBe('all')
    expect(within([space.alignment, space.confidence], 0, 1)).toBe('all')
    expect(within(values, -1e9, 1e9)).toBe('all')
  })
})

test('the team of a week: posts that are filled cost their salary, whoever is present works the hours of the post', () => {
  everyWeek((world, before) => {
    const of = column(world)
    const { posts, assumptions } = world
    const rate = (j: number) =>
      (seniorities[seniorityIds[posts.seniority[j] ?? 0] ?? 'intern'].costPerYear / 52) * (posts.fte[j] ?? 0)
    const open = Array.from(posts.open.keys()).filter((j) => posts.open[j] === 1)
    expect(of('cmPosts')).toBe(open.length)
    expect(of('cmPresent')).toBeLessThanOrEqual(of('cmPosts') - of('cmVacant'))
    expect(of('cmCost')).toBeLessThanOrEqual(sum(open.map(rate)) + 1e-9)
    expect(of('cmCost') + 1e-9).toBeGreaterThanOrEqual(
      sum(open.filter((j) => posts.vacant[j] === 0 && (posts.tenure[j] ?? 0) > 0).map(rate)),
    )
    expect(of('cmHours')).toBeLessThanOrEqual(
      sum(open.map((j) => assumptions.H * (posts.fte[j] ?? 0))) + 1e-9,
    )
    expect(of('overheadHours')).toBeLessThanOrEqual(of('cmHours') / 2)
    expect(of('strategyHours')).toBeLessThanOrEqual(world.now.effective)
    expect(world.posts.open.length).toBe(before.posts.open.length)
  })
})

test('the money of a week follows from its hours, and that of a run from its weeks', () => {
  const property = fc.property(scenarios, (parts) => {
    const scenario = small(plain(parts))
    const { assumptions: a } = scenario
    const world = createWorld({ scenario, replicate: 1 })
    for (let week = 0; week < scenario.horizon; week++) {
      step(world)
      const of = column(world)
      near(of('value'), of('hoursSaved') * a.wage)
      near(of('memberCost'), of('memberHours') * a.wage * a.oppShare)
      near(of('licenceCost'), a.licence * world.members)
      near(of('managerCost'), of('managerHours') * 112.5)
    }
    const history = historyOf(world, 1)
    const all = { from: 0, to: scenario.horizon - 1 }
    const m = (id: Parameters<typeof measured>[1]) => measured(history, id, all)
    const money = (id: ColumnId) =>
      sum(Array.from({ length: scenario.horizon }, (_, week) => valueAt(history, id, week)))
    near(m('cost'), money('cmCost') + money('licenceCost') + money('managerCost'))
    near(m('netValue'), money('value') - money('memberCost') - m('cost'))
    near(m('roi') * m('cost'), m('netValue'))
    for (const id of measureIds) {
      const value = m(id)
      if (measureOf(id).unit === 'share') expect(Number.isNaN(value) || (value >= 0 && value <= 1)).toBe(true)
    }
    if (!Number.isNaN(m('noReply'))) near(m('answeredShare') + m('noReply'), 1)
  })
  fc.assert(property, { seed: 7, numRuns: 80 })
})
