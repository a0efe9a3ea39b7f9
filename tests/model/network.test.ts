import { createNetwork, rootOf } from '@fishbowl/sim'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { small } from '../engine/worlds.ts'

type Network = ReturnType<typeof createNetwork>
type Organisation = Readonly<Record<string, number>>

const networkOf = (
  organisation: Organisation,
  replicate: number,
  { outsideExperts = 0, hermits = 0 } = {},
): Network =>
  createNetwork(small({ organisation, community: { outsideExperts } }), rootOf('network', replicate), hermits)

const farOf = ({ farStart, far }: Network, i: number): readonly number[] =>
  Array.from(far.subarray(farStart[i] ?? 0, farStart[i + 1] ?? 0))

/** Members of the clique of a row. */
const cliques = (labels: Int32Array) => {
  const members = new Map<number, number[]>()
  labels.forEach((label, i) => members.set(label, [...(members.get(label) ?? []), i]))
  return (i: number) => members.get(labels[i] ?? -1) ?? []
}

/** Neighbours of every row as sets: cliques of group and circle, and far ties. */
function neighboursOf(network: Network): readonly ReadonlySet<number>[] {
  const group = cliques(network.group)
  const circle = cliques(network.circle)
  return Array.from(network.group, (_, i) => {
    const all = new Set([...group(i), ...circle(i), ...farOf(network, i)])
    all.delete(i)
    return all
  })
}

/** Mean share of the pairs of one's neighbours that are tied themselves. */
function clusteringOf(neighbours: readonly ReadonlySet<number>[]): number {
  const local = neighbours.map((own) => {
    let closed = 0
    for (const j of own) for (const k of own) if (j !== k && neighbours[j]?.has(k)) closed++
    return own.size < 2 ? 0 : closed / (own.size * (own.size - 1))
  })
  return local.reduce((sum, value) => sum + value, 0) / local.length
}

test('2,000 members in groups of 8 and circles of 12 with 2 far ties: clustering .407, degree 20, .371 of ties inside the department of 64', () => {
  for (const replicate of [0, 1, 2]) {
    const network = networkOf({ members: 2000 }, replicate)
    const neighbours = neighboursOf(network)
    const ties = neighbours.flatMap((own, i) => Array.from(own, (j) => [i, j] as const))
    const inside = ties.filter(([i, j]) => Math.floor(i / 64) === Math.floor(j / 64))
    expect(clusteringOf(neighbours)).toBeGreaterThan(0.402)
    expect(clusteringOf(neighbours)).toBeLessThan(0.412)
    expect(network.degree.reduce((sum, degree) => sum + degree, 0) / 2000).toBeCloseTo(20, 1)
    expect(inside.length / ties.length).toBeGreaterThan(0.366)
    expect(inside.length / ties.length).toBeLessThan(0.376)
  }
})

const organisations = fc.record({
  members: fc.integer({ min: 2, max: 300 }),
  groupSize: fc.integer({ min: 1, max: 20 }),
  circleSize: fc.integer({ min: 1, max: 20 }),
  farTies: fc.double({ min: 0, max: 8, noNaN: true }),
})
const extras = fc.record({ outsideExperts: fc.constantFrom(0, 7), hermits: fc.constantFrom(0, 3) })

test('everybody is in one group and one circle; groups and circles have their size but for the last', () => {
  fc.assert(
    fc.property(organisations, extras, (organisation, more) => {
      const { members, groupSize, circleSize } = organisation
      const network = networkOf(organisation, 1, more)
      const sizes = (labels: Int32Array, count: number) =>
        Array.from(
          { length: count },
          (_, label) => labels.subarray(0, members).filter((own) => own === label).length,
        )
      for (const [labels, count, size] of [
        [network.group, network.groups, groupSize],
        [network.circle, network.circles, circleSize],
      ] as const) {
        const found = sizes(labels, count)
        expect(count).toBe(Math.ceil(members / size))
        expect(found.slice(0, -1).every((n) => n === size)).toBe(true)
        expect(found.reduce((sum, n) => sum + n, 0)).toBe(members)
        // outside experts and hermits are alone in theirs
        const alone = Array.from(labels.subarray(members))
        expect(new Set(alone).size).toBe(alone.length)
        expect(alone.every((label) => label >= count)).toBe(true)
      }
    }),
    { seed: 3, numRuns: 100 },
  )
})

test('far ties go both ways, to a member at one end, never to oneself; hermits have none; degrees count them', () => {
  fc.assert(
    fc.property(organisations, extras, (organisation, more) => {
      const network = networkOf(organisation, 1, more)
      const { members } = organisation
      const social = members + more.outsideExperts
      const seen = new Map<string, number>()
      for (let i = 0; i < network.group.length; i++) {
        const far = farOf(network, i)
        if (i >= social) expect(far).toEqual([])
        for (const j of far) {
          expect(j === i || Math.min(i, j) >= members || j >= social).toBe(false)
          seen.set(`${i} ${j}`, (seen.get(`${i} ${j}`) ?? 0) + 1)
        }
        const peers = (labels: Int32Array) => labels.filter((label) => label === labels[i]).length - 1
        expect(network.degree[i]).toBe(Math.max(1, peers(network.group) + peers(network.circle) + far.length))
      }
      for (const [pair, ties] of seen) expect(seen.get(pair.split(' ').toReversed().join(' '))).toBe(ties)
    }),
    { seed: 3, numRuns: 60 },
  )
})

test('a mean of farTies far ties a member, fractions included', () => {
  for (const farTies of [0, 0.5, 1, 2, 3.7]) {
    const network = networkOf({ members: 20_000, farTies }, 0)
    // a partner drawn as oneself is dropped: 1 in 20,000
    expect(Math.abs(network.far.length / 20_000 - farTies)).toBeLessThan(0.03)
  }
})

test('circles cut across groups: two members of a circle share a group as seldom as chance has it', () => {
  const { group, circle } = networkOf({ members: 2000 }, 5)
  let shared = 0
  let pairs = 0
  for (let i = 0; i < 2000; i++) {
    for (let j = 0; j < i; j++) {
      if (circle[i] !== circle[j]) continue
      pairs++
      if (group[i] === group[j]) shared++
    }
  }
  const expected = (pairs * 7) / 1999
  expect(Math.abs(shared - expected)).toBeLessThan(4 * Math.sqrt(expected))
})

test('another replicate is another organisation, outside experts and hermits leave the ties between members alone', () => {
  const one = networkOf({ members: 300 }, 0)
  expect(networkOf({ members: 300 }, 1).circle).not.toEqual(one.circle)
  const more = networkOf({ members: 300 }, 0, { hermits: 5 })
  expect(more.far).toEqual(one.far)
  expect(more.circle.slice(0, 300)).toEqual(one.circle)
  const withExperts = networkOf({ members: 300 }, 0, { outsideExperts: 5 })
  for (let i = 0; i < 300; i++) expect(farOf(withExperts, i).filter((j) => j < 300)).toEqual(farOf(one, i))
})
