import { type People, type PeopleDraft, peopleOf } from '@fishbowl/core'
import { structureOf, structureReferences, structureSources } from '@fishbowl/lab'
import { expect, test } from 'vitest'

const people = (manager: readonly number[], parts: Partial<PeopleDraft> = {}): People =>
  peopleOf({
    manager,
    department: undefined,
    location: undefined,
    year: undefined,
    ties: undefined,
    order: manager.keys(),
    keepLabels: false,
    ...parts,
  })

test('a small organisation with given ties is what one counts by hand', () => {
  // 0 leads 1, 2 and 3; 3 leads 4. Groups {0, 1, 2} and {3, 4}; ties across: 2-3 and 0-3.
  const made = people([-1, 0, 0, 0, 3], {
    department: ['a', 'a', 'a', 'b', ''],
    year: [2000, 2010, 2010, -1, 2012],
    ties: [0, 1, 2, 3, 0, 3],
  })
  expect(structureOf(made)).toEqual({
    people: 5,
    trees: 1,
    levels: 3,
    managers: 2,
    span: { median: 2, mean: 2, most: 3 },
    departments: 2,
    department: { median: 2, mean: 2, most: 3 },
    locations: 0,
    tenure: { median: 2, mean: 4, most: 12 },
    groups: 2,
    group: { median: 2.5, mean: 2.5, most: 3 },
    given: true,
    // 0: 1, 2, 3; 1: 0, 2; 2: 0, 1, 3; 3: 0, 2, 4; 4: 3
    degree: { median: 3, mean: 12 / 5, most: 3 },
    // 0: 1-2 and 2-3 of three pairs; 1: one of one; 2: 0-1 and 0-3 of three; 3: 0-2 of three; 4 has one neighbour
    clustering: expect.closeTo((2 / 3 + 1 + 2 / 3 + 1 / 3) / 4, 12),
    sampled: 5,
    // between people of known department: 0-1, 0-2, 1-2 inside, 0-3 and 2-3 across
    inside: 3 / 5,
  })
})

test('people without departments, dates or ties have no such figures', () => {
  const { inside, tenure, department, clustering } = structureOf(people([-1, -1], { ties: [] }))
  expect([inside, tenure.median, department.mean, clustering]).toEqual([
    Number.NaN,
    Number.NaN,
    Number.NaN,
    Number.NaN,
  ])
})

test('a chart of spans of seven with departments of 57 has the clustering and the inside share of e-mail networks', () => {
  const manager = Array.from({ length: 2000 }, (_, i) => (i === 0 ? -1 : Math.floor((i - 1) / 7)))
  const unit = (i: number): number => (i <= 56 ? i : unit(Math.floor((i - 1) / 7)))
  const { clustering, inside, degree } = structureOf(
    people(manager, { department: manager.map((_, i) => `u${unit(i)}`) }),
  )
  // pattern V21: .35 to .45, .33 to .40
  expect(clustering).toBeGreaterThan(0.35)
  expect(clustering).toBeLessThan(0.45)
  expect(inside).toBeGreaterThan(0.33)
  expect(inside).toBeLessThan(0.4)
  expect(degree.mean).toBeGreaterThan(18)
})

test('a sample of 2,000 tells the clustering of 6,000 people to a hundredth or two', () => {
  const manager = Array.from({ length: 6000 }, (_, i) => (i === 0 ? -1 : Math.floor((i - 1) / 7)))
  const { clustering, sampled } = structureOf(people(manager))
  const all = structureOf(people(manager.slice(0, 2000)))
  expect([sampled, all.sampled]).toEqual([2000, 2000])
  expect(Math.abs(clustering - all.clustering)).toBeLessThan(0.02)
})

test('every reference value has a source with an address', () => {
  for (const { source } of Object.values(structureReferences))
    expect(structureSources[source].address).toMatch(/^https?:\/\//)
})
