import { type Owner, owners, type Scenario, settingsOf } from '@fishbowl/core'
import { planOf, settingsAt, wavesOf } from '@fishbowl/sim'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type FileParts, post, small } from './worlds.ts'

const dated = (interventions: readonly object[], policies: FileParts = {}): Scenario =>
  small({ policies, interventions })

/** The levers that an owner brings. */
const parts = ({ fit, training, alignment, proximity, persistence }: ReturnType<typeof settingsAt>) => ({
  fit,
  training,
  alignment,
  proximity,
  persistence,
})

describe('the levers of a week', () => {
  test('where nothing is said, the defaults of the model hold', () => {
    expect(settingsAt(small(), 0)).toEqual({
      team: [],
      ownTeam: false,
      replaceAfter: undefined,
      ratio: undefined,
      alignment: 'claimed',
      owner: 'none',
      proximity: 0.8,
      persistence: 0.5,
      membership: 'open',
      stance: 0,
      managerHours: 0,
      groupHours: 1.5,
      training: 0,
      fit: 0.65,
      launchSize: 1,
      mandate: false,
      reviewed: false,
    })
  })
  test('two posts of a kind are two posts, never is -1, a review is a flag', () => {
    const policies = {
      staffing: { team: [post('intern', 2, 0.5), post('senior', 0)], replace: 'never' },
      budget: 'reviewed',
    }
    const { team, replaceAfter, reviewed } = settingsAt(small({ policies }), 0)
    expect(team).toEqual([
      { seniority: 'intern', fte: 0.5 },
      { seniority: 'intern', fte: 0.5 },
    ])
    expect([replaceAfter, reviewed]).toEqual([-1, true])
  })
  test.each(Object.keys(owners) as Owner[])(
    'the owner %s brings a bundle, and each lever that is set overrides its part',
    (owner) => {
      const { says: _, ...bundle } = owners[owner]
      expect(parts(settingsAt(small({ policies: { ownership: { owner } } }), 3))).toEqual(bundle)
      const levers: readonly (readonly [FileParts, FileParts])[] = [
        [{ fit: 0.11 }, { platform: { fit: 0.11 } }],
        [{ training: 0.12 }, { training: 0.12 }],
        [{ alignment: 'incidental' }, { alignment: 'incidental' }],
        [{ proximity: 0.13 }, { ownership: { owner, proximity: 0.13 } }],
        [{ persistence: 0.14 }, { ownership: { owner, persistence: 0.14 } }],
      ]
      for (const [part, lever] of levers) {
        const policies = { ownership: { owner }, ...lever }
        expect(parts(settingsAt(small({ policies }), 3))).toEqual({ ...bundle, ...part })
      }
    },
  )
})

const at = (scenario: Scenario, lever: keyof ReturnType<typeof settingsAt>) => (week: number) =>
  settingsAt(scenario, week)[lever]

describe('dated changes', () => {
  test('a change holds from its week on', () => {
    const training = at(dated([{ week: 10, training: 0.5 }]), 'training')
    expect([0, 9, 10, 39].map(training)).toEqual([0, 0, 0.5, 0.5])
  })
  test('from and until: the first week in which it holds, and the first in which it no longer does', () => {
    const mandate = at(dated([{ from: 3, until: 5, mandate: true }]), 'mandate')
    expect([2, 3, 4, 5].map(mandate)).toEqual([false, true, true, false])
  })
  test('later in the file wins, whatever the dates', () => {
    const early = { week: 5, alignment: 'integrated' }
    const late = { week: 20, alignment: 'incidental' }
    expect([4, 5, 20].map(at(dated([early, late]), 'alignment'))).toEqual([
      'claimed',
      'integrated',
      'incidental',
    ])
    expect([4, 5, 20].map(at(dated([late, early]), 'alignment'))).toEqual([
      'claimed',
      'integrated',
      'integrated',
    ])
  })
  test('levers of one block change one by one, the rest of the block stays', () => {
    const policies = {
      staffing: { team: [post('junior')], replace: 4 },
      managers: { stance: 0.2, hours: 1, groupHours: 3 },
    }
    const scenario = dated(
      [{ week: 2, staffing: { team: [post('senior')] }, managers: { hours: 2 } }],
      policies,
    )
    expect(settingsAt(scenario, 2)).toMatchObject({
      team: [{ seniority: 'senior', fte: 1 }],
      replaceAfter: 4,
      stance: 0.2,
      managerHours: 2,
      groupHours: 3,
    })
  })
  test('a new owner brings the bundle, but not over a lever that was set', () => {
    const change = { week: 6, ownership: { owner: 'centre-of-excellence' } }
    expect(settingsAt(dated([change]), 6)).toMatchObject({
      fit: 0.75,
      training: 0.7,
      alignment: 'integrated',
      proximity: 0.9,
      persistence: 0.9,
    })
    const set = dated([change], { platform: { fit: 0.2 }, ownership: { proximity: 0.1 } })
    expect(settingsAt(set, 6)).toMatchObject({ fit: 0.2, training: 0.7, proximity: 0.1, persistence: 0.9 })
    expect(settingsAt(dated([{ ...change, until: 9 }]), 9)).toEqual(settingsAt(small(), 9))
  })
  test('a switched-off mechanism takes its levers away', () => {
    const policies = {
      managers: { hours: 1, groupHours: 2 },
      staffing: { ratio: { membersPerCm: 50 } },
      budget: 'reviewed',
    }
    const scenario = dated([{ week: 1, training: 1 }], policies)
    const off = (name: Scenario['switches'][number]) => settingsAt({ ...scenario, switches: [name] }, 1)
    expect(off('no-cut').training).toBe(0)
    expect(off('silent-managers')).toMatchObject({ managerHours: 0, groupHours: 0 })
    expect(off('steady-team').ratio).toBeUndefined()
    expect(off('no-review').reviewed).toBe(false)
  })
})

