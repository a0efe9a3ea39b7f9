import { followed } from '../../branch.ts'
import { entryOf, pushed, type State } from '../../state.ts'
import type { Step } from '../../step.ts'
import { charted } from './charted.ts'
import { rootOf, treeOf } from './tree.ts'

/** The tree of branches that a scenario is part of, at the week of the time cursor, else where it branched off, else in the middle of its run. */
export function openBranches(before: State, id: string): Step {
  const state = { ...before, entries: followed(before.entries) }
  const root = rootOf(state.entries, id)
  const entry = entryOf(state, id)
  const horizon = entry?.loaded.scenario.horizon ?? 1
  const week = Math.min(horizon - 1, state.view.cursor ?? entry?.week ?? Math.floor(horizon / 2))
  const seen = treeOf(state.entries, root).map((leaf) => leaf.entry.id)
  const view = { ...state.view, delta: false, zoom: false }
  return charted(pushed({ ...state, view }, { name: 'branches', root, id, week, marked: [], seen }))
}
