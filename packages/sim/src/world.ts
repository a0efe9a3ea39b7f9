import { type Assumptions, historyWidth, type Scenario, type Settings, totalIds } from '@fishbowl/core'
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
} from './columns.ts'
import { type Decision, type Key, keyOf, type Root, rootOf } from './draw.ts'
import { createNetwork, type Network } from './network.ts'
import { planOf, type Wave, wavesOf } from './timeline.ts'

/** What this week's facilitation can do; written by its phase, read by the later ones, never kept. */
export type Plan = {
  hours: number
  overhead: number
  strategy: number
  present: number
  welcomeShare: number
  curation: number
  cmAnswers: number
  content: number
  animate: number
  connect: number
  coach: number
  strategic: number
  groupHelp: number
  /** Share of needs in scope and of posts tied to work, u(A). */
  tied: number
  shock: number
  effective: number
  managerHours: number
  demand: number
}

/** Counts of this week that measurement turns into a row of the history. */
export type Tally = {
  needs: number
  selfServed: number
  asked: number
  givenUp: number
  answeredByPeers: number
  answeredByCms: number
  unanswered: number
  medianReply: number
  newcomers: number
  joiners: number
  hoursSaved: number
  memberHours: number
  outcomes: number
  posters: number
  cmCost: number
  burn: number
  vacant: number
  posts: number
  actAnswers: number
  actWelcomes: number
  actCurated: number
  actConnections: number
}

/** A replicate of a scenario: fixed parts, state (plain arrays and numbers), and scratch that no week reads from another. */
export type World = {
  readonly scenario: Scenario
  readonly assumptions: Assumptions
  readonly plan: readonly Settings[]
  readonly waves: readonly Wave[]
  readonly root: Root
  readonly talentRoot: Root
  readonly network: Network
  /** Employees; the denominator of people measures. */
  readonly members: number
  /** Employees, outside experts and hermits. */
  readonly rows: number
  readonly experts: number
  /** Root of the audience in thousands: the size law of non-rival work. */
  readonly sizeRoot: number
  /** The spaces are those of the work groups, a pool each; otherwise there is one pool. */
  readonly inGroups: boolean
  readonly pools: number
  readonly poolOf: Int32Array
  readonly person: Columns<typeof personColumns>
  readonly member: Columns<typeof memberColumns>
  readonly groups: Columns<typeof groupColumns>
  readonly pool: Columns<typeof poolColumns>
  readonly posts: Columns<typeof postColumns>
  readonly space: Space
  readonly values: Float64Array
  readonly totals: Float64Array
  readonly now: Plan
  readonly tally: Tally
  readonly scratch: Scratch
}

/** Arrays that each week overwrites before reading. */
export type Scratch = {
  /** Share of a row's ties that were active last week. */
  readonly activeTies: Float64Array
  readonly groupActive: Int32Array
  readonly circleActive: Int32Array
  readonly farActive: Int32Array
  /** Rows of this week's visitors, ascending; the first `visitors` entries count. */
  readonly visitors: Int32Array
  /** 1 = has a work need this week. */
  readonly need: Uint8Array
  /** Outcome of the visit, -1 = browsing, filled in by experience. */
  readonly outcome: Float64Array
  /** Contributions of the week per row. */
  readonly contributed: Int32Array
  /** Questions of the week: row of the asker, its answer draw. */
  readonly askers: Int32Array
  readonly askerDraw: Float64Array
  /** Hours saved and spent per group. */
  readonly groupSaved: Float64Array
  readonly groupSpent: Float64Array
  readonly groupVisitors: Int32Array
  /** Questions by ascending answer draw, packed; odds and delay per question. */
  readonly order: Float64Array
  readonly odds: Float64Array
  readonly delays: Float64Array
  /** One number per pool: overload, then the yield of browsing. */
  readonly perPool: Float64Array
  count: number
  questions: number
}

/** The key of a decision this week. */
export function keyNow(world: World, decision: Decision, k = 0): Key {
  return keyOf(world.root, decision, world.space.week, k)
}

