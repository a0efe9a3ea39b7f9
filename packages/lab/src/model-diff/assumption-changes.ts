import { type Assumption, type AssumptionId, assumptionIds, type Ledger } from '@fishbowl/core'

/** A version of the model: the name that it is told by, and its ledger. */
export type DiffVersion = { readonly name: string; readonly ledger: Ledger }

/** Default and plausible range. */
export type Stretch = Pick<Assumption, 'default' | 'low' | 'high'>

/** An assumption that two versions have otherwise. */
export type AssumptionChange = {
  readonly id: AssumptionId
  readonly from: Stretch
  readonly to: Stretch
  /** `value` moves results; `range` moves only what samples ranges: draws, sensitivity, calibration, advice. */
  readonly what: 'value' | 'range'
}

const stretchOf = ({ default: usual, low, high }: Assumption): Stretch => ({ default: usual, low, high })

/** Assumptions whose default or range differs, in the order of the ledger. */
export function assumptionChanges(from: Ledger, to: Ledger): readonly AssumptionChange[] {
  return assumptionIds.flatMap((id) => {
    const [before, after] = [stretchOf(from[id]), stretchOf(to[id])]
    const isOther = before.default !== after.default
    if (!isOther && before.low === after.low && before.high === after.high) return []
    return [{ id, from: before, to: after, what: isOther ? 'value' : 'range' }]
  })
}
