import { type Claim, claimsOf, type Scenarios } from '@fishbowl/lab'
import { libraryScenarios } from '../support/library.ts'

/** The scenarios of the library, and all their claims. */
export const scenarios: Scenarios = libraryScenarios()
export const claims: readonly Claim[] = claimsOf(scenarios)

/** Claims that hold and name the mechanism they rest on. A known miss rests on nothing yet. */
export const resting: readonly Claim[] = claims.filter(
  ({ expectation: { mechanism, miss } }) => mechanism !== undefined && miss === undefined,
)

const largest = 5000

/** True when no scenario of the claim has so many members that a run takes seconds. */
export function isLight({ own, expectation }: Claim): boolean {
  const other =
    'variance' in expectation || typeof expectation.than === 'number' ? undefined : expectation.than.scenario
  return [own, other ?? own].every((id) => (scenarios.get(id)?.organisation.members ?? 0) <= largest)
}
