import type { KeptRow, KeptTables } from './kept-tables.ts'

/** Columns that name what a row is about: a text that names one of their values speaks of those rows alone. */
export const keys: ReadonlySet<string> = new Set([
  'scenario',
  'baseline',
  'measure',
  'account',
  'assumption',
  'space',
  'lever',
  'mechanism',
  'factor',
  'activity',
  'fact',
  'finalist',
  'point',
  'series',
])

/** What texts call a thing besides its id and its title. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  netValue: ['after all costs', 'net value'],
  value: ['gross value'],
  memberCost: ['cost of member time'],
  licenceCost: ['licence of the platform'],
  aware: ['know that it exists'],
  noReply: ['questions stay unanswered', 'unanswered share'],
  medianReply: ['an answer takes'],
  load: ['load of the CMs'],
  answeredShare: ['questions are answered'],
  active: ['weekly active, observed and simulated'],
  posters: ['posters, observed and simulated'],
}

type Name = { readonly id: string; readonly name: string; readonly pattern: RegExp }

/** Every name of every value of a key column, the longest first. */
export type Names = readonly Name[]

/** Names of one cell of a key column: itself, its title if that stands in the next column, and what texts call it. */
function namesIn(row: KeptRow, column: string, isTitled: boolean): readonly string[] {
  // A point that sets nothing has the title of its scenario.
  if (column === 'point') {
    const { title, scenario } = row
    const called = `point ${String(row[column])}`
    return typeof title === 'string' && title !== scenario ? [called, title] : [called]
  }
  const id = row[column]
  if (typeof id !== 'string' || id === '') return []
  const title = isTitled ? row['title'] : undefined
  return [id, ...(typeof title === 'string' && title !== '' ? [title] : []), ...(otherNames[id] ?? [])]
}

/** A name where it stands by itself: "week 2" is not in "week 22". */
export function patternOf(name: string): RegExp {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`(?<![\\p{L}\\p{N}_-])${escaped}(?![\\p{L}\\p{N}_])`, 'giu')
}

/** The names of everything that tables are about. */
export function namesOf(tables: KeptTables): Names {
  const ids = new Map<string, Set<string>>()
  for (const { rows, columns } of tables.values()) {
    const own = columns.filter((column) => keys.has(column) && column !== 'finalist')
    for (const row of rows)
      own.forEach((column) => {
        const isTitled = columns[columns.indexOf(column) + 1] === 'title'
        const [id = '', ...others] = namesIn(row, column, isTitled)
        const known = ids.get(id)
        if (id === '') return
        if (known === undefined) ids.set(id, new Set([id, ...others]))
        else for (const other of others) known.add(other)
      })
  }
  return [...ids]
    .flatMap(([id, all]) => [...all].map((name) => ({ id, name, pattern: patternOf(name) })))
    .toSorted((a, b) => b.name.length - a.name.length)
}

const known = new WeakMap<Names, Map<string, ReadonlySet<string>>>()

/** Ids that a text names; a long name hides the short ones in it ("net value" is not "value"). */
export function mentioned(text: string, names: Names): ReadonlySet<string> {
  const before = known.get(names) ?? new Map<string, ReadonlySet<string>>()
  known.set(names, before)
  const found = before.get(text) ?? idsIn(text, names)
  before.set(text, found)
  return found
}

/** Letters of finalists: "A: as it is", "B (1 professional)". */
const lettersIn = (text: string): readonly string[] => text.match(/(?<![\p{L}\d])[A-Z](?= \(|:|$)/gu) ?? []

function idsIn(text: string, names: Names): ReadonlySet<string> {
  const found = new Set<string>(lettersIn(text))
  // What a point is compared with is not what is spoken of.
  let rest = text.toLowerCase().replaceAll(/against point \d+/g, '')
  for (const { id, name, pattern } of names) {
    if (!rest.includes(name.toLowerCase())) continue
    const left = rest.replace(pattern, (match) => '\u0000'.repeat(match.length))
    if (left === rest) continue
    for (const other of names) if (other.name === name) found.add(other.id)
    found.add(id)
    // A factor of a study may be an assumption.
    found.add(id.replace(/^assumptions\./, ''))
    rest = left
  }
  return found
}
