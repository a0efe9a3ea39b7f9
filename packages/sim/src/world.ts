import { type Assumptions, historyWidth, type Scenario, type Settings, spacesOf } from '@fishbowl/core'
import { audienceOf, peopleOfAny, spaceRoot } from './audience.ts'
import {
  allocate,
  type Columns,
  groupColumns,
  memberColumns,
  personColumns,
  poolColumns,
  postColumns,
  type Space,
  spaceFields,
  type Take,
} from './columns.ts'
import { type Decision, type Key, keyOf, type Root, rootOf } from './draw.ts'
import { type Kernels, plainKernels } from './kernel/index.ts'
import { levels } from './levels.ts'
import { createNetwork, type Network } from './network.ts'
import { blankPlan, blankTally, type Plan, type Tally } from './now.ts'
import {
  circleScratch,
  countColumns,
  groupScratch,
  poolScratch,
  type Scratch,
  scratchColumns,
} from './scratch.ts'
import { planOf, type Wave, wavesOf } from './timeline.ts'

/** One space in a replicate of an organisation: fixed parts, state (plain arrays and numbers), and scratch that no week reads from another. */
export type World = {
  /** The scenario of this space: what all spaces have in common, and its own community, policies and interventions. */
  readonly scenario: Scenario
  readonly assumptions: Assumptions
  readonly plan: readonly Settings[]
  /** @internal */
  readonly waves: readonly Wave[]
  /** @internal */
  readonly root: Root
  /** @internal */
  readonly talentRoot: Root
  /** All spaces of the organisation, the first one first; they share network, people and line managers. */
  readonly spaces: readonly World[]
  readonly id: string
  /** Position among the spaces. @internal */
  readonly here: number
  /** @internal */
  readonly network: Network
  /** The members are customers or partners: no line managers; answers save support hours, and only they count as value. */
  readonly external: boolean
  /** Employees, or customers. */
  readonly members: number
  /** Whether employee i may join this space. */
  readonly mayJoin: (i: number) => boolean
  /** Employees who may join this space, and 1 where nobody may; the denominator of people measures. */
  readonly audience: number
  /** Employees who may join any space. @internal */
  readonly anyAudience: number
  /** Part of the employees who may join. @internal */
  readonly audienceShare: number
  /** Line managers with members in the audience: how many, and whether that of a group is one. @internal */
  readonly groupsIn: number
  /** @internal */
  readonly inAudience: (group: number) => boolean
  /** Employees, outside experts and hermits. */
  readonly rows: number
  /** @internal */
  readonly experts: number
  /** Root of the audience in thousands: the size law of non-rival work. @internal */
  readonly sizeRoot: number
  /** Effect of an hour and strategic ability by level of a post. @internal */
  readonly levels: ReturnType<typeof levels>
  /** The spaces are those of the work groups, a pool each; otherwise there is one pool. @internal */
  readonly inGroups: boolean
  /** @internal */
  readonly pools: number
  /** The pool of row i is `network.group[i] & poolMask`: its group, or 0 where there is one pool. @internal */
  readonly poolMask: number
  readonly person: Columns<typeof personColumns>
  readonly member: Columns<typeof memberColumns>
  readonly groups: Columns<typeof groupColumns>
  readonly pool: Columns<typeof poolColumns>
  readonly posts: Columns<typeof postColumns>
  readonly space: Space
  /** `History.values` so far; rows of weeks that are not simulated are 0. */
  readonly values: Float64Array
  /** Rows of the history of all spaces together; kept by the first of several. @internal */
  readonly all: Float64Array
  /** @internal */
  readonly now: Plan
  /** @internal */
  readonly tally: Tally
  /** @internal */
  readonly scratch: Scratch
  /** @internal */
  readonly kernels: Kernels
}

/** The key of a decision this week. */
export function keyNow(world: World, decision: Decision, k = 0): Key {
  return keyOf(world.root, decision, world.space.week, k)
}

/** What may differ between two worlds of one scenario: the replicate, the talent of CMs, and rows that touch nobody. */
export type Variation = {
  /** Which luck: a whole number, 0 to 4294967295; it is not checked. */
  readonly replicate: number
  /** Talent of CMs from the draws of this replicate in place of the own one. */
  readonly talent?: number
  /** Rows that touch nobody, from 0: for tests of the draws. */
  readonly hermits?: number
  /** Rows for posts by space, when a snapshot holds more than the plan asks for. */
  readonly posts?: readonly number[]
}

const mostPosts = (plan: readonly Settings[]) =>
  plan.reduce((most, { team, ratio }) => Math.max(most, team.length, ratio === undefined ? 0 : ratio.most), 0)

