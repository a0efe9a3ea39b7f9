import { type ColumnId, columnIndex, historyWidth, type Scenario, type Settings } from '@fishbowl/core'
import {
  createWorld,
  historyOf,
  keyOf,
  type PhaseName,
  week as phases,
  planOf,
  restore,
  simulate,
  snapshot,
  step,
  type Task,
  uniform,
  type World,
} from '@fishbowl/sim'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assume, type FileParts, lastOf, post, small, worldAfter } from './worlds.ts'

// What docs/model.md says of several spaces, written down a second time and compared with what the engine does.

const integrated = { policies: { alignment: 'integrated' } }
/** Two spaces that share the team of the first, one with a team of its own, two more to strain attention. */
const several: FileParts = {
  organisation: { members: 120 },
  policies: { alignment: 'integrated', staffing: { team: [post('professional', 2)] } },
  spaces: {
    guild: { ...integrated },
    half: { community: { audience: { share: 0.5 } } },
    social: { policies: { alignment: 'incidental', staffing: { team: [post('junior')] } } },
    fifth: {},
  },
  // everybody comes, so that attention has something to do
  assumptions: assume({ b0: -3 }),
}
const outside: FileParts = {
  organisation: { members: 90, audience: 'external', turnover: 0.6 },
  policies: { staffing: { team: [post('professional')] } },
}
const cut = { week: 15, staffing: { team: [post('intern')] } }
/** Everything a fork and a restored world could lose: rules, reviews, teams and members that change in other spaces. */
const eventfulSpaces: FileParts = {
  guild: {
    community: { audience: { share: 0.4, division: true } },
    policies: { staffing: { ratio: { membersPerCm: 10, most: 4 } } },
    interventions: [{ week: 9, membership: 'voluntary' }],
  },
  groups: { community: { purpose: 'work-groups' }, policies: { managers: { groupHours: 2 } } },
  social: { interventions: [cut] },
}
const eventful: FileParts = {
  organisation: { members: 80, turnover: 0.5 },
  policies: {
    alignment: 'integrated',
    staffing: { team: [post('professional', 2)], replace: 2 },
    budget: 'reviewed',
  },
  interventions: [{ week: 20, staffing: { team: [post('junior', 3)] }, training: 0.5 }],
  spaces: eventfulSpaces,
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, n) => all + n, 0)
const before = ({ space, values }: World, id: ColumnId): number =>
  values[(space.week - 2) * historyWidth + columnIndex(id)] ?? 0
/** A column of all spaces together, of the week just simulated. */
const togetherOf = ({ space, all }: World, id: ColumnId): number =>
  all[(space.week - 1) * historyWidth + columnIndex(id)] ?? Number.NaN
const rowsOf = ({ members }: World): readonly number[] => Array.from({ length: members }, (_, i) => i)

/** Hours a space asks for in the week just simulated, from what the week before recorded. */
function asked(world: World): number {
  const open = before(world, 'asked') - before(world, 'answeredByPeers')
  const items = before(world, 'signal') + before(world, 'noise')
  const { hCase, hCur, kX } = world.assumptions
  const standing = kX * Math.sqrt(world.audience / 1000)
  return hCase * (open + before(world, 'newcomers')) + hCur * items + standing
}
/** A world run to its end. */
function finish(world: World): ReturnType<typeof historyOf> {
  while (world.space.week < world.scenario.horizon) step(world)
  return historyOf(world, 2)
}

/** A copy of a world that has gone through the phases of its week up to and with `last`. */
function midWeek(world: World, task: Task, last: PhaseName): World {
  const copy = restore(snapshot(world), task)
  for (const [name, phase] of Object.entries(phases)) {
    phase(copy)
    if (name === last) break
  }
  return copy
}

