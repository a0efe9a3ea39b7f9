import { flow } from './flow.ts'
import { type Path, wordPath } from './path.ts'

type Fields = Readonly<Record<string, unknown>>

/** One place where two files differ; `undefined` stands for absent, `path` is '' for the whole file. */
export type Difference = { readonly path: string; readonly before: unknown; readonly after: unknown }

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const fields = (value: unknown): Fields => (isFields(value) ? value : {})

/**
 * The file that `child` describes as a difference on `base`: objects merge key by key, lists and single values are
 * replaced, null removes the key. Pure; keys become own properties, so no key reaches a prototype (as RFC 7396).
 * @workspace
 */
export function mergeFiles(base: unknown, child: unknown): unknown {
  if (!isFields(child)) return child
  const merged = new Map(Object.entries(fields(base)))
  for (const [key, value] of Object.entries(child)) {
    if (value === null) merged.delete(key)
    else if (value !== undefined) merged.set(key, mergeFiles(merged.get(key), value))
  }
  return Object.fromEntries(merged)
}

const present = (value: Fields): readonly string[] =>
  Object.keys(value).filter((key) => value[key] !== undefined)

function same(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, i) => same(item, b[i]))
  if (!isFields(a) || !isFields(b)) return a === b || Object.is(a, b)
  const keys = present(a)
  return (
    keys.length === present(b).length && keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]))
  )
}

const own = (value: Fields, key: string): unknown => (Object.hasOwn(value, key) ? value[key] : undefined)

function collect(path: Path, before: unknown, after: unknown): readonly Difference[] {
  // A removed block is one line (`key: null` in the child); an added one is told leaf by leaf.
  const leafwise =
    isFields(after) && (isFields(before) || (before === undefined && present(after).length > 0))
  if (!leafwise) return same(before, after) ? [] : [{ path: wordPath(path), before, after }]
  const old = fields(before)
  const keys = new Set([...present(old), ...present(after)])
  return [...keys].flatMap((key) => collect([...path, key], own(old, key), own(after, key)))
}

/**
 * What changes from `base` to `child`, both plain data such as `raw` of two loaded scenarios.
 * @returns the places that differ, sorted by path: leaf by leaf, lists as a whole, a removed block as a whole
 */
export function differences(base: unknown, child: unknown): readonly Difference[] {
  return collect([], base, child).toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
}

function wordDifference({ path, before, after }: Difference): string {
  const place = path === '' ? '(whole file)' : path
  if (before === undefined) return `+ ${place}: ${flow(after)}`
  if (after === undefined) return `- ${place}: ${flow(before)}`
  return `~ ${place}: ${flow(before)} -> ${flow(after)}`
}

/**
 * Differences as people read them.
 * @returns one line for each: `~ path: old -> new`, `+ path: value`, `- path: value`; '' when there is none
 */
export function wordDifferences(list: readonly Difference[]): string {
  return list.map(wordDifference).join('\n')
}
