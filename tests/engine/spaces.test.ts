import { type ColumnId, type History, inSpace, valueAt } from '@fishbowl/core'
import { createWorld, simulate, step, type World } from '@fishbowl/sim'
import { describe, expect, test } from 'vitest'
import { assume, type FileParts, lastOf, post, small, worldAfter } from './worlds.ts'

const communities = { policies: { alignment: 'integrated' } }
/** Five spaces of one organisation: two share the first one's team, one has its own, one is for a division, one is the work groups'. */
const portfolio: FileParts = {
  policies: { alignment: 'integrated', staffing: { team: [post('professional', 2)] } },
  spaces: {
    guild: { ...communities, community: { audience: { share: 0.3 } } },
    division: { ...communities, community: { audience: { share: 0.25, division: true } } },
    social: { policies: { alignment: 'incidental', staffing: { team: [post('junior')] } } },
    groups: { community: { purpose: 'work-groups' } },
  },
}
/** A space of a world by its id. */
function spaceOf({ spaces }: World, id: string): World {
  const found = spaces.find((space) => space.id === id)
  if (found === undefined) throw new Error(`no space ${id}`)
  return found
}
const sum = (numbers: readonly number[]) => numbers.reduce((all, n) => all + n, 0)

/** Calls `look` after every one of 40 weeks. */
function everyWeek(parts: FileParts, look: (world: World) => void): void {
  const world = createWorld({ scenario: small(parts), replicate: 1 })
  for (let week = 0; week < 40; week++) {
    step(world)
    look(world)
  }
}

const column = (history: History, id: ColumnId) =>
  Array.from({ length: history.weeks }, (_, week) => valueAt(history, id, week))

