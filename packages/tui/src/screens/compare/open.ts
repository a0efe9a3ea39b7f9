import { isOf, pushed, type State } from '../../state.ts'
import type { Step } from '../../step.ts'

/** A comparison on top of the stack, the first id the baseline, `focus` in focus; what ran before is not run again. */
export function openCompare(state: State, ids: readonly string[], focus = ids[1]): Step {
  const at = Math.max(0, ids.indexOf(focus ?? ''))
  const view = { ...state.view, focus: at, cursor: undefined, delta: false, zoom: false }
  const next = pushed({ ...state, view }, { name: 'compare', ids })
  const known = isOf(state.live, ids, state) && state.live.phase === 'done'
  return { state: next, effects: known ? [] : [{ do: 'run', ids, replicates: state.replicates }] }
}
