import { type Screen, type State, screenOf } from '../state.ts'
import { branches } from './branches/index.ts'
import { compare } from './compare/index.ts'
import { editor } from './editor/index.ts'
import { info } from './info/index.ts'
import { library } from './library/index.ts'
import type { ScreenModule } from './module.ts'
import { play } from './play/index.ts'
import { run } from './run/index.ts'
import { studies } from './studies/index.ts'
import { why } from './why/index.ts'

const modules: { readonly [N in Screen['name']]: ScreenModule<N> } = {
  library,
  info,
  editor,
  run,
  compare,
  branches,
  why,
  studies,
  play,
}

/** The module of a screen. */
export const moduleOf = <N extends Screen['name']>({ name }: { readonly name: N }): ScreenModule<N> =>
  modules[name]

/** What the screen that is shown does or says, by its own module. */
export function shown<T>(
  state: State,
  use: <N extends Screen['name']>(module: ScreenModule<N>, screen: never) => T,
): T {
  const screen = screenOf(state)
  return use(moduleOf(screen), screen as never)
}
