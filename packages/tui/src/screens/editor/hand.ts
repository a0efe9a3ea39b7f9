import type { State } from '../../state.ts'
import type { Row } from './row.ts'
import { placeOf, rowsOf, shownRows } from './rows.ts'
import type { EditorScreen } from './state.ts'
import { type Target, targetOf } from './target.ts'

/** The screen with what its keys work on. */
export type Hand = {
  readonly state: State
  readonly screen: EditorScreen
  readonly target: Target
  /** The rows that are shown; `row` has the focus. */
  readonly rows: readonly Row[]
  readonly row: Row | undefined
}

/** What the keys of the screen work on; undefined where its entry is gone. */
export function handOf(state: State, screen: EditorScreen): Hand | undefined {
  const target = targetOf(state, screen)
  if (target === undefined) return undefined
  const rows = shownRows(rowsOf(target), screen)
  return { state, screen, target, rows, row: rows[placeOf(rows, screen)] }
}
