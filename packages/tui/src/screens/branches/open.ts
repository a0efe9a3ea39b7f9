import { entryOf, pushed, type State } from '../../state.ts'
import { type Step, still } from '../../step.ts'

/** The tree of branches that a scenario is part of. */
export function openBranches(state: State, id: string): Step {
  let root = id
  for (let entry = entryOf(state, id); entry?.kind === 'branch' && entry.base !== undefined; ) {
    root = entry.base
    entry = entryOf(state, root)
  }
  return still(pushed(state, { name: 'branches', root, id }))
}
