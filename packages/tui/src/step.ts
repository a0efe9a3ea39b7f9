import type { MeasureId } from '@fishbowl/core'
import type { PlayEffect } from './screens/play/effect.ts'
import type { StudyEffect } from './screens/studies/services.ts'
import type { OpenedEntry, Saved } from './services.ts'
import type { State } from './state.ts'

/** Which runs: those of the screens with charts, or those of the preview in the editor. */
export type Slot = 'live' | 'preview'

/** What a key asks of the world beyond the state. */
export type Effect =
  /** Runs the entries of these ids, the first the baseline, after `wait` milliseconds in which nothing else is asked for. */
  | {
      readonly do: 'run'
      readonly ids: readonly string[]
      readonly replicates: number
      readonly slot?: Slot
      readonly wait?: number
    }
  /** Ends what is under way: the runs of charts and preview, an explanation, or both. */
  | { readonly do: 'stop'; readonly only?: 'runs' | 'why' }
  /** Explains why the second entry differs from the first. */
  | {
      readonly do: 'explain'
      readonly ids: readonly [string, string]
      readonly measure: MeasureId
      readonly replicates?: number
      /** Milliseconds in which nothing else is asked for. */
      readonly wait?: number
    }
  | StudyEffect
  | PlayEffect
  /** Writes a file and goes on with what came of it. */
  | {
      readonly do: 'save'
      readonly path: string
      readonly text: string
      readonly replace: boolean
      readonly next: (state: State, saved: Saved) => Step
    }
  | {
      readonly do: 'open'
      readonly operand: string
      readonly next: (state: State, opened: OpenedEntry) => Step
    }
  /** Hands a text to the user's own editor; `then` gets it back. */
  | {
      readonly do: 'edit'
      readonly text: string
      readonly name: string
      readonly next: (state: State, text: string | undefined) => Step
    }
  /** Opens a file in the user's own editor; `then` hears whether that went well. */
  | {
      readonly do: 'editFile'
      readonly path: string
      readonly next: (state: State, ok: boolean) => Step
    }
  /** Puts a text on the clipboard of the terminal. */
  | { readonly do: 'copy'; readonly text: string }
  | { readonly do: 'quit'; readonly code: number }
  | { readonly do: 'suspend' }
  | { readonly do: 'redraw' }

/** A state and what is to be done about it. */
export type Step = { readonly state: State; readonly effects: readonly Effect[] }

/** A step without effects. */
export const still = (state: State): Step => ({ state, effects: [] })

/** A step that only says something. */
export const saying = (state: State, message: string): Step => still({ ...state, message })
