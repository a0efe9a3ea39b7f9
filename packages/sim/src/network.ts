import type { Scenario } from '@fishbowl/core'
import { type Chart, chartOf } from './chart.ts'
import { bits, keyOf, type Root, uniform } from './draw.ts'
import { orderByKey } from './sort.ts'

/**
 * Who is tied to whom. Groups and circles are cliques and need no lists: a counter per group and per circle, minus oneself.
 * Only far ties are lists: neighbours of i are far[farStart[i]] to far[farStart[i + 1] - 1].
 */
export type Network = {
  /** Work groups with a line manager; rows of people without a group have group numbers from here on. */
  readonly groups: number
  readonly group: Int32Array
  /** People by group number. */
  readonly groupSize: Int32Array
  readonly circle: Int32Array
  /** Circles; rows of people in none have circle numbers from here on. */
  readonly circles: number
  readonly farStart: Int32Array
  readonly far: Int32Array
  /** Ties of each row, never 0, so that shares need no test. */
  readonly degree: Float32Array
}

/** Circles: employees sorted by a keyed number, the list cut into pieces. */
function cutCircles(root: Root, members: number, size: number, circle: Int32Array): number {
  const { a, b } = keyOf(root, 'circle', 0)
  const keys = new Uint32Array(members)
  for (let i = 0; i < members; i++) keys[i] = bits(a, b, i)
  const order = orderByKey(keys, new Int32Array(members), new Int32Array(members))
  let number = 0
  let left = size
  for (let rank = 0; rank < members; rank++) {
    circle[order[rank]!] = number
    left--
    if (left > 0) continue
    number++
    left = size
  }
  return Math.ceil(members / size)
}

/** Rows from `first` on, up to the one before `end`. */
type Range = { readonly first: number; readonly end: number }

/** Far ties as pairs: each row of the range starts half of `farTies` (the fraction by chance), the partner is any other employee. */
function drawFar(root: Root, members: number, { first, end }: Range, farTies: number): Int32Array {
  const whole = Math.floor(farTies / 2)
  const rest = farTies / 2 - whole
  const extra = keyOf(root, 'far-tie', 0, 0)
  const draws = Array.from({ length: whole + 1 }, (_, k) => keyOf(root, 'far-tie', 0, k + 1))
  const pairs = new Int32Array(2 * (end - first) * (whole + 1))
  let p = 0
  for (let i = first; i < end; i++) {
    const count = whole + (rest > 0 && uniform(extra.a, extra.b, i) < rest ? 1 : 0)
    for (let k = 0; k < count; k++) {
      const { a, b } = draws[k]!
      const partner = Math.floor(uniform(a, b, i) * members)
      if (partner === i) continue
      pairs[p++] = i
      pairs[p++] = partner
    }
  }
  return pairs.subarray(0, p)
}

/** Both ends of every pair as lists by row. */
function listTies(
  pairs: Int32Array,
  rows: number,
): { readonly farStart: Int32Array; readonly far: Int32Array } {
  const farStart = new Int32Array(rows + 1)
  for (let p = 0; p < pairs.length; p++) farStart[pairs[p]! + 1]!++
  for (let i = 0; i < rows; i++) farStart[i + 1]! += farStart[i]!
  const next = farStart.slice()
  const far = new Int32Array(pairs.length)
  for (let p = 0; p < pairs.length; p += 2) {
    const i = pairs[p]!
    const j = pairs[p + 1]!
    far[next[i]!++] = j
    far[next[j]!++] = i
  }
  return { farStart, far }
}

/** Rows by number, for numbers 0 to `numbers` - 1. */
function countBy(of: Int32Array, numbers: number): Int32Array {
  const count = new Int32Array(numbers)
  for (let i = 0; i < of.length; i++) count[of[i]!]!++
  return count
}

const noPairs = new Int32Array(0)

/** Groups and circles of an organisation that nobody has described. */
function madeUp({ members, groupSize, circleSize, audience }: Scenario['organisation'], root: Root): Chart {
  const group = new Int32Array(members)
  const circle = new Int32Array(members)
  // customers and partners have no line manager: everyone is a group of one
  const grouped = audience === 'external' ? 0 : members
  const groups = Math.ceil(grouped / groupSize)
  for (let i = 0; i < grouped; i++) group[i] = Math.floor(i / groupSize)
  for (let i = grouped; i < members; i++) group[i] = groups + i - grouped
  const circles = cutCircles(root, members, circleSize, circle)
  return { groups, group, circles, circle, pairs: noPairs, given: false }
}

/** Two lists of pairs as one. */
function joined(one: Int32Array, other: Int32Array): Int32Array {
  if (one.length === 0) return other
  const both = new Int32Array(one.length + other.length)
  both.set(one)
  both.set(other, one.length)
  return both
}

/** The ties of a replicate; hermits (rows from `members + experts` on) have none. @workspace */
export function createNetwork(scenario: Scenario, root: Root, hermits: number): Network {
  const { members, farTies, people, audience } = scenario.organisation
  const social = members + scenario.community.outsideExperts
  const rows = social + hermits
  const group = new Int32Array(rows)
  const circle = new Int32Array(rows)
  const { groups, circles, ...chart } =
    people === undefined ? madeUp(scenario.organisation, root) : chartOf(people, root, scenario.organisation)
  group.set(chart.group)
  circle.set(chart.circle)
  const labels = audience === 'external' ? members : groups
  for (let i = members; i < rows; i++) {
    group[i] = labels + i - members
    circle[i] = circles + i - members
  }
  const drawn = drawFar(root, members, { first: chart.given ? members : 0, end: social }, farTies)
  const { farStart, far } = listTies(joined(chart.pairs, drawn), rows)
  const groupSize = countBy(group, labels + rows - members)
  const circleCount = countBy(circle, circles + rows - members)
  const degree = new Float32Array(rows)
  for (let i = 0; i < rows; i++) {
    const ties = groupSize[group[i]!]! - 1 + circleCount[circle[i]!]! - 1 + farStart[i + 1]! - farStart[i]!
    degree[i] = Math.max(1, ties)
  }
  return { groups, group, groupSize, circle, circles, farStart, far, degree }
}
