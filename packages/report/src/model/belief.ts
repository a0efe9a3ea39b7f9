import type { AssumptionId, MechanismId } from '@fishbowl/core'
import type { ReferenceId } from '@fishbowl/core/references'

/** What stands behind a belief: data on it, sources that agree on its direction, or nothing but our choice. */
export type Strength = 'data' | 'sign' | 'choice'

/** One belief of the model in plain words, with the numbers and parts of the model that carry it. */
export type Belief = {
  readonly part: 'people' | 'hearing' | 'coming' | 'talking' | 'managing' | 'work' | 'money'
  readonly title: string
  readonly says: string
  readonly strength: Strength
  /** What is known and what is not, in a sentence. */
  readonly known: string
  readonly assumptions: readonly AssumptionId[]
  readonly mechanisms?: readonly MechanismId[]
  /** Sources beside those of its assumptions. */
  readonly rests?: readonly ReferenceId[]
}
