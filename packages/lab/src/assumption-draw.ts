import {
  type AssumptionId,
  type Assumptions,
  assumptionIds,
  ledger,
  type Scenario,
  withAssumptions,
} from '@fishbowl/core'
import { counter } from './counter.ts'

/** Assumptions that a draw moves: all but minutes per act, which split hours into acts and move nothing else. */
export const drawnAssumptions: readonly AssumptionId[] = assumptionIds.filter(
  (id) => ledger[id].group !== 'activities',
)

const streams = new Map(drawnAssumptions.map((id) => [id, counter(`assumption ${id}`)]))

/**
 * The value of one assumption in a draw: uniform over its plausible range, keyed by draw and id, so that a new assumption moves no other.
 */
function drawnValue(id: AssumptionId, draw: number): number {
  const { low, high, default: usual } = ledger[id]
  const stream = streams.get(id)
  return stream === undefined ? usual : low + stream(draw) * (high - low)
}

/** A set of assumptions: independent uniforms over the plausible ranges of the ledger. The same number gives the same set for everybody. */
export function assumptionDraw(draw: number): Partial<Assumptions> {
  return Object.fromEntries(drawnAssumptions.map((id) => [id, drawnValue(id, draw)]))
}

/** A scenario under a draw; an assumption that the scenario sets itself, with its reason, stays. */
export function underDraw(scenario: Scenario, draw: number): Scenario {
  const own = Object.fromEntries(Object.entries(scenario.overrides).map(([id, { value }]) => [id, value]))
  return withAssumptions(scenario, { ...assumptionDraw(draw), ...own })
}
