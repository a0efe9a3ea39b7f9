import { type Cell, type Faults, shown } from './faults.ts'

/** One person of a people file. */
export type Person = {
  readonly id: string
  /** Id of the manager as written, '' for nobody. */
  readonly boss: string
  readonly cell: (column: 'id' | 'manager') => Cell
}

/** Case, leading zeros and a decimal part that spreadsheets add do not count when a mistyped id is looked for. */
const loose = (id: string): string =>
  id
    .toLowerCase()
    .replace(/\.0+$/, '')
    .replace(/^0+(?=.)/, '')

/** A way to find the id that a wrong one may have meant. */
function lookalike(people: readonly Person[]): (id: string) => string {
  let known: ReadonlyMap<string, string> | undefined
  return (id) => {
    known ??= new Map(people.map((person) => [loose(person.id), person.id]))
    const near = known.get(loose(id))
    return near === undefined ? '' : `; did you mean ${shown(near)}?`
  }
}

/**
 * Row of everyone's manager, -1 for nobody. Unknown managers and people who manage themselves are told and count as nobody. Managers whose
 * own row is broken count as nobody too; that row has been told already.
 */
function lookUp(people: readonly Person[], lost: ReadonlySet<string>, faults: Faults): Int32Array {
  const rows = new Map(people.map(({ id }, i) => [id, i]))
  const meant = lookalike(people)
  return Int32Array.from(people, ({ id, boss, cell }) => {
    if (boss === '') return -1
    const row = rows.get(boss)
    if (boss === id)
      faults.add('own-manager', () => `the manager ${shown(boss)} is the person's own id`, cell('manager'))
    else if (row === undefined && !lost.has(boss)) {
      const word = (): string => `the manager ${shown(boss)} is nobody's id${meant(boss)}`
      faults.add('unknown-manager', word, cell('manager'))
    }
    return boss === id ? -1 : (row ?? -1)
  })
}

/** People named in a message about a circle. */
const named = 6

/** Circles of managers are told once each and opened at the person who stands first in the file. */
function openCircles(people: readonly Person[], manager: Int32Array, faults: Faults): void {
  // The walk in which a row was first met; each walk climbs from one row until it meets a row again.
  const walk = new Int32Array(manager.length).fill(-1)
  for (let start = 0; start < manager.length; start++) {
    let i = start
    while (i !== -1 && walk[i] === -1) {
      walk[i] = start
      i = manager[i] ?? -1
    }
    if (i === -1 || walk[i] !== start) continue
    const circle = [i]
    for (let j = manager[i] ?? -1; j !== i && j !== -1; j = manager[j] ?? -1) circle.push(j)
    const top = Math.min(...circle)
    tellCircle(
      people,
      [...circle.slice(circle.indexOf(top)), ...circle.slice(0, circle.indexOf(top))],
      faults,
    )
    manager[top] = -1
  }
}

function tellCircle(people: readonly Person[], circle: readonly number[], faults: Faults): void {
  const [first] = circle.flatMap((i) => people[i] ?? [])
  if (first === undefined) return
  const ids = circle.slice(0, named).map((i) => shown(people[i]?.id ?? ''))
  const more = circle.length > named ? [`${circle.length - named} more`] : []
  const way = [...ids, ...more, shown(first.id)].join(' reports to ')
  faults.add('manager-circle', () => `${way}: a circle`, first.cell('manager'))
}

/** Row of everyone's manager, -1 for nobody and wherever the file is wrong: a forest, whatever the file says. */
export function managersOf(
  people: readonly Person[],
  lost: ReadonlySet<string>,
  faults: Faults,
): readonly number[] {
  const manager = lookUp(people, lost, faults)
  openCircles(people, manager, faults)
  return Array.from(manager)
}
