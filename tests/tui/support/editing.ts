import { type Entry } from '../../../packages/tui/src/entry.ts'
import { press } from '../../../packages/tui/src/press.ts'
import { openEditor } from '../../../packages/tui/src/screens/editor/open.ts'
import type { Row } from '../../../packages/tui/src/screens/editor/row.ts'
import { rowsOf } from '../../../packages/tui/src/screens/editor/rows.ts'
import type { EditorScreen } from '../../../packages/tui/src/screens/editor/state.ts'
import { type Target, targetOf } from '../../../packages/tui/src/screens/editor/target.ts'
import { initialState, type State, screenOf } from '../../../packages/tui/src/state.ts'
import type { Step } from '../../../packages/tui/src/step.ts'
import { smallServices } from './small-services.ts'

export const size = { columns: 80, rows: 24 }

/** The screens over these entries, at the library. */
export const screensOver = (entries: readonly Entry[] = smallServices().library): State =>
  initialState(entries, {
    look: { color: 'none', symbols: 'braille', theme: 'dark' },
    replicates: 100,
    options: [],
  })

/** The editor of an entry. */
export const editing = (
  id: string,
  { week, from = screensOver() }: { week?: number; from?: State } = {},
): State => openEditor(from, id, week).state

/** All keys, one after the other; the effects of all of them. */
export const pressed = (state: State, ...keys: readonly string[]): Step =>
  keys.reduce<Step>(
    (step, key) => {
      const next = press(step.state, key, size)
      return { state: next.state, effects: [...step.effects, ...next.effects] }
    },
    { state, effects: [] },
  )

/** The state after these keys. */
export const after = (state: State, ...keys: readonly string[]): State => pressed(state, ...keys).state

/** The keys that type a text. */
export const typed = (text: string): readonly string[] =>
  text.split('').map((key) => (key === ' ' ? 'space' : key))

export const screenIn = (state: State): EditorScreen => {
  const screen = screenOf(state)
  if (screen.name !== 'editor') throw new Error(`this is ${screen.name}`)
  return screen
}

export const targetIn = (state: State): Target => {
  const target = targetOf(state, screenIn(state))
  if (target === undefined) throw new Error('the editor has no target')
  return target
}

export const rowIn = (state: State, id: string): Row => {
  const row = rowsOf(targetIn(state)).find((one) => one.id === id)
  if (row === undefined) throw new Error(`there is no row ${id}`)
  return row
}

/** What a lever stands at. */
export const valueIn = (state: State, id: string): unknown => {
  const row = rowIn(state, id)
  return row.kind === 'lever' ? row.value : row.words
}

/** Moves the focus by keys until it is on a row. */
export function onto(state: State, id: string): State {
  const rows = rowsOf(targetIn(state))
  const top = after(state, 'home')
  const place = rows.findIndex((row) => row.id === id)
  if (place === -1) throw new Error(`there is no row ${id}`)
  const there = after(top, ...Array.from({ length: place }, () => 'j'))
  if (screenIn(there).focus !== id && place > 0) throw new Error(`the keys do not reach ${id}`)
  return there
}

/** Types a value for a lever and applies it. */
export const entered = (state: State, id: string, text: string): State =>
  after(onto(state, id), 'enter', ...typed(text), 'enter')
