import { type Policies, type Scenario, type Seniority, seniorityIds } from '@fishbowl/core'
import type { Axis } from './axes.ts'

type Team = NonNullable<NonNullable<Policies['staffing']>['team']>

/** A team and when it is there. An own team is that of the scenario, untouched. */
export type Staff = {
  readonly words: string
  readonly team: Team | 'own'
  /** When it is there, in words; '' is from launch to the end. */
  readonly when: string
  /** First week. @default 0 */
  readonly from?: number
  /** First week without it. @default never */
  readonly until?: number
}

/** Sizes of a team that are tried; twice, and a bit, what the model finds best at a size of organisation lies within. */
const sizes = [1, 2, 3, 4, 6, 8, 12, 16, 20, 24, 32, 40]

/** Team sizes worth trying for so many members: the need grows with their square root, see section 8 of the model. At least 2. */
function teamSizes(members: number): readonly number[] {
  const most = Math.max(2, 3.5 * Math.sqrt(members / 500))
  return sizes.filter((size) => size <= most)
}

/** Below so many members half a post is tried too. */
const smallOrganisation = 1000

const plural = (count: number, seniority: Seniority): string =>
  count === 1 ? `1 ${seniority}` : `${count} ${seniority}s`

export const nobody: Staff = { words: 'nobody', team: [], when: '' }

const teamOf = (seniority: Seniority, count: number, fte = 1): Team => [{ seniority, count, fte }]

function sizedTeams(members: number, seniority: Seniority): readonly Staff[] {
  const half = {
    words: `half a post of ${seniority === 'intern' ? 'an' : 'a'} ${seniority}`,
    team: teamOf(seniority, 1, 0.5),
    when: '',
  }
  return [
    ...(members < smallOrganisation ? [half] : []),
    ...teamSizes(members).map((count) => ({
      words: plural(count, seniority),
      team: teamOf(seniority, count),
      when: '',
    })),
  ]
}

/** The seniority that most of a team have; a professional where there is no team. */
function usualSeniority(team: Team): Seniority {
  const counts = seniorityIds.map((id) => ({
    id,
    count: team.reduce((sum, post) => sum + (post.seniority === id ? post.count : 0), 0),
  }))
  const [most] = counts.toSorted((a, b) => b.count - a.count)
  return most === undefined || most.count === 0 ? 'professional' : most.id
}

/** The posts of a team at another level. */
const atLevel = (team: Team, seniority: Seniority): Staff => ({
  words: plural(
    team.reduce((sum, { count }) => sum + count, 0),
    seniority,
  ),
  team: team.map((post) => ({ ...post, seniority })),
  when: '',
})

function teamsOf(scenario: Scenario, axes: readonly Axis[]): readonly Staff[] {
  const own = scenario.policies.staffing?.team ?? []
  const levels = axes.includes('seniority') ? seniorityIds : [usualSeniority(own)]
  if (axes.includes('staffing'))
    return [nobody, ...levels.flatMap((level) => sizedTeams(scenario.organisation.members, level))]
  if (own.length === 0) return []
  return axes.includes('seniority')
    ? levels.map((level) => atLevel(own, level))
    : [{ words: 'the same team', team: own, when: '' }]
}

/** Hired half a year or a year late, or let go again after two thirds of the run. */
function timingsOf(
  { horizon }: Scenario,
  lastCut: number,
): readonly Pick<Staff, 'when' | 'from' | 'until'>[] {
  const cut = Math.floor((2 * horizon) / 3)
  return [
    ...[26, 52].filter((week) => week < horizon).map((from) => ({ when: `from week ${from}`, from })),
    ...(cut > 0 && cut <= lastCut ? [{ when: `until week ${cut - 1}`, until: cut }] : []),
  ]
}

/**
 * Every team among the axes, the scenario's own first. A cut after `lastCut` is left out: it would come too late to be felt in the weeks
 * of the goal, and so look free.
 */
export function staffOf(scenario: Scenario, axes: readonly Axis[], lastCut: number): readonly Staff[] {
  const teams = teamsOf(scenario, axes)
  const dated = (axes.includes('timing') ? timingsOf(scenario, lastCut) : []).flatMap((when) =>
    teams
      .filter(({ team }) => team.length > 0)
      .map(({ words, team }): Staff => Object.assign({ words, team }, when)),
  )
  return [{ words: '', team: 'own', when: '' }, ...teams, ...dated]
}
