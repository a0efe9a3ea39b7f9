import {
  defaultScenario,
  type Intervention,
  type Owner,
  type Policies,
  type Scenario,
  type Seniority,
  underModel,
  withAssumptions,
} from '@fishbowl/core'

/** The reference values were made without hours of coordination; an agreement is only meant under the same assumption. */
const referenceAssumptions = { coordination: 0 } as const

/** Version of the model that the reference values are statements about. */
export const referenceModel = '2.0.0'

/** An arm as the reference values were made, whatever the current version of the model says. */
export const asReferenced = (scenario: Scenario): Scenario =>
  withAssumptions(underModel(scenario, referenceModel), referenceAssumptions)

/** What an arm changes beside its policies. */
export type More = {
  readonly members?: number
  readonly horizon?: number
  readonly turnover?: number
  readonly community?: Partial<Scenario['community']>
  readonly interventions?: readonly Intervention[]
}

/** The default scenario with these policies. */
export function arm(
  id: string,
  policies: Policies,
  { members = 2000, horizon = 156, turnover, community, interventions = [] }: More = {},
): Scenario {
  const { organisation, community: usual } = defaultScenario
  return {
    ...defaultScenario,
    id,
    title: id,
    policies,
    horizon,
    organisation: { ...organisation, members, turnover: turnover ?? organisation.turnover },
    community: { ...usual, ...community },
    interventions: [...interventions],
  }
}

/** A team of one kind. */
export const team = (count: number, seniority: Seniority = 'professional', fte = 1): Policies => ({
  staffing: { team: count === 0 ? [] : [{ seniority, count, fte }] },
})

/** The best-in-class bundle without its team. */
const bestBundle: Policies = {
  alignment: 'integrated',
  training: 0.5,
  managers: { stance: 0.2 },
  platform: { fit: 0.75 },
}

/** An integrated community with n full-time professionals. */
export const integrated = (count: number, seniority: Seniority = 'professional', more?: More): Scenario =>
  arm(`integrated, ${count} ${seniority}`, { alignment: 'integrated', ...team(count, seniority) }, more)

/** A community that exists for its own sake with n full-time posts. */
export const incidental = (count: number, seniority: Seniority = 'professional', more?: More): Scenario =>
  arm(`incidental, ${count} ${seniority}`, { alignment: 'incidental', ...team(count, seniority) }, more)

/** A community called strategic with n full-time professionals. */
export const claimed = (count: number, more?: More): Scenario =>
  arm(`claimed, ${count}`, { alignment: 'claimed', ...team(count) }, more)

/** An integrated community whose members were assigned. */
export const assigned = (count: number, more?: More): Scenario =>
  arm(`assigned, ${count}`, { alignment: 'integrated', membership: 'assigned', ...team(count) }, more)

/** Staff, training, fit and stance of the best-run fifth. */
export const bestInClass = arm('best-in-class', { ...bestBundle, ...team(3) })

/** A rollout led by technology: no purpose, a poor fit, nobody to look after it. */
export const technologyLed = arm('technology-led', { alignment: 'incidental', platform: { fit: 0.5 } })

/** Everyone is told to use it for half a year; nobody looks after it. */
export const mandated = arm(
  'mandate',
  { alignment: 'incidental' },
  { interventions: [{ from: 0, until: 26, mandate: true }] },
)

/** The home with the staff it usually brings. */
export const owned = (owner: Owner, staff: Policies): Scenario =>
  arm(`owner ${owner}`, { ownership: { owner }, ...staff })

/** Everyone knows it at once, nobody joins, leaves or is told again: 20 weeks. */
export const closedCohort = arm(
  'closed cohort',
  { launch: { size: 0 } },
  { horizon: 20, turnover: 0, community: { everyoneAware: true } },
)

/** A small community that starts by itself, of volunteers or of people whom somebody enrolled: 17 weeks. */
export const selfLaunched = (members: number, membership: 'voluntary' | 'assigned' = 'voluntary'): Scenario =>
  arm(
    `self-launched, ${membership}, ${members}`,
    { membership, launch: { size: 0 } },
    { members, horizon: 17, community: { everyoneAware: true } },
  )

/** Spaces of the work groups; the manager's hours and a team of professionals: 104 weeks. */
export const workGroups = (groupHours: number, count = 0): Scenario =>
  arm(
    `work groups, ${groupHours} h, ${count}`,
    { managers: { groupHours }, ...team(count) },
    { horizon: 104, community: { purpose: 'work-groups' } },
  )
