import { type Settings, seniorityIds, valueAt } from '@fishbowl/core'
import { clamp } from '../arithmetic.ts'
import { changeMembers, fillPost, membershipIndex } from '../people.ts'
import type { World } from '../world.ts'
import { hire } from './workforce.ts'

/** Quarter of a year: how often sponsor and staffing rule look. */
export const quarter = 13

/** Posts wanted this week: the team, more if staff follows the community, fewer if a review removed some. */
function postsWanted(world: World, settings: Settings): number {
  const { space, posts, members, values, totals, scenario } = world
  const asked = Math.max(0, settings.team.length - space.removed)
  const { ratio } = settings
  if (ratio === undefined) return asked
  const open = posts.open.reduce((sum, flag) => sum + flag, 0)
  if (space.week === 0 || space.week % quarter !== 0) return Math.max(asked, open)
  const history = { replicate: 0, weeks: scenario.horizon, members, values, totals }
  const active = valueAt(history, 'fourWeekActive', space.week - 1)
  return clamp(Math.round(active / ratio.membersPerCm), asked, Math.max(asked, ratio.most))
}

/** Opens, changes and closes posts; a post of the team is filled at its date, one opened by the ratio rule takes the time to hire. */
function staff(world: World, settings: Settings): void {
  const { posts } = world
  const wanted = postsWanted(world, settings)
  for (let j = 0; j < posts.open.length; j++) {
    if (j >= wanted) {
      posts.open[j] = 0
      continue
    }
    const spec = settings.team[j] ?? { seniority: settings.ratio?.seniority ?? 'professional', fte: 1 }
    const seniority = seniorityIds.indexOf(spec.seniority)
    if (posts.open[j] === 0 || posts.seniority[j] !== seniority) {
      posts.open[j] = 1
      posts.seniority[j] = seniority
      fillPost(world, j)
      if (j >= settings.team.length) hire(world, settings, j)
    }
    posts.fte[j] = spec.fte
  }
}

/** Policy changes that touch people: stance shifts by the difference, training lifts whoever is below it. */
function changePeople({ space, groups, network, person, members }: World, settings: Settings): void {
  if (settings.stance !== space.stance) {
    const shift = settings.stance - space.stance
    for (let g = 0; g < network.groups; g++) groups.stance[g] = clamp(groups.stance[g]! + shift, -1, 1)
    space.stance = settings.stance
  }
  if (settings.training !== space.training) {
    const skill = 0.6 * settings.training
    for (let i = 0; i < members; i++) if (person.skill[i]! < skill) person.skill[i] = skill
    space.training = settings.training
  }
}

/** Phase 0: the dated interventions of this week take effect. */
export function timeline(world: World): void {
  const { space, plan } = world
  const settings = plan[space.week]!
  changePeople(world, settings)
  const rule = membershipIndex(settings.membership)
  if (rule !== space.membership) {
    space.membership = rule
    changeMembers(world)
  }
  staff(world, settings)
}
