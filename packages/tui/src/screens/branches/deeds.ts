import { followed } from '../../branch.ts'
import type { Entry } from '../../entry.ts'
import type { Screen, State } from '../../state.ts'
import type { Deed, Placed } from './state.ts'
import { treeOf } from './tree.ts'

/** The state with a deed at the end of the past; what was undone in its tree before can no longer be done again. */
export function noted(state: State, deed: Deed): State {
  const { past, future } = state.branches
  return {
    ...state,
    branches: {
      ...state.branches,
      past: [...past, deed],
      future: future.filter(({ root }) => root !== deed.root),
    },
  }
}

/** Entries whose ids a new branch must not take, or an undo would find its place taken. */
export const remembered = ({ branches }: State): readonly Entry[] =>
  [...branches.past, ...branches.future].flatMap((deed) => deed.branches.map(({ entry }) => entry))

/** An entry with its place. */
export const placed = ({ entries }: State, id: string): readonly Placed[] =>
  entries.flatMap((entry, at) => (entry.id === id ? [{ entry, at }] : []))

/** The state without an entry and all that branches off it, and what that was. */
export function takenOut(
  state: State,
  id: string,
): { readonly state: State; readonly branches: readonly Placed[] } {
  const gone = new Set(treeOf(state.entries, id).map(({ entry }) => entry.id))
  const branches = state.entries.flatMap((entry, at) => (gone.has(entry.id) ? [{ entry, at }] : []))
  const entries = state.entries.filter((entry) => !gone.has(entry.id))
  const marked = state.marked.filter((one) => !gone.has(one))
  const screens = state.screens.filter((screen) => idsOf(screen).every((one) => !gone.has(one)))
  return { state: { ...state, entries, marked, screens }, branches }
}

/** The scenarios that a screen cannot be shown without. */
function idsOf(screen: Screen): readonly string[] {
  if ('ids' in screen) return screen.ids
  return 'id' in screen && screen.name !== 'branches' ? [screen.id] : []
}

/** The state with branches back in their places, on what they branch off as that is now. */
function putIn(state: State, branches: readonly Placed[]): State {
  const entries = [...state.entries]
  for (const { entry, at } of branches) {
    if (entries.every(({ id }) => id !== entry.id)) entries.splice(at, 0, entry)
  }
  return { ...state, entries: followed(entries) }
}

/** What a deed did or took back: the tree is put in order by one of two ways. */
function done(state: State, deed: Deed, kind: Deed['kind']): { readonly state: State; readonly deed: Deed } {
  const [top] = deed.branches
  if (kind === 'made' || top === undefined) return { state: putIn(state, deed.branches), deed }
  const out = takenOut(state, top.entry.id)
  // What was made elsewhere on a branch meanwhile goes and comes back with it.
  return {
    state: out.state,
    deed: { ...deed, branches: out.branches.length > 0 ? out.branches : deed.branches },
  }
}

const opposite = { made: 'removed', removed: 'made' } as const

/** A state after an undo or redo with the deed it was about; undefined where there is none of the tree. */
type Turned = { readonly state: State; readonly deed: Deed } | undefined

/** The latest deed of a tree taken back. */
export function undone(state: State, root: string): Turned {
  const { past, future } = state.branches
  const last = past.findLast((deed) => deed.root === root)
  if (last === undefined) return undefined
  const { state: next, deed } = done(state, last, opposite[last.kind])
  const branches = { ...next.branches, past: past.filter((one) => one !== last), future: [...future, deed] }
  return { state: { ...next, branches }, deed }
}

/** The latest deed that was taken back in a tree done again. */
export function redone(state: State, root: string): Turned {
  const { past, future } = state.branches
  const last = future.findLast((deed) => deed.root === root)
  if (last === undefined) return undefined
  const { state: next, deed } = done(state, last, last.kind)
  const branches = { ...next.branches, past: [...past, deed], future: future.filter((one) => one !== last) }
  return { state: { ...next, branches }, deed }
}
