import type { AssumptionId, MeasureId } from '@fishbowl/core'
import type { Estimate } from '@fishbowl/lab'
import type { Analysis } from '@fishbowl/lab/sensitivity'

/** What a sensitivity analysis asks, as far as its words need it. */
export type SensitivityAsked = {
  /** One, or two whose paired difference is the outcome: the second less the first. */
  readonly arms: readonly { readonly id: string }[]
  readonly measure: MeasureId
  /** The assumptions that are varied, by position. */
  readonly factors: readonly AssumptionId[]
  /** What the scenarios set themselves, which stays. */
  readonly own: readonly AssumptionId[]
  readonly plan: {
    readonly trajectories: number
    readonly points: number
    /** Of each set of assumptions. */
    readonly replicates: number
  }
}

/** What it found. */
export type SensitivityFound = Analysis & {
  /** The outcome as the files say it. */
  readonly usually: Estimate
}
