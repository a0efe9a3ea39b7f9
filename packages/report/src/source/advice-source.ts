import type { Advice } from '@fishbowl/lab/advise'
import type { Origin } from './source.ts'

/** A result of `advise`, read back: its candidates hold no scenario, and its finalists no single runs. */
export type AdviceSource = Origin & {
  readonly title: string
  readonly seed: string
  readonly digest: string
  /** Weeks of the runs. */
  readonly horizon: number
  /** The scenario that the policies change, as plain data. */
  readonly scenario: unknown
  /** Most $ that a policy may cost in any 52 weeks in a row; absent for any. */
  readonly budget?: number | undefined
  readonly advice: Advice
  /** The advice as the text of a scenario file; absent where there is none, or nothing to change. */
  readonly policyFile?: string | undefined
}
