import type { Scenario } from '@fishbowl/core'
import { type Estimate, meanInterval } from '../stats/interval.ts'
import { goalOf } from './goal.ts'
import { type Means, numbers, type Trials, trials } from './trials.ts'

/** Sizes of organisation of the staffing table: those of the model's own table and two between. */
export const tableMembers = [150, 300, 1000, 2000, 3000, 5000, 10_000, 30_000] as const
/** Posts that are tried, in ascending order, from full-time posts on. */
const tableSizes = [1, 2, 3, 4, 5, 6, 8, 10, 12, 14, 16, 20, 24, 28, 32, 40, 48, 56, 64]
/** Below so many members half a post is tried too. */
const small = 1000
/** Share of what the best team gains that an average team has: most of the value. */
export const mostOfTheGain = 0.8
/** A team whose net value lies within this share of the best team's gain is as good. */
const asGood = 0.05
/** Sizes clearly below the best after which larger ones are not looked at. */
const falling = 2

/** One team of professionals in one size of organisation. */
export type TeamWorth = {
  readonly posts: number
  /** Net value over the run, and what it gains on nobody, paired. */
  readonly net: Estimate
  readonly gain: Estimate
}

/** What one size of organisation needs. */
export type StaffingRow = {
  readonly members: number
  readonly teams: readonly TeamWorth[]
  /** The best net value. */
  readonly best: TeamWorth
  /** Fewest and most posts that cannot be told apart from the best, or lie within 5 % of what it gains. */
  readonly flat: readonly [number, number]
  /** The smallest team that gains four fifths of what the best gains; nobody where nothing is to be gained. */
  readonly average: TeamWorth
  /** True where the best is the largest team that was tried, so that it says "at least". */
  readonly atEdge: boolean
}

const withTeam = (own: Scenario, members: number, posts: number): Scenario => {
  const team =
    posts === 0
      ? []
      : [{ seniority: 'professional' as const, count: Math.max(1, posts), fte: Math.min(1, posts) }]
  const { replace } = own.policies.staffing ?? {}
  return {
    ...own,
    organisation: { ...own.organisation, members },
    policies: { ...own.policies, staffing: replace === undefined ? { team } : { team, replace } },
  }
}

type Curve = { readonly own: Scenario; readonly members: number; readonly replicates: number }

/** Net values of growing teams, from nobody until two in a row are clearly worse than the best. */
async function curveOf(
  { own, members, replicates }: Curve,
  means: Means,
): Promise<{ readonly nets: ReadonlyMap<number, readonly number[]>; readonly ended: boolean }> {
  const wanted = [0, ...(members < small ? [0.5] : []), ...tableSizes]
  const scenarios = new Map(wanted.map((posts) => [posts, withTeam(own, members, posts)]))
  const store: Trials = trials(goalOf('max netValue', own.horizon), [...scenarios.values()], means)
  const luck = numbers(0, replicates)
  const nets = new Map<number, readonly number[]>()
  let worse = 0
  for (const [posts, scenario] of scenarios) {
    // oxlint-disable-next-line no-await-in-loop -- whether a larger team is looked at follows from this one
    if (!(await store.ensure([scenario], luck))) return { nets, ended: false }
    nets.set(
      posts,
      luck.map((replicate) => store.read(scenario, replicate).net),
    )
    worse = difference(nets.get(posts) ?? [], nets.get(bestIn(nets)) ?? []).high < 0 ? worse + 1 : 0
    if (worse === falling) return { nets, ended: true }
  }
  return { nets, ended: false }
}

const difference = (one: readonly number[], other: readonly number[]): Estimate =>
  meanInterval(one.map((value, i) => value - (other[i] ?? Number.NaN)))

/** Posts with the highest mean; of equals the fewest. */
function bestIn(nets: ReadonlyMap<number, readonly number[]>): number {
  const means = Array.from(nets, ([posts, values]) => ({ posts, mean: meanInterval(values).mean }))
  return means.toSorted((a, b) => b.mean - a.mean || a.posts - b.posts)[0]?.posts ?? 0
}

/**
 * The net value of growing teams of professionals in an organisation of so many members, all other levers as they are: the best team, how
 * flat the curve is around it, and the smallest team with most of the gain. Undefined where the runs do not last.
 */
export async function staffingRow(
  own: Scenario,
  { members, replicates }: { readonly members: number; readonly replicates: number },
  means: Means,
): Promise<StaffingRow | undefined> {
  const { nets, ended } = await curveOf({ own, members, replicates }, means)
  return nets.size < 2 ? undefined : rowOf(members, nets, ended)
}

/** Reads a curve: the best team, those as good, and the smallest with most of the gain. */
function rowOf(
  members: number,
  nets: ReadonlyMap<number, readonly number[]>,
  ended: boolean,
): StaffingRow | undefined {
  const nobody = nets.get(0) ?? []
  const teams = Array.from(nets, ([posts, values]) => ({
    posts,
    net: meanInterval(values),
    gain: difference(values, nobody),
  }))
  const bestPosts = bestIn(nets)
  const best = teams.find(({ posts }) => posts === bestPosts)
  if (best === undefined) return undefined
  const top = nets.get(bestPosts) ?? []
  const near = teams
    .filter(({ posts, net }) => {
      const toBest = difference(nets.get(posts) ?? [], top)
      return toBest.high >= 0 || net.mean >= best.net.mean - asGood * best.gain.mean
    })
    .map(({ posts }) => posts)
  const enough = teams.find(({ gain }) => gain.mean >= mostOfTheGain * best.gain.mean) ?? best
  return {
    members,
    teams,
    best,
    flat: [Math.min(...near), Math.max(...near)],
    average: enough,
    atEdge: !ended && bestPosts === teams.at(-1)?.posts,
  }
}
