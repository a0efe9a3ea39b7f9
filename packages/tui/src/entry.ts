import {
  differences,
  flow,
  type Issue,
  type LoadedScenario,
  libraryIds,
  ownKeys,
  type Path,
  parsePath,
  safe,
  variantOf,
  wordDifferences,
} from '@fishbowl/core'
import { isInline } from './inline.ts'

/** A scenario as it was read: the merged file as plain data, and what the engine takes. */
export type Loaded = Pick<LoadedScenario, 'raw' | 'scenario'>

/** A scenario the screens can open: of the library, of a file, changed in the editor, or branched off a run. Its id is unique. */
export type Entry = {
  readonly id: string
  readonly kind: 'library' | 'file' | 'draft' | 'branch'
  readonly title: string
  readonly question: string
  readonly watch: readonly string[]
  readonly source: string
  /** Id of the scenario it is a difference on, if any; that of its file, or the entry it was made from. */
  readonly base: string | undefined
  /** The lines that differ from the base, one a line, as `fishbowl scenarios diff` prints them. */
  readonly differences: readonly string[]
  readonly loaded: Loaded
  /** What a command names it by: a library id, a path, or the scenario itself as YAML on one line. */
  readonly operand: string
  /** What it changes on its base, as a scenario file says it; of drafts and branches alone. */
  readonly change?: Change
  /** First week of the branch, in which its change begins; of branches alone. */
  readonly week?: number
  /** The levers of a branch from its week on, as a scenario file says them. */
  readonly policies?: Change
  /** The file it was saved to and not changed since; drafts and branches without one are unsaved. */
  readonly file?: string
  /** True where it was made for one view alone: no list shows it, and nobody is asked to save it. */
  readonly isPassing?: boolean
}

/** A difference as plain data: blocks of keys, lists as a whole; no value is null. */
export type Change = { readonly [key: string]: unknown }

/** What a variant is called. */
export type Naming = {
  readonly id: string
  readonly title: string
  readonly kind: 'draft' | 'branch'
  readonly week?: number
}

const place = (path: Path, value: unknown, into: Record<string, unknown>): void => {
  const [first, ...rest] = path
  const key = String(first)
  if (rest.length === 0) {
    into[key] = value
    return
  }
  const inner = (into[key] ??= {}) as Record<string, unknown>
  place(rest, value, inner)
}

/** Keys of a file that describe the one scenario and are not part of a change. */
const own: ReadonlySet<unknown> = new Set(['fishbowl', ...ownKeys])

/** What a merged file changes on another, as the file that extends it would have to say it. A key that is gone is not told. */
export function changeBetween(base: unknown, changed: unknown): Change {
  const result: Record<string, unknown> = {}
  for (const { path, after } of differences(base, changed)) {
    const steps = parsePath(path) ?? []
    if (steps.length > 0 && after !== undefined && !own.has(steps[0])) place(steps, after, result)
  }
  return result
}

/** True where the base is another file: what a file extends may not extend a path itself. */
const isOnFile = ({ base }: Entry): boolean => base !== undefined && !libraryIds.some((id) => id === base)

/** The nearest scenario that a file can extend, the entry itself included. */
export function namedBase(entry: Entry, entries: readonly Entry[]): Entry | undefined {
  if (entry.kind === 'library' || (entry.kind === 'file' && !isOnFile(entry))) return entry
  const base = entries.find(({ id }) => id === entry.base)
  return base === undefined ? undefined : namedBase(base, entries)
}

/** A draft or branch as the lines of a scenario file: what it extends, and all that differs from that; the whole where its base has no name. */
export function fileOf(
  naming: Pick<Naming, 'id' | 'title'>,
  loaded: Loaded,
  base: Entry,
  entries: readonly Entry[],
): Change {
  const root = namedBase(base, entries)
  // What is written out itself can be run, but nothing can extend it.
  const isNamed = root !== undefined && !isInline(root.operand)
  return {
    fishbowl: 1,
    id: naming.id,
    title: naming.title,
    ...(isNamed ? { extends: root.operand } : {}),
    ...changeBetween(isNamed ? root.loaded.raw : {}, loaded.raw),
  }
}

/**
 * A scenario with a change laid over another one. Issues where the whole is no scenario: places and values are those of the change.
 * `entries` are those among which the base of the base is found.
 */
export function variantEntry(
  base: Entry,
  change: Change,
  naming: Naming,
  entries: readonly Entry[],
): Entry | readonly Issue[] {
  const { id, title, kind, week } = naming
  const load = variantOf(base.loaded as LoadedScenario, { ...change, id, title }, naming.id)
  if (!load.ok) return load.issues
  const { raw, scenario } = load.loaded
  const file = fileOf(naming, { raw, scenario }, base, entries)
  const { extends: named } = file
  // What a command loads of the operand says what it extends, and a digest counts it.
  const loaded = { raw, scenario: typeof named === 'string' ? { ...scenario, extends: named } : scenario }
  const lines = wordDifferences(
    differences(base.loaded.raw, raw).filter(({ path }) => !own.has(parsePath(path)?.[0])),
  )
  const { question, watch, source } = change
  return {
    id,
    kind,
    title,
    question: typeof question === 'string' ? question : base.question,
    watch: Array.isArray(watch) ? watch.filter((line) => typeof line === 'string') : base.watch,
    source: typeof source === 'string' ? source : '',
    base: base.id,
    differences: lines === '' ? [] : lines.split('\n').map(safe),
    loaded,
    operand: flow(file),
    change,
    ...(week === undefined ? {} : { week }),
  }
}

/** True for issues in the place of an entry. */
export const isRefused = (result: Entry | readonly Issue[]): result is readonly Issue[] =>
  Array.isArray(result)

/** An id that no entry has: the wish itself, or with the first free number behind it. */
export function freeId(wish: string, entries: readonly Entry[]): string {
  const slug =
    wish
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+/, '')
      .slice(0, 54)
      .replace(/-+$/, '') || 'scenario'
  const taken = new Set(entries.map(({ id }) => id))
  for (let n = 1; ; n++) {
    const id = n === 1 ? slug : `${slug}-${n}`
    if (!taken.has(id)) return id
  }
}
