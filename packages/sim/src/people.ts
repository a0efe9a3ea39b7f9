import { type AssumptionId, type Scenario, seniorityIds } from '@fishbowl/core'
import { clamp } from './arithmetic.ts'
import { keyOf, uniform } from './draw.ts'
import type { World } from './world.ts'

const root3 = Math.sqrt(3)
const root12 = Math.sqrt(12)
const membershipRules = ['open', 'voluntary', 'assigned'] as const

/** Position of a membership rule in the state. */
export const membershipIndex = (rule: (typeof membershipRules)[number]): number =>
  membershipRules.indexOf(rule)

/** Interest under a membership rule: who joins by choice is more interested than who is assigned. u in [0, 1). */
function interestOf(rule: number, u: number): number {
  if (rule === 1) return 0.4 + 0.6 * Math.sqrt(u)
  return rule === 2 ? 0.03 + 0.3 * u * u : 0.1 + 0.9 * u
}

/** Draws the interest of row i; a change of members draws new people, hence a new address. */
function drawInterest(world: World, i: number): void {
  const { scenario, space, person, member, root } = world
  const rule = scenario.switches.includes('same-interest') ? 0 : space.membership
  const { a, b } = keyOf(root, 'trait-interest', person.generation[i]!, space.memberships)
  member.interest[i] = interestOf(rule, uniform(a, b, i))
}

/** Gives row i a person of its generation: traits by address, nothing experienced yet. */
export function arrive(world: World, i: number, skill: number): void {
  const { root, assumptions, person, member } = world
  const generation = person.generation[i]!
  let sum = 0
  for (let k = 0; k < 4; k++) {
    const { a, b } = keyOf(root, 'trait-openness', generation, k)
    sum += uniform(a, b, i)
  }
  person.openness[i] = assumptions.sdA * root3 * (sum - 2)
  const voice = keyOf(root, 'trait-voice', generation)
  const u = clamp(uniform(voice.a, voice.b, i), 0.01, 0.99)
  const q = u / (1 - u)
  const root4 = Math.sqrt(Math.sqrt(q))
  person.voice[i] = q * root4
  person.asking[i] = root4 * root4
  const expertise = keyOf(root, 'trait-expertise', generation)
  const e = uniform(expertise.a, expertise.b, i)
  person.expertise[i] = e < assumptions.expShare ? e / assumptions.expShare : 0
  person.skill[i] = skill
  drawInterest(world, i)
  member.contributions[i] = 0
  member.firstContribution[i] = -1
  member.lastContribution[i] = -1
  member.seen[i] = 0
  startMembership(world, i)
}

/** Row i as a member who knows nothing of the space yet. */
function startMembership(world: World, i: number): void {
  const { member, assumptions, scenario, space, members, experts } = world
  // hermits, the rows after the experts, are not everyone
  const told = scenario.community.everyoneAware && space.week === 0 && i < members + experts
  member.awareSince[i] = told ? 0 : -1
  member.habit[i] = 0
  member.expected[i] = assumptions.v0
  member.belonging[i] = 0
  member.active[i] = 0
  member.lastVisit[i] = -1
}

/** Experts from outside: expertise 1, high interest, no needs of their own. */
export function arriveOutside(world: World, i: number): void {
  arrive(world, i, 0)
  world.person.expertise[i] = world.scenario.switches.includes('deaf-experts') ? 0 : 1
  world.member.interest[i] = 0.9
}

/** Other members under another rule: interest drawn anew; habit, expectation, belonging and awareness start again. */
export function changeMembers(world: World): void {
  world.space.memberships++
  for (let i = 0; i < world.members; i++) {
    drawInterest(world, i)
    startMembership(world, i)
  }
}

/** A new holder of post j, known by how many held it before. */
export function fillPost(world: World, j: number): void {
  const { posts, talentRoot, assumptions } = world
  const { a, b } = keyOf(talentRoot, 'talent', posts.holders[j]!)
  posts.talent[j] = 1 + assumptions.talentSd * root12 * (uniform(a, b, j) - 0.5)
  posts.tenure[j] = 0
  posts.burn[j] = 0
  posts.vacant[j] = 0
  posts.holders[j]!++
}

/** Effect of an hour and strategic ability by level, in the order of `seniorityIds`. */
export function levels({ assumptions }: Scenario): {
  readonly effect: readonly number[]
  readonly ability: readonly number[]
} {
  const named = (prefix: string) =>
    seniorityIds.map((id) => assumptions[`${prefix}${id[0]!.toUpperCase()}${id.slice(1)}` as AssumptionId])
  return { effect: named('eta'), ability: named('ability') }
}

/** First stance of the line managers: policy mean plus a spread that sums three uniforms. */
export function drawStances(world: World): void {
  const { groups, network, assumptions, space, root } = world
  for (let g = 0; g < network.groups; g++) {
    let sum = 0
    for (let k = 0; k < 3; k++) {
      const { a, b } = keyOf(root, 'stance', 0, k)
      sum += uniform(a, b, g)
    }
    // the sum of three uniforms has sd 1/2
    groups.stance[g] = clamp(space.stance + assumptions.stanceSd * 2 * (sum - 1.5), -1, 1)
    groups.managerSkill[g] = assumptions.mgrSkill
  }
}
