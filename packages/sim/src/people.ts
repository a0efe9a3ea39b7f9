import { clamp, power } from './arithmetic.ts'
import { type Key, keyOf, type Root, uniform } from './draw.ts'
import { fallSilent } from './ties.ts'
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

/** Keys of the draws that make a person of one generation: hoisted, since a population asks for them once per person. */
export type TraitKeys = {
  readonly openness: readonly Key[]
  readonly voice: Key
  readonly expertise: Key
  readonly quiet: Key
}

/** Keys of the traits of the people of a generation. */
export function traitKeys(root: Root, generation: number): TraitKeys {
  return {
    openness: [0, 1, 2, 3].map((k) => keyOf(root, 'trait-openness', generation, k)),
    voice: keyOf(root, 'trait-voice', generation),
    expertise: keyOf(root, 'trait-expertise', generation),
    quiet: keyOf(root, 'trait-quiet', generation),
  }
}

/** Key of the interest of a generation in a space; a change of members draws new people, hence a new address. */
const interestKey = ({ root, space }: World, generation: number): Key =>
  keyOf(root, 'trait-interest', generation, space.memberships)

/** Gives row i a person: traits by address. */
export function arrive({ assumptions, person }: World, i: number, skill: number, keys: TraitKeys): void {
  let sum = 0
  for (let k = 0; k < 4; k++) sum += uniform(keys.openness[k]!.a, keys.openness[k]!.b, i)
  person.openness[i] = assumptions.sdA * root3 * (sum - 2)
  const u = clamp(uniform(keys.voice.a, keys.voice.b, i), 0.01, 0.99)
  const q = u / (1 - u)
  const { expShare, quiet, voiceShape } = assumptions
  const writes = quiet === 0 || uniform(keys.quiet.a, keys.quiet.b, i) >= quiet
  person.voice[i] = writes ? power(q, voiceShape) : 0
  // asking is the same trait, milder: the exponent times .4, from the fourth root, which is exact at the shape of model 2.0.0
  person.asking[i] = writes ? power(Math.sqrt(Math.sqrt(q)), 1.6 * voiceShape) : 0
  const e = uniform(keys.expertise.a, keys.expertise.b, i)
  person.expertise[i] = writes && e < expShare ? e / expShare : 0
  person.skill[i] = skill
}

/** Row i as a member who knows nothing of the space yet, with an interest of its own; who may not join never will. */
function startMembership(world: World, i: number, { a, b }: Key): void {
  const { member, assumptions, scenario, space } = world
  const rule = scenario.switches.includes('same-interest') ? 0 : space.membership
  member.interest[i] = interestOf(rule, uniform(a, b, i))
  const known = scenario.community.everyoneAware && space.week === 0 ? 0 : -1
  member.awareSince[i] = world.mayJoin(i) ? known : -2
  member.habit[i] = 0
  member.expected[i] = assumptions.v0
  member.belonging[i] = 0
  member.lastVisit[i] = -1
}

/** Row i as someone who never contributed to the space. */
function forgetContributions({ member }: World, i: number): void {
  member.contributions[i] = 0
  member.firstContribution[i] = -1
  member.lastContribution[i] = -1
  member.seen[i] = 0
}

/** Everyone of week 0 as members of a space. */
export function joinAll(world: World): void {
  const key = interestKey(world, 0)
  for (let i = 0; i < world.rows; i++) {
    forgetContributions(world, i)
    startMembership(world, i, key)
    // experts come with a high interest; hermits, the rows after them, are not everyone
    if (i >= world.members) joinFromOutside(world, i)
  }
}

/** Rows that are no employees: outside experts are interested, everyone else hears of nothing. */
function joinFromOutside({ member, members, experts }: World, i: number): void {
  if (i < members + experts) member.interest[i] = 0.9
  else member.awareSince[i] = -1
}

/** A newcomer in slot i, in every space of the organisation. */
export function replace(first: World, i: number): void {
  const generation = ++first.person.generation[i]!
  // most newcomers are of the first generations: their keys are asked for again and again
  const keys = (first.scratch.traits[generation] ??= traitKeys(first.root, generation))
  arrive(first, i, 0, keys)
  for (const world of first.spaces) {
    forgetContributions(world, i)
    startMembership(world, i, interestKey(world, generation))
    fallSilent(world, i)
  }
}

/** Other members under another rule: interest drawn anew; habit, expectation, belonging and awareness start again. */
export function changeMembers(world: World): void {
  world.space.memberships++
  const first = interestKey(world, 0)
  for (let i = 0; i < world.members; i++) {
    const generation = world.person.generation[i]!
    startMembership(world, i, generation === 0 ? first : interestKey(world, generation))
    fallSilent(world, i)
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
