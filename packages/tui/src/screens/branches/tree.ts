import type { Entry } from '../../entry.ts'

/** An entry of a tree, and how many branchings it stands above the root. */
export type Leaf = { readonly entry: Entry; readonly depth: number }

/** The root and all that branches off it, each after what it branched off; empty without the root. */
export function treeOf(entries: readonly Entry[], root: string): readonly Leaf[] {
  const from = (entry: Entry, depth: number): readonly Leaf[] => [
    { entry, depth },
    ...entries
      .filter(({ kind, base }) => kind === 'branch' && base === entry.id)
      .flatMap((branch) => from(branch, depth + 1)),
  ]
  return entries.filter(({ id }) => id === root).flatMap((entry) => from(entry, 0))
}

/** An entry and what it branched off, up to the root of its tree. */
function above(entries: readonly Entry[], id: string): readonly Entry[] {
  const entry = entries.find((one) => one.id === id)
  if (entry === undefined) return []
  return entry.kind === 'branch' && entry.base !== undefined
    ? [entry, ...above(entries, entry.base)]
    : [entry]
}

/** Id of the root of the tree that an entry is part of. */
export const rootOf = (entries: readonly Entry[], id: string): string => above(entries, id).at(-1)?.id ?? id

/** Two entries of one tree are equal before this week; 0 where they are of different trees, infinity for one and the same. */
export function weekApart(entries: readonly Entry[], one: string, other: string): number {
  const [ones, others] = [above(entries, one), above(entries, other)]
  const common = ones.find((entry) => others.includes(entry))
  if (common === undefined) return 0
  const apart = [ones, others].flatMap((path) => path.slice(0, path.indexOf(common)))
  return apart.reduce((first, { week = 0 }) => Math.min(first, week), Number.POSITIVE_INFINITY)
}

/** The name of an entry inside its tree: that of the root goes without saying. */
export const shortName = (id: string, root: string): string =>
  id.startsWith(`${root}-`) ? id.slice(root.length + 1) : id