describe('the hours of a team that spaces share', () => {
  test('go to each space as it asked last week: questions and newcomers, items, and the root of its audience', () => {
    const world = createWorld({ scenario: small(several), replicate: 4 })
    let compared = 0
    step(world)
    for (let n = 1; n < 40; n++) {
      step(world)
      const sharers = world.spaces.filter(({ id }) => id !== 'social')
      const hours = sum(sharers.map((space) => lastOf(space, 'cmHours')))
      expect(hours).toBeCloseTo(36 * lastOf(world, 'cmPresent'), 9)
      const all = sum(sharers.map(asked))
      for (const space of hours === 0 ? [] : sharers) {
        expect(lastOf(space, 'cmHours')).toBeCloseTo((hours * asked(space)) / all, 9)
        compared++
      }
    }
    expect(compared).toBeGreaterThan(100)
  })
})

describe('the attention of a member', () => {
  const task = { scenario: small(several), replicate: 4 }

  test('a need goes where expected value times interest is largest, and arises there with its share of work', () => {
    let needs = 0
    for (const week of [1, 6, 17, 30]) {
      const world = worldAfter(task, week)
      const { spaces, members, root } = midWeek(world, task, 'awareness')
      const visited = midWeek(world, task, 'visits')
      const { a, b } = keyOf(root, 'need', week)
      for (let i = 0; i < members; i++) {
        const known = spaces.filter(({ member }) => (member.awareSince[i] ?? -1) >= 0)
        const worth = known.map(({ member }) => (member.expected[i] ?? 0) * (member.interest[i] ?? 0))
        const chosen = known[worth.indexOf(Math.max(...worth))]
        for (const there of visited.spaces) {
          if (there.member.active[i] !== 1) continue
          const { u0, u1, need } = there.assumptions
          const tied = u0 + (u1 - u0) * there.space.alignment
          const arises = uniform(a, b, i) < need * tied * (there.member.interest[i] ?? 0)
          expect(there.scratch.need[i]).toBe(there.id === chosen?.id && arises ? 1 : 0)
          needs += there.scratch.need[i] ?? 0
        }
      }
    }
    expect(needs).toBeGreaterThan(30)
  })

  test('of more than three spaces, those stay that pull most: habit, twice the expected value, the need', () => {
    let left = 0
    for (const week of [0, 1, 2, 9, 25]) {
      const world = worldAfter(task, week)
      const wish = midWeek(world, task, 'visits')
      const kept = midWeek(world, task, 'attention')
      for (const i of rowsOf(wish)) {
        const pulls = wish.spaces
          .filter(({ member }) => member.active[i] === 1)
          .map(({ id, member, scratch, assumptions: { wh, wv, wq } }) => {
            const v = member.expected[i] ?? 0
            return { id, by: wh * (member.habit[i] ?? 0) + 2 * wv * v + (scratch.need[i] === 1 ? wq * v : 0) }
          })
        const first = pulls.toSorted((one, other) => other.by - one.by).slice(0, 3)
        const there = kept.spaces.filter(({ member }) => member.active[i] === 1).map(({ id }) => id)
        expect(there.toSorted()).toEqual(first.map(({ id }) => id).toSorted())
        left += pulls.length - first.length
      }
    }
    expect(left).toBeGreaterThan(20)
  })
})

