import { alignmentClasses } from '@fishbowl/core'
import { clamp, saturate } from '../arithmetic.ts'
import type { World } from '../world.ts'

/** Alignment of a work group's space is at least this: its purpose is its work. Shape constant of the model. */
const groupAlignment = 0.85

/** Sum of the skill of the line managers who have members in the audience, in the order of the groups. */
function skillOf({ groups, network, inAudience }: World): number {
  let sum = 0
  for (let g = 0; g < network.groups; g++) if (inAudience(g)) sum += groups.managerSkill[g]!
  return sum
}

/** Hours of line managers and what they are worth to the community. */
function managerSupply(world: World): number {
  const { network, groups, plan, space, now, groupsIn, inAudience } = world
  const { managerHours } = plan[space.week]!
  now.managerHours = managerHours * groupsIn
  let supply = 0
  if (managerHours > 0)
    for (let g = 0; g < network.groups; g++)
      if (inAudience(g)) supply += managerHours * groups.managerSkill[g]!
  return supply
}

/** Rival work, one case at a time, in the order answer, welcome, curate; returns the hours that are left. */
function rivalWork({ space, assumptions, now, tally }: World, supply: number): number {
  const { hCase, hCur } = assumptions
  const answer = Math.min(supply, hCase * space.open)
  const welcome = Math.min(supply - answer, hCase * space.newcomers)
  const curate = Math.min(supply - answer - welcome, hCur * space.items)
  const rest = supply - answer - welcome - curate
  const idle = rest > 0 ? 1 : 0
  now.welcomeShare = space.newcomers > 0 && hCase > 0 ? welcome / (hCase * space.newcomers) : idle
  now.curation = space.items > 0 && hCur > 0 ? curate / (hCur * space.items) : idle
  now.cmAnswers = hCase > 0 ? (answer + 0.2 * rest) / hCase : rest > 0 ? space.open : 0
  tally.actAnswers = answer
  tally.actWelcomes = welcome
  tally.actCurated = curate
  return 0.8 * rest
}

/** Non-rival work, one act for many: half-effect hours grow with the root of the audience. */
function sharedWork({ assumptions, sizeRoot, now }: World, rest: number): void {
  const half = assumptions.kX * sizeRoot
  now.animate = saturate(0.4 * rest, 0.4 * half)
  now.connect = saturate(0.35 * rest, 0.35 * half)
  now.coach = saturate(0.25 * rest, 0.25 * half)
  now.content = 0.4 * rest
}

/** Work-group spaces: every group gets its part of the CM hours and its manager's own. */
function groupWork(world: World, available: number): void {
  const { assumptions, network, members, plan, space, now } = world
  const { groupHours } = plan[space.week]!
  const size = Math.max(1, world.groupsIn)
  const hours = (groupHours + available / size) * (skillOf(world) / size) * 5
  const help = saturate(hours, assumptions.kX * Math.sqrt(members / network.groups / 1000))
  now.animate = help
  now.connect = help
  now.coach = help
  now.curation = help
  now.groupHelp = help
  now.welcomeShare = 1
  now.content = 0
  now.cmAnswers = 0
  now.managerHours += groupHours * world.groupsIn
}

/** Alignment moves up with strategic work and down to the floor of its class. */
function align({ space, assumptions, plan }: World, strategic: number): void {
  const { alignment } = plan[space.week]!
  const { max, floor } = alignmentClasses[alignment]
  const gain = assumptions.kA * strategic * (max - space.alignment)
  const loss = assumptions.dA * Math.max(0, space.alignment - floor)
  space.alignment = clamp(space.alignment + gain - loss, 0, 1)
}

/** Phase 2: what facilitation can do this week, planned from last week's load. */
export function facilitation(world: World): void {
  const { space, assumptions, plan, now, sizeRoot, inGroups } = world
  const ability = now.strategic
  const standing =
    assumptions.oh * Math.min(1, now.programmeRoot) + assumptions.coordination * Math.max(0, now.present - 1)
  now.overhead = Math.min(now.hours / 2, standing * now.part)
  const available = now.hours > 0 ? now.effective * (1 - now.overhead / now.hours) : 0
  const posts = now.teamHours / assumptions.H
  now.strategy = posts > 1 ? (available * ability * assumptions.sig * (posts - 1)) / posts : 0
  now.strategic = saturate(now.strategy, (assumptions.kX / 4) * sizeRoot) * plan[space.week]!.proximity
  now.demand = assumptions.hCase * (space.open + space.newcomers) + assumptions.hCur * space.items
  if (now.hours > 0) space.load = (now.overhead + now.demand + assumptions.kX * sizeRoot) / now.hours
  const supply = available - now.strategy + space.volunteerHours + managerSupply(world)
  now.groupHelp = 0
  if (inGroups) groupWork(world, available)
  else sharedWork(world, rivalWork(world, supply))
  align(world, now.strategic)
  const scope = inGroups ? Math.max(space.alignment, groupAlignment) : space.alignment
  now.tied = assumptions.u0 + (assumptions.u1 - assumptions.u0) * scope
}
