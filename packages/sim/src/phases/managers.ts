import { clamp, saturate } from '../arithmetic.ts'
import type { World } from '../world.ts'
import { quarter } from './timeline.ts'

/** Growth of a manager's community skill at full coaching or when hours are given, per week. Shape constant of the model. */
const skillGrowth = 0.003

/** Line managers learn from what the space saves or costs their group, and from coaching. */
function stances({
  scratch,
  network,
  groups,
  assumptions,
  plan,
  space,
  now,
  members,
  scenario,
}: World): void {
  const { groupActive } = countVisitors(scratch, network, members)
  const settings = plan[space.week]!
  const push = settings.stance - space.firstStance
  const hours = scenario.community.purpose === 'work-groups' ? settings.groupHours : settings.managerHours
  const skillGain = skillGrowth * (now.coach + (hours > 0 ? 1 : 0))
  const size = scenario.organisation.groupSize
  for (let g = 0; g < network.groups; g++) {
    const people = Math.min(size, members - g * size)
    const saved = scratch.groupSaved[g]!
    const spent = scratch.groupSpent[g]! * assumptions.oppShare
    // a manager learns on the stance of his own; what policy pushes comes on top, and goes without a trace
    let own = groups.stance[g]! - groups.pushed[g]!
    if (groupActive[g]! > 0 && saved + spent > 0) {
      own += assumptions.lamM * (groupActive[g]! / people) * ((saved - spent) / (saved + spent) - own)
    }
    own = clamp(own + assumptions.coach * now.coach * (1 - own), -1, 1)
    groups.stance[g] = clamp(own + push, -1, 1)
    groups.pushed[g] = groups.stance[g]! - own
    groups.managerSkill[g]! += skillGain * (1 - groups.managerSkill[g]!)
  }
}

/** Visitors per group this week. */
function countVisitors(
  scratch: World['scratch'],
  network: World['network'],
  members: number,
): { readonly groupActive: Int32Array } {
  const groupActive = scratch.groupVisitors
  groupActive.fill(0)
  for (let v = 0; v < scratch.count; v++) {
    const i = scratch.visitors[v]!
    if (i < members) groupActive[network.group[i]!]!++
  }
  return { groupActive }
}

/** The sponsor looks at the quarter: value shown, the better the more strategic work shows it, over cost. */
function review({ space, plan, now }: World): void {
  const { reviewed, persistence, team } = plan[space.week]!
  if (space.week === 0 || space.week % quarter !== 0) return
  if (reviewed && space.quarterCost > 0) {
    const shown = (space.quarterValue * (0.3 + 0.7 * now.strategic)) / space.quarterCost
    space.confidence += 0.3 * (saturate(shown, 1) - space.confidence)
    const lost = space.week >= 26 && space.confidence < 0.35 * (1 - persistence) + 0.05
    // who is not there cannot be removed, nor be missing from a later team
    if (lost && space.removed < team.length) space.removed++
  }
  space.quarterValue = 0
  space.quarterCost = 0
}

/** Phase 7: line managers and the sponsor draw their conclusions. */
export function managers(world: World): void {
  stances(world)
  review(world)
}
