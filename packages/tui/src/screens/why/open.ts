import { pushed, type State } from '../../state.ts'
import type { Step } from '../../step.ts'

/** Why the second scenario differs from the first; what was explained before is not computed again. */
export function openWhy(state: State, ids: readonly [string, string]): Step {
  const next = pushed(state, { name: 'why', ids })
  return { state: next, effects: [{ do: 'explain', ids, measure: state.view.measure }] }
}
