import { type ColumnId, measured, measureIds, type Scenario } from '@fishbowl/core'
import { createWorld, historyOf, simulate, step, type Task } from '@fishbowl/sim'
import { describe, expect, test } from 'vitest'
import { assume, columnOf, type FileParts, firstDifferences, post, small } from '../engine/worlds.ts'

const team = { staffing: { team: [post('professional', 2), post('intern')] } }
const busyParts = { policies: { alignment: 'integrated', ...team } }
const busy = small(busyParts)
const withExperts = small({ community: { outsideExperts: 20 }, policies: team })
const groupParts = { community: { purpose: 'work-groups', outsideExperts: 5 }, policies: team }
const groups = small(groupParts)
const task = (scenario: Scenario, more: Partial<Task> = {}): Task => ({ scenario, replicate: 3, ...more })

describe('what is not used changes nobody', () => {
  const late: readonly (readonly [string, object])[] = [
    ['a larger team', { staffing: { team: [post('senior', 9)] } }],
    ['no team', { staffing: { team: [] } }],
    ['a staffing rule', { staffing: { ratio: { membersPerCm: 10 } } }],
    ['leavers never replaced', { staffing: { replace: 'never' } }],
    ['another alignment', { alignment: 'incidental' }],
    ['another owner', { ownership: { owner: 'it' } }],
    ['other members', { membership: 'assigned' }],
    ['managers who help', { managers: { stance: 1, hours: 5, groupHours: 5 } }],
    ['training', { training: 1 }],
    ['another platform', { platform: { fit: 1 } }],
    ['another launch', { launch: { size: 1 } }],
    ['a mandate', { mandate: true }],
    ['reviews', { budget: 'reviewed' }],
  ]
  test.each(late)('%s from week 30 on: weeks 0 to 29 stay those of every person', (_, levers) => {
    for (const parts of [busyParts, groupParts]) {
      const changed = small({ ...parts, interventions: [{ week: 30, ...levers }] })
      expect(firstDifferences(task(small(parts)), task(changed), 30)).toEqual([])
    }
  })

  const idle: readonly (readonly [string, object])[] = [
    [
      'a staffing rule that asks for less than the team',
      { staffing: { ...team.staffing, ratio: { membersPerCm: 100_000 } } },
    ],
    [
      'a review that a patient sponsor always passes',
      { ...team, budget: 'reviewed', ownership: { persistence: 1 } },
    ],
    ['the owner whose bundle is written out', { ...team, ownership: { owner: 'none' } }],
    ['the persistence of a sponsor who never reviews', { ...team, ownership: { persistence: 0 } }],
    ['hours for groups that are no spaces', { ...team, managers: { groupHours: 9 } }],
  ]
  test.each(idle)('%s', (_, policies) => {
    const scenario = small({ policies: team })
    expect(firstDifferences(task(scenario), task(small({ policies })), 40)).toEqual([])
  })

  test('an intervention that says what already holds', () => {
    const scenario = small({ policies: { ...team, membership: 'voluntary' } })
    const again = {
      ...scenario,
      interventions: [{ week: 10, membership: 'voluntary' as const, mandate: false }],
    }
    expect(firstDifferences(task(scenario), task(again), 40)).toEqual([])
  })

  test('hiring that takes longer, in a team that nobody leaves', () => {
    const stay = { assumptions: assume({ cmTurn: 0 }) }
    const staffing = (replace: unknown) => ({
      ...stay,
      policies: { staffing: { team: [post('professional', 2)], replace } },
    })
    expect(firstDifferences(task(small(staffing(30))), task(small(staffing('never'))), 40)).toEqual([])
  })

  test('a title, a question, a claim', () => {
    const told = small({ policies: team, title: 'another', question: 'and why?', watch: ['the second week'] })
    expect(firstDifferences(task(small({ policies: team })), task(told), 40)).toEqual([])
  })

  test('every measure taken every week', () => {
    const watched = createWorld(task(busy))
    const alone = createWorld(task(busy))
    for (let week = 0; week < 40; week++) {
      step(watched)
      step(alone)
      const history = historyOf(watched, 3)
      for (const id of measureIds) measured(history, id, { from: 0, to: week })
    }
    expect(historyOf(watched, 3)).toEqual(historyOf(alone, 3))
  })

  test('the talent of CMs where there are none', () => {
    expect(firstDifferences(task(small()), task(small(), { talent: 99 }), 40)).toEqual([])
    expect(firstDifferences(task(busy), task(busy, { talent: 99 }), 1)).not.toEqual([])
  })
})

