import type { Lever, LeverValue } from '@fishbowl/core'
import type { Write } from './change.ts'

type Named = {
  readonly id: string
  readonly section: string
  readonly group: string
  readonly title: string
}

/** A lever with what it stands at. */
export type LeverRow = Named & {
  readonly kind: 'lever'
  readonly lever: Lever
  /** What the lever does. */
  readonly effect: string
  readonly value: LeverValue
  /** In the base. */
  readonly before: LeverValue
  /** Where nothing is said. */
  readonly standard: LeverValue
  /** How a change says a value. */
  readonly write: (value: unknown) => Write
  /** Takes away what the row stands for, where that is more than a value. */
  readonly remove?: Write
}

/** Something of the scenario in words, that can be moved in time or taken away at most. */
export type NoteRow = Named & {
  readonly kind: 'note'
  readonly words: string
  readonly remove?: Write
  /** The same so many weeks later. */
  readonly later?: (weeks: number) => Write
}

/** A row that can be focused. */
export type Row = LeverRow | NoteRow

/** The same value, lists compared entry by entry. */
export const sameValue = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** True where a lever stands at something else than in the base. */
export const isChanged = (row: Row): boolean => row.kind === 'lever' && !sameValue(row.value, row.before)
