import {
  canonicalJson,
  type Intervention,
  mergeFiles,
  type Policies,
  type Scenario,
  type Seniority,
  settingsOf,
} from '@fishbowl/core'
import type { Axis } from './axes.ts'
import { plannedCost } from './cost.ts'
import type { Goal } from './goal.ts'
import { type Home, homesOf } from './homes.ts'
import { nobody, type Staff, staffOf } from './teams.ts'

/** A policy that may be advised. */
export type Candidate = {
  /** From 0, in the order in which they are thought of: fewer changes first. */
  readonly number: number
  readonly words: string
  /** What it changes, as a file that extends the scenario would write it; {} for the scenario as it is. */
  readonly difference: Readonly<Record<string, unknown>>
  readonly scenario: Scenario
  /** Planned cost in $ a year on average over the run, and in its dearest year, see `plannedCost`. */
  readonly cost: number
  readonly dearest: number
  /** True where there is never a CM. */
  readonly nobody: boolean
  /** The home in words; '' is that of the scenario. */
  readonly home: string
  /** Level of a team that the policy sets, all of one level; undefined for any other, and for nobody. */
  readonly level: Seniority | undefined
  /** When that team is there, in words; '' is from launch to the end. */
  readonly when: string
}

/** Half a year: the least time that a cut needs to be felt. */
const feltAfter = 26

/** The last week in which a cut is offered: half a year before a level is read; money counts every week, so a cut is never too late. */
const lastCutOf = ({ weeks }: Goal, horizon: number): number =>
  weeks.from === 0 ? horizon : weeks.from - feltAfter

const described = new Set(['week', 'from', 'until', 'says'])

/** The dated changes of a scenario without those levers that a candidate sets itself. */
function without(
  changes: readonly Intervention[],
  takes: readonly (keyof Policies)[],
): readonly Intervention[] {
  return changes.flatMap((change) => {
    const left = Object.entries(change).filter(
      ([key, value]) => value !== undefined && !takes.some((taken) => taken === key),
    )
    const says = left.some(([key]) => !described.has(key))
    return says || left.length === Object.keys(change).length
      ? [Object.fromEntries(left) as Intervention]
      : []
  })
}

/** Staffing at the start, and the dated changes that bring or end it. */
function staffing(own: Scenario, { team, from, until }: Staff) {
  if (team === 'own') return { policies: {}, changes: [], takes: [] }
  const ratio = own.policies.staffing?.ratio === undefined ? {} : { ratio: null }
  const start = { staffing: { team: from === undefined ? team : [], ...ratio } }
  const begins = from === undefined ? [] : [{ week: from, staffing: { team } }]
  const ends = until === undefined ? [] : [{ week: until, staffing: { team: [] } }]
  return { policies: start, changes: [...begins, ...ends] as Intervention[], takes: ['staffing'] as const }
}

function differenceOf(own: Scenario, staff: Staff, home: Home): Candidate['difference'] {
  const { policies, changes, takes } = staffing(own, staff)
  const kept = without(own.interventions, [...takes, ...home.takes])
  const interventions = [...kept, ...changes]
  const isSame = canonicalJson(interventions) === canonicalJson(own.interventions)
  const levers = { ...policies, ...home.policies }
  return {
    ...(Object.keys(levers).length === 0 ? {} : { policies: levers }),
    ...(isSame ? {} : { interventions }),
  }
}

/** The scenario with a difference of policies and dated changes; `variantOf` of core gives the same, checked, for a file. */
function changed(own: Scenario, { policies, interventions }: Candidate['difference']): Scenario {
  return {
    ...own,
    policies: mergeFiles(own.policies, policies ?? {}) as Policies,
    interventions: (interventions as Intervention[] | undefined) ?? own.interventions,
  }
}

/** Two policies with the same levers in all weeks are one. */
const leversKey = ({ policies, interventions }: Scenario): string =>
  canonicalJson({
    ...settingsOf(policies),
    // Whether nobody is named or not matters to further spaces, which a policy leaves alone.
    ownTeam: true,
    replaceAfter: policies.staffing?.replace ?? '',
    ratio: policies.staffing?.ratio ?? '',
    interventions,
  })

const hasNobody = ({ policies, interventions }: Scenario): boolean =>
  [policies, ...interventions].every(
    ({ staffing: { team = [], ratio } = {} }) => team.length === 0 && ratio === undefined,
  )

function levelOf({ team }: Staff): Seniority | undefined {
  if (team === 'own') return undefined
  const [first, ...rest] = new Set(team.map(({ seniority }) => seniority))
  return rest.length === 0 ? first : undefined
}

/** A policy in words; where only the home changes, that there is nobody is said too. */
function wordsOf(staff: Staff, home: Home, isNobody: boolean): string {
  const who = `${staff.words} ${staff.when}`.trim()
  if (who === '' && home.words.length === 0) return 'as it is'
  return [who === '' && isNobody ? nobody.words : who, ...home.words].filter((part) => part !== '').join('; ')
}

/** Every policy among the axes as a difference on the scenario, the scenario as it is first, none twice. */
export function candidatesOf(own: Scenario, axes: readonly Axis[], goal: Goal): readonly Candidate[] {
  const homes = homesOf(own.policies, axes)
  const seen = new Set<string>()
  const candidates: Candidate[] = []
  for (const staff of staffOf(own, axes, lastCutOf(goal, own.horizon))) {
    for (const home of homes) {
      const difference = differenceOf(own, staff, home)
      const scenario = changed(own, difference)
      const key = leversKey(scenario)
      if (seen.has(key)) continue
      seen.add(key)
      const { average, dearest } = plannedCost(scenario)
      candidates.push({
        number: candidates.length,
        words: wordsOf(staff, home, hasNobody(scenario)),
        difference,
        scenario,
        cost: average,
        dearest,
        nobody: hasNobody(scenario),
        home: home.words.join('; '),
        level: levelOf(staff),
        when: staff.when,
      })
    }
  }
  return candidates
}
