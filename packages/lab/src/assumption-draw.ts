import {
  type AssumptionId,
  type Assumptions,
  assumptionIds,
  currentModel,
  ledger,
  ledgerOf,
  type ModelVersion,
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
function drawnValue(id: AssumptionId, draw: number, version: ModelVersion): number {
  const { low, high, default: usual } = ledgerOf(version)[id]
  const stream = streams.get(id)
  return stream === undefined ? usual : low + stream(draw) * (high - low)
}

/**
 * A set of assumptions: independent uniforms over the plausible ranges of a version of the model. The same number gives the same set for
 * everybody.
 */
export function assumptionDraw(draw: number, version: ModelVersion = currentModel): Partial<Assumptions> {
  return Object.fromEntries(drawnAssumptions.map((id) => [id, drawnValue(id, draw, version)]))
}

/** A scenario under a draw from the ranges of its version of the model; an assumption that the scenario sets itself, with its reason, stays. */
export function underDraw(scenario: Scenario, draw: number): Scenario {
  const own = Object.fromEntries(Object.entries(scenario.overrides).map(([id, { value }]) => [id, value]))
  return withAssumptions(scenario, { ...assumptionDraw(draw, scenario.model), ...own })
}
