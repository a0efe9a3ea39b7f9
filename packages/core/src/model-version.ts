import { type Assumption, type AssumptionId, type Assumptions, assumptionIds, ledger } from './assumptions.ts'
import { model2 } from './versions/2.0.0.ts'
import type { FrozenRow } from './versions/frozen-row.ts'

/** Versions of the model that this program runs, the oldest first. */
export const modelVersions = ['2.0.0', '3.0.0'] as const
/** A version of the model, as written under `model:` in a scenario file. */
export type ModelVersion = (typeof modelVersions)[number]
/** The version of a scenario that names none: that of the ledger. Every change that moves a result raises it. */
export const currentModel = '3.0.0' satisfies ModelVersion

/** Every assumption as a version of the model has it. */
export type Ledger = Readonly<Record<AssumptionId, Assumption>>

const frozen = (rows: Readonly<Record<AssumptionId, FrozenRow>>): Ledger =>
  Object.fromEntries(
    assumptionIds.map((id) => {
      const [usual, low, high, status, source] = rows[id]
      return [id, { ...ledger[id], default: usual, low, high, status, source }]
    }),
  ) as Record<AssumptionId, Assumption>

const ledgers: Readonly<Record<ModelVersion, Ledger>> = { '2.0.0': frozen(model2), '3.0.0': ledger }

/**
 * The ledger of a version: defaults, plausible ranges, status and source as it had them; an assumption that it lacked is off and has no range.
 * @returns the rows by assumption
 */
export const ledgerOf = (version: ModelVersion): Ledger => ledgers[version]

const valuesIn = (rows: Ledger): Assumptions =>
  Object.fromEntries(assumptionIds.map((id) => [id, rows[id].default])) as Record<AssumptionId, number>
const defaults: Readonly<Record<ModelVersion, Assumptions>> = {
  '2.0.0': valuesIn(ledgers['2.0.0']),
  '3.0.0': valuesIn(ledgers['3.0.0']),
}

/**
 * The default value of every assumption in a version of the model.
 * @returns values by assumption, each in the unit that the ledger says
 */
export const defaultsOf = (version: ModelVersion): Assumptions => defaults[version]

/**
 * Whether a version knows no value of an assumption but one: it lacks what the assumption is about.
 * @returns true where `low` and `high` are one
 */
export const isFixed = (version: ModelVersion, id: AssumptionId): boolean =>
  ledgers[version][id].low === ledgers[version][id].high

/**
 * Hard bounds of a value in a scenario file: wider than the plausible range, so that a thought experiment can leave it, and around the ranges
 * of all versions, so that a range that data narrow refuses no file that was valid.
 * @returns the least and the largest value that a file may give, `min` and `max`, in the unit of the assumption
 */
export function boundsOf(id: AssumptionId): { readonly min: number; readonly max: number } {
  const { unit } = ledger[id]
  const low = Math.min(...modelVersions.map((version) => ledgers[version][id].low))
  const high = Math.max(...modelVersions.map((version) => ledgers[version][id].high))
  if (unit === 'share' || unit === 'probability' || unit === '0-1')
    return { min: 0, max: high > 1 ? 2 * high : 1 }
  return low < 0 ? { min: 3 * low, max: Math.max(0, 3 * high) } : { min: 0, max: 4 * high }
}
