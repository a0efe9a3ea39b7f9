import { canonicalJson, type Policies, type Scenario } from '@fishbowl/core'
import { languageIds, languages, say } from './words/index.ts'
import { listed } from './words/lists.ts'

/** Every lever, in the order in which they are told. */
const levers = [
  'staffing',
  'alignment',
  'ownership',
  'membership',
  'managers',
  'training',
  'platform',
  'launch',
  'mandate',
  'budget',
] as const satisfies readonly (keyof Policies)[]

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

/** True for the sentence below, in any language: results keep it as it was said. */
export const isOfAssumptions = (text: string): boolean =>
  languageIds.some((id) => text.startsWith(languages[id]['curve.rests.sentence'].split('{')[0] ?? ''))

/**
 * Names the assumptions without data that a result rests on: the effects of the levers in which the scenarios differ from the first, or
 * those that a single one uses. '' when no lever is involved. `ledger` says where the ranges are.
 */
export function assumptionSentence(
  scenarios: readonly Scenario[],
  ledger = say('curve.rests.ledger'),
): string {
  const names = leversBehind(scenarios).map((lever) => say(`model.lever.${lever}`))
  return names.length === 0 ? '' : say('curve.rests.sentence', { levers: listed(names), ledger })
}
