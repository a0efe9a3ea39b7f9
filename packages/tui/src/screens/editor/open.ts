import { say } from '@fishbowl/report/words'
import { emptyField } from '../../field.ts'
import { isOf, pushed, type State } from '../../state.ts'
import { type Step, saying } from '../../step.ts'
import { previewEffects } from './apply.ts'
import type { EditorScreen } from './state.ts'
import { armsOfTarget, targetOf } from './target.ts'

/** The editor as it opens on an entry. */
export const openedEditor = (id: string, week?: number): EditorScreen => ({
  name: 'editor',
  id,
  focus: '',
  filter: emptyField,
  undo: [],
  redo: [],
  yaml: false,
  top: 0,
  ...(week === undefined ? {} : { week }),
})

/** The levers of a scenario, which becomes a draft at the first change; with a week, its levers from there on, which make a branch. */
export function openEditor(state: State, id: string, week?: number): Step {
  const screen = openedEditor(id, week)
  const target = targetOf(state, screen)
  if (target === undefined) return saying(state, say('editor.goneChange', { id }))
  const next = pushed(state, screen)
  const ids = armsOfTarget(target)
  const isKnown = ids === undefined || isOf(state.preview, ids, state) || isOf(state.live, ids, state)
  // Runs that somebody waits for are not stopped for a preview.
  const isBusy = state.live?.phase === 'running'
  return { state: next, effects: isKnown || isBusy ? [] : previewEffects(target) }
}
