import type { History, Scenario } from '@fishbowl/core'
import {
  createWorld,
  historyOf,
  restore,
  simulate,
  snapshot,
  step,
  type Task,
  type World,
} from '@fishbowl/sim'
import { describe, expect, test } from 'vitest'
import { type FileParts, post, small, worldAfter } from './worlds.ts'

const organisation = { members: 200 }
const team = [post('professional', 2), post('intern')]
const staffed: FileParts = {
  organisation,
  policies: { alignment: 'integrated', staffing: { team } },
  interventions: [
    { week: 8, staffing: { team: [post('senior')] }, training: 0.5 },
    { week: 15, membership: 'voluntary' },
    { from: 20, until: 28, mandate: true, managers: { stance: 0.6, hours: 1 } },
    { week: 30, staffing: { team: [post('junior', 4)] }, launch: { size: 0.5 } },
  ],
}
const workGroups: FileParts = {
  organisation,
  community: { purpose: 'work-groups', outsideExperts: 6 },
  policies: { staffing: { team } },
}
const ruled: FileParts = {
  organisation,
  policies: {
    staffing: { team: [post('professional', 3)], ratio: { membersPerCm: 20, most: 6 }, replace: 2 },
    alignment: 'incidental',
    budget: 'reviewed',
    ownership: { persistence: 0 },
  },
}
const situations: readonly (readonly [string, FileParts])[] = [
  ['a staffed community with dated interventions', staffed],
  ['spaces of work groups', workGroups],
  ['a staffing rule and a sponsor who reviews', ruled],
]

function finish(world: World, replicate: number): History {
  while (world.space.week < world.scenario.horizon) step(world)
  return historyOf(world, replicate)
}

/** Snapshots before every week of a run. */
function everySnapshot(task: Task): readonly Uint8Array[] {
  const world = createWorld(task)
  return Array.from({ length: task.scenario.horizon }, () => {
    const bytes = snapshot(world)
    step(world)
    return bytes
  })
}

test.each(situations)('%s: restored before any week, it ends as if never interrupted', (_, parts) => {
  const task = { scenario: small(parts), replicate: 5 }
  const uninterrupted = simulate(task)
  everySnapshot(task).forEach((bytes, week) => {
    const world = restore(bytes, task)
    expect(world.space.week).toBe(week)
    expect(finish(world, 5)).toEqual(uninterrupted)
  })
})

test.each(situations)('%s: a restored world gives the same snapshot again', (_, parts) => {
  const task = { scenario: small(parts), replicate: 5 }
  for (const bytes of everySnapshot(task))
    expect(Buffer.from(snapshot(restore(bytes, task))).equals(bytes)).toBe(true)
})

describe('a fork at week 20 with other policies', () => {
  const forks: readonly (readonly [string, FileParts])[] = [
    ['a larger team', { staffing: { team: [post('professional', 7)] } }],
    ['no team', { staffing: { team: [] } }],
    ['other members under a mandate', { membership: 'assigned', mandate: true }],
    ['another owner who reviews', { ownership: { owner: 'it', persistence: 0 }, budget: 'reviewed' }],
  ]
  test.each(forks)('%s: shares its past and ends as the policy that was dated to week 20', (_, levers) => {
    for (const [, parts] of situations) {
      const base = { scenario: small(parts), replicate: 2 }
      const interventions = [...((parts['interventions'] ?? []) as object[]), { week: 20, ...levers }]
      const other = { scenario: small({ ...parts, interventions }), replicate: 2 }
      const forked = finish(restore(snapshot(worldAfter(base, 20)), other), 2)
      expect(forked).toEqual(simulate(other))
      const past = (20 * forked.values.length) / 40
      expect(forked.values.slice(0, past)).toEqual(simulate(base).values.slice(0, past))
      // where a staffing rule governs, an empty team changes nothing
      if (parts !== ruled) expect(forked.values).not.toEqual(simulate(base).values)
    }
  })
  test('leaves the snapshot as it was', () => {
    const task = { scenario: small(staffed), replicate: 2 }
    const bytes = snapshot(worldAfter(task, 20))
    const copy = bytes.slice()
    finish(restore(bytes, task), 2)
    expect(bytes).toEqual(copy)
  })
  test('reads a snapshot that lies anywhere in a longer buffer', () => {
    const task = { scenario: small(staffed), replicate: 2 }
    const bytes = snapshot(worldAfter(task, 20))
    const shifted = new Uint8Array(bytes.length + 13)
    shifted.set(bytes, 5)
    const view = shifted.subarray(5, 5 + bytes.length)
    expect(finish(restore(view, task), 2)).toEqual(simulate(task))
  })
})

