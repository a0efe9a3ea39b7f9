import type { Policies } from '@fishbowl/core'
import { fork, resume, runUntil, simulate, snapshot } from '@fishbowl/sim'
import { openThreads } from '@fishbowl/sim/threads'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { type FileParts, post, small, worldAfter } from './worlds.ts'

const horizon = 24
const organisation = { members: 60, turnover: 0.5 }
const team = [post('professional', 2), post('intern')]
const situations: Readonly<Record<string, FileParts>> = {
  'a community without anything': {},
  'a community with dated changes before and after': {
    policies: { alignment: 'integrated', staffing: { team } },
    interventions: [
      { week: 3, launch: { size: 0.5 }, staffing: { team: [post('senior')] } },
      { from: 6, until: 18, mandate: true, managers: { stance: 0.6, hours: 1 } },
      { week: 15, membership: 'voluntary', staffing: { team } },
    ],
  },
  'spaces of work groups': {
    community: { purpose: 'work-groups', outsideExperts: 4 },
    policies: { staffing: { team } },
  },
  'a staffing rule under review': {
    policies: {
      staffing: { team, ratio: { membersPerCm: 10, most: 6 }, replace: 2 },
      budget: 'reviewed',
      ownership: { persistence: 0 },
    },
  },
  'several spaces that share a team': {
    policies: { staffing: { team } },
    spaces: {
      guild: {
        community: { audience: { share: 0.5 } },
        policies: { membership: 'voluntary' },
        interventions: [{ week: 4, mandate: true }],
      },
      groups: { community: { purpose: 'work-groups' } },
    },
  },
}

