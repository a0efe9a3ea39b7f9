import { type ColumnId, columns, type MeasureId, measureIds, measureOf } from '@fishbowl/core'

/** A value of a result that came out otherwise. */
export type Deviation = {
  readonly path: readonly (string | number)[]
  /** Week from 0; undefined for what belongs to no week. */
  readonly week: number | undefined
  /** Position of the part of the document, the more telling the lower. */
  readonly rank: number
  readonly expected: unknown
  readonly found: unknown
}

/** Two documents held against each other: how many values were compared, and those that differ. */
export type Deviations = { readonly compared: number; readonly list: readonly Deviation[] }

// Means of columns come first: they are nearest to the engine.
const ranks = ['weeks', 'band', 'delta', 'curves', 'end', 'better', 'digest', 'prints']
const weekly = new Set(['weeks', 'band', 'delta', 'curves'])
/** Parts that older documents do not have. */
const optional = new Set(['weeks', 'prints', 'curves'])

function deviation(path: Deviation['path'], expected: unknown, found: unknown): Deviation {
  const part = String(path[2] ?? path[0])
  const at = path.at(-1)
  const rank = ranks.indexOf(part)
  return {
    path,
    expected,
    found,
    week: weekly.has(part) && typeof at === 'number' ? at : undefined,
    rank: rank === -1 ? ranks.length : rank,
  }
}

const isBlock = (value: unknown): value is object => typeof value === 'object' && value !== null
const at = (value: unknown, key: string): unknown =>
  isBlock(value) && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined

/** What only `expected` has. At the top and of an arm there are words and files, which no run makes: which keys these may be is checked where a result is read. */
function extra(path: Deviation['path'], expected: object, found: object): readonly Deviation[] {
  const isOpen = path.length === 0 || (path[0] === 'arms' && path.length === 2)
  if (isOpen) return []
  return Object.entries(expected)
    .filter(([key]) => !Object.hasOwn(found, key))
    .map(([key, value]) => deviation([...path, key], value, undefined))
}

function collect(path: Deviation['path'], expected: unknown, found: unknown, into: Deviation[]): number {
  if (!isBlock(found)) {
    if (expected !== found) into.push(deviation(path, expected, found))
    return 1
  }
  let compared = 0
  for (const [key, inner] of Object.entries(found)) {
    const other = at(expected, key)
    const isAbsent = other === undefined && path.length === 2 && optional.has(key)
    const step = Array.isArray(found) ? Number(key) : key
    if (!isAbsent) compared += collect([...path, step], other, inner, into)
  }
  if (isBlock(expected)) into.push(...extra(path, expected, found))
  return compared
}

const never = Number.MAX_SAFE_INTEGER
const before = (a: Deviation, b: Deviation): number =>
  (a.week ?? never) - (b.week ?? never) || a.rank - b.rank

/**
 * Every value of `found` that is another one in `expected`, both plain JSON data: the earliest week first, then what belongs to no week.
 * What only `expected` has is one too, but for keys of the document itself and of an arm.
 */
export function deviationsOf(expected: unknown, found: unknown): Deviations {
  const list: Deviation[] = []
  const compared = collect([], expected, found, list)
  return { compared, list: list.toSorted(before) }
}

const isMeasure = (id: string): id is MeasureId => measureIds.some((one) => one === id)
const isColumn = (id: string): id is ColumnId => Object.hasOwn(columns, id)
const parts: Readonly<Record<string, string>> = {
  middle: 'middle of the band',
  low: 'low end',
  high: 'high end',
}
const wordPart = (part: unknown): string => parts[String(part)] ?? String(part)

const wordMeasure = (id: unknown): string =>
  typeof id === 'string' && isMeasure(id) ? measureOf(id).title : String(id)
const wordColumn = (id: unknown): string =>
  typeof id === 'string' && isColumn(id) ? `${id} (${columns[id][1]})` : String(id)

/** Where a deviation is, in words: `two-cms, week 41, visitors (employees who ...), mean of 50 replicates`. */
export function wordPlace(
  { path, week }: Deviation,
  facts: {
    readonly names: Readonly<Record<string, readonly string[]>>
    readonly measure: MeasureId
    readonly replicates: number
  },
): string {
  const [list, i, part, a, b] = path
  const owner = facts.names[String(list)]?.[Number(i)] ?? path.join('.')
  const mean = `mean of ${facts.replicates} replicate${facts.replicates === 1 ? '' : 's'}`
  if (part === 'weeks') return `${owner}, week ${week}, ${wordColumn(a)}, ${mean}`
  if (part === 'curves') return `${owner}, week ${week}, ${wordMeasure(a)}, ${wordPart(b)}`
  if (week !== undefined) return `${owner}, week ${week}, ${wordMeasure(facts.measure)}, ${wordPart(a)}`
  if (part === 'end' || part === 'better') return `${owner}, ${wordMeasure(a)}, ${wordPart(b)}`
  if (part === 'prints') return `${owner}, replicate ${String(a)}`
  return part === undefined || i === undefined ? owner : `${owner}, ${path.slice(2).join('.')}`
}
