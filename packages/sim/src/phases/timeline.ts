import { type Post, type Settings, seniorityIds, valueAt } from '@fishbowl/core'
import { clamp } from '../arithmetic.ts'
import { changeMembers, fillPost, membershipIndex } from '../people.ts'
import type { World } from '../world.ts'
import { hire } from './workforce.ts'

const noTotals = new Float64Array(0)

/** Quarter of a year: how often sponsor and staffing rule look. */
export const quarter = 13

/** Posts wanted this week: the team, more if staff follows the community, fewer if a review removed some. */
function postsWanted(world: World, settings: Settings): number {
  const { space, posts, audience, values, scenario } = world
  const asked = Math.max(0, settings.team.length - space.removed)
  const { ratio } = settings
  if (ratio === undefined) return asked
  const open = posts.open.reduce((sum, flag) => sum + flag, 0)
  if (space.week === 0 || space.week % quarter !== 0) return Math.max(asked, open)
  const history = { replicate: 0, weeks: scenario.horizon, members: audience, values, totals: noTotals }
  const active = valueAt(history, 'fourWeekActive', space.week - 1)
  return clamp(Math.round(active / ratio.membersPerCm), asked, Math.max(asked, ratio.most))
}

/** The posts that are wanted, those of the team first. */
function wantedPosts(world: World, settings: Settings): readonly Post[] {
  const byRule = { seniority: settings.ratio?.seniority ?? 'professional', fte: 1 } as const
  return Array.from({ length: postsWanted(world, settings) }, (_, k) => settings.team[k] ?? byRule)
}

/** Opens post j for a new holder: at once, or after the time to hire when a rule opened it. */
function openPost(world: World, j: number, { seniority, fte }: Post): void {
  const { posts } = world
  posts.open[j] = 1
  posts.seniority[j] = seniorityIds.indexOf(seniority)
  posts.fte[j] = fte
  fillPost(world, j)
}

/** True when the team may differ from last week's: other levers, a rule that looks, a review that removed someone, or a world just restored. */
function teamMoves({ scratch, space }: World, settings: Settings): boolean {
  return (
    scratch.staffed !== settings || settings.ratio !== undefined || (settings.reviewed && space.removed > 0)
  )
}

/** Opens, changes and closes posts. Whoever holds a post of a level that is still wanted stays, whatever the order of the team. */
function staff(world: World, settings: Settings): void {
  if (!teamMoves(world, settings)) return
  world.scratch.staffed = settings
  const { posts } = world
  const missing = wantedPosts(world, settings).map((post, k) => ({ post, byRule: k >= settings.team.length }))
  for (let j = 0; j < posts.open.length; j++) {
    if (posts.open[j] === 0) continue
    const same = missing.findIndex(({ post }) => seniorityIds.indexOf(post.seniority) === posts.seniority[j])
    const [kept] = same < 0 ? [] : missing.splice(same, 1)
    if (kept === undefined) posts.open[j] = 0
    else posts.fte[j] = kept.post.fte
  }
  for (const { post, byRule } of missing) {
    const j = posts.open.indexOf(0)
    openPost(world, j, post)
    if (byRule) hire(world, settings, j)
  }
}

/** Policy changes that touch people: stance is pushed by the difference to week 0, training lifts whoever is below it. */
function changePeople(world: World, settings: Settings): void {
  const { space, groups, network, person, members, here, mayJoin } = world
  // line managers are those of the organisation: the levers of its first space push them
  if (here === 0 && settings.stance !== space.stance) {
    const push = settings.stance - space.firstStance
    for (let g = 0; g < network.groups; g++) {
      // what the bounds cut off is not added, so taking the push back takes no more than was given
      const own = groups.stance[g]! - groups.pushed[g]!
      groups.stance[g] = clamp(own + push, -1, 1)
      groups.pushed[g] = groups.stance[g]! - own
    }
    space.stance = settings.stance
  }
  if (settings.training !== space.training) {
    const skill = 0.6 * settings.training
    for (let i = 0; i < members; i++) if (person.skill[i]! < skill && mayJoin(i)) person.skill[i] = skill
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
