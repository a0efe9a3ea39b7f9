import type { MeasureId, Scenario } from '@fishbowl/core'
import type { Estimate } from '@fishbowl/lab'
import type { Entry } from '../../entry.ts'
import type { Live } from '../../state.ts'

/** The tree of branches of one scenario. */
export type BranchesScreen = {
  readonly name: 'branches'
  /** Id of the entry at the root of the tree. */
  readonly root: string
  /** Id of the entry of the tree that is selected. */
  readonly id: string
  /** Week of the time cursor: values are of this week, and a branch begins in it. */
  readonly week: number
  /** Entries of the tree to compare, in the order of marking; the first is the baseline. */
  readonly marked: readonly string[]
  /** Ids of the tree as the screen last saw it, to know which branches were made above it. */
  readonly seen: readonly string[]
}

/** An entry and its place among all entries. */
export type Placed = { readonly entry: Entry; readonly at: number }

/** Branches that were put into a tree or taken out of it. */
export type Deed = {
  readonly root: string
  readonly kind: 'made' | 'removed'
  readonly branches: readonly Placed[]
}

/** What finished runs told of one entry of a tree; `delta` is its paired difference to what it branched off. */
export type Outcome = {
  readonly id: string
  readonly scenario: Scenario
  /** What it branched off, as it was then. */
  readonly base: Scenario | undefined
  readonly runs: number
  readonly end: (measure: MeasureId) => Estimate
  readonly delta: ((measure: MeasureId) => Estimate) | undefined
}

/** What the screens know of branches. */
export type BranchesState = {
  /** What was done, the latest last, and what of it was undone. */
  readonly past: readonly Deed[]
  readonly future: readonly Deed[]
  readonly outcomes: readonly Outcome[]
  /** Runs of before, the latest first, so that going back to a branch shows it at once. */
  readonly kept: readonly Live[]
}

/** Before the first branch. */
export const noBranches: BranchesState = { past: [], future: [], outcomes: [], kept: [] }