describe('the row of all spaces together', () => {
  const summed = [
    'asked',
    'answeredByPeers',
    'answeredByCms',
    'unanswered',
    'signal',
    'noise',
    'knowledge',
    'newcomers',
    'cmHours',
    'cmPosts',
    'cmVacant',
    'overheadHours',
    'strategyHours',
    'hoursSaved',
    'memberHours',
    'value',
    'memberCost',
    'cmCost',
    'managerCost',
    'spaces',
  ] as const
  type Holds = (world: World, i: number, week: number) => boolean
  const people: Readonly<Partial<Record<ColumnId, Holds>>> = {
    aware: ({ member }, i) => (member.awareSince[i] ?? -1) >= 0,
    registered: ({ member }, i) => (member.lastVisit[i] ?? -1) >= 0,
    visitors: ({ member }, i, week) => member.lastVisit[i] === week,
    fourWeekActive: ({ member }, i, week) => (member.lastVisit[i] ?? -1) >= Math.max(0, week - 3),
    posters: ({ member }, i, week) => member.lastContribution[i] === week,
  }

  test('counts a person once, sums hours and money, and weighs alignment by visitors and load by hours', () => {
    const world = createWorld({ scenario: small(several), replicate: 4 })
    for (let week = 0; week < 40; week++) {
      step(world)
      const { spaces } = world
      for (const [id, holds] of Object.entries(people) as [ColumnId, Holds][]) {
        const once = rowsOf(world).filter((i) => spaces.some((space) => holds(space, i, week))).length
        expect(togetherOf(world, id), `${id} in week ${week}`).toBe(once)
      }
      for (const id of summed)
        expect(togetherOf(world, id)).toBeCloseTo(sum(spaces.map((space) => lastOf(space, id))), 6)
      const weighted = (id: ColumnId, by: ColumnId): number =>
        sum(spaces.map((space) => lastOf(space, id) * lastOf(space, by))) /
        sum(spaces.map((space) => lastOf(space, by)))
      if (togetherOf(world, 'visitors') > 0)
        expect(togetherOf(world, 'alignment')).toBeCloseTo(weighted('alignment', 'visitors'), 9)
      if (togetherOf(world, 'cmHours') > 0)
        expect(togetherOf(world, 'load')).toBeCloseTo(weighted('load', 'cmHours'), 9)
      // everyone may join the first space, so the platform is paid for once for each of them
      expect(togetherOf(world, 'licenceCost')).toBe(0.69 * 120)
    }
  })
})

describe('a world with several spaces, and one of customers, stopped and restored', () => {
  const situations = [several, eventful, outside].map((parts) => small(parts))
  const wholes = situations.map((scenario) => simulate({ scenario, replicate: 2 }))

  test('before any week, it ends as if never interrupted, and gives the same bytes again', () => {
    fc.assert(
      fc.property(fc.nat(situations.length - 1), fc.nat(39), (which, week) => {
        const scenario = situations[which] as Scenario
        const task = { scenario, replicate: 2 }
        const bytes = snapshot(worldAfter(task, week))
        expect(Buffer.from(snapshot(restore(bytes, task))).equals(bytes)).toBe(true)
        expect(finish(restore(bytes, task))).toEqual(wholes[which])
      }),
      { numRuns: 40 },
    )
  })

  test('under other teams, in the first space and in another, it is the run that dated them to that week', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 39 }), fc.nat(5), fc.nat(5), (week, first, social) => {
        const base = { scenario: small(eventful), replicate: 2 }
        const change = (count: number) => ({ week, staffing: { team: [post('senior', count)] } })
        const dated = { week: 20, staffing: { team: [post('junior', 3)] }, training: 0.5 }
        const scenario = small({
          ...eventful,
          interventions: [dated, change(first)],
          spaces: { ...eventfulSpaces, social: { interventions: [cut, change(social)] } },
        })
        const wanted = (settings: readonly Settings[]) => settings[week]?.team.length
        expect(wanted(planOf(scenario))).toBe(first)
        const forked = finish(restore(snapshot(worldAfter(base, week)), { scenario, replicate: 2 }))
        expect(forked).toEqual(simulate({ scenario, replicate: 2 }))
      }),
      { numRuns: 25 },
    )
  })

  test('a snapshot fits no task with other spaces, nor one whose space has another name or audience', () => {
    const task = { scenario: small(several), replicate: 2 }
    const bytes = snapshot(worldAfter(task, 3))
    const spaces = several['spaces'] as Record<string, FileParts>
    const { guild, ...others } = spaces
    const narrower = { ...spaces, guild: { community: { audience: { share: 0.9 } } } }
    for (const other of [others, { ...others, guilds: guild }, narrower])
      expect(() => restore(bytes, { ...task, scenario: small({ ...several, spaces: other }) })).toThrow(
        /^the snapshot has other people/,
      )
    for (let length = 0; length < bytes.length; length += 997)
      expect(() => restore(bytes.subarray(0, length), task)).toThrow(RangeError)
  })
})
