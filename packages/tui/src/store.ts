import { inserted } from './field.ts'
import { type LiveRuns, liveRuns } from './live.ts'
import { press } from './press.ts'
import type { Services } from './services.ts'
import { contextOf, initialState, type State } from './state.ts'
import type { Effect } from './step.ts'
import type { Size, UiTerminal } from './terminal.ts'

/** What only the program around the store can do. */
export type TerminalEffect = Exclude<Effect, { do: 'run' } | { do: 'stop' }>

/** The state of the screens and the ways to change it. */
export type Store = {
  readonly subscribe: (listener: () => void) => () => void
  readonly state: () => State
  /** Takes keys in their order; returns what is left to be done by the terminal. */
  readonly press: (keys: readonly string[], size: Size) => readonly TerminalEffect[]
  /** Pasted text: goes into a field that is edited, and nowhere else. */
  readonly paste: (text: string, size: Size) => void
  /** Leaves the runs under way. */
  readonly close: () => void
}

/** Opens the store at the library. */
export function openStore(
  services: Services,
  { look, replicates = 200, options = [], screenReader }: Omit<UiTerminal, 'stdin' | 'stdout'>,
): Store {
  let state = initialState(services.library, { look, replicates, options })
  const listeners = new Set<() => void>()
  const set = (next: State): void => {
    if (next === state) return
    state = next
    for (const listener of listeners) listener()
  }
  const runs: LiveRuns = liveRuns(services, (live) => set({ ...state, live }), screenReader)

  const perform = (effect: Effect): readonly TerminalEffect[] => {
    switch (effect.do) {
      case 'run':
        runs.start(effect.ids, effect.replicates)
        return []
      case 'stop':
        runs.stop()
        return []
      case 'quit':
      case 'suspend':
      case 'redraw':
        return [effect]
    }
  }

  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    state: () => state,
    press: (keys, size) =>
      keys.flatMap((key) => {
        const step = press(state, key, size)
        set(step.state)
        return step.effects.flatMap(perform)
      }),
    paste(text, size) {
      if (contextOf(state, size) === 'filter') set({ ...state, filter: inserted(state.filter, text) })
    },
    close: () => runs.stop(),
  }
}