test('the plan of a run is the settings of each of its weeks', () => {
  const week = fc.integer({ min: 0, max: 39 })
  const levers = fc.record(
    {
      training: fc.constantFrom(0, 0.3, 1),
      mandate: fc.boolean(),
      alignment: fc.constantFrom('incidental', 'integrated'),
      ownership: fc.record({ owner: fc.constantFrom('it', 'business') }),
      staffing: fc.record({ team: fc.constant([post('senior')]) }),
    },
    { requiredKeys: [] },
  )
  const change = fc.oneof(
    fc.tuple(week, levers).map(([on, changes]) => Object.assign({ week: on }, changes)),
    fc
      .tuple(week, week, levers)
      .map(([from, length, changes]) => Object.assign({ from, until: from + 1 + length }, changes)),
  )
  fc.assert(
    fc.property(fc.array(change, { maxLength: 6 }), (interventions) => {
      const scenario = dated(interventions)
      const plan = planOf(scenario)
      expect(plan.length).toBe(40)
      plan.forEach((settings, on) => expect(settings).toEqual(settingsAt(scenario, on)))
    }),
    { seed: 1, numRuns: 100 },
  )
})

test('weeks without a change share one object', () => {
  expect(new Set(planOf(dated([{ from: 10, until: 12, mandate: true }]))).size).toBe(3)
  expect(planOf(small())[0]).toEqual(settingsOf({}))
})

describe('launch waves', () => {
  test('the one of week 0 has the size of the policy', () => {
    expect(wavesOf(small())).toEqual([{ week: 0, size: 1 }])
    expect(wavesOf(small({ policies: { launch: { size: 0.3 } } }))).toEqual([{ week: 0, size: 0.3 }])
  })
  test('an intervention that launches adds one', () => {
    expect(
      wavesOf(
        dated([
          { week: 12, launch: { size: 0.4 } },
          { week: 20, training: 1 },
        ]),
      ),
    ).toEqual([
      { week: 0, size: 1 },
      { week: 12, size: 0.4 },
    ])
  })
  test('other members are launched to, with size 1 unless the intervention says otherwise', () => {
    expect(wavesOf(dated([{ week: 12, membership: 'assigned' }]))).toEqual([
      { week: 0, size: 1 },
      { week: 12, size: 1 },
    ])
    expect(wavesOf(dated([{ week: 12, membership: 'assigned', launch: { size: 0 } }]))).toEqual([
      { week: 0, size: 1 },
      { week: 12, size: 0 },
    ])
  })
  test('so are those who come back when a membership ends; the same members are not', () => {
    expect(wavesOf(dated([{ from: 12, until: 20, membership: 'assigned' }]))).toEqual([
      { week: 0, size: 1 },
      { week: 12, size: 1 },
      { week: 20, size: 1 },
    ])
    expect(wavesOf(dated([{ week: 12, membership: 'open' }]))).toEqual([{ week: 0, size: 1 }])
  })
  test('none when dated changes are switched off', () => {
    const scenario = dated([{ week: 12, launch: { size: 1 } }])
    expect(wavesOf({ ...scenario, switches: ['no-cut'] })).toEqual([{ week: 0, size: 1 }])
  })
})
