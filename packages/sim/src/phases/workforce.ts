import { type Settings, seniorities, seniorityIds } from '@fishbowl/core'
import { clamp, saturate } from '../arithmetic.ts'
import { uniform } from '../draw.ts'
import { fillPost, replace } from '../people.ts'
import { leaveRecord } from '../record.ts'
import { keyNow, type World } from '../world.ts'

const specs = seniorityIds.map((id) => seniorities[id])

/** Weeks until the post of a leaver is filled: the policy, or the assumption on hiring; -1 is never. */
function weeksToFill({ assumptions }: World, { replaceAfter }: Settings): number {
  return replaceAfter ?? Math.round(assumptions.hire)
}

/** Hires for post j, opened this week by a staffing rule; that leavers are never replaced does not keep it empty. */
export function hire(world: World, settings: Settings, j: number): void {
  const policy = weeksToFill(world, settings)
  const weeks = policy < 0 ? weeksToFill(world, { ...settings, replaceAfter: undefined }) : policy
  // this week counts one down
  if (weeks > 0) world.posts.vacant[j] = weeks + 1
}

/** Phase 1, of the organisation: employees leave and are replaced at once by an unaware newcomer with new traits; nobody leaves in week 0. */
export function turnover(first: World): void {
  const { scenario, members, space, spaces, scratch, kernels } = first
  if (space.week === 0 || scenario.switches.includes('nobody-leaves')) return
  const { a, b } = keyNow(first, 'employee-turnover')
  const leavers = scratch.flips
  scratch.found[0] = 0
  kernels.leaverRows(0, members, {
    a,
    b,
    leavers,
    hazard: scenario.organisation.turnover / 52,
    found: scratch.found,
  })
  const count = scratch.found[0]
  for (let l = 0; l < count; l++) {
    const i = leavers[l]!
    if (spaces.some(({ mayJoin }) => mayJoin(i))) first.tally.leavers++
    for (const world of spaces) {
      leaveRecord(world, i, world.space)
      if (world.mayJoin(i)) world.tally.joiners++
    }
    replace(first, i)
  }
}

/** True when the holder of post j stays this week; otherwise the post falls vacant or is filled at once. */
function stays(world: World, settings: Settings, j: number): boolean {
  const { posts, assumptions } = world
  const { contractWeeks, gapWeeks } = specs[posts.seniority[j]!]!
  const ended = contractWeeks > 0 && posts.tenure[j]! >= contractWeeks
  const { a, b } = keyNow(world, 'cm-turnover')
  if (!ended && uniform(a, b, j) >= assumptions.cmTurn * (1 + 3 * posts.burn[j]!)) return true
  const usual =
    contractWeeks > 0 ? Math.min(gapWeeks, Math.round(assumptions.hire)) : Math.round(assumptions.hire)
  posts.vacant[j] = settings.replaceAfter ?? usual
  if (posts.vacant[j] !== 0) return false
  fillPost(world, j)
  return true
}

/** True when post j has a holder this week; counts down a vacancy. A post left empty for good is hired for once the policy replaces again. */
function filled(world: World, settings: Settings, j: number): boolean {
  const { vacant } = world.posts
  if (vacant[j]! < 0) {
    const weeks = weeksToFill(world, settings)
    if (weeks < 0) return false
    if (weeks === 0) fillPost(world, j)
    else vacant[j] = weeks + 1
  }
  if (vacant[j]! > 0) {
    vacant[j]!--
    if (vacant[j]! > 0) return false
    fillPost(world, j)
  }
  return true
}

/** Phase 1, of a space: CMs cost, leave, burn out, are absent, or supply their hours. */
export function workforce(world: World): void {
  const { posts, assumptions, space, now, tally, plan } = world
  const settings = plan[space.week]!
  const { effect, ability } = world.levels
  const absence = keyNow(world, 'cm-absence')
  let able = 0
  now.hours = 0
  now.effective = 0
  now.present = 0
  for (let j = 0; j < posts.open.length; j++) {
    if (posts.open[j] === 0) continue
    tally.posts++
    if (!filled(world, settings, j)) {
      tally.vacant++
      continue
    }
    tally.cmCost += (specs[posts.seniority[j]!]!.costPerYear / 52) * posts.fte[j]!
    if (!stays(world, settings, j)) {
      tally.vacant++
      continue
    }
    posts.burn[j] = clamp(posts.burn[j]! + assumptions.burnUp * (Math.min(space.load, 2) - 1), 0, 1)
    tally.burn += posts.burn[j]!
    if (uniform(absence.a, absence.b, j) >= assumptions.absent) {
      const hours = assumptions.H * posts.fte[j]!
      const ramp = 0.4 + 0.6 * saturate(posts.tenure[j]!, assumptions.ramp)
      now.hours += hours
      now.effective +=
        hours * effect[posts.seniority[j]!]! * posts.talent[j]! * ramp * (1 - 0.3 * posts.burn[j]!)
      able += hours * ability[posts.seniority[j]!]!
      now.present++
    }
    posts.tenure[j]!++
  }
  now.strategic = now.hours > 0 ? able / now.hours : 0
}
