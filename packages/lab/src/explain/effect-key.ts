import { createHash } from 'node:crypto'
import { canonicalJson, organisationData, type Scenario, spacesOf } from '@fishbowl/core'
import { planOf, wavesOf } from '@fishbowl/sim'

/** The levers in force, told where they may change: the engine looks again at every edge, even one that changes nothing. */
function spaceData(id: string, scenario: Scenario): object {
  const plan = planOf(scenario)
  const waves = wavesOf(scenario).filter(({ week }) => week < scenario.horizon)
  const edges = plan.flatMap((settings, week) => (settings === plan[week - 1] ? [] : [{ week, settings }]))
  return { id, community: scenario.community, edges, waves }
}

/**
 * What the engine makes of a scenario, as 64 hex digits: two files that say the same in other words (a default written out, a reason, a
 * title) have one key and make the same runs.
 */
export function effectKey(scenario: Scenario): string {
  const { organisation, assumptions, horizon, seed, switches } = scenario
  const spaces = spacesOf(scenario).map(({ id, scenario: own }) => spaceData(id, own))
  const seen = { organisation: organisationData(organisation), assumptions, horizon, seed, switches, spaces }
  return createHash('sha256').update(canonicalJson(seen)).digest('hex')
}