describe('several spaces', () => {
  test('a space of which nobody hears leaves the others as they were, to the last bit', () => {
    const quiet = { policies: { launch: { size: 0 } } }
    const rules = { assumptions: assume({ casc: 0 }) }
    const alone = simulate({ scenario: small({ ...rules, ...communities }), replicate: 3 })
    const beside = simulate({
      scenario: small({ ...rules, ...communities, spaces: { quiet } }),
      replicate: 3,
    })
    expect(inSpace(beside, 'main').values).toEqual(alone.values)
    expect(Math.max(...column(inSpace(beside, 'quiet'), 'visitors'))).toBe(0)
    const heard = simulate({
      scenario: small({ ...rules, ...communities, spaces: { quiet: {} } }),
      replicate: 3,
    })
    expect(inSpace(heard, 'main').values).not.toEqual(alone.values)
  })

  test('a further space moves no luck: who leaves, when, and who they are stays the same', () => {
    const alone = worldAfter({ scenario: small(communities), replicate: 3 }, 40)
    const beside = worldAfter(
      { scenario: small({ ...communities, spaces: { other: {} } }), replicate: 3 },
      40,
    )
    expect(beside.person.generation).toEqual(alone.person.generation)
    expect(beside.person.openness).toEqual(alone.person.openness)
    expect(beside.member.interest).toEqual(alone.member.interest)
  })

  test('the order in which a file names them does not matter', () => {
    const { guild, social } = portfolio['spaces'] as Record<string, FileParts>
    const one = simulate({ scenario: small({ spaces: { guild, social } }), replicate: 2 })
    const other = simulate({ scenario: small({ spaces: { social, guild } }), replicate: 2 })
    expect(other).toEqual(one)
  })

  test('nobody visits more than three of five in a week, and somebody visits three', () => {
    let most = 0
    everyWeek(portfolio, ({ spaces, members }) => {
      for (let i = 0; i < members; i++) {
        const visited = sum(spaces.map(({ member }) => member.active[i] ?? 0))
        most = Math.max(most, visited)
      }
      for (const { scratch, member } of spaces) {
        const active = member.active.reduce((count, flag) => count + flag, 0)
        expect(scratch.count).toBe(active)
      }
    })
    expect(most).toBe(3)
  })

  test('a need goes to one space only, the one of the largest expected value times interest', () => {
    let needs = 0
    everyWeek(portfolio, ({ spaces, members, scratch }) => {
      for (let i = 0; i < members; i++) {
        const there = spaces.filter((world) => world.member.active[i] === 1 && world.scratch.need[i] === 1)
        expect(there.length).toBeLessThan(2)
        for (const { here } of there) expect(here).toBe(scratch.focus[i])
        needs += there.length
      }
    })
    expect(needs).toBeGreaterThan(100)
  })

  test('the hours of the first team are split and none is lost; a team of its own keeps its hours', () => {
    everyWeek(portfolio, (main) => {
      const shared = main.spaces.filter(({ id }) => id !== 'social')
      const hours = sum(shared.map((world) => lastOf(world, 'cmHours')))
      const present = lastOf(main, 'cmPresent')
      expect(hours).toBeCloseTo(36 * present, 9)
      const cost = sum(shared.map((world) => lastOf(world, 'cmCost')))
      const filled = lastOf(main, 'cmPosts') - lastOf(main, 'cmVacant')
      expect(cost).toBeCloseTo((filled * 95_000) / 52, 0)
      const social = spaceOf(main, 'social')
      expect(lastOf(social, 'cmHours')).toBe(36 * lastOf(social, 'cmPresent'))
    })
  })

  test('an audience is its share of the employees, a division is neighbours, and nobody else ever hears of it', () => {
    const world = worldAfter({ scenario: small(portfolio), replicate: 1 }, 40)
    const guild = spaceOf(world, 'guild')
    const division = spaceOf(world, 'division')
    const members = (space: World) =>
      Array.from({ length: world.members }, (_, i) => i).filter((i) => space.mayJoin(i))
    expect(members(guild)).toHaveLength(guild.audience)
    expect(guild.audience).toBeGreaterThan(60)
    expect(guild.audience).toBeLessThan(120)
    const rows = members(division)
    expect(rows).toHaveLength(75)
    expect((rows.at(-1) ?? 0) - (rows[0] ?? 0)).toBe(74)
    for (const space of [guild, division]) {
      const outside = Array.from({ length: world.members }, (_, i) => i).filter((i) => !space.mayJoin(i))
      expect(outside.every((i) => space.member.awareSince[i] === -2)).toBe(true)
    }
  })

  test('together people count once and hours, questions and money are summed', () => {
    const history = simulate({ scenario: small(portfolio), replicate: 1 })
    const of = (id: ColumnId) => (history.spaces ?? []).map((space) => column(space.history, id))
    expect(history.spaces?.map(({ id }) => id)).toEqual(['main', 'division', 'groups', 'guild', 'social'])
    for (const id of ['visitors', 'aware', 'fourWeekActive', 'posters'] as const) {
      column(history, id).forEach((all, week) => {
        const each = of(id).map((values) => values[week] ?? 0)
        expect(all).toBeLessThanOrEqual(Math.min(300, sum(each)))
        expect(all).toBeGreaterThanOrEqual(Math.max(...each))
      })
    }
    for (const id of ['asked', 'hoursSaved', 'value', 'cmCost', 'signal'] as const) {
      column(history, id).forEach((all, week) => {
        expect(all).toBeCloseTo(sum(of(id).map((values) => values[week] ?? 0)), 6)
      })
    }
    expect(column(history, 'licenceCost')[5]).toBe(column(inSpace(history, 'main'), 'licenceCost')[5])
  })

  test('people counted by row and by kernel are the same where there is one space in all but name', () => {
    const quiet = { policies: { launch: { size: 0 } } }
    const history = simulate({
      scenario: small({ ...communities, assumptions: assume({ casc: 0 }), spaces: { quiet } }),
      replicate: 3,
    })
    const main = inSpace(history, 'main')
    for (const id of [
      'aware',
      'registered',
      'visitors',
      'fourWeekActive',
      'posters',
      'contributors',
      'core',
      'alignment',
      'expectedValue',
      'load',
    ] as const)
      column(history, id).forEach((all, week) => expect(all).toBeCloseTo(column(main, id)[week] ?? 0, 9))
  })
})

const after = (parts: FileParts, weeks = 30) => worldAfter({ scenario: small(parts), replicate: 1 }, weeks)

