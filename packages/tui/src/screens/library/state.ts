import type { Entry } from '../../entry.ts'

/** Orders of the list within its parts. */
export const libraryOrders = ['listed', 'id', 'title'] as const
export type LibraryOrder = (typeof libraryOrders)[number]

/** A scenario file of the folder that cannot be read as one: its path, and what is wrong in words of several lines. */
export type BrokenFile = { readonly file: string; readonly why: string }

/** What the library knows besides its entries. */
export type LibraryState = {
  readonly order: LibraryOrder
  readonly broken: readonly BrokenFile[]
  /** Files of the folder that were not looked at. */
  readonly more: number
  /** Drafts and branches that were taken away together, the latest last, with their places among the entries. */
  readonly removed: readonly (readonly { readonly entry: Entry; readonly at: number }[])[]
}

/** Before the folder was read. */
export const freshLibrary: LibraryState = { order: 'listed', broken: [], more: 0, removed: [] }
