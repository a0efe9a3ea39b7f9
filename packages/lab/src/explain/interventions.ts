import { canonicalJson, type Difference } from '@fishbowl/core'
import { type Fields, fields, type Part, valueAt, withValue } from './part.ts'

/** A dated change of one of the files or of both; `part` says what switches it on or off. */
type Entry = { readonly change: Fields; readonly of: 'first' | 'second' | 'both' }

const listOf = (raw: Fields): readonly Fields[] => {
  const list = valueAt(raw, ['interventions'])
  return Array.isArray(list) ? list.map(fields) : []
}

/** Two changes that do the same, whatever they are called. */
const sameness = ({ says: _says, ...rest }: Fields): string => canonicalJson(rest)

/** Both lists as one in which each keeps its order: their longest common subsequence once, the others where they stand. */
function woven(first: readonly Fields[], second: readonly Fields[]): readonly Entry[] {
  const [one, ...ones] = first
  const [other, ...others] = second
  if (one === undefined || other === undefined)
    return [
      ...first.map((change): Entry => ({ change, of: 'first' })),
      ...second.map((change): Entry => ({ change, of: 'second' })),
    ]
  if (sameness(one) === sameness(other)) return [{ change: other, of: 'both' }, ...woven(ones, others)]
  const comesLater = second.some((change) => sameness(change) === sameness(one))
  return comesLater
    ? [{ change: other, of: 'second' }, ...woven(first, others)]
    : [{ change: one, of: 'first' }, ...woven(ones, second)]
}

const weekOf = ({ week, from }: Fields): unknown => week ?? from

/** Up to so many dated changes are levers of their own. */
const mostApart = 3

/** Entries that are switched together: those of one week; all of them where there are many. */
function groupsOf(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const changed = entries.filter(({ of }) => of !== 'both')
  const groups = [...Map.groupBy(changed, ({ change }) => weekOf(change)).values()]
  return groups.length <= mostApart ? groups : [changed]
}

const nameOf = (group: readonly Entry[], many: boolean): { id: string; title: string } => {
  if (many) return { id: 'interventions', title: 'dated changes' }
  const week = String(weekOf(group[0]?.change ?? {}))
  return { id: `week-${week}`, title: `change of week ${week}` }
}

const differenceOf = ({ change, of }: Entry): Difference => ({
  path: 'interventions',
  before: of === 'first' ? change : undefined,
  after: of === 'first' ? undefined : change,
})

/** The dated changes in which two files differ, each week a part; all of them one where there are more than three. */
export function interventionParts(first: Fields, second: Fields): readonly Part[] {
  const entries = woven(listOf(first), listOf(second))
  const groups = groupsOf(entries)
  const many = groups.some((group) => new Set(group.map(({ change }) => weekOf(change))).size > 1)
  const named = groups.map((group) => ({ group, name: nameOf(group, many) }))
  const partOf = new Map(named.flatMap(({ group, name }) => group.map((entry) => [entry, name.id] as const)))
  const isIn = (entry: Entry, isOn: (part: string) => boolean): boolean => {
    const part = partOf.get(entry)
    return part === undefined || isOn(part) === (entry.of === 'second')
  }
  return named.map(({ group, name }) => ({
    id: name.id,
    title: name.title,
    changes: group.map(differenceOf),
    put: (raw, isOn) =>
      withValue(
        raw,
        ['interventions'],
        entries.filter((entry) => isIn(entry, isOn)).map(({ change }) => change),
      ),
  }))
}