describe('hermits, whom nobody meets, change nobody', () => {
  const spaces: readonly (readonly [string, Scenario])[] = [
    ['a community', busy],
    ['a community with outside experts', withExperts],
    ['a closed cohort', small({ community: { everyoneAware: true }, policies: { launch: { size: 0 } } })],
    ['spaces of work groups', groups],
    [
      'the space of a single work group',
      small({ organisation: { members: 8 }, community: { purpose: 'work-groups' }, policies: team }),
    ],
    ['members who change', { ...busy, interventions: [{ week: 9, membership: 'voluntary' }] }],
  ]
  test.each(spaces)('in %s', (_, scenario) => {
    for (const hermits of [1, 17]) {
      expect(firstDifferences(task(scenario), task(scenario, { hermits }), 40)).toEqual([])
    }
  })
})

test('two policies that differ from week 78 share weeks 0 to 77 byte for byte', () => {
  const base = small({ horizon: 156, policies: { alignment: 'integrated', ...team } })
  const cut = { ...base, interventions: [{ week: 78, staffing: { team: [] } }] }
  for (let replicate = 0; replicate < 5; replicate++) {
    const kept = simulate(task(base, { replicate }))
    const less = simulate(task(cut, { replicate }))
    const width = kept.values.length / 156
    expect(less.values.slice(0, 78 * width)).toEqual(kept.values.slice(0, 78 * width))
    expect(less.values.slice(78 * width, 79 * width)).not.toEqual(kept.values.slice(78 * width, 79 * width))
  }
})

type Change = readonly [more: FileParts, less: FileParts]
const first = (scenario: Scenario) => {
  const world = createWorld({ scenario, replicate: 1 })
  step(world)
  return world
}
const rowsWhere = (flags: ArrayLike<number>, holds: (value: number) => boolean) =>
  new Set(Array.from(flags).flatMap((value, i) => (holds(value) ? [i] : [])))

const isAware = (week: number): boolean => week >= 0
const came = (flag: number): boolean => flag === 1

describe('in week 0, before anybody has met anybody, more means more, member by member', () => {
  const keen = { assumptions: assume({ casc: 0.1 }) }
  const needy = { wq: 14, v0: 1 }
  const aware: readonly (readonly [string, ...Change])[] = [
    ['a larger launch', { policies: { launch: { size: 0.9 } } }, { policies: { launch: { size: 0.2 } } }],
    ['a farther reach', { assumptions: assume({ reach: 0.9 }) }, { assumptions: assume({ reach: 0.3 }) }],
    [
      'managers in favour',
      { policies: { managers: { stance: 1 } } },
      { policies: { managers: { stance: -1 } } },
    ],
    ['a CM', { policies: team, ...keen }, keen],
  ]
  const visiting: readonly (readonly [string, ...Change])[] = [
    ['a mandate', { policies: { mandate: true } }, {}],
    ['a better platform', { policies: { platform: { fit: 1 } } }, { policies: { platform: { fit: 0 } } }],
    ['training', { policies: { training: 1 } }, {}],
    [
      'members who chose to come',
      { policies: { membership: 'voluntary' }, assumptions: assume(needy) },
      { assumptions: assume(needy) },
    ],
    ['members who may come rather than must', {}, { policies: { membership: 'assigned' } }],
    ['more work needs', { assumptions: assume({ need: 2 }) }, { assumptions: assume({ need: 0.3 }) }],
    ['more alignment', { policies: { alignment: 'integrated' } }, { policies: { alignment: 'incidental' } }],
    ['a higher expectation', { assumptions: assume({ v0: 0.8 }) }, { assumptions: assume({ v0: 0.4 }) }],
    ...aware,
  ]
  test.each(aware)('%s: whoever was aware stays aware', (_, more, less) => {
    const few = rowsWhere(first(small(less)).member.awareSince, isAware)
    const many = rowsWhere(first(small(more)).member.awareSince, isAware)
    expect([...few].filter((i) => !many.has(i))).toEqual([])
    expect(many.size).toBeGreaterThan(few.size)
  })
  test.each(visiting)('%s: whoever came still comes', (_, more, less) => {
    const few = rowsWhere(first(small(less)).member.active, came)
    const many = rowsWhere(first(small(more)).member.active, came)
    expect([...few].filter((i) => !many.has(i))).toEqual([])
    expect(many.size).toBeGreaterThan(few.size)
  })
})

