import { pushed, type State } from '../../state.ts'
import type { Step } from '../../step.ts'
import { heard, knownRun, type WhyScreen } from './state.ts'

/** Asks for an explanation; one that is finished or under way is not computed again. */
export function askWhy(
  state: State,
  ids: WhyScreen['ids'],
  options: { readonly replicates?: number; readonly wait?: number } = {},
): Step {
  const { measure } = state.view
  const known = options.replicates === undefined ? knownRun(state, ids, measure) : undefined
  if (known === undefined) return { state, effects: [{ do: 'explain', ids, measure, ...options }] }
  if (known.phase === 'running') return { state, effects: [] }
  return {
    state: heard(state, known),
    effects: state.why?.phase === 'running' ? [{ do: 'stop', only: 'why' }] : [],
  }
}

/** Why the second scenario differs from the first. */
export const openWhy = (state: State, ids: readonly [string, string]): Step =>
  askWhy(pushed(state, { name: 'why', ids, part: 'levers', rows: {}, top: undefined }), ids)
