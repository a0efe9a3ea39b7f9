import type { Brush } from '../brush.ts'
import type { Field } from '../field.ts'
import type { Action, Context } from '../keymap.ts'
import type { Screen, State } from '../state.ts'
import type { Effect, Step } from '../step.ts'
import type { Size } from '../terminal.ts'

/** The screen of a name. */
export type ScreenOf<N extends Screen['name']> = Extract<Screen, { readonly name: N }>

/** What is drawn on: `size` is that of the whole window. */
export type Drawing = { readonly state: State; readonly size: Size; readonly brush: Brush }

/** A screen: what it shows and what its keys do. Everything is pure: the same arguments give the same lines and steps. */
export type ScreenModule<N extends Screen['name']> = {
  /** Its name in the breadcrumbs. */
  readonly crumb: (screen: ScreenOf<N>, state: State) => string
  /** At most `bodyRows(size)` lines of at most `size.columns` cells. */
  readonly body: (drawing: Drawing, screen: ScreenOf<N>) => readonly string[]
  /** The screen in sentences, the most important first, for a screen reader; no charts, nothing that moves. */
  readonly spoken: (state: State, screen: ScreenOf<N>) => readonly string[]
  /** What a key of the keymap does here. */
  readonly act: (state: State, screen: ScreenOf<N>, action: Action, size: Size) => Step
  /** Where keys land while a text is edited on the screen. @default the name of the screen */
  readonly context?: (state: State, screen: ScreenOf<N>) => Context
  /** Edits the text of that context. */
  readonly type?: (state: State, screen: ScreenOf<N>, edit: (field: Field) => Field) => State
  /** One line for the reader while there is no message. @default none */
  readonly status?: (state: State, screen: ScreenOf<N>, brush: Brush) => string
  /** The command line that gives what is on the screen. */
  readonly command: (state: State, screen: ScreenOf<N>) => string
  /** Facts of the runs for the right end of the header, the most important first. @default none */
  readonly facts?: (state: State, screen: ScreenOf<N>) => readonly string[]
  /** Id of the scenario that `e`, `2` to `6` speak of; undefined for none. */
  readonly focus: (state: State, screen: ScreenOf<N>) => string | undefined
  /** What leaving the screen asks for, such as an end of its runs. @default nothing */
  readonly leave?: (state: State, screen: ScreenOf<N>) => readonly Effect[]
  /** What happens when it is shown again, after the screen above it was left by going back. @default nothing */
  readonly again?: (state: State, screen: ScreenOf<N>) => Step
  /** Closes what was opened inside the screen: q goes back to its list first. @default nothing opens inside it */
  readonly closed?: (state: State, screen: ScreenOf<N>) => State | undefined
  /** Clears the innermost thing that is set; undefined where nothing is, and esc goes up. */
  readonly escape?: (state: State, screen: ScreenOf<N>, size: Size) => Step | undefined
  /** Words of the screen that need a sentence, for its help. */
  readonly reading?: readonly { readonly key: string; readonly says: string }[]
}
