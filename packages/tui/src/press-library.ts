import { emptyField, textOf } from './field.ts'
import type { Action } from './keymap.ts'
import { mostArms, openedIds, type State, selectedEntry, visibleEntries } from './state.ts'
import { type Step, still } from './step.ts'
import type { Size } from './terminal.ts'
import { commandOf } from './views/command.ts'
import { listRows } from './views/layout.ts'

const doings: Readonly<Partial<Record<Action, (state: State) => Step>>> = {
  filter: (state) => still({ ...state, editing: state.editing ?? state.selected }),
  keep: (state) => still({ ...settled(state), editing: undefined }),
  escape: (state) => still(cleared(state)),
  mark: (state) => still(toggled(settled(state))),
  info: (state) => still(shown(state)),
  open: (state) => opened(settled(state)),
  command: (state) => still({ ...state, message: commandOf(settled(state)) }),
}

/** What an action does in the library; what is named nowhere else moves the selection. */
export const pressLibrary = (state: State, action: Action, size: Size): Step =>
  doings[action]?.(state) ?? still(moved(state, action, size))

/** The state with its selection among the visible entries. */
const settled = (state: State): State => ({ ...state, selected: selectedEntry(state)?.id ?? state.selected })

/** Drops the filter and goes back to where it began; without a filter, drops the marks. */
function cleared(state: State): State {
  if (textOf(state.filter) === '' && state.editing === undefined) return { ...state, marked: [] }
  const selected = state.editing ?? selectedEntry(state)?.id ?? state.selected
  return { ...state, filter: emptyField, editing: undefined, selected }
}

function toggled(state: State): State {
  const { selected, marked } = state
  if (marked.includes(selected)) return { ...state, marked: marked.filter((id) => id !== selected) }
  if (marked.length < mostArms) return { ...state, marked: [...marked, selected] }
  return { ...state, message: `${mostArms} arms share a chart at most; space on a marked one frees a place` }
}

function shown(state: State): State {
  const entry = selectedEntry(state)
  if (entry === undefined) return state
  return { ...state, selected: entry.id, screens: [...state.screens, { name: 'info', id: entry.id, top: 0 }] }
}

function opened(state: State): Step {
  const { selected, marked, replicates } = state
  if (marked.length === 0 && selectedEntry(state) === undefined) {
    return still({ ...state, message: 'no scenario matches; esc clears the filter' })
  }
  const ids = openedIds(state)
  const screen = ids.length > 1 ? { name: 'compare' as const, ids } : { name: 'run' as const, id: selected }
  const view = { ...state.view, focus: ids.length > 1 ? 1 : 0, cursor: undefined, delta: false, zoom: false }
  return {
    state: { ...state, view, screens: [...state.screens, screen] },
    effects: [{ do: 'run', ids, replicates }],
  }
}

function moved(state: State, action: Action, size: Size): State {
  const visible = visibleEntries(state)
  const page = listRows(size)
  const steps: Readonly<Partial<Record<Action, number>>> = {
    up: -1,
    down: 1,
    pageUp: -page,
    pageDown: page,
    first: -visible.length,
    last: visible.length,
  }
  const at = Math.max(
    0,
    visible.findIndex(({ id }) => id === state.selected),
  )
  const to = Math.min(visible.length - 1, Math.max(0, at + (steps[action] ?? 0)))
  return { ...state, selected: visible[to]?.id ?? state.selected }
}
