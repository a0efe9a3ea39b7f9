import type { AssumptionId, Scenario } from '@fishbowl/core'
import type { Band } from '@fishbowl/lab'
import type { HoldOut, Marginal, PriorCheck, TradeOff } from '@fishbowl/lab/calibrate'
import type { Origin } from './source.ts'

/** What was observed, in people by week; the first number is of week `first` of the scenario. */
type ObservedWeeks = {
  readonly first: number
  readonly active: readonly number[]
  readonly posters?: readonly number[]
}

/** A round of the search: how near its runs are to the data, in spreads of a run. */
type CalibrationRound = {
  readonly number: number
  readonly tolerance: number
  readonly acceptance: number
  readonly runs: number
}

/** What a calibration found; absent where no run came near the data. */
export type CalibrationFit = {
  /** People by week of the scenario. */
  readonly active: Band
  readonly posters: Band
  readonly holdOut?: HoldOut
  /** Absent where only a point was looked for. */
  readonly posterior?: {
    readonly marginals: readonly Marginal[]
    readonly tradeOffs: readonly TradeOff[]
    readonly effective: number
  }
  readonly rounds: readonly CalibrationRound[]
  /** How far all medians at once are from the data, in spreads of a run. */
  readonly medians?: number
  /** Of a point: how far it is from the data, and the nearest run that it was looked for from, in spreads of a run. */
  readonly distance?: number
  readonly started?: number
}

/** A calibration, read back. */
export type CalibrationSource = Origin & {
  readonly method: 'abc-smc' | 'point'
  /** The organisation and its policies at the time of the data. */
  readonly scenario: Scenario
  /** Id of the space that was observed; absent is all together. */
  readonly space?: string
  /** Name of the file of the data, without its folder; empty where the document does not say it. */
  readonly dataFile: string
  readonly observed: ObservedWeeks
  /** What the weeks are called in the data. */
  readonly weekNames: readonly string[]
  readonly runs: number
  /** Runs that the bands are made of; absent where the document does not say it. */
  readonly kept?: number
  readonly check: PriorCheck
  readonly fit?: CalibrationFit
  readonly values: readonly { readonly id: AssumptionId; readonly value: number; readonly reason: string }[]
  readonly digest: string
}
