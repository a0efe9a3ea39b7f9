import { totalIds, totalIndex } from '@fishbowl/core'
import type { World } from './world.ts'

/** Weeks after the first contribution by which a return is looked for, and the last week that counts. */
const returns = [1, 4, 12] as const
const lastReturn = 64

/** Notes `count` contributions of row i this week. */
export function contribute(
  { member, space, scratch, tally, members }: World,
  i: number,
  count: number,
): void {
  const { week } = space
  if (scratch.contributed[i] === 0 && i < members) tally.posters++
  scratch.contributed[i]! += count
  member.contributions[i]! += count
  member.lastContribution[i] = week
  const first = member.firstContribution[i]!
  if (first < 0) {
    member.firstContribution[i] = week
    return
  }
  const later = week - first
  if (later > lastReturn) return
  for (let r = 0; r < returns.length; r++) if (later >= returns[r]!) member.seen[i]! |= 1 << r
}

const retentionIds = ['newContributors', 'seenAgain1', 'seenAgain4', 'seenAgain12'] as const
/** Counts of newcomer retention. */
type Retention = Pick<World['space'], (typeof retentionIds)[number]>

/** Adds the person of row i to the retention counts, when its first contribution falls in weeks 13 to W-66; called when it leaves and at the end. */
export function leaveRecord({ member, scenario }: World, i: number, to: Retention): void {
  const first = member.firstContribution[i]!
  if (first < 13 || first > scenario.horizon - 66) return
  const seen = member.seen[i]!
  to.newContributors++
  to.seenAgain1 += seen & 1
  to.seenAgain4 += (seen >> 1) & 1
  to.seenAgain12 += (seen >> 2) & 1
}

/** Share of the contributions made by the first `people` of a descending list. */
function shareOfTop(sorted: Float64Array, people: number, sum: number): number {
  let top = 0
  for (let i = 0; i < people; i++) top += sorted[sorted.length - 1 - i]!
  return sum > 0 ? top / sum : 0
}

/** Contributions of every employee who made any, ascending, over all given spaces. */
function contributionsOf(spaces: readonly World[]): Float64Array {
  const { members } = spaces[0]!
  const sums = new Float64Array(members)
  for (const { member } of spaces) for (let i = 0; i < members; i++) sums[i]! += member.contributions[i]!
  return sums.filter((n) => n > 0).toSorted()
}

/** Half a year, in weeks, as benchmarks of readers and actors have it. */
const halfYear = 26

/** Employees whose last time, in any of the spaces, lies in the last half year. */
function recent(spaces: readonly World[], last: 'lastVisit' | 'lastContribution'): number {
  const { members, space } = spaces[0]!
  const from = Math.max(0, space.week - halfYear)
  let people = 0
  for (let i = 0; i < members; i++) if (spaces.some(({ member }) => member[last][i]! >= from)) people++
  return people
}

/** Totals of a run over one space or several: inequality among contributors in post at the end, newcomer retention, people of the last half year. */
export function totalsOf(spaces: readonly World[]): Float64Array {
  const totals = new Float64Array(totalIds.length)
  const retention: Retention = { newContributors: 0, seenAgain1: 0, seenAgain4: 0, seenAgain12: 0 }
  for (const world of spaces) {
    for (const id of retentionIds) retention[id] += world.space[id]
    for (let i = 0; i < world.members; i++) leaveRecord(world, i, retention)
  }
  const counts = contributionsOf(spaces)
  let sum = 0
  let ranked = 0
  let once = 0
  for (let i = 0; i < counts.length; i++) {
    sum += counts[i]!
    ranked += (i + 1) * counts[i]!
    if (counts[i] === 1) once++
  }
  const n = counts.length
  totals[totalIndex('contributorsEver')] = n
  totals[totalIndex('contributedOnce')] = once
  totals[totalIndex('contributions')] = sum
  totals[totalIndex('gini')] = n === 0 ? 0 : (2 * ranked) / (n * sum) - (n + 1) / n
  totals[totalIndex('top1')] = shareOfTop(counts, Math.ceil(n / 100), sum)
  totals[totalIndex('top10')] = shareOfTop(counts, Math.ceil(n / 10), sum)
  for (const id of retentionIds) totals[totalIndex(id)] = retention[id]
  totals[totalIndex('readers26')] = recent(spaces, 'lastVisit')
  totals[totalIndex('actors26')] = recent(spaces, 'lastContribution')
  return totals
}