const highest = (parts: FileParts, ids: readonly ColumnId[]) => {
  const history = simulate(task(small(parts)))
  return ids.map((id) => [id, Math.max(...columnOf(history, id).map(Math.abs))])
}
const zeros = (ids: readonly ColumnId[]) => ids.map((id) => [id, 0])

describe('without its cause there is no effect', () => {
  const cases: readonly (readonly [string, FileParts, readonly ColumnId[]])[] = [
    [
      'no launch, no word of mouth, no cascade: nobody ever knows',
      { policies: { launch: { size: 0 } }, assumptions: assume({ wom: 0, casc: 0 }) },
      ['aware', 'visitors', 'asked', 'signal', 'noise', 'knowledge', 'hoursSaved', 'memberHours'],
    ],
    [
      'no team: nothing that a team does',
      {},
      [
        'cmPosts',
        'cmCost',
        'cmHours',
        'covered',
        'load',
        'burnOut',
        'strategyHours',
        'actAnswers',
        'actWelcomes',
        'actCurated',
        'actContent',
        'actConnections',
        'actCoaching',
        'actStrategy',
      ],
    ],
    ['no turnover: nobody joins', { organisation: { turnover: 0 } }, ['joiners']],
    ['no expertise: no member answers', { assumptions: assume({ expShare: 0 }) }, ['answeredByPeers']],
    [
      'no work needs: no questions',
      { assumptions: assume({ need: 0 }) },
      ['needs', 'selfServed', 'asked', 'givenUp'],
    ],
    [
      'a team of one: no strategic hours',
      { policies: { staffing: { team: [post('senior')] } } },
      ['strategyHours'],
    ],
    ['managers who give no hours cost nothing', { policies: team }, ['managerHours', 'managerCost']],
    ['no licence, no cost of it', { assumptions: assume({ licence: 0 }) }, ['licenceCost']],
    ['nothing saves time: no value', { assumptions: assume({ Tans: 0, Tbr: 0 }) }, ['hoursSaved', 'value']],
  ]
  test.each(cases)('%s', (_, parts, ids) => {
    expect(highest(parts, ids)).toEqual(zeros(ids))
  })
  test('nobody can serve oneself before something is known', () => {
    const history = simulate(task(small({ policies: team, assumptions: assume({ kK: 0.001 }) })))
    expect(columnOf(history, 'selfServed')[0]).toBe(0)
    expect(Math.max(...columnOf(history, 'selfServed'))).toBeGreaterThan(0)
  })
  test('a stable staff keeps all it ever registered, and never forgets the space', () => {
    const history = simulate(task(small({ organisation: { turnover: 0 }, policies: team })))
    expect(columnOf(history, 'registered')).toEqual(columnOf(history, 'everRegistered'))
    for (const id of ['aware', 'registered'] as const) {
      const column = columnOf(history, id)
      expect(column).toEqual(column.toSorted((one, other) => one - other))
    }
  })
  test('a closed cohort knows the space from the first week', () => {
    const cohort = small({ community: { everyoneAware: true }, organisation: { turnover: 0 } })
    expect(new Set(columnOf(simulate(task(cohort)), 'aware'))).toEqual(new Set([300]))
  })
})
