import type { KeptRow, KeptTables } from './kept-tables.ts'

/** Columns that name what a row is about: a text that names one of their values speaks of those rows alone. */
export const keys = new Set([
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
])

/** Names of things as texts call them: ids and titles. */
export type Names = ReadonlyMap<string, readonly string[]>

/** What texts call a measure besides its title. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  netValue: ['after all costs'],
  aware: ['know that it exists'],
  noReply: ['questions stay unanswered', 'unanswered share'],
  medianReply: ['an answer takes'],
  load: ['load of the CMs'],
  answeredShare: ['questions are answered'],
}

/** Names of one cell of a key column: itself, its title if that stands in the next column, and what texts call it. */
function namesIn(row: KeptRow, column: string, isTitled: boolean): readonly string[] {
  const id = row[column]
  if (typeof id !== 'string' || id === '') return []
  const title = isTitled ? row['title'] : undefined
  return [id, ...(typeof title === 'string' && title !== '' ? [title] : []), ...(otherNames[id] ?? [])]
}

/** Every name of every value of a key column. */
export function namesOf(tables: KeptTables): Names {
  const names = new Map<string, Set<string>>()
  for (const { rows, columns } of tables.values()) {
    const own = columns.filter((column) => keys.has(column))
    for (const row of rows)
      own.forEach((column) => {
        const isTitled = columns[columns.indexOf(column) + 1] === 'title'
        const [id = '', ...others] = namesIn(row, column, isTitled)
        if (id === '') return
        names.set(id, new Set([...(names.get(id) ?? []), id, ...others]))
      })
  }
  return new Map([...names].map(([id, all]) => [id, [...all]]))
}

/** Ids that a text names; a long name hides the short ones in it ("net value" is not "value"). */
export function mentioned(text: string, names: Names): ReadonlySet<string> {
  const all = [...names].flatMap(([id, own]) => own.map((name) => ({ id, name })))
  let rest = text
  const found = new Set<string>()
  const lengths = all.toSorted((a, b) => b.name.length - a.name.length)
  for (const { id, name } of lengths) {
    const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    const whole = new RegExp(`(?<![\\p{L}\\p{N}_-])${escaped}(?![\\p{L}\\p{N}_])`, 'giu')
    if (!whole.test(rest)) continue
    for (const other of all) if (other.name === name) found.add(other.id)
    found.add(id)
    rest = rest.replace(whole, (match) => '\u0000'.repeat(match.length))
  }
  return found
}
