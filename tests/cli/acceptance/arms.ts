import { type LoadedScenario, type Owner, owners, type Seniority, seniorityIds } from '@fishbowl/core'
import { answers, changed, mean, standardError } from './brute.ts'

/** A policy of the grid, told as a difference on the organisation. */
export type Arm = { readonly name: string; readonly difference: object }

type Team = readonly { readonly seniority: Seniority; readonly count: number; readonly fte: number }[]

/** Nobody, half a post, and one to `most` posts of each seniority. */
export function teamsUpTo(most: number): readonly (readonly [name: string, team: Team])[] {
  const counts = Array.from({ length: most }, (_, i) => i + 1)
  const full = counts.flatMap((count) =>
    seniorityIds.map((seniority) => [`${count} ${seniority}`, [{ seniority, count, fte: 1 }]] as const),
  )
  const half = seniorityIds.map(
    (seniority) => [`half a ${seniority}`, [{ seniority, count: 1, fte: 0.5 }]] as const,
  )
  return [['nobody', []], ...half, ...full]
}

/** A home with the alignment, and where the file has its own the training, that it brings. */
export const home = (owner: Owner): object => ({
  ownership: { owner },
  alignment: owners[owner].alignment,
  training: owners[owner].training,
})

/** Interventions of the organisation's own file, which a change of team must keep. */
const own = (base: LoadedScenario): readonly object[] => base.scenario.interventions

/** Every team at every home, hired at each of the weeks (0 is the start). */
export function grid(
  base: LoadedScenario,
  teams: ReturnType<typeof teamsUpTo>,
  homes: Readonly<Record<string, object>>,
  starts: readonly number[],
): readonly Arm[] {
  return Object.entries(homes).flatMap(([place, levers]) =>
    teams.flatMap(([who, team]) =>
      (team.length === 0 ? [0] : starts).map((week): Arm => {
        const policies = { ...levers, staffing: { team: week === 0 ? team : [] } }
        const late = [...own(base), { week, staffing: { team } }]
        return {
          name: `${who}, week ${week}, ${place}`,
          difference: week === 0 ? { policies } : { policies, interventions: late },
        }
      }),
    ),
  )
}

/** What an arm costs a year, how often it reaches, and what it is worth, over `count` runs. */
export type Outcome = Arm & {
  readonly cost: number
  readonly levels: readonly number[]
  readonly net: number
  readonly se: number
}

/** The arm by plain loops; `weeks` are those of weekly active. */
export function outcome(
  base: LoadedScenario,
  arm: Arm,
  [from, to]: readonly [number, number],
  count: number,
): Outcome {
  const scenario = changed(base, arm.difference)
  const run = { from: 0, to: scenario.horizon - 1 }
  const questions = [
    { measure: 'cmCost', ...run },
    { measure: 'managerCost', ...run },
    { measure: 'netValue', ...run },
    { measure: 'weeklyActive', from, to },
  ] as const
  const [posts = [], managers = [], net = [], levels = []] = answers(scenario, questions, count, 2_000_000)
  const cost = ((mean(posts) + mean(managers)) / scenario.horizon) * 52
  return { ...arm, cost, levels, net: mean(net), se: standardError(net) }
}
