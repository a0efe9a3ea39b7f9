import type { Scenario } from '@fishbowl/core'
import { bits, keyOf, type Root, uniform } from './draw.ts'

/**
 * Who is tied to whom. Groups and circles are cliques and need no lists: a counter per group and per circle, minus oneself.
 * Only far ties are lists: neighbours of i are far[farStart[i]] to far[farStart[i + 1] - 1].
 */
export type Network = {
  /** Work groups with a line manager; rows of people without a group have group numbers from here on. */
  readonly groups: number
  readonly group: Int32Array
  readonly circle: Int32Array
  readonly circles: number
  readonly farStart: Int32Array
  readonly far: Int32Array
  /** Ties of each row, never 0, so that shares need no test. */
  readonly degree: Float64Array
}

/** Circles: employees sorted by a keyed number, the list cut into pieces. */
function cutCircles(root: Root, members: number, size: number, circle: Int32Array): number {
  const { a, b } = keyOf(root, 'circle', 0)
  // key * 2^21 + row fits 53 bits up to 2,097,152 rows
  const order = new Float64Array(members)
  for (let i = 0; i < members; i++) order[i] = bits(a, b, i) * 2097152 + i
  order.sort()
  for (let rank = 0; rank < members; rank++) circle[order[rank]! % 2097152] = Math.floor(rank / size)
  return Math.ceil(members / size)
}

/** Far ties as pairs: each row starts half of `farTies` (the fraction by chance), the partner is any other employee. */
function drawFar(root: Root, members: number, rows: number, farTies: number): Int32Array {
  const whole = Math.floor(farTies / 2)
  const rest = farTies / 2 - whole
  const extra = keyOf(root, 'far-tie', 0, 0)
  const pairs: number[] = []
  for (let i = 0; i < rows; i++) {
    const count = whole + (uniform(extra.a, extra.b, i) < rest ? 1 : 0)
    for (let k = 0; k < count; k++) {
      const { a, b } = keyOf(root, 'far-tie', i, k + 1)
      const partner = Math.floor(uniform(a, b, i) * members)
      if (partner !== i) pairs.push(i, partner)
    }
  }
  return Int32Array.from(pairs)
}

/** The ties of a replicate; hermits (rows from `members + experts` on) have none. */
export function createNetwork(scenario: Scenario, root: Root, hermits: number): Network {
  const { members, groupSize, circleSize, farTies } = scenario.organisation
  const social = members + scenario.community.outsideExperts
  const rows = social + hermits
  const group = new Int32Array(rows)
  const circle = new Int32Array(rows)
  const groups = Math.ceil(members / groupSize)
  for (let i = 0; i < members; i++) group[i] = Math.floor(i / groupSize)
  const circles = cutCircles(root, members, circleSize, circle)
  for (let i = members; i < rows; i++) {
    group[i] = groups + i - members
    circle[i] = circles + i - members
  }
  const pairs = drawFar(root, members, social, farTies)
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
  const groupCount = new Int32Array(groups + rows - members)
  const circleCount = new Int32Array(circles + rows - members)
  for (let i = 0; i < rows; i++) {
    groupCount[group[i]!]!++
    circleCount[circle[i]!]!++
  }
  const degree = new Float64Array(rows)
  for (let i = 0; i < rows; i++) {
    const ties = groupCount[group[i]!]! - 1 + circleCount[circle[i]!]! - 1 + farStart[i + 1]! - farStart[i]!
    degree[i] = Math.max(1, ties)
  }
  return { groups, group, circle, circles, farStart, far, degree }
}
