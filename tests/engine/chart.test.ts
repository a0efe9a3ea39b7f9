import type { People } from '@fishbowl/core'
import { type ChartSizes, chartOf, rootOf } from '@fishbowl/sim'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { forests, people } from '../core/organisation-fixture.ts'

const sizes: ChartSizes = { groupSize: 8, circleSize: 12 }
const chart = (of: People, replicate = 0, more: Partial<ChartSizes> = {}) =>
  chartOf(of, rootOf('chart', replicate), { ...sizes, ...more })

/** Rows by label. */
function rowsBy(labels: Int32Array): ReadonlyMap<number, readonly number[]> {
  const rows = new Map<number, number[]>()
  labels.forEach((label, i) => rows.set(label, [...(rows.get(label) ?? []), i]))
  return rows
}

const pairsOf = ({ pairs }: { readonly pairs: Int32Array }): readonly (readonly number[])[] =>
  Array.from({ length: pairs.length / 2 }, (_, p) => [pairs[2 * p] ?? -1, pairs[2 * p + 1] ?? -1])

describe('work groups of a chart', () => {
  test('a manager and the reports who lead nobody; who leads belongs to the own group and keeps a tie upward', () => {
    // 0 leads 1, 2 and 3; 3 leads 4 and 5; 6 stands alone
    const { groups, group, ...rest } = chart(people([-1, 0, 0, 0, 3, 3, -1]))
    expect([groups, [...group]]).toEqual([3, [0, 0, 0, 1, 1, 1, 2]])
    expect(pairsOf(rest)).toEqual([[3, 0]])
  })

  test('a manager whose reports all lead is a group of one', () => {
    expect([...chart(people([-1, 0, 1, 0, 3])).group]).toEqual([0, 1, 1, 2, 2])
  })

  test.each([
    [30, 8, [31]],
    [31, 8, [8, 8, 8, 8]],
    [40, 8, [7, 7, 7, 7, 7, 6]],
    [40, 50, [41]],
  ])(
    '%i reports with groups of %i are groups of %j, each tied to the manager',
    (reports, groupSize, expected) => {
      const found = chart(people([-1, ...Array.from({ length: reports }, () => 0)]), 0, { groupSize })
      const groups = [...rowsBy(found.group).values()]
      expect(groups.map((rows) => rows.length).toSorted((a, b) => b - a)).toEqual(expected)
      expect(pairsOf(found)).toEqual(groups.slice(1).map(([first]) => [first, 0]))
    },
  )

  test('everyone is in one group; numbers ascend with the rows; the first one leads the others', () => {
    fc.assert(
      fc.property(forests, fc.integer({ min: 1, max: 12 }), (manager, groupSize) => {
        const made = people(manager)
        const { groups, group } = chart(made, 0, { groupSize })
        group.forEach((number, i) => expect([0, 1]).toContain(number - (group[i - 1] ?? -1)))
        expect(groups).toBe((group.at(-1) ?? -1) + 1)
        for (const [, [first = -1, ...others]] of rowsBy(group)) {
          const boss = made.manager[first] ?? -1
          const led = others.map((i) => made.manager[i])
          // either the first one leads the rest, or they all have the same manager
          expect(led.every((one) => one === first) || led.every((one) => one === boss)).toBe(true)
        }
      }),
      { seed: 8, numRuns: 200 },
    )
  })
})

describe('circles of a chart', () => {
  const rows = 200
  const manager = Array.from({ length: rows }, (_, i) => (i === 0 ? -1 : Math.floor((i - 1) / 6)))
  const location = manager.map((_, i) => (i < 13 ? 'small' : i % 2 === 0 ? 'large' : ''))
  const made = people(manager, { location })

  test('stay within a location, of nearly the wanted size, everyone in one', () => {
    const { circle, circles } = chart(made, 0, { circleSize: 12 })
    const found = rowsBy(circle)
    expect([...found.keys()].toSorted((a, b) => a - b)).toEqual(Array.from({ length: circles }, (_, k) => k))
    for (const members of found.values()) {
      expect(new Set(members.map((i) => made.location[i])).size).toBe(1)
      expect(members.length).toBeLessThanOrEqual(12)
      expect(members.length).toBeGreaterThanOrEqual(6)
    }
    // 13 of the small location make 7 and 6
    const small = [...found.values()].filter(([i = -1]) => made.locations[made.location[i] ?? -1] === 'L2')
    expect(new Set(small.map((members) => members.length))).toEqual(new Set([6, 7]))
  })

  test('are drawn anew in every replicate, while the groups stay', () => {
    const [one, other] = [chart(made, 0), chart(made, 1)]
    expect(other.group).toEqual(one.group)
    expect(other.circle).not.toEqual(one.circle)
    expect(chart(made, 0)).toEqual(one)
  })

  test('reach everyone where there are no locations', () => {
    const { circle } = chart(people(manager), 0, { circleSize: 10 })
    const groups = new Set(
      Array.from(rowsBy(circle).values(), (members) => Math.floor((members[0] ?? 0) / 50)),
    )
    expect(rowsBy(circle).size).toBe(20)
    expect(groups.size).toBeGreaterThan(1)
  })
})

describe('given ties', () => {
  test('across groups they are the far ties; within a group everyone is tied anyway; nobody is in a circle', () => {
    const made = people([-1, 0, 0, 0, 3, 3], { ties: [1, 2, 1, 4, 2, 3] })
    const found = chart(made)
    expect(found.given).toBe(true)
    expect(pairsOf(found)).toEqual([
      [1, 4],
      [2, 3],
    ])
    expect([found.circles, [...found.circle]]).toEqual([6, [0, 1, 2, 3, 4, 5]])
  })

  test('are the same in every replicate', () => {
    const made = people([-1, 0, 0, 0, 3, 3], { ties: [1, 4] })
    expect(chart(made, 1)).toEqual(chart(made, 0))
  })
})
