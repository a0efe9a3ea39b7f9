import type { Brush } from '../brush.ts'
import type { State } from '../state.ts'
import type { Size } from '../terminal.ts'

/** What every screen is given. */
export type ScreenProps = {
  readonly state: State
  readonly size: Size
  readonly brush: Brush
}
