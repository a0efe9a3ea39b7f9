import { type Scenario, type Settings, seniorities, spacesOf, weekOf } from '@fishbowl/core'
import { settingsAt } from '@fishbowl/sim'

/** Weeks of a year in all accounts. */
const weeksOfYear = 52
/** An hour of a line manager, as the model prices it: 1.5 times $75. */
const managerHour = 1.5 * 75

const teamCost = ({ team }: Settings): number =>
  team.reduce((sum, { seniority, fte }) => sum + seniorities[seniority].costPerYear * fte, 0)

/** Line managers of an organisation: one for each work group. */
function managersOf({ organisation: { members, groupSize, people } }: Scenario): number {
  if (people === undefined) return Math.ceil(members / groupSize)
  return new Set(people.manager.filter((row) => row >= 0)).size
}

/** Weeks in which the levers of a scenario may change, ascending, the first being 0. */
function turns({ interventions, horizon }: Scenario): readonly number[] {
  const weeks = interventions.flatMap((change) => [weekOf(change), change.until ?? 0])
  return [...new Set([0, ...weeks])].filter((week) => week < horizon).toSorted((a, b) => a - b)
}

function spaceCost(scenario: Scenario, managers: number): number {
  const weeks = turns(scenario)
  return weeks.reduce((sum, week, i) => {
    const settings = settingsAt(scenario, week)
    const hours = scenario.community.purpose === 'work-groups' ? settings.groupHours : settings.managerHours
    const yearly = teamCost(settings) + hours * managers * weeksOfYear * managerHour
    return sum + yearly * (((weeks[i + 1] ?? scenario.horizon) - week) / scenario.horizon)
  }, 0)
}

/**
 * What a policy costs in $ a year, posts filled all the time and managers' hours, averaged over the run. Known before any run but for
 * staff that follows a rule: NaN. Licence and members' time are no part of it.
 */
export function plannedCost(scenario: Scenario): number {
  const spaces = spacesOf(scenario)
  const follows = spaces.some(({ scenario: space }) =>
    turns(space).some((week) => settingsAt(space, week).ratio !== undefined),
  )
  if (follows) return Number.NaN
  const managers = managersOf(scenario)
  return spaces.reduce((sum, { scenario: space }) => sum + spaceCost(space, managers), 0)
}

/** Years of a run. */
export const yearsOf = ({ horizon }: Scenario): number => horizon / weeksOfYear
