import { defaultScenario, type Intervention, type Policies, type Scenario } from '@fishbowl/core'

/**
 * A voluntary workspace: who wants to joins, it is called strategic and somebody looks after it half the week; it starts small and people
 * hear of it from each other. The library entry voluntary-workspace says the same; a test keeps the two equal.
 */
export const voluntaryPolicies: Policies = {
  membership: 'voluntary',
  alignment: 'claimed',
  staffing: { team: [{ seniority: 'professional', count: 1, fte: 0.5 }] },
  launch: { size: 0.2 },
}

/**
 * A mandated platform: the whole staff has an account, whatever its interest, is told to use it for as long as it runs, and hears of it by a
 * full launch; one professional looks after it. The library entry mandated-platform says the same; a test keeps the two equal.
 */
export const mandatedPolicies: Policies = {
  membership: 'open',
  alignment: 'claimed',
  staffing: { team: [{ seniority: 'professional', count: 1, fte: 1 }] },
  launch: { size: 1 },
  mandate: true,
}

/** What an arm of a regime changes beside its policies. */
type More = {
  readonly members?: number
  readonly horizon: number
  readonly turnover?: number
  readonly everyoneAware?: boolean
  readonly interventions?: readonly Intervention[]
}

const { organisation, community } = defaultScenario

/** The model as it ships with these policies; 2,000 people and 156 weeks are those of the library. */
export function regime(
  id: string,
  policies: Policies,
  { members = 2000, horizon, turnover, everyoneAware = false, interventions = [] }: More,
): Scenario {
  return {
    ...defaultScenario,
    id,
    title: id,
    policies,
    horizon,
    organisation: { ...organisation, members, turnover: turnover ?? organisation.turnover },
    community: { ...community, everyoneAware },
    interventions: [...interventions],
  }
}

/** The voluntary workspace as the library has it. */
export const voluntaryWorkspace = regime('voluntary workspace', voluntaryPolicies, { horizon: 156 })
/** The same with other staff: n full-time professionals. */
export const voluntaryWith = (count: number): Scenario =>
  regime(
    `voluntary, ${count}`,
    { ...voluntaryPolicies, staffing: { team: [{ seniority: 'professional', count, fte: 1 }] } },
    { horizon: 156 },
  )

/** The mandated platform of the library for two years: what is asked of it are shares of the last half year. */
export const mandatedPlatform = regime('mandated platform', mandatedPolicies, { horizon: 104 })
/** The same without the order. */
export const unmandatedPlatform = regime(
  'platform without an order',
  { ...mandatedPolicies, mandate: false },
  { horizon: 104 },
)

const waves = (sizes: readonly (readonly [week: number, size: number])[]): readonly Intervention[] =>
  sizes.map(([week, size]) => ({ week, launch: { size } }))

/** R4DS Slack: 430 people who joined in one week; nobody was recruited, nobody left the count for 17 weeks. */
export const r4dsCohort = regime(
  'R4DS cohort',
  { ...voluntaryPolicies, launch: { size: 0 } },
  { members: 430, horizon: 17, turnover: 0, everyoneAware: true },
)

/**
 * NHS-R Slack: 15 people in week 1, about 1,070 after two years. How many could have joined is not known; 1,700 with these announcements
 * register at the pace of the data: a quarter of those of two years by week 23, three fifths by week 55.
 */
export const nhsrWorkspace = regime(
  'NHS-R workspace',
  { ...voluntaryPolicies, launch: { size: 0.012 } },
  {
    members: 1700,
    horizon: 104,
    interventions: waves([
      [15, 0.06],
      [21, 0.05],
      [53, 0.12],
    ]),
  },
)

/**
 * CollegeMsg and the UC forum: 1,899 students who heard of it within ten weeks, the share of the unaware that came each week being that of
 * the data over the reach of a launch; nobody looked after it and it was not tied to work.
 */
export const collegeCommunity = regime(
  'college community',
  { ...voluntaryPolicies, alignment: 'incidental', staffing: { team: [] }, launch: { size: 0.08 } },
  {
    members: 1899,
    horizon: 28,
    turnover: 0,
    interventions: waves([
      [1, 0.26],
      [2, 0.36],
      [3, 0.34],
      [4, 0.29],
      [5, 0.48],
      [6, 0.45],
      [7, 0.35],
    ]),
  },
)
