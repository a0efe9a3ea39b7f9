import type { ReferenceId } from '@fishbowl/core/references'

/** One equation as the engine tells it; both sides are in the notation of `notation.ts`. */
export type EquationFacts = {
  readonly id: string
  readonly says: string
  readonly left: string
  readonly is: '=' | '+=' | 'with chance'
  readonly right: string
  readonly draw?: string
  readonly k?: number
  readonly when?: string
  readonly at: readonly string[]
  readonly rests?: readonly ReferenceId[]
}

type Words = Readonly<Record<string, string>>

/** A phase as the engine tells it. */
export type PhaseFacts = {
  readonly runs: 'once' | 'each'
  readonly says: string
  readonly why: string
  readonly equations: readonly EquationFacts[]
}

/** What the engine tells of itself; passed in, since a report never loads the engine. */
export type ModelFacts = {
  readonly version: string
  readonly phases: Readonly<Record<string, PhaseFacts>>
  readonly initial: readonly EquationFacts[]
  readonly tables: Readonly<
    Record<string, Readonly<Record<string, { readonly unit: string; readonly says: string }>>>
  >
  readonly space: Words
  readonly plan: Words
  readonly tally: Words
  readonly givens: Words
  readonly sets: Words
  readonly decisions: readonly string[]
}

/** Every equation: those of the start, then those of a week in its order. */
export const equationsOf = ({ initial, phases }: ModelFacts): readonly EquationFacts[] => [
  ...initial,
  ...Object.values(phases).flatMap(({ equations }) => equations),
]
