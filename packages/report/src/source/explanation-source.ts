import type { MeasureId } from '@fishbowl/core'
import type { Ablations, Attribution, Lever, ToldStories } from '@fishbowl/lab/explain'
import type { ExplainNames } from '../explain-words.ts'
import type { Origin } from './source.ts'

/** A scenario of a kept result as it names it; the scenario itself as plain data where the result holds it. */
export type NamedScenario = {
  readonly id: string
  readonly title: string
  readonly space?: string | undefined
  readonly scenario?: unknown
  readonly digest?: string | undefined
}

/** What an explanation found, and between whom. */
export type ExplanationFound = {
  readonly arms: readonly [first: NamedScenario, second: NamedScenario]
  readonly names: ExplainNames
  readonly attribution: Attribution
  /** Absent where no difference could be told. */
  readonly ablations?: Ablations | undefined
  readonly stories: ToldStories | { readonly why: string }
  /** Orders of the levers in each replicate; absent where all subsets were run. */
  readonly permutations?: number | undefined
}

/** A result of `explain`, read back. */
export type ExplanationSource = Origin & {
  readonly measure: MeasureId
  readonly seed: string
  /** Weeks of the runs. */
  readonly horizon: number
  /** Over which the measure is taken, both included. */
  readonly weeks: readonly [from: number, to: number]
  readonly space?: string | undefined
  /** What the files say in other words: switching it changes no run. */
  readonly idle: readonly Lever[]
  /** Absent where nothing differs between the two. */
  readonly found?: ExplanationFound | undefined
}
