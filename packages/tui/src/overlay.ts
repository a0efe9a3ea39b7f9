import { emptyField, type Field } from './field.ts'
import type { State } from './state.ts'
import type { Step } from './step.ts'

/** A row to choose: what it is, and a few words beside it. */
export type Choice = { readonly label: string; readonly says: string }

/** What lies over a screen and takes its keys. */
export type Overlay =
  | { readonly kind: 'help'; readonly top: number }
  /** A list filtered by what is typed; enter takes the row. */
  | {
      readonly kind: 'pick'
      readonly title: string
      readonly choices: readonly Choice[]
      readonly field: Field
      readonly at: number
      /** Gets the state without the overlay and the place of the choice among all. */
      readonly done: (state: State, index: number) => Step
    }
  /** A line of text to be typed. */
  | {
      readonly kind: 'prompt'
      readonly title: string
      /** Why a text cannot be taken, said beside the field; undefined where it can. */
      readonly check: (text: string) => string | undefined
      readonly field: Field
      readonly done: (state: State, text: string) => Step
    }
  /** A question answered by yes or no. */
  | {
      readonly kind: 'confirm'
      readonly question: string
      readonly done: (state: State) => Step
    }

/** A list to choose from. */
export const picking = (
  title: string,
  choices: readonly Choice[],
  done: Extract<Overlay, { kind: 'pick' }>['done'],
): Overlay => ({ kind: 'pick', title, choices, field: emptyField, at: 0, done })
