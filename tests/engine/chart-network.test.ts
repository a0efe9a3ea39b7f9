import type { People, Scenario } from '@fishbowl/core'
import { createNetwork, createWorld, rootOf, simulate } from '@fishbowl/sim'
import { expect, test } from 'vitest'
import { people } from '../core/organisation-fixture.ts'
import { firstDifferences, small } from './worlds.ts'

const withPeople = (made: People, parts: Readonly<Record<string, unknown>> = {}): Scenario => {
  const scenario = small(parts)
  const organisation = { ...scenario.organisation, members: made.manager.length, people: made }
  return { ...scenario, organisation }
}
const networkOf = (scenario: Scenario, hermits = 0) => createNetwork(scenario, rootOf('chart', 0), hermits)
const farOf = ({ farStart, far }: ReturnType<typeof networkOf>, i: number) =>
  [...far.subarray(farStart[i], farStart[i + 1])].toSorted((a, b) => a - b)

// 0 leads 1, 2 and 3; 3 leads 4 and 5
const manager = [-1, 0, 0, 0, 3, 3]

test('a run lives on the groups of the chart, with the tie upward among the far ties', () => {
  const network = networkOf(withPeople(people(manager), { organisation: { farTies: 0, circleSize: 1 } }))
  expect([network.groups, [...network.group]]).toEqual([2, [0, 0, 0, 1, 1, 1]])
  expect([0, 1, 2, 3, 4, 5].map((i) => farOf(network, i))).toEqual([[3], [], [], [0], [], []])
  // two mates in the group, and one tie more for the two who lead
  expect([...network.degree]).toEqual([3, 2, 2, 3, 2, 2])
})

test('with given ties members have these and no others; outside experts still have theirs', () => {
  const made = people(manager, { ties: [1, 2, 1, 4] })
  const alone = networkOf(withPeople(made, { organisation: { farTies: 6 } }), 2)
  expect([0, 1, 2, 3, 4, 5, 6, 7].map((i) => farOf(alone, i))).toEqual([[], [4], [], [], [1], [], [], []])
  expect([...alone.degree]).toEqual([2, 3, 2, 2, 3, 2, 1, 1])
  const experts = networkOf(
    withPeople(made, { organisation: { farTies: 6 }, community: { outsideExperts: 1 } }),
  )
  expect(farOf(experts, 6).length).toBe(3)
  expect(farOf(experts, 1).filter((j) => j < 6)).toEqual([4])
})

test('the default network is what it was without a chart', () => {
  const network = networkOf(small({ organisation: { members: 20, groupSize: 8 } }))
  expect([...network.group]).toEqual([...Array(8).fill(0), ...Array(8).fill(1), ...Array(4).fill(2)])
})

const hundred = people(Array.from({ length: 100 }, (_, i) => (i === 0 ? -1 : Math.floor((i - 1) / 5))))

test('the same people live the same weeks, whatever another policy does later', () => {
  const scenario = withPeople(hundred)
  const later = { ...scenario, interventions: [{ week: 20, mandate: true }] }
  expect(firstDifferences({ scenario, replicate: 0 }, { scenario: later, replicate: 0 }, 20)).toEqual([])
  expect(simulate({ scenario, replicate: 0 }).values).toEqual(simulate({ scenario, replicate: 0 }).values)
})

test('a chart crosses to a worker thread as it is', () => {
  const scenario = withPeople(hundred)
  const there = structuredClone(scenario)
  expect(simulate({ scenario: there, replicate: 1 }).values).toEqual(
    simulate({ scenario, replicate: 1 }).values,
  )
  expect(createWorld({ scenario: there, replicate: 0 }).network.group).toEqual(networkOf(scenario).group)
})
