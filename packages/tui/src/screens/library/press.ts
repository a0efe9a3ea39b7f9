import { say } from '@fishbowl/report/words'
import { emptyField, textOf } from '../../field.ts'
import type { Action } from '../../keymap.ts'
import { armsWithBase, mostArms, pushed, type State, selectedEntry } from '../../state.ts'
import { type Step, saying, still } from '../../step.ts'
import type { Size } from '../../terminal.ts'
import { listRows } from '../../views/layout.ts'
import { openCompare } from '../compare/open.ts'
import { openRun } from '../run/open.ts'
import { duplicated, editedFile, saved, sorted } from './deeds.ts'
import { selectedRow, visibleRows } from './listed.ts'
import { broughtBack, removed } from './remove.ts'
import { newDraft } from './templates.ts'

const doings: Readonly<Partial<Record<Action, (state: State) => Step>>> = {
  // Words that were kept would run into those that are typed now.
  filter: (state) =>
    still({
      ...state,
      filter: emptyField,
      editing: state.editing ?? selectedRow(state)?.id ?? state.selected,
    }),
  keep: (state) => still({ ...settled(state), editing: undefined }),
  escape: (state) => still(cleared(state)),
  mark: (state) => onScenario(state, (now) => still(toggled(now))),
  info: (state) => still(shown(state)),
  open: (state) => (state.marked.length >= 2 ? openCompare(state, state.marked) : onScenario(state, opened)),
  run: (state) => onScenario(state, (now) => openRun(now, now.selected)),
  new: newDraft,
  duplicate: duplicated,
  remove: removed,
  undo: broughtBack,
  sort: sorted,
  editFile: editedFile,
  save: saved,
}

/** What an action does in the library; what is named nowhere else moves the selection. */
export const pressLibrary = (state: State, action: Action, size: Size): Step =>
  doings[action]?.(state) ?? still(moved(state, action, size))

/** The state with its selection among the visible rows. */
const settled = (state: State): State => ({ ...state, selected: selectedRow(state)?.id ?? state.selected })

/** What is done with the selected scenario; words where the filter left none, or the file is none. */
function onScenario(state: State, act: (state: State) => Step): Step {
  if (selectedEntry(state) !== undefined) return act(settled(state))
  const row = selectedRow(state)
  return saying(
    state,
    row === undefined ? say('screen.library.noMatch') : say('screen.library.mistakes', { file: row.id }),
  )
}

/** Drops the filter and goes back to where it began; without a filter, drops the marks. */
function cleared(state: State): State {
  if (textOf(state.filter) === '' && state.editing === undefined) return { ...state, marked: [] }
  const selected = state.editing ?? selectedRow(state)?.id ?? state.selected
  return { ...state, filter: emptyField, editing: undefined, selected }
}

function toggled(state: State): State {
  const { selected, marked } = state
  if (marked.includes(selected)) return { ...state, marked: marked.filter((id) => id !== selected) }
  if (marked.length < mostArms) return { ...state, marked: [...marked, selected] }
  return { ...state, message: say('screen.library.most', { most: mostArms }) }
}

function shown(state: State): State {
  const id = selectedRow(state)?.id
  return id === undefined ? state : pushed({ ...state, selected: id }, { name: 'info', id, top: 0 })
}

/** The scenario after its base, or alone where it has none. */
function opened(state: State): Step {
  const { selected, entries } = state
  const pair = armsWithBase(entries, selected)
  return pair === undefined
    ? openRun(state, selected)
    : openCompare(state, pair, selected === pair[0] ? pair[1] : selected)
}

function moved(state: State, action: Action, size: Size): State {
  const visible = visibleRows(state)
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
