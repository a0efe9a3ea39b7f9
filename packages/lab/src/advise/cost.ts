import { type Scenario, type Settings, seniorities, spacesOf, weekOf } from '@fishbowl/core'
import { settingsAt } from '@fishbowl/sim'

/** Weeks of a year in all accounts. */
export const weeksOfYear = 52
/** An hour of a line manager, as the model prices it: 1.5 times $75. */
const managerHour = 1.5 * 75

const teamCost = ({ team }: Settings): number =>
  team.reduce((sum, { seniority, fte }) => sum + seniorities[seniority].costPerYear * fte, 0)

/** Line managers of an organisation: one for each work group. */
function managersOf({ organisation: { members, groupSize, people } }: Scenario): number {
  if (people === undefined) return Math.ceil(members / groupSize)
  return new Set(people.manager.filter((row) => row >= 0)).size
}

/** Weeks in which the levers of a scenario may change. */
const turns = ({ interventions }: Scenario): readonly number[] =>
  interventions.flatMap((change) => [weekOf(change), change.until ?? 0])

/** Weeks `from` to before `to` at one rate, $ a year. */
type Stretch = { readonly from: number; readonly to: number; readonly rate: number }

/** What a space costs at a week, $ a year. */
function rateOf(space: Scenario, week: number, managers: number): number {
  const settings = settingsAt(space, week)
  const hours = space.community.purpose === 'work-groups' ? settings.groupHours : settings.managerHours
  return teamCost(settings) + hours * managers * weeksOfYear * managerHour
}

/** The run as stretches of one rate; neighbours of the same rate are one, so that an even cost stays exact. */
function stretchesOf(scenario: Scenario, spaces: readonly Scenario[], weeks: readonly number[]) {
  const managers = managersOf(scenario)
  const stretches: Stretch[] = []
  for (const [i, from] of weeks.entries()) {
    const to = weeks[i + 1] ?? scenario.horizon
    const rate = spaces.reduce((sum, space) => sum + rateOf(space, from, managers), 0)
    const last = stretches.at(-1)
    if (last?.rate === rate) stretches[stretches.length - 1] = { ...last, to }
    else stretches.push({ from, to, rate })
  }
  return stretches
}

/** Mean rate of weeks `from` to before `to`, $ a year. */
const meanRate = (stretches: readonly Stretch[], from: number, to: number): number =>
  stretches.reduce((sum, stretch) => {
    const weeks = Math.max(0, Math.min(to, stretch.to) - Math.max(from, stretch.from))
    return sum + stretch.rate * (weeks / (to - from))
  }, 0)

/** What a policy costs, $ a year: on average over the run, and in the dearest 52 weeks in a row; a shorter run is scaled to a year. */
export type Cost = { readonly average: number; readonly dearest: number }

/**
 * What a policy costs, posts filled all the time and managers' hours. Known before any run but for staff that follows a rule: NaN.
 * Licence and members' time are no part of it.
 */
export function plannedCost(scenario: Scenario): Cost {
  const { horizon } = scenario
  const spaces = spacesOf(scenario).map(({ scenario: space }) => space)
  const weeks = [...new Set([0, ...spaces.flatMap(turns)])]
    .filter((week) => week < horizon)
    .toSorted((a, b) => a - b)
  const follows = spaces.some((space) => weeks.some((week) => settingsAt(space, week).ratio !== undefined))
  if (follows) return { average: Number.NaN, dearest: Number.NaN }
  const stretches = stretchesOf(scenario, spaces, weeks)
  const year = Math.min(weeksOfYear, horizon)
  // The rate is constant between turns, so that the dearest year starts or ends with one.
  const years = stretches
    .flatMap(({ from, to }) => [from, to - year])
    .map((from) => Math.max(0, Math.min(horizon - year, from)))
  return {
    average: meanRate(stretches, 0, horizon),
    dearest: Math.max(...years.map((from) => meanRate(stretches, from, from + year))),
  }
}

/** Years of a run. */
export const yearsOf = ({ horizon }: Scenario): number => horizon / weeksOfYear
