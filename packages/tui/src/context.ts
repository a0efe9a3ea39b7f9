import type { Context } from './keymap.ts'
import { shown } from './screens/registry.ts'
import { type State, screenOf } from './state.ts'
import { type Size, tooSmall } from './terminal.ts'

/** Where a key pressed now lands. */
export function contextOf(state: State, size: Size): Context {
  if (tooSmall(size)) return 'small'
  return state.overlay?.kind ?? below(state)
}

/** Where a key would land without what lies over the screen. */
export const below = (state: State): Context =>
  shown(state, (module, screen) => module.context?.(state, screen)) ?? screenOf(state).name
