import { contextOf } from './context.ts'
import { inserted } from './field.ts'
import { runPerformer } from './perform-runs.ts'
import { press, typed } from './press.ts'
import { folderPerformer } from './screens/library/perform.ts'
import { playPerformer } from './screens/play/perform.ts'
import { studyPerformer } from './screens/studies/perform.ts'
import { whyPerformer } from './screens/why/perform.ts'
import type { Services } from './services.ts'
import { initialState, type State } from './state.ts'
import type { Effect, Step } from './step.ts'
import type { Size, UiTerminal } from './terminal.ts'

/** What only the program around the store can do. */
export type TerminalEffect = Extract<
  Effect,
  { do: 'quit' | 'suspend' | 'redraw' | 'copy' | 'edit' | 'editFile' }
>

/** Does some of the effects, and tells the state what comes of it. */
export type Performer = {
  /** False for an effect of another one. */
  readonly perform: (effect: Effect) => boolean
  /** Leaves whatever is under way. */
  readonly close: () => void
}

/** The state as performers see and change it. */
export type Held = {
  readonly state: () => State
  readonly update: (change: (state: State) => State) => void
  /** Takes a step that came later than its key, with its effects. */
  readonly step: (change: (state: State) => Step) => void
}

/** The state of the screens and the ways to change it. */
export type Store = {
  readonly subscribe: (listener: () => void) => () => void
  readonly state: () => State
  /** Takes keys in their order; returns what is left to be done by the terminal. */
  readonly press: (keys: readonly string[], size: Size) => readonly TerminalEffect[]
  /** Pasted text: goes into a text that is edited, and nowhere else. */
  readonly paste: (text: string, size: Size) => void
  /** Goes on after an effect of the terminal. */
  readonly step: Held['step']
  /** A text as the user's editor leaves it. */
  readonly edit: Services['edit']
  /** Opens a file in the user's editor. */
  readonly editFile: Services['editFile']
  /** Leaves the runs under way. */
  readonly close: () => void
}

const isOfTerminal = (effect: Effect): effect is TerminalEffect =>
  ['quit', 'suspend', 'redraw', 'copy', 'edit', 'editFile'].includes(effect.do)

/** Opens the store at the library. */
export function openStore(
  services: Services,
  { look, replicates = 200, options = [], screenReader = false, begin }: Omit<UiTerminal, 'stdin' | 'stdout'>,
): Store {
  let state = initialState(services.library, { look, replicates, options })
  const listeners = new Set<() => void>()
  const set = (next: State): void => {
    if (next === state) return
    state = next
    for (const listener of listeners) listener()
  }
  /** Effects that come later than their key are of the performers alone. */
  const performAll = (effects: readonly Effect[]): readonly TerminalEffect[] =>
    effects.flatMap((effect) => {
      if (isOfTerminal(effect)) return [effect]
      performers.some(({ perform }) => perform(effect))
      return []
    })
  const step: Held['step'] = (change) => {
    const next = change(state)
    set(next.state)
    performAll(next.effects)
  }
  const held: Held = { state: () => state, update: (change) => set(change(state)), step }
  const performers: readonly Performer[] = [
    runPerformer(services, held, screenReader),
    whyPerformer(services, held, screenReader),
    studyPerformer(services, held, screenReader),
    playPerformer(services, held, screenReader),
    filePerformer(services, held),
    folderPerformer(services, held),
  ]

  if (begin !== undefined) step(begin)

  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    state: () => state,
    press: (keys, size) =>
      keys.flatMap((key) => {
        const next = press(state, key, size)
        set(next.state)
        return performAll(next.effects)
      }),
    paste: (text, size) => set(typed(state, contextOf(state, size), (field) => inserted(field, text))),
    step,
    edit: services.edit,
    editFile: services.editFile,
    close() {
      for (const { close } of performers) close()
    },
  }
}

/** Reads and writes scenario files. */
function filePerformer(services: Services, { step }: Held): Performer {
  return {
    perform(effect) {
      if (effect.do === 'save') {
        const saved = services.save(effect.path, effect.text, effect.replace)
        step((state) => effect.next(state, saved))
        return true
      }
      if (effect.do !== 'open') return false
      const opened = services.open(effect.operand)
      step((state) => effect.next(state, opened))
      return true
    },
    close: () => undefined,
  }
}
