import {
  type AssumptionId,
  type Assumptions,
  assumptionIds,
  currentModel,
  isFixed,
  ledgerOf,
  type ModelVersion,
  type Scenario,
} from '@fishbowl/core'

/** A point of the ranges: coordinate i is the place of factor i in its range, 0 at the low end and 1 at the high end. */
export type Point = Float64Array

/**
 * Assumptions that can be varied: those of the ledger, in its order, that at least one of the scenarios does not set itself.
 * What a scenario sets, with its reason, is its own; what its version of the model lacks has no range.
 */
export const factorsOf = (scenarios: readonly Scenario[]): readonly AssumptionId[] =>
  assumptionIds.filter((id) =>
    scenarios.some(({ model, overrides }) => overrides[id] === undefined && !isFixed(model, id)),
  )

/** Place of the default in the plausible range of an assumption, 0 to 1. */
const usualPlace = (id: AssumptionId, version: ModelVersion): number => {
  const { low, high, default: usual } = ledgerOf(version)[id]
  return high === low ? 0 : (usual - low) / (high - low)
}

/** The point at which every factor has its default in a version of the model. */
export const usualPoint = (factors: readonly AssumptionId[], version: ModelVersion = currentModel): Point =>
  Float64Array.from(factors, (id) => usualPlace(id, version))

/** Values of the factors at a point; a factor at its usual place has its default to the last bit. */
export function valuesAt(
  factors: readonly AssumptionId[],
  point: Point,
  version: ModelVersion = currentModel,
): Partial<Assumptions> {
  return Object.fromEntries(
    factors.map((id, i) => {
      const { low, high, default: usual } = ledgerOf(version)[id]
      const place = point[i] ?? Number.NaN
      return [id, place === usualPlace(id, version) ? usual : low + place * (high - low)]
    }),
  )
}
