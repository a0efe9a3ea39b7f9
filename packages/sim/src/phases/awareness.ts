import { uniform } from '../draw.ts'
import { keyNow, type World } from '../world.ts'

/** Counts active ties: groups and circles by counters, far ties pushed by whoever was active last week. */
function countActiveTies({ network, member, rows, scratch }: World): void {
  const { group, circle, farStart, far, degree } = network
  const { active } = member
  const { groupActive, circleActive, farActive, activeTies } = scratch
  groupActive.fill(0)
  circleActive.fill(0)
  farActive.fill(0)
  for (let i = 0; i < rows; i++) {
    if (active[i] === 0) continue
    groupActive[group[i]!]!++
    circleActive[circle[i]!]!++
    for (let t = farStart[i]!; t < farStart[i + 1]!; t++) farActive[far[t]!]!++
  }
  for (let i = 0; i < rows; i++) {
    const ties = groupActive[group[i]!]! + circleActive[circle[i]!]! - 2 * active[i]! + farActive[i]!
    activeTies[i] = ties / degree[i]!
  }
}

/** The strongest launch wave still running; a wave halves every week. */
function launchIntensity({ waves, space }: World): number {
  let strongest = 0
  for (const { week, size } of waves) {
    let intensity = size
    for (let w = week; w < space.week; w++) intensity *= 0.5
    if (week <= space.week && intensity > strongest) strongest = intensity
  }
  return strongest
}

/** Phase 3: unaware people hear of the space from a launch, from active ties, or from managers and CMs. */
export function awareness(world: World): void {
  countActiveTies(world)
  const { assumptions, network, groups, member, members, experts, space, now, scratch } = world
  const { awareSince } = member
  const { reach, wom, casc } = assumptions
  const launch = 1 - Math.min(1, reach * launchIntensity(world))
  const { a, b } = keyNow(world, 'awareness')
  // hermits, the rows after the experts, never hear of it
  for (let i = 0; i < members + experts; i++) {
    if (awareSince[i]! >= 0) continue
    const cascade = casc * (1 + groups.stance[network.group[i]!]! + now.animate)
    const missed = launch * (1 - wom * scratch.activeTies[i]!) * (1 - cascade)
    if (uniform(a, b, i) >= missed) awareSince[i] = space.week
  }
}