const share = fc.double({ min: 0, max: 1, noNaN: true })
const posts = fc.array(
  fc.record({
    seniority: fc.constantFrom('intern', 'junior', 'professional', 'senior'),
    count: fc.integer({ min: 0, max: 3 }),
    fte: fc.constantFrom(0.5, 1),
  }),
  { maxLength: 3 },
)
/** What a fork may change, any part of it. */
const changes = fc.record(
  {
    staffing: fc.record(
      { team: posts, replace: fc.constantFrom('never' as const, 0, 6) },
      { requiredKeys: [] },
    ),
    alignment: fc.constantFrom('incidental', 'claimed', 'integrated'),
    ownership: fc.record(
      { owner: fc.constantFrom('it', 'hr', 'none'), persistence: share },
      { requiredKeys: [] },
    ),
    membership: fc.constantFrom('open', 'voluntary', 'assigned'),
    managers: fc.record({ stance: share, hours: share }, { requiredKeys: [] }),
    training: share,
    launch: fc.record({ size: share }),
    mandate: fc.boolean(),
    budget: fc.constantFrom('fixed', 'reviewed'),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Policies>
const weeks = fc.integer({ min: 1, max: horizon - 1 })

/** The scenario whose file has one more intervention at its end. */
const dated = (parts: FileParts, week: number, change: Policies) =>
  small({
    horizon,
    organisation,
    ...parts,
    interventions: [...((parts['interventions'] ?? []) as object[]), { week, ...change }],
  })

describe.each(Object.entries(situations))('%s', (_, parts) => {
  const scenario = small({ horizon, organisation, ...parts })

  test('forked in any week, it ends as the run of a file that dates the change to that week', () => {
    fc.assert(
      fc.property(weeks, changes, fc.nat(5), (week, change, replicate) => {
        const bytes = runUntil({ scenario, replicate }, week)
        const forked = resume(bytes, { scenario: fork(scenario, week, change), replicate })
        expect(forked).toEqual(simulate({ scenario: dated(parts, week, change), replicate }))
        const past = week * (forked.values.length / horizon)
        const base = simulate({ scenario, replicate })
        expect(forked.values.subarray(0, past)).toEqual(base.values.subarray(0, past))
      }),
      { numRuns: 40 },
    )
  })

  test('stopped twice, it is where it would be stopped once, and ends as if never stopped', () => {
    fc.assert(
      fc.property(weeks, weeks, (one, other) => {
        const [early, late] = [Math.min(one, other), Math.max(one, other)]
        const task = { scenario, replicate: 3 }
        const bytes = runUntil({ ...task, from: runUntil(task, early) }, late)
        expect(bytes).toEqual(runUntil(task, late))
        expect(bytes).toEqual(snapshot(worldAfter(task, late)))
        expect(resume(bytes, task)).toEqual(simulate(task))
      }),
      { numRuns: 20 },
    )
  })
})

test('a fork of a further space is a change dated in that space, and shares the past of all of them', () => {
  const parts = situations['several spaces that share a team'] ?? {}
  const scenario = small({ horizon, organisation, ...parts })
  const spaces = parts['spaces'] as Readonly<Record<string, { readonly interventions: readonly object[] }>>
  fc.assert(
    fc.property(weeks, changes, (week, change) => {
      const bytes = runUntil({ scenario, replicate: 1 }, week)
      const forked = resume(bytes, { scenario: fork(scenario, week, change, 'guild'), replicate: 1 })
      const { guild } = spaces
      const interventions = [...(guild?.interventions ?? []), { week, ...change }]
      const other = small({
        horizon,
        organisation,
        ...parts,
        spaces: { ...spaces, guild: { ...guild, interventions } },
      })
      expect(forked).toEqual(simulate({ scenario: other, replicate: 1 }))
      const base = simulate({ scenario, replicate: 1 })
      expect(forked.spaces).toHaveLength(3)
      forked.spaces?.forEach(({ id, history }, i) => {
        const past = week * (history.values.length / horizon)
        const before = base.spaces?.[i]?.history.values.subarray(0, past)
        expect(history.values.subarray(0, past), id).toEqual(before)
      })
    }),
    { numRuns: 30 },
  )
})

test('a fork changes something: without a team the answers of CMs end', () => {
  const scenario = small({ horizon, policies: { staffing: { team } } })
  const task = { scenario, replicate: 0 }
  const bytes = runUntil(task, 12)
  const other = resume(bytes, { scenario: fork(scenario, 12, { staffing: { team: [] } }), replicate: 0 })
  expect(other).not.toEqual(simulate(task))
})

test('a fork leaves the scenario and the snapshot as they were', () => {
  const scenario = small({ horizon })
  const before = structuredClone(scenario)
  const bytes = runUntil({ scenario, replicate: 0 }, 12)
  const copy = bytes.slice()
  resume(bytes, { scenario: fork(scenario, 12, { mandate: true }), replicate: 0 })
  expect(scenario).toEqual(before)
  expect(bytes).toEqual(copy)
})

describe('a week outside the run is refused with its bounds', () => {
  const scenario = small({ horizon })
  test.each([0, horizon, -1, 3.5, Number.NaN])('week %s', (week) => {
    const says = `the week of a fork is 1 to 23 in a run of 24 weeks (got ${week})`
    expect(() => runUntil({ scenario, replicate: 0 }, week)).toThrow(new RangeError(says))
    expect(() => fork(scenario, week, {})).toThrow(new RangeError(says))
  })
  test('a week before the snapshot', () => {
    const from = runUntil({ scenario, replicate: 0 }, 9)
    expect(() => runUntil({ scenario, replicate: 0, from }, 8)).toThrow(
      new RangeError('the snapshot is of week 9, later than week 8'),
    )
  })
  test('a space that is not there', () => {
    expect(() => fork(scenario, 9, {}, 'nowhere')).toThrow(
      new RangeError('the scenario has no space "nowhere"'),
    )
  })
})

describe('on worker threads', () => {
  const threads = openThreads(2)
  afterAll(threads.close)
  const scenario = small({ horizon, ...situations['a community with dated changes before and after'] })
  const changed = fork(scenario, 10, { alignment: 'incidental' })

  test('snapshots and their continuations are those of this thread', async () => {
    await Promise.all(
      [0, 1, 2, 3].map(async (replicate) => {
        const from = await threads.save({ scenario, replicate }, 10)
        expect(from).toEqual(runUntil({ scenario, replicate }, 10))
        expect(await threads.run({ scenario: changed, replicate, from })).toEqual(
          simulate({ scenario: changed, replicate }),
        )
      }),
    )
  })

  test('a snapshot that is a view of a longer buffer does not lose its place', async () => {
    const bytes = runUntil({ scenario, replicate: 1 }, 10)
    const file = new Uint8Array(bytes.length + 7)
    file.set(bytes, 3)
    const from = file.subarray(3, 3 + bytes.length)
    expect(await threads.run({ scenario, replicate: 1, from })).toEqual(simulate({ scenario, replicate: 1 }))
  })
})
