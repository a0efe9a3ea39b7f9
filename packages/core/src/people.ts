import { longestTenure, type People, withDigest } from './organisation-file.ts'
import { safe } from './text/safe.ts'

/** People as an import finds them, in any order. */
export type PeopleDraft = {
  /** Row of the line manager in this draft, -1 for nobody; no circles. */
  readonly manager: readonly number[]
  /** Names as they were found, '' unknown; undefined when there is no such column. */
  readonly department: readonly string[] | undefined
  readonly location: readonly string[] | undefined
  /** Year in which each of them started, -1 unknown; undefined when there is no such column. */
  readonly year: readonly number[] | undefined
  /** Pairs of rows of this draft, in any order and direction, repeats allowed; undefined when no ties were given. */
  readonly ties: readonly number[] | undefined
  /** All rows of this draft in an order that tells nothing: it decides among equals. */
  readonly order: Iterable<number>
  /** Keeps names of departments and locations; otherwise they become D1, L1 and so on. */
  readonly keepLabels: boolean
}

/** Direct reports of every row, each list in the order given; the list of nobody (-1) stands last. */
function reportsOf(manager: readonly number[], order: Iterable<number>): readonly (readonly number[])[] {
  const reports: number[][] = Array.from({ length: manager.length + 1 }, () => [])
  for (const i of order) reports.at(manager[i] ?? -1)?.push(i)
  return reports
}

/** Rows of the draft in the order of the chart: see `People`. */
function chartOrder(manager: readonly number[], order: Iterable<number>): readonly number[] {
  const reports = reportsOf(manager, order)
  const leads = (i: number): boolean => (reports[i]?.length ?? 0) > 0
  const found: number[] = []
  const open = (reports.at(-1) ?? []).toReversed()
  for (let i = open.pop(); i !== undefined; i = open.pop()) {
    const own = reports[i] ?? []
    found.push(i)
    for (const report of own) if (!leads(report)) found.push(report)
    for (const report of own.toReversed()) if (leads(report)) open.push(report)
  }
  return found
}

type Labelled = { readonly of: readonly number[]; readonly labels: readonly string[] }

/** Names as numbers, the most frequent name first, so that the numbers tell nothing but size. */
function labelled(names: readonly string[] | undefined, letter: string, keep: boolean): Labelled {
  if (names === undefined) return { of: [], labels: [] }
  const counts = new Map<string, number>()
  for (const name of names) if (name !== '') counts.set(name, (counts.get(name) ?? 0) + 1)
  // Equal counts keep the order of the rows, which tells nothing.
  const sorted = [...counts].toSorted(([, a], [, b]) => b - a).map(([name]) => name)
  const numbers = new Map(sorted.map((name, k) => [name, k]))
  return {
    of: names.map((name) => numbers.get(name) ?? -1),
    labels: sorted.map((name, k) => (keep ? safe(name).slice(0, 100) : `${letter}${k + 1}`)),
  }
}

/** Ties between rows, the lower row first, sorted, each once; ties to oneself are dropped. */
function sortedTies(ties: readonly number[], rowOf: Int32Array): readonly number[] {
  const rows = rowOf.length
  // One number a tie, exact: rows * rows is far below 2^53.
  const keys = new Float64Array(ties.length / 2)
  let count = 0
  for (let t = 0; t < ties.length; t += 2) {
    const [i = 0, j = 0] = [rowOf[ties[t] ?? 0], rowOf[ties[t + 1] ?? 0]]
    if (i !== j) keys[count++] = Math.min(i, j) * rows + Math.max(i, j)
  }
  const sorted = keys.subarray(0, count).toSorted()
  const pairs: number[] = []
  let last = -1
  for (const key of sorted) {
    if (key !== last) pairs.push(Math.floor(key / rows), key % rows)
    last = key
  }
  return pairs
}

const tenureOf = (years: readonly number[]): readonly number[] => {
  const newest = years.reduce((most, year) => Math.max(most, year), -1)
  return years.map((year) => (year === -1 ? -1 : Math.min(longestTenure, newest - year)))
}

/**
 * The people of a draft in the order of the chart, anonymous unless labels are kept, with their digest. The draft is not checked.
 * @returns people for `loadRaw` or `organisationText`
 */
export function peopleOf({ manager, order, keepLabels, ...draft }: PeopleDraft): People {
  const rows = chartOrder(manager, order)
  const rowOf = new Int32Array(rows.length)
  for (const [k, i] of rows.entries()) rowOf[i] = k
  const arranged = <T>(values: readonly T[], otherwise: T): readonly T[] =>
    rows.map((i) => values[i] ?? otherwise)
  const { department, location, year, ties } = draft
  const departments = labelled(department && arranged(department, ''), 'D', keepLabels)
  const locations = labelled(location && arranged(location, ''), 'L', keepLabels)
  return withDigest({
    manager: rows.map((i) => {
      const boss = manager[i] ?? -1
      return boss === -1 ? -1 : (rowOf[boss] ?? -1)
    }),
    departments: departments.labels,
    department: departments.of,
    locations: locations.labels,
    location: locations.of,
    tenure: year === undefined ? [] : tenureOf(arranged(year, -1)),
    ...(ties === undefined ? {} : { ties: sortedTies(ties, rowOf) }),
  })
}