/** What a space is before it has columns. */
type Outline = {
  readonly id: string
  readonly scenario: Scenario
  readonly plan: readonly Settings[]
  readonly inGroups: boolean
  readonly pools: number
  readonly posts: number
}

/** What two worlds of one scenario have in common and no week changes. */
export type Ground = {
  readonly scenario: Scenario
  readonly root: Root
  readonly talentRoot: Root
  readonly network: Network
  readonly outlines: readonly Outline[]
}

/** People, ties and spaces of a task, without a column of state. */
export function groundOf(scenario: Scenario, { replicate, talent, hermits, posts }: Variation): Ground {
  const root = rootOf(scenario.seed, replicate)
  const network = createNetwork(scenario, root, hermits ?? 0)
  const outlines = spacesOf(scenario).map(({ id, scenario: own }, here) => {
    const plan = planOf(own)
    const inGroups = own.community.purpose === 'work-groups'
    const most = Math.max(posts?.[here] ?? 0, mostPosts(plan))
    return { id, plan, inGroups, scenario: own, pools: inGroups ? network.groupSize.length : 1, posts: most }
  })
  const talentRoot = rootOf(`talent of ${scenario.seed}`, talent ?? replicate)
  return { scenario, root, talentRoot, network, outlines }
}

/** Columns of one space. */
function spaceTables({ network, scenario }: Ground, { pools, posts }: Outline, take: Take) {
  const rows = network.group.length
  return {
    member: allocate(memberColumns, rows, take),
    pool: allocate(poolColumns, pools, take),
    posts: allocate(postColumns, posts, take),
    scratch: {
      ...allocate(scratchColumns, rows, take),
      ...allocate(groupScratch, network.groupSize.length, take),
      ...allocate(circleScratch, network.circles + rows - scenario.organisation.members, take),
      ...allocate(poolScratch, pools, take),
      ...allocate(countColumns, 8, take),
    },
  }
}

/** All columns of an organisation and its spaces. */
export function tablesOf(ground: Ground, take: Take) {
  const { network, outlines } = ground
  const rows = network.group.length
  const copy = <A extends Int32Array | Float32Array>(column: A): A => {
    const taken = take(column.constructor as Int32ArrayConstructor, column.length) as A
    // nothing to fill while bytes are only counted
    if (taken.length > 0) taken.set(column)
    return taken
  }
  return {
    network: {
      ...network,
      group: copy(network.group),
      circle: copy(network.circle),
      degree: copy(network.degree),
    },
    person: allocate(personColumns, rows, take),
    groups: allocate(groupColumns, network.groupSize.length, take),
    spaces: outlines.map((outline) => spaceTables(ground, outline, take)),
  }
}

/** An empty world on given columns: nobody in it yet. Returns its first space. */
export function emptyWorld(
  ground: Ground,
  tables: ReturnType<typeof tablesOf>,
  kernels: Kernels = plainKernels,
): World {
  const { scenario, root, talentRoot, outlines } = ground
  const { network, person, groups } = tables
  const rows = network.group.length
  const { members } = scenario.organisation
  const audiences = outlines.map((outline, here) =>
    audienceOf(outline.scenario, spaceRoot(root, outline.id, here), network),
  )
  const anyAudience = peopleOfAny(audiences, members)
  const spaces: World[] = []
  for (const [here, outline] of outlines.entries()) {
    const { id, plan, inGroups, pools, scenario: own } = outline
    const ownRoot = spaceRoot(root, id, here)
    const { people, ...audience } = audiences[here]!
    spaces.push({
      ...tables.spaces[here]!,
      id,
      here,
      plan,
      spaces,
      inGroups,
      pools,
      network,
      person,
      groups,
      members,
      ...audience,
      audience: Math.max(1, people),
      audienceShare: people / members,
      anyAudience,
      external: own.organisation.audience === 'external',
      rows,
      kernels,
      scenario: own,
      root: ownRoot,
      talentRoot: spaceRoot(talentRoot, id, here),
      assumptions: own.assumptions,
      waves: wavesOf(own),
      experts: here === 0 ? own.community.outsideExperts : 0,
      sizeRoot: Math.sqrt(people / 1000),
      poolMask: inGroups ? -1 : 0,
      levels: levels(own),
      space: Object.fromEntries(Object.keys(spaceFields).map((field) => [field, 0])) as Space,
      values: new Float64Array(scenario.horizon * historyWidth),
      all: new Float64Array(here === 0 && outlines.length > 1 ? scenario.horizon * historyWidth : 0),
      now: blankPlan(),
      tally: blankTally(),
      scratch: { ...tables.spaces[here]!.scratch, count: 0, questions: 0, traits: [], staffed: undefined },
    })
  }
  return spaces[0]!
}
