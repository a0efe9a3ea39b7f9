import type { People } from '@fishbowl/core'
import { bits, keyOf, type Root } from './draw.ts'
import { orderByKey } from './sort.ts'

/**
 * Groups, circles and ties of real people; row i of the people is member i.
 *
 * A work group is a manager and those direct reports who lead nobody: every person is in exactly one group. Who leads and also reports upward
 * belongs to the group led, because the first member of a group is its line manager, whose stance and hours act on that group. The
 * way up is not lost: the first member of every group has a far tie to the own manager.
 * A manager whose reports all lead is a group of one.
 * @workspace
 */
export type Chart = {
  readonly groups: number
  /** Ascending with the rows; the first row of a group is its line manager. */
  readonly group: Int32Array
  readonly circles: number
  readonly circle: Int32Array
  /** Far ties that are not drawn, as pairs of rows i, j, i, j and so on. */
  readonly pairs: Int32Array
  /** The ties between members were given: nobody is in a circle with others, and no far ties between members are drawn. */
  readonly given: boolean
}

/** A manager with more reports in the group than this cannot lead them as one team: Gallup's widest class of spans starts at 25. */
const widest = 30

/** What of the organisation a chart needs. @workspace */
export type ChartSizes = { readonly groupSize: number; readonly circleSize: number }

/** Number of parts that n people make, and the part of each: sizes differ by one at most, and none is above `size`. */
const partsOf = (n: number, size: number): number => Math.ceil(n / size)
const partOf = (rank: number, n: number, parts: number): number => Math.floor((rank * parts) / n)

/** The row after the last one of the group that starts at `first`. */
function endOfGroup(manager: readonly number[], leads: Uint8Array, first: number): number {
  let end = first + 1
  while (end < manager.length && leads[end] === 0 && manager[end] !== -1) end++
  return end
}

/** 1 for rows that somebody reports to. */
function leaders(manager: readonly number[]): Uint8Array {
  const leads = new Uint8Array(manager.length)
  for (let i = 0; i < manager.length; i++) if (manager[i] !== -1) leads[manager[i]!] = 1
  return leads
}

/** Fills in the groups. A span that is too wide is cut into groups of `size` under the same manager; an acting head stands first in each. */
function cutGroups(manager: readonly number[], size: number, group: Int32Array): number {
  const leads = leaders(manager)
  const most = Math.max(widest + 1, size)
  let groups = 0
  for (let first = 0; first < group.length; ) {
    const end = endOfGroup(manager, leads, first)
    const people = end - first
    const parts = people > most ? partsOf(people, size) : 1
    for (let i = first; i < end; i++) group[i] = groups + partOf(i - first, people, parts)
    groups += parts
    first = end
  }
  return groups
}

/** Location of every row; people without one are at a place of their own, the last. */
function placesOf({ manager, location, locations }: People): Int32Array {
  const place = new Int32Array(manager.length).fill(locations.length)
  for (let i = 0; i < location.length; i++) if (location[i] !== -1) place[i] = location[i]!
  return place
}

/** Fills in the circles: in every location the people by a keyed number, the list cut into pieces of nearly `size`. */
function cutCircles(people: People, root: Root, size: number, circle: Int32Array): number {
  const { a, b } = keyOf(root, 'circle', 0)
  const members = circle.length
  const keys = new Uint32Array(members)
  for (let i = 0; i < members; i++) keys[i] = bits(a, b, i)
  const order = orderByKey(keys, new Int32Array(members), new Int32Array(members))
  const place = placesOf(people)
  const places = people.locations.length + 1
  const count = new Int32Array(places)
  for (let i = 0; i < members; i++) count[place[i]!]!++
  // first circle of a place, its number of circles, and how many of its people have one
  const first = new Int32Array(places)
  const parts = new Int32Array(places)
  const seated = new Int32Array(places)
  let circles = 0
  for (let l = 0; l < places; l++) {
    first[l] = circles
    parts[l] = partsOf(count[l]!, size)
    circles += parts[l]!
  }
  for (let rank = 0; rank < members; rank++) {
    const i = order[rank]!
    const l = place[i]!
    circle[i] = first[l]! + partOf(seated[l]!, count[l]!, parts[l]!)
    seated[l]!++
  }
  return circles
}

/** Pairs of the first member of every group and the own manager. */
function linesUp(manager: readonly number[], group: Int32Array, groups: number): Int32Array {
  const pairs = new Int32Array(2 * groups)
  let count = 0
  for (let i = 0; i < group.length; i++) {
    const isFirst = i === 0 || group[i] !== group[i - 1]
    if (!isFirst || manager[i] === -1) continue
    pairs[count++] = i
    pairs[count++] = manager[i]!
  }
  return pairs.subarray(0, count)
}

/** Given ties between people of different groups; those within a group are in its clique already. */
function tiesAcross(ties: readonly number[], group: Int32Array): Int32Array {
  const pairs = new Int32Array(ties.length)
  let count = 0
  for (let t = 0; t < ties.length; t += 2) {
    if (group[ties[t]!] === group[ties[t + 1]!]) continue
    pairs[count++] = ties[t]!
    pairs[count++] = ties[t + 1]!
  }
  return pairs.subarray(0, count)
}

/**
 * The groups, circles and certain ties of real people. Pure: the same people, root and sizes give the same chart. Without given ties the
 * root decides who shares a circle, one location apart from the other; with them the chart is the same for every root.
 * @workspace
 */
export function chartOf(people: People, root: Root, { groupSize, circleSize }: ChartSizes): Chart {
  const { manager, ties } = people
  const group = new Int32Array(manager.length)
  const groups = cutGroups(manager, groupSize, group)
  const circle = new Int32Array(manager.length)
  if (ties !== undefined) {
    for (let i = 0; i < circle.length; i++) circle[i] = i
    const pairs = tiesAcross(ties, group)
    return { groups, group, circles: manager.length, circle, pairs, given: true }
  }
  const circles = cutCircles(people, root, circleSize, circle)
  return { groups, group, circles, circle, pairs: linesUp(manager, group, groups), given: false }
}
