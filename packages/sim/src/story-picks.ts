import { createWorld, type Task } from './simulate.ts'
import { stepLooking } from './story-week.ts'
import type { PhaseName } from './week.ts'
import type { World } from './world.ts'

/** What is gathered of every member to find telling lives; of whoever has the place at the end, unless said otherwise. */
type Facts = {
  /** Visits so far. */
  readonly visits: Int32Array
  /** Week in which anyone in this place first was a core member, else -1. */
  readonly core: Int32Array
  /** 0 never asked; 1 the first question was answered; else 2 + the week in which nobody answered it. */
  readonly firstQuestion: Int32Array
  /** Most visits of anyone who has left this place. */
  readonly left: Int32Array
  readonly generation: Int32Array
  readonly world: World
}

const coreLevel = 0.4

function factsOf(world: World): Facts {
  const blank = () => new Int32Array(world.members)
  const core = blank().fill(-1)
  return { visits: blank(), core, firstQuestion: blank(), left: blank(), generation: blank(), world }
}

/** Whoever came this week begins with nothing. */
function afterTurnover({ world, visits, firstQuestion, left, generation }: Facts): void {
  for (let i = 0; i < world.members; i++) {
    if (world.person.generation[i] === generation[i]) continue
    generation[i] = world.person.generation[i]!
    left[i] = Math.max(left[i]!, visits[i]!)
    visits[i] = 0
    firstQuestion[i] = 0
  }
}

/** How first questions ended: an outcome of .9 and 1 is an answer. */
function afterConversation({ world, firstQuestion }: Facts): void {
  const { scratch, members, space } = world
  for (let q = 0; q < scratch.questions; q++) {
    const i = scratch.askers[q]!
    if (i < members && firstQuestion[i] === 0)
      firstQuestion[i] = scratch.outcome[i]! >= 0.9 ? 1 : 2 + space.week
  }
}

function afterExperience({ world, visits, core }: Facts): void {
  const { member, person, members, space } = world
  const recent = Math.max(0, space.week - 3)
  for (let i = 0; i < members; i++) {
    visits[i]! += member.active[i]!
    const isCore =
      member.belonging[i]! > coreLevel && person.skill[i]! > coreLevel && member.lastVisit[i]! >= recent
    if (isCore && core[i] === -1) core[i] = space.week
  }
}

const looks: Partial<Record<PhaseName, (facts: Facts) => void>> = {
  turnover: afterTurnover,
  conversation: afterConversation,
  experience: afterExperience,
}

/** Runs a task and gathers the facts of one of its spaces. */
function gather(task: Task, space: string): Facts {
  const first = createWorld(task)
  const world = first.spaces.find(({ id }) => id === space)
  if (world === undefined)
    throw new RangeError(
      `there is no space "${space}"; the spaces are ${first.spaces.map(({ id }) => id).join(', ')}`,
    )
  const facts = factsOf(world)
  while (first.space.week < first.scenario.horizon) stepLooking(first, (phase) => looks[phase]?.(facts))
  return facts
}

/** A rule that picks the member of the largest number; -Infinity is out of the question, and of equals the lowest row is taken. */
type Rule = { readonly says: string; readonly worth: (facts: Facts, i: number) => number }

const never = Number.NEGATIVE_INFINITY

/** Weeks without a visit after which a member counts as gone: half a year, or a quarter of a short run. */
const away = (weeks: number): number => Math.min(26, Math.floor(weeks / 4))

const rules: readonly Rule[] = [
  { says: 'the first to become a core member', worth: ({ core }, i) => (core[i]! < 0 ? never : -core[i]!) },
  {
    says: 'the one who expects least of a visit, among those who came four times or more and then stayed away to the end',
    worth({ visits, world }, i) {
      const since = world.space.week - away(world.scenario.horizon)
      if (visits[i]! < 4 || world.member.lastVisit[i]! >= since) return never
      return -world.member.expected[i]!
    },
  },
  {
    says: 'the earliest whose first question nobody answered',
    worth: ({ firstQuestion }, i) => (firstQuestion[i]! < 2 ? never : -firstQuestion[i]!),
  },
  {
    says: 'the one who has contributed most',
    worth: ({ world }, i) => world.member.contributions[i]! || never,
  },
  {
    says: 'the one who has come most often and never contributed',
    worth: ({ visits, world }, i) => (world.member.contributions[i] === 0 ? visits[i]! || never : never),
  },
  {
    says: 'the one who had come most often and left the organisation',
    worth: ({ left }, i) => left[i]! || never,
  },
]

/** A `member` whose life is telling, by row from 0, and the rule that says so. */
export type Pick = { readonly member: number; readonly rule: string }

/** Where telling lives are looked for, and how many. */
export type PickOptions = {
  /** At most so many, from 1. */
  readonly count: number
  /** Id of the space, `main` for the first one. */
  readonly space: string
  /** Another arm on the same luck: then the first pick is the member whose visits differ most between the two. */
  readonly against?: Task
}

function best(worth: (i: number) => number, members: number, taken: ReadonlySet<number>): number | undefined {
  let most = never
  let found: number | undefined
  for (let i = 0; i < members; i++) {
    if (taken.has(i)) continue
    const value = worth(i)
    if (value > most) {
      most = value
      found = i
    }
  }
  return found
}

/**
 * Members whose lives are telling in one replicate, `count` at most, one by each rule in order; a rule that fits nobody is passed over, and
 * nobody is picked twice.
 * @returns the members for `simulateStory`, fewer than asked for where rules fit nobody
 * @throws RangeError when there is no such space
 */
export function pickMembers(task: Task, { count, space, against }: PickOptions): readonly Pick[] {
  const facts = gather(task, space)
  const other = against === undefined ? undefined : gather(against, space)
  const changed: Rule = {
    says: 'the one whose number of visits differs most between the two scenarios',
    worth: ({ visits }, i) => Math.abs(visits[i]! - (other?.visits[i] ?? 0)) || never,
  }
  const picks: Pick[] = []
  for (const { says, worth } of other === undefined ? rules : [changed, ...rules]) {
    if (picks.length === count) break
    const taken = new Set(picks.map(({ member }) => member))
    const member = best((i) => worth(facts, i), facts.world.members, taken)
    if (member !== undefined) picks.push({ member, rule: says })
  }
  return picks
}
