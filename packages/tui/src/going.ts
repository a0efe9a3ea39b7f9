import { say } from '@fishbowl/report/words'
import type { Action } from './keymap.ts'
import { openBranches } from './screens/branches/open.ts'
import { openCompare } from './screens/compare/open.ts'
import { openEditor } from './screens/editor/open.ts'
import { openPlay, usualGame } from './screens/play/open.ts'
import { moduleOf, shown } from './screens/registry.ts'
import { openRun } from './screens/run/open.ts'
import { openStudies } from './screens/studies/open.ts'
import { openWhy } from './screens/why/open.ts'
import { armsWithBase, entryOf, type Screen, type State, screenOf } from './state.ts'
import { type Step, saying } from './step.ts'

/** The stack with nothing above the library, and what leaving the screens on top asks for. */
function home(state: State): Step {
  const effects = state.screens
    .slice(1)
    .flatMap((screen) => moduleOf(screen).leave?.(state, screen as never) ?? [])
  const view = { ...state.view, cursor: undefined, zoom: false }
  return { state: { ...state, screens: state.screens.slice(0, 1), overlay: undefined, view }, effects }
}

type Opening = (state: State, id: string) => Step

/** Goes to a screen of the scenario in focus, from the library on. */
const to =
  (name: Screen['name'], open: Opening) =>
  (state: State): Step => {
    if (screenOf(state).name === name) return saying(state, say('screen.go.here'))
    const id = shown(state, (module, screen) => module.focus(state, screen))
    if (id === undefined || entryOf(state, id) === undefined) return saying(state, say('screen.go.choose'))
    const away = home(state)
    const there = open(away.state, id)
    return { state: there.state, effects: [...away.effects, ...there.effects] }
  }

/** The two arms that a scenario is told by; undefined for one without a base. */
function pairOf(state: State, id: string): readonly [string, string] | undefined {
  const [first, second] = armsWithBase(state.entries, id) ?? []
  return first === undefined || second === undefined ? undefined : [first, second]
}

const paired =
  (open: (state: State, pair: readonly [string, string]) => Step): Opening =>
  (state, id) => {
    const pair = pairOf(state, id)
    return pair === undefined ? saying(state, say('screen.go.noBase', { id })) : open(state, pair)
  }

/** Jumps between screens. */
export const going: Readonly<Partial<Record<Action, (state: State) => Step>>> = {
  goLibrary: home,
  goEditor: to('editor', openEditor),
  goRun: to('run', openRun),
  goCompare: (state) =>
    state.marked.length >= 2 && screenOf(state).name !== 'compare'
      ? chained(home(state), (now) => openCompare(now, now.marked))
      : to('compare', paired(openCompare))(state),
  goBranches: to('branches', openBranches),
  goWhy: to('why', paired(openWhy)),
  goStudies: (state) =>
    screenOf(state).name === 'studies'
      ? { state, effects: [{ do: 'studies', act: 'list' }] }
      : chained(home(state), openStudies),
  goPlay: (state) => {
    const inFocus = shown(state, (module, screen) => module.focus(state, screen))
    // Of no scenario the standard rollout is played, as without a screen.
    const id = inFocus ?? usualGame
    return chained(home(state), (now) => openPlay(now, id))
  },
  edit: (state) => {
    const id = shown(state, (module, screen) => module.focus(state, screen))
    return id === undefined ? saying(state, say('screen.go.none')) : openEditor(state, id)
  },
}

function chained({ state, effects }: Step, next: (state: State) => Step): Step {
  const step = next(state)
  return { state: step.state, effects: [...effects, ...step.effects] }
}