describe('bytes that do not fit are refused with a reason', () => {
  const task = { scenario: small(staffed), replicate: 2 }
  const bytes = snapshot(worldAfter(task, 20))
  const changed = (at: number) => {
    const copy = bytes.slice()
    copy[at] = (copy[at] ?? 0) ^ 1
    return copy
  }
  test('nothing, text, another file', () => {
    for (const other of [new Uint8Array(), Buffer.from('PK zip'), new Uint8Array(bytes.length)])
      expect(() => restore(other, task)).toThrow(new RangeError('these bytes are no snapshot of Fishbowl'))
  })
  test('another layout or another version of the model', () => {
    for (const at of [4, 8, 11])
      expect(() => restore(changed(at), task)).toThrow(
        /^the snapshot was taken by another version of the model \(this is /,
      )
  })
  test('cut short anywhere, or with bytes to spare', () => {
    for (const length of [64, 100, 200, bytes.length - 8, bytes.length - 1])
      expect(() => restore(bytes.subarray(0, length), task)).toThrow(
        /^the snapshot is damaged: it has \d+ bytes and should have \d+$/,
      )
    expect(() => restore(Buffer.concat([bytes, Buffer.alloc(1)]), task)).toThrow(/damaged/)
    expect(() => restore(bytes.subarray(0, 63), task)).toThrow(/no snapshot/)
  })
  test('a number of posts that nobody could hold', () => {
    expect(() => restore(changed(66), task)).toThrow(/damaged/)
    expect(() => restore(changed(67), task)).toThrow(/damaged/)
  })
  const others: readonly (readonly [string, Scenario])[] = [
    ['more members', small({ ...staffed, organisation: { members: 201 } })],
    ['other groups', small({ ...staffed, organisation: { ...organisation, groupSize: 9 } })],
    ['other circles', small({ ...staffed, organisation: { ...organisation, circleSize: 11 } })],
    ['other ties', small({ ...staffed, organisation: { ...organisation, farTies: 3 } })],
    ['another seed', small({ ...staffed, seed: 'another' })],
    ['outside experts', small({ ...staffed, community: { outsideExperts: 1 } })],
    ['work-group spaces', small({ ...staffed, community: { purpose: 'work-groups' } })],
  ]
  test.each(others)('other people: %s', (_, scenario) => {
    expect(() => restore(bytes, { scenario, replicate: 2 })).toThrow(/^the snapshot has other people/)
  })
  test('a week that is not the same in every space', () => {
    const several = small({ organisation, spaces: { guild: {}, social: {} } })
    const own = { scenario: several, replicate: 1 }
    const whole = snapshot(worldAfter(own, 17))
    const view = new DataView(whole.buffer)
    // fields of the spaces stand behind the header of 64 bytes and the three counts of posts
    const weeks = Array.from({ length: 100 }, (_, i) => 76 + 8 * i).filter(
      (at) => view.getFloat64(at, true) === 17,
    )
    expect(weeks.length).toBe(3)
    for (const at of weeks) {
      const copy = whole.slice()
      new DataView(copy.buffer).setFloat64(at, 18, true)
      expect(() => restore(copy, own)).toThrow('the snapshot is damaged: it has two different weeks')
    }
  })

  test('another replicate, a hermit more, another horizon', () => {
    expect(() => restore(bytes, { ...task, replicate: 3 })).toThrow(
      /other people, or another seed or replicate/,
    )
    expect(() => restore(bytes, { ...task, hermits: 1 })).toThrow(/other people/)
    expect(() => restore(bytes, { ...task, scenario: small({ ...staffed, horizon: 41 }) })).toThrow(
      /another horizon/,
    )
  })
})
