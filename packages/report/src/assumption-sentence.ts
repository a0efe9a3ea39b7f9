import { canonicalJson, type Policies, type Scenario } from '@fishbowl/core'

/** What each lever rests on. No public data measures these effects. */
const effects = {
  staffing: 'staffing and seniority',
  alignment: 'alignment with work',
  ownership: 'the owner',
  membership: 'assigned or voluntary membership',
  managers: 'line managers',
  training: 'training',
  platform: 'the platform',
  launch: 'the size of a launch',
  mandate: 'a mandate',
  budget: 'the sponsor\u2019s review',
} as const satisfies Record<keyof Policies, string>
const levers = Object.keys(effects) as readonly (keyof Policies)[]

const laterLevers = ({ interventions }: Scenario): readonly (keyof Policies)[] =>
  levers.filter((lever) => interventions.some((change) => change[lever] !== undefined))

const textOf = (value: unknown): string => (value === undefined ? '' : canonicalJson(value))

/** Levers a scenario uses; with a baseline, those in which the two differ. */
function leversOf(scenario: Scenario, baseline: Scenario | undefined): readonly (keyof Policies)[] {
  const later =
    baseline === undefined || textOf(baseline.interventions) !== textOf(scenario.interventions)
      ? [...laterLevers(scenario), ...(baseline === undefined ? [] : laterLevers(baseline))]
      : []
  return levers.filter((lever) => {
    const before = textOf(baseline?.policies[lever])
    return textOf(scenario.policies[lever]) !== before || later.includes(lever)
  })
}

/** The levers that a result rests on: those in which the scenarios differ from the first, or those that a single one uses. */
export function leversBehind(scenarios: readonly Scenario[]): readonly (keyof Policies)[] {
  const [first, ...others] = scenarios
  if (first === undefined) return []
  const involved =
    others.length === 0 ? leversOf(first, undefined) : others.flatMap((one) => leversOf(one, first))
  return levers.filter((lever) => involved.includes(lever))
}

/**
 * Names the assumptions without data that a result rests on: the effects of the levers in which the scenarios differ from the first, or
 * those that a single one uses. '' when no lever is involved. `ledger` says where the ranges are.
 */
export function assumptionSentence(
  scenarios: readonly Scenario[],
  ledger = 'The ledger gives each one its range (fishbowl model ledger).',
): string {
  const names = leversBehind(scenarios).map((lever) => effects[lever])
  if (names.length === 0) return ''
  const list = names.length === 1 ? names[0] : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
  return `This rests on assumptions: no public data measures the effects of ${list}. ${ledger}`
}