const blankPlan = (): Plan => ({
  hours: 0,
  overhead: 0,
  strategy: 0,
  present: 0,
  welcomeShare: 0,
  curation: 0,
  cmAnswers: 0,
  content: 0,
  animate: 0,
  connect: 0,
  coach: 0,
  strategic: 0,
  groupHelp: 0,
  tied: 0,
  shock: 0,
  effective: 0,
  managerHours: 0,
  demand: 0,
})

/** A tally of zeros. */
export const blankTally = (): Tally => ({
  needs: 0,
  selfServed: 0,
  asked: 0,
  givenUp: 0,
  answeredByPeers: 0,
  answeredByCms: 0,
  unanswered: 0,
  medianReply: 0,
  newcomers: 0,
  joiners: 0,
  hoursSaved: 0,
  memberHours: 0,
  outcomes: 0,
  posters: 0,
  cmCost: 0,
  burn: 0,
  vacant: 0,
  posts: 0,
  actAnswers: 0,
  actWelcomes: 0,
  actCurated: 0,
  actConnections: 0,
})

const i32 = (n: number) => new Int32Array(n)
const f64 = (n: number) => new Float64Array(n)

function scratchOf(rows: number, groups: number, circles: number, pools: number): Scratch {
  return {
    activeTies: f64(rows),
    groupActive: i32(groups),
    circleActive: i32(circles),
    farActive: i32(rows),
    visitors: i32(rows),
    need: new Uint8Array(rows),
    outcome: f64(rows),
    contributed: i32(rows),
    askers: i32(rows),
    askerDraw: f64(rows),
    groupSaved: f64(groups),
    groupSpent: f64(groups),
    groupVisitors: i32(groups),
    order: f64(rows),
    odds: f64(rows),
    delays: f64(rows),
    perPool: f64(pools),
    count: 0,
    questions: 0,
  }
}

/** What may differ between two worlds of one scenario: the replicate, the talent of CMs, and rows that touch nobody. */
export type Variation = {
  readonly replicate: number
  readonly talent?: number
  readonly hermits?: number
  /** Rows for posts, when a snapshot holds more than the plan asks for. */
  readonly posts?: number
}

const mostPosts = (plan: readonly Settings[]) =>
  plan.reduce((most, { team, ratio }) => Math.max(most, team.length, ratio === undefined ? 0 : ratio.most), 0)

/** An empty world: everything allocated, nobody in it yet. */
export function emptyWorld(
  scenario: Scenario,
  { replicate, talent = replicate, hermits = 0, posts = 0 }: Variation,
): World {
  const root = rootOf(scenario.seed, replicate)
  const { members } = scenario.organisation
  const network = createNetwork(scenario, root, hermits)
  const rows = network.group.length
  const plan = planOf(scenario)
  const inGroups = scenario.community.purpose === 'work-groups'
  const pools = inGroups ? network.groups + rows - members : 1
  return {
    scenario,
    plan,
    root,
    network,
    members,
    rows,
    inGroups,
    pools,
    assumptions: scenario.assumptions,
    waves: wavesOf(scenario),
    talentRoot: rootOf(`talent of ${scenario.seed}`, talent),
    experts: scenario.community.outsideExperts,
    sizeRoot: Math.sqrt(members / 1000),
    poolOf: inGroups ? network.group : new Int32Array(rows),
    person: allocate(personColumns, rows),
    member: allocate(memberColumns, rows),
    groups: allocate(groupColumns, network.groups + rows - members),
    pool: allocate(poolColumns, pools),
    posts: allocate(postColumns, Math.max(posts, mostPosts(plan))),
    space: Object.fromEntries(Object.keys(spaceFields).map((field) => [field, 0])) as Space,
    values: new Float64Array(scenario.horizon * historyWidth),
    totals: new Float64Array(totalIds.length),
    now: blankPlan(),
    tally: blankTally(),
    scratch: scratchOf(rows, network.groups + rows - members, network.circles + rows - members, pools),
  }
}
