import { type Live, replaced, type State, screenOf } from '../../state.ts'
import type { Step } from '../../step.ts'
import { kept, keptRuns } from './known.ts'
import { covering, shownIds } from './shown.ts'

/**
 * The runs of what is selected: those under way or finished where they hold it, others that were kept, or new ones after `wait`
 * milliseconds in which the selection stays.
 */
export function charted(before: State, wait = 0): Step {
  const state = kept(before)
  const screen = screenOf(state)
  if (screen.name !== 'branches') return { state, effects: [] }
  const ids = shownIds(state, screen)
  const focus = Math.max(0, ids.indexOf(screen.id))
  const seen: State = { ...replaced(state, screen), view: { ...state.view, focus } }
  const live = covering(state, ids)
  if (live !== undefined && (live.phase === 'running' || isResult(live))) {
    // A run that still waits for the selection to rest is of another one by now.
    return { state: seen, effects: live.phase === 'running' ? [] : [{ do: 'stop', only: 'runs' }] }
  }
  // Runs under way say once more what they have when they are stopped, over what is put in their place here.
  const old = state.live?.phase === 'running' ? undefined : keptRuns(state, ids)
  if (old !== undefined) return { state: { ...seen, live: old }, effects: [{ do: 'stop', only: 'runs' }] }
  return {
    state: seen,
    effects: [{ do: 'run', ids, replicates: state.replicates, ...(wait === 0 ? {} : { wait }) }],
  }
}

/** Runs that failed, or were stopped before the first was whole, are asked for again. */
const isResult = ({ phase, comparison }: Live): boolean => phase !== 'failed' && comparison !== undefined
