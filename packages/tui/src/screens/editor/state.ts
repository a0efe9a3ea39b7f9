import type { Change } from '../../entry.ts'
import type { Field } from '../../field.ts'

/** The levers of a scenario, or of a branch from a week on, being changed. */
export type EditorScreen = {
  readonly name: 'editor'
  /** The entry that is changed: a draft or branch; another one becomes a draft, or a branch, at its first change. */
  readonly id: string
  /** The week that levers are changed from, so that the first change makes a branch; undefined for the whole run. */
  readonly week?: number
  /** Id of the focused row; that of no row is the first one. */
  readonly focus: string
  readonly filter: Field
  /** The focus to go back to when the filter is dropped; undefined while the filter is not edited. */
  readonly before?: string
  /** Changes before this one, the latest last; `redo` those that were taken back. */
  readonly undo: readonly Change[]
  readonly redo: readonly Change[]
  /** The value being typed; undefined while the keys move. */
  readonly typing?: Field
  /** Shows the scenario as YAML in the place of its fields, from line `top` on. */
  readonly yaml: boolean
  readonly top: number
  /** A text of the user's own editor that is no scenario yet. */
  readonly kept?: string
}
