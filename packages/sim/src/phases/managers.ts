import { clamp, saturate } from '../arithmetic.ts'
import type { World } from '../world.ts'
import { quarter } from './timeline.ts'

/** Growth of a manager's community skill at full coaching or when hours are given, per week. Shape constant of the model. */
const skillGrowth = 0.003

/** Phase 7, of the organisation: line managers learn from what the spaces save or cost their group, and from coaching. */
export function managers(first: World): void {
  const { spaces, network, groups, assumptions, plan, space, tally } = first
  const { visits, groupSaved, groupSpent } = gatherGroups(first)
  const { stance, pushed, managerSkill } = groups
  const { groupSize } = network
  const { oppShare, lamM, tVisit } = assumptions
  const settings = plan[space.week]!
  const push = settings.stance - space.firstStance
  // coaching reaches the line managers of the audience
  const coached = spaces.reduce(
    (most, { now, audienceShare }) => Math.max(most, now.coach * audienceShare),
    0,
  )
  const helps = spaces.some(givesHours)
  const skillGain = skillGrowth * (coached + (helps ? 1 : 0))
  const coaching = assumptions.coach * coached
  let sum = 0
  for (let g = 0; g < network.groups; g++) {
    const saved = groupSaved[g]!
    let hours = groupSpent[g]!
    for (let v = 0; v < visits[g]!; v++) hours += tVisit
    const spent = hours * oppShare
    // a manager learns on the stance of his own; what policy pushes comes on top, and goes without a trace
    let own = stance[g]! - pushed[g]!
    if (saved + spent > 0) {
      const active = Math.min(1, visits[g]! / groupSize[g]!)
      own += lamM * active * ((saved - spent) / (saved + spent) - own)
    }
    own = clamp(own + coaching * (1 - own), -1, 1)
    const shown = clamp(own + push, -1, 1)
    stance[g] = shown
    pushed[g] = shown - own
    managerSkill[g]! += skillGain * (1 - managerSkill[g]!)
    sum += shown
  }
  tally.stance = network.groups > 0 ? sum / network.groups : 0
}

/** True when line managers give hours to a space this week. */
function givesHours({ plan, space, inGroups }: World): boolean {
  const settings = plan[space.week]!
  return (inGroups ? settings.groupHours : settings.managerHours) > 0
}

/** Visits, hours saved and hours spent on answers by group: of the one space, or summed into the scratch of the first one. */
function gatherGroups({ spaces, scratch, network }: World) {
  const { groupSaved, groupSpent, groupActive, groupVisits } = scratch
  if (spaces.length === 1) return { visits: groupActive, groupSaved, groupSpent }
  groupVisits.set(groupActive)
  for (let s = 1; s < spaces.length; s++) {
    const other = spaces[s]!.scratch
    for (let g = 0; g < network.groups; g++) {
      groupVisits[g]! += other.groupActive[g]!
      groupSaved[g]! += other.groupSaved[g]!
      groupSpent[g]! += other.groupSpent[g]!
    }
  }
  return { visits: groupVisits, groupSaved, groupSpent }
}

/** Phase 7, of a space: the sponsor looks at the quarter: value shown, the better the more strategic work shows it, over cost. */
export function review({ space, plan, now }: World): void {
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
