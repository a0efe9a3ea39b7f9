import {
  type Intervention,
  type Policies,
  type Scenario,
  type Settings,
  settingsOf,
  weekOf,
} from '@fishbowl/core'

/** A launch wave: the week it starts and its size. */
export type Wave = { readonly week: number; readonly size: number }

const holds = (change: Intervention, week: number): boolean =>
  week >= weekOf(change) && (change.until === undefined || week < change.until)

type Staffing = NonNullable<Policies['staffing']>

/** Staffing of an intervention over that before; a team that is named ends a ratio rule that is not. */
function staffingOver(before: Staffing | undefined, change: Staffing): Staffing {
  const { ratio, ...rest } = { ...before, ...change }
  const ends = change.team !== undefined && change.ratio === undefined
  return ends || ratio === undefined ? rest : { ...rest, ratio }
}

/** Levers of an intervention over those before: blocks merge key by key, everything else is replaced. */
function over(policies: Policies, change: Intervention): Policies {
  const { staffing, ownership, managers, platform, launch } = policies
  return {
    ...policies,
    ...(change.staffing && { staffing: staffingOver(staffing, change.staffing) }),
    ...(change.ownership && { ownership: { ...ownership, ...change.ownership } }),
    ...(change.managers && { managers: { ...managers, ...change.managers } }),
    ...(change.platform && { platform: { ...platform, ...change.platform } }),
    ...(change.launch && { launch: { ...launch, ...change.launch } }),
    ...(change.alignment !== undefined && { alignment: change.alignment }),
    ...(change.membership !== undefined && { membership: change.membership }),
    ...(change.training !== undefined && { training: change.training }),
    ...(change.mandate !== undefined && { mandate: change.mandate }),
    ...(change.budget !== undefined && { budget: change.budget }),
  }
}

/** The interventions that the engine applies: none when the mechanism of dated change is switched off. */
function applied({ interventions, switches }: Scenario): readonly Intervention[] {
  return switches.includes('no-cut') ? [] : interventions
}

/**
 * The one interpreter of policies: the levers in force in a week, dated interventions applied in file order.
 * @param week - from 0
 * @returns every lever of that week, for the first space of the scenario; `spacesOf` has the others
 */
export function settingsAt(scenario: Scenario, week: number): Settings {
  const changes = applied(scenario).filter((change) => holds(change, week))
  const settings = settingsOf(changes.reduce(over, scenario.policies))
  const { switches } = scenario
  return {
    ...settings,
    ...(switches.includes('silent-managers') && { managerHours: 0, groupHours: 0 }),
    ...(switches.includes('steady-team') && { ratio: undefined }),
    ...(switches.includes('no-review') && { reviewed: false }),
  }
}

/**
 * Settings of every week of the horizon.
 * @returns one entry a week; weeks without a change share one object
 */
export function planOf(scenario: Scenario): readonly Settings[] {
  const edges = new Set([0, ...applied(scenario).flatMap((change) => [weekOf(change), change.until ?? 0])])
  const plan: Settings[] = []
  for (let week = 0; week < scenario.horizon; week++) {
    const before = plan[week - 1]
    plan.push(before !== undefined && !edges.has(week) ? before : settingsAt(scenario, week))
  }
  return plan
}

/** All launch waves: the one of week 0, those of interventions, and one of size 1 wherever other members come without one. @workspace */
export function wavesOf(scenario: Scenario): readonly Wave[] {
  const first = { week: 0, size: settingsOf(scenario.policies).launchSize }
  const launches = applied(scenario).flatMap((change) => {
    const size = change.launch?.size
    return size === undefined ? [] : [{ week: weekOf(change), size }]
  })
  const launched = new Set(launches.map(({ week }) => week))
  const plan = planOf(scenario)
  const changes = plan.flatMap(({ membership }, week) => {
    const other = week > 0 && membership !== plan[week - 1]?.membership
    return other && !launched.has(week) ? [{ week, size: 1 }] : []
  })
  return [first, ...launches, ...changes]
}