describe('what belongs to one space stays there', () => {
  const two = { staffing: { team: [post('professional', 2)] } }
  const other = (more: FileParts): FileParts => ({ policies: two, spaces: { other: more } })

  test('a team that looks after two spaces plans once: overhead of one programme, strategy of two posts', () => {
    // the first week: later ones differ by the load that two spaces bring
    const alone = after({ policies: two }, 1)
    const shared = after(other({}), 1)
    const hours = (id: ColumnId) => sum(shared.spaces.map((space) => lastOf(space, id)))
    expect(lastOf(alone, 'cmPresent')).toBe(2)
    expect(hours('overheadHours')).toBeCloseTo(lastOf(alone, 'overheadHours'), 9)
    expect(hours('strategyHours')).toBeCloseTo(lastOf(alone, 'strategyHours'), 9)
  })

  test('cost is split as hours are, also in a week in which nobody of the team is there', () => {
    let empty = 0
    everyWeek(other({}), (world) => {
      const parts = world.spaces.map((space) => lastOf(space, 'cmCost'))
      if (lastOf(world, 'cmPresent') > 0 || sum(parts) === 0) return
      empty++
      for (const part of parts) expect(part).toBeGreaterThan(0)
    })
    expect(empty).toBeGreaterThan(0)
  })

  test('an empty team is nobody, no team is the one of the first space', () => {
    const nobody = after(other({ policies: { staffing: { team: [] } } }))
    expect(lastOf(spaceOf(nobody, 'other'), 'cmHours')).toBe(0)
    expect(lastOf(spaceOf(after(other({})), 'other'), 'cmHours')).toBeGreaterThan(0)
  })

  test('people who may join none do not count in the whole, and a space that nobody may join asks for nothing', () => {
    const audience = { community: { audience: { share: 0.3 } } }
    const one = simulate({ scenario: small(audience), replicate: 1 })
    const empty = { community: { audience: { share: 0.001 } }, policies: { staffing: { team: [] } } }
    const both = simulate({ scenario: small({ ...audience, spaces: { empty } }), replicate: 1 })
    expect(both.members).toBe(one.members)
    expect(column(both, 'visitors')).toEqual(column(one, 'visitors'))
    expect(column(both, 'licenceCost')).toEqual(column(one, 'licenceCost'))
    const asks = after(other({ community: { audience: { share: 0.001 } } }))
    expect(lastOf(asks, 'cmHours')).toBe(36 * lastOf(asks, 'cmPresent'))
  })

  test('training, coaching and the hours of line managers reach the audience only', () => {
    const division = { community: { audience: { share: 0.1, division: true } } }
    const trained = createWorld({
      scenario: small(other({ ...division, policies: { training: 0.9 } })),
      replicate: 1,
    })
    expect(trained.person.skill.filter((skill) => skill > 0)).toHaveLength(30)
    const helped = after(other({ ...division, policies: { managers: { hours: 1 } } }))
    const hours = lastOf(spaceOf(helped, 'other'), 'managerHours')
    expect(hours).toBeGreaterThanOrEqual(4)
    expect(hours).toBeLessThanOrEqual(5)
    const coach = (share: number) =>
      lastOf(
        after({
          policies: { staffing: { team: [] } },
          spaces: { other: { community: { audience: { share } }, policies: two } },
        }),
        'stance',
      )
    expect(coach(0.02)).toBeLessThan(coach(1))
  })

  test('experts from outside may join whatever the audience', () => {
    const division = { audience: { share: 0.1, division: true }, outsideExperts: 20 }
    const { member, members } = after({ community: division })
    expect(member.awareSince.subarray(members).filter((week) => week >= 0).length).toBeGreaterThan(5)
  })
})

describe('an external audience', () => {
  const outside = { organisation: { audience: 'external', turnover: 0.4 }, ...communities }
  test('has no work groups and no line managers: nothing that managers do changes it', () => {
    const world = createWorld({ scenario: small(outside), replicate: 1 })
    expect(world.network.groups).toBe(0)
    const run = (assumptions: object) =>
      simulate({ scenario: small({ ...outside, assumptions }), replicate: 1 })
    const usual = run({})
    for (const id of ['wm', 'stanceSd', 'mgrSkill', 'lamM', 'oppShare'])
      expect(run(assume({ [id]: 0.11 })).values).toEqual(usual.values)
    expect(run(assume({ wv: 1 })).values).not.toEqual(usual.values)
  })

  test('counts neither the time of customers as cost nor their browsing as value', () => {
    const history = simulate({ scenario: small(outside), replicate: 1 })
    expect(Math.max(...column(history, 'memberCost'))).toBe(0)
    expect(Math.max(...column(history, 'visitors'))).toBeGreaterThan(0)
    const saved = column(history, 'hoursSaved')
    const answered = column(history, 'answeredByPeers').map(
      (n, week) =>
        n + (column(history, 'answeredByCms')[week] ?? 0) + 0.5 * (column(history, 'selfServed')[week] ?? 0),
    )
    saved.forEach((hours, week) => {
      if (answered[week] === 0) expect(hours).toBe(0)
      else expect(hours).toBeGreaterThan(0)
    })
  })
})
