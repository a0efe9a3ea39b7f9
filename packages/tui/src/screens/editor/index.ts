import { say } from '@fishbowl/report/words'
import { emptyField, textOf } from '../../field.ts'
import { replaced, type State } from '../../state.ts'
import { type Effect, type Step, still } from '../../step.ts'
import { commandFor } from '../../views/command.ts'
import type { ScreenModule } from '../module.ts'
import { isEqual, previewEffects, previewReplicates } from './apply.ts'
import { editorLines } from './body.ts'
import { handOf } from './hand.ts'
import { pressEditor } from './press.ts'
import { runsOfTarget } from './preview-view.ts'
import { spokenEditor } from './spoken.ts'
import type { EditorScreen } from './state.ts'
import { armsOfTarget, targetOf } from './target.ts'

/** Clears what is typed, then the filter, then the file; undefined where none of them is there. */
function escape(state: State, screen: EditorScreen): Step | undefined {
  const { typing, before, ...rest } = screen
  if (typing !== undefined)
    return still(replaced(state, { ...rest, ...(before === undefined ? {} : { before }) }))
  if (before !== undefined || textOf(screen.filter) !== '')
    return still(replaced(state, { ...rest, filter: emptyField, focus: before ?? screen.focus }))
  return screen.yaml ? still(replaced(state, { ...screen, yaml: false })) : undefined
}

/** Pairs that the preview shows or is going to show. */
function replicatesOf(state: State, screen: EditorScreen): number {
  const target = targetOf(state, screen)
  const live = target === undefined ? undefined : runsOfTarget(state, target)
  return live === undefined || live.phase === 'running' || live.done === 0 ? previewReplicates : live.done
}

/** The comparison that the preview shows; the scenario alone while nothing is changed. */
function command(state: State, screen: EditorScreen): string {
  const target = targetOf(state, screen)
  const ids = target === undefined ? undefined : armsOfTarget(target)
  return ids === undefined
    ? commandFor(state, [screen.id], { replicates: state.replicates, measure: 'weeklyActive' })
    : commandFor(state, ids, { replicates: replicatesOf(state, screen), measure: 'weeklyActive' })
}

function status(state: State, screen: EditorScreen): string {
  const target = targetOf(state, screen)
  if (target === undefined) return ''
  const { base, entry, isMade, week } = target
  if (!isMade)
    return week === undefined
      ? say('editor.status.draft', { base: base.id })
      : say('editor.status.branch', { base: base.id, week: `${week}` })
  return say('editor.status.made', {
    kind: entry.kind,
    id: entry.id,
    base: base.id,
    file: entry.file ?? 'no',
    kept: screen.kept === undefined ? 'no' : 'yes',
  })
}

/** What only runs for this screen ends with it. */
function leave(state: State, screen: EditorScreen): readonly Effect[] {
  const target = targetOf(state, screen)
  const isWaiting =
    target !== undefined && target.isMade && !isEqual(target) && runsOfTarget(state, target) === undefined
  return state.preview?.phase === 'running' || (isWaiting && state.live?.phase !== 'running')
    ? [{ do: 'stop', only: 'runs' }]
    : []
}

/** Runs the preview again that another screen stopped. */
function again(state: State, screen: EditorScreen): Step {
  const target = targetOf(state, screen)
  if (target === undefined || !target.isMade || isEqual(target)) return still(state)
  const live = runsOfTarget(state, target)
  // Runs of the screen above that are under way end with it.
  const isThere = live !== undefined && live.phase !== 'running' && live.done >= previewReplicates
  return { state, effects: isThere ? [] : previewEffects(target) }
}

/** Every lever with what it does; the difference to the base and a small ensemble beside it. */
export const editor: ScreenModule<'editor'> = {
  crumb: () => say('screen.crumb.editor'),
  body({ state, size, brush }, screen) {
    const hand = handOf(state, screen)
    return hand === undefined
      ? [brush.line([[` ${say('editor.goneBack')}`]], size.columns)]
      : editorLines(hand, size, brush)
  },
  spoken: spokenEditor,
  act: pressEditor,
  context: (_state, { typing, before }) =>
    typing !== undefined ? 'field' : before !== undefined ? 'filter' : 'editor',
  type(state, screen, edit) {
    const { typing, before, filter } = screen
    if (typing !== undefined) return replaced(state, { ...screen, typing: edit(typing) })
    return before === undefined ? state : replaced(state, { ...screen, filter: edit(filter) })
  },
  status,
  command,
  focus: (_state, { id }) => id,
  leave,
  again,
  escape,
  get reading() {
    return (['changed', 'bar', 'typed', 'filter', 'preview'] as const).map((word) => ({
      key: say(`editor.reading.key.${word}`),
      says: say(`editor.reading.${word}`),
    }))
  },
}
