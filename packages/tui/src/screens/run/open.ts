import { isOf, pushed, type State } from '../../state.ts'
import type { Step } from '../../step.ts'

/** The run of one scenario on top of the stack; what ran before is not run again. */
export function openRun(state: State, id: string): Step {
  const view = { ...state.view, focus: 0, cursor: undefined, delta: false, zoom: false }
  const next = pushed({ ...state, view }, { name: 'run', id })
  const known = isOf(state.live, [id], state) && state.live.phase === 'done'
  return { state: next, effects: known ? [] : [{ do: 'run', ids: [id], replicates: state.replicates }] }
}
