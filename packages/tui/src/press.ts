import { edited } from './field.ts'
import { type Action, actionOf } from './keymap.ts'
import { pressChart } from './press-chart.ts'
import { pressLibrary } from './press-library.ts'
import { contextOf, type State, screenOf } from './state.ts'
import { type Step, still } from './step.ts'
import { type Size, tooSmall } from './terminal.ts'
import { helpLength } from './views/help.ts'
import { bodyRows } from './views/layout.ts'
import { infoLength } from './views/preview.ts'

/** What a key does. Pure: the same state, key and size give the same step. */
export function press(state: State, key: string, size: Size): Step {
  const context = contextOf(state, size)
  const action = actionOf(key, context)
  const quiet = state.message === '' ? state : { ...state, message: '' }
  if (action !== undefined) return act(quiet, action, size)
  return context === 'filter' ? still({ ...quiet, filter: edited(state.filter, key) }) : still(quiet)
}

const doings: Readonly<Partial<Record<Action, (state: State, size: Size) => Step>>> = {
  help: (state) => still({ ...state, help: state.help === undefined ? 0 : undefined }),
  interrupt,
  suspend: (state) => ({ state, effects: [{ do: 'suspend' }] }),
  redraw: (state) => ({ state, effects: [{ do: 'redraw' }] }),
  theme: (state) => still(themed(state)),
  symbols: (state) => still({ ...state, look: { ...state.look, symbols: nextSymbols[state.look.symbols] } }),
  back,
  escape,
}

const act = (state: State, action: Action, size: Size): Step =>
  (doings[action] ?? ((here, room) => inPlace(here, action, room)))(state, size)

function inPlace(state: State, action: Action, size: Size): Step {
  if (state.help !== undefined) {
    const help = scrolled(state.help, action, { room: bodyRows(size), length: helpLength(state, size) })
    return still({ ...state, help })
  }
  const screen = screenOf(state)
  switch (screen.name) {
    case 'library':
      return pressLibrary(state, action, size)
    case 'info': {
      if (action === 'open' || action === 'mark') return pressLibrary(popped(state), action, size)
      const length = infoLength(state, screen.id, size)
      const top = scrolled(screen.top, action, { room: bodyRows(size), length })
      return still({ ...state, screens: [...state.screens.slice(0, -1), { ...screen, top }] })
    }
    case 'run':
    case 'compare':
      return pressChart(state, action)
  }
}

type Text = { readonly room: number; readonly length: number }

/** The first line shown of a text that is scrolled; the view stops at its end. */
function scrolled(top: number, action: Action, { room, length }: Text): number {
  const steps: Readonly<Partial<Record<Action, number>>> = {
    up: -1,
    down: 1,
    pageUp: -room,
    pageDown: room,
    first: -length,
    last: length,
  }
  return Math.max(0, Math.min(length - room, top + (steps[action] ?? 0)))
}

const popped = (state: State): State => ({ ...state, screens: state.screens.slice(0, -1) })

function interrupt(state: State): Step {
  if (state.live?.phase !== 'running') return { state, effects: [{ do: 'quit', code: 130 }] }
  const message = 'stopped; the finished runs stay. ctrl+c once more quits'
  return { state: { ...state, message }, effects: [{ do: 'stop' }] }
}

function back(state: State, size: Size): Step {
  if (tooSmall(size)) return { state, effects: [{ do: 'quit', code: 0 }] }
  if (state.help !== undefined) return still({ ...state, help: undefined })
  if (state.screens.length === 1) return { state, effects: [{ do: 'quit', code: 0 }] }
  const leavesRuns = screenOf(state).name !== 'info' && state.live?.phase === 'running'
  const view = { ...state.view, cursor: undefined, zoom: false }
  return { state: { ...popped(state), view }, effects: leavesRuns ? [{ do: 'stop' }] : [] }
}

/** Clears the innermost thing that is set, and goes up where nothing is. */
function escape(state: State, size: Size): Step {
  const { view } = state
  if (screenOf(state).name === 'library') return pressLibrary(state, 'escape', size)
  if (view.cursor !== undefined) return still({ ...state, view: { ...view, cursor: undefined } })
  if (view.zoom) return still({ ...state, view: { ...view, zoom: false } })
  return back(state, size)
}

const nextSymbols = { braille: 'block', block: 'ascii', ascii: 'braille' } as const

/** Dark, light, no colours, and round again; a terminal that was to have no colours gets none. */
function themed(state: State): State {
  const { look, depth } = state
  if (depth === 'none') return { ...state, message: 'colours are off (NO_COLOR, --color never, or TERM)' }
  const { color, theme } = look
  const next =
    color === 'none'
      ? { color: depth, theme: 'dark' as const }
      : theme === 'dark'
        ? { theme: 'light' as const }
        : { color: 'none' as const }
  return { ...state, look: { ...look, ...next } }
}
