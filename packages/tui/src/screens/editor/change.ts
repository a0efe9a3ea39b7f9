import type { Path } from '@fishbowl/core'
import type { Change } from '../../entry.ts'

/** One place of a change and what it becomes. */
export type Write = { readonly path: Path; readonly value: unknown }

const fields = (value: unknown): Change =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Change) : {}

/** The change with a value at a path. */
export function put(change: Change, { path, value }: Write): Change {
  const [first, ...rest] = path
  if (first === undefined) return change
  const key = String(first)
  return { ...change, [key]: rest.length === 0 ? value : put(fields(change[key]), { path: rest, value }) }
}

/** The change without what it says at a path; blocks that are left empty go too. */
export function taken(change: Change, path: Path): Change {
  const [first, ...rest] = path
  const key = String(first)
  if (first === undefined || !Object.hasOwn(change, key)) return change
  const { [key]: old, ...others } = change
  if (rest.length === 0) return others
  const inner = taken(fields(old), rest)
  return Object.keys(inner).length === 0 ? others : { ...change, [key]: inner }
}
