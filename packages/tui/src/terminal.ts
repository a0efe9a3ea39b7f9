import type { ColorDepth, SymbolName, Theme } from '@fishbowl/report'
import type { State } from './state.ts'
import type { Step } from './step.ts'

/** How screens are drawn; `t` and `T` change it while the program runs. */
export type Look = { readonly color: ColorDepth; readonly symbols: SymbolName; readonly theme: Theme }

/** The terminal the screens are shown in, and what was said on the command line. Both streams must be terminals. */
export type UiTerminal = {
  readonly stdin: NodeJS.ReadStream
  readonly stdout: NodeJS.WriteStream
  readonly look: Look
  /** Sentences instead of charts, no alternate screen, nothing that moves. @default false */
  readonly screenReader?: boolean
  /** Stops the process and resolves when the shell continues it (the loop must be kept alive meanwhile); absent where the system cannot. */
  readonly suspend?: () => Promise<void>
  /** Calls `act` with each error that nobody caught until the result is called; without it such an error ends the process at once. */
  readonly onCrash?: (act: (error: unknown) => void) => () => void
  /** Replicates of every run and comparison. @default 200 */
  readonly replicates?: number
  /** Options that change numbers, as typed (`['--seed', 'x']`): repeated in every command a screen shows. */
  readonly options?: readonly string[]
  /** What the screens begin with. @default the library */
  readonly begin?: (state: State) => Step
}

/** Cells across and rows of the window. */
export type Size = { readonly columns: number; readonly rows: number }

/** Below this nothing but the demand for a larger window is shown. */
export const leastSize: Size = { columns: 60, rows: 18 }

/** True where the screens have no room. */
export const tooSmall = ({ columns, rows }: Size): boolean =>
  columns < leastSize.columns || rows < leastSize.rows

/** True where a panel beside the main one has room. */
export const hasSide = ({ columns }: Size): boolean => columns >= 100
