import { keyNow, type World } from '../world.ts'

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
  const { assumptions, network, groups, member, members, experts, space, now, scratch, kernels } = world
  const { reach, wom, casc } = assumptions
  const { a, b } = keyNow(world, 'awareness')
  // hermits, the rows after the experts, never hear of it and have no ties
  kernels.awarenessRows(0, members + experts, {
    group: network.group,
    circle: network.circle,
    degree: network.degree,
    active: member.active,
    groupActive: scratch.groupActive,
    circleActive: scratch.circleActive,
    farActive: scratch.farActive,
    activeTies: scratch.activeTies,
    awareSince: member.awareSince,
    stance: groups.stance,
    a,
    b,
    week: space.week,
    launch: 1 - Math.min(1, reach * launchIntensity(world)),
    wom,
    casc,
    animate: now.animate,
  })
}
