import { emptyField, textOf } from '../../field.ts'
import type { Action } from '../../keymap.ts'
import { armsWithBase, mostArms, pushed, type State, selectedEntry, visibleEntries } from '../../state.ts'
import { type Step, saying, still } from '../../step.ts'
import type { Size } from '../../terminal.ts'
import { listRows } from '../../views/layout.ts'
import { openCompare } from '../compare/open.ts'
import { openRun } from '../run/open.ts'

const doings: Readonly<Partial<Record<Action, (state: State) => Step>>> = {
  filter: (state) => still({ ...state, editing: state.editing ?? state.selected }),
  keep: (state) => still({ ...settled(state), editing: undefined }),
  escape: (state) => still(cleared(state)),
  mark: (state) => still(toggled(settled(state))),
  info: (state) => still(shown(state)),
  open: (state) => opened(settled(state)),
  run: (state) => ran(settled(state)),
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
  return pushed({ ...state, selected: entry.id }, { name: 'info', id: entry.id, top: 0 })
}

/** The marked arms, or the scenario after its base, or alone where it has none. */
function opened(state: State): Step {
  const { selected, marked, entries } = state
  if (marked.length === 0 && selectedEntry(state) === undefined) return saying(state, nothing)
  if (marked.length >= 2) return openCompare(state, marked)
  const pair = armsWithBase(entries, selected)
  return pair === undefined
    ? openRun(state, selected)
    : openCompare(state, pair, selected === pair[0] ? pair[1] : selected)
}

const ran = (state: State): Step =>
  selectedEntry(state) === undefined ? saying(state, nothing) : openRun(state, state.selected)

const nothing = 'no scenario matches; esc clears the filter'

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
