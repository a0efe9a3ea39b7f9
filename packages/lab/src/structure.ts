import { defaultScenario, type People } from '@fishbowl/core'
import { createNetwork, rootOf } from '@fishbowl/sim'
import { counter } from './counter.ts'
import { mean } from './stats/mean.ts'
import { quantile, sorted } from './stats/quantile.ts'

type Network = ReturnType<typeof createNetwork>

/** Numbers of a list: NaN when it is empty. */
export type Spread = { readonly median: number; readonly mean: number; readonly most: number }

/** What an organisation looks like; shares and clustering are NaN where there is nothing to divide by. */
export type Structure = {
  readonly people: number
  /** People without a manager. */
  readonly trees: number
  /** Longest chain of people from top to bottom. */
  readonly levels: number
  readonly managers: number
  /** Direct reports of those who have any. */
  readonly span: Spread
  readonly departments: number
  /** People of a department. */
  readonly department: Spread
  readonly locations: number
  /** Years since the start of work, of those for whom it is known. */
  readonly tenure: Spread
  readonly groups: number
  /** People of a work group. */
  readonly group: Spread
  /** Whether the ties were given; drawn otherwise. */
  readonly given: boolean
  /** Different people somebody is tied to. */
  readonly degree: Spread
  /** Mean share of the pairs of one's neighbours that are tied, over people with two neighbours or more. */
  readonly clustering: number
  /** People looked at for clustering. */
  readonly sampled: number
  /** Share of the ties between people of known department that stay in one. */
  readonly inside: number
}

/** Enough that the standard error of clustering is below .01. */
const mostSampled = 2000

function spreadOf(values: readonly number[]): Spread {
  const ascending = sorted(values)
  return { median: quantile(ascending, 0.5), mean: mean(ascending), most: ascending.at(-1) ?? Number.NaN }
}

/** How often each number from 0 on occurs; -1 is not counted. */
function countsOf(values: Iterable<number>, numbers: number): readonly number[] {
  const counts = Array.from({ length: numbers }, () => 0)
  for (const value of values) if (value >= 0) counts[value] = (counts[value] ?? 0) + 1
  return counts
}

/** Rows of each clique. */
function cliquesOf(labels: Int32Array, cliques: number): readonly (readonly number[])[] {
  const rows: number[][] = Array.from({ length: cliques }, () => [])
  for (const [i, label] of labels.entries()) rows[label]?.push(i)
  return rows
}

/** Calls `see` once for every neighbour of a row, whatever ties them. */
function neighboursIn(network: Network): (i: number, see: (j: number) => void) => void {
  const { group, circle, farStart, far } = network
  const mates = cliquesOf(group, network.groups)
  const circles = cliquesOf(circle, network.circles)
  // Number of the visit in which a row was last seen.
  const seen = new Int32Array(group.length)
  let visit = 0
  return (i, see) => {
    visit++
    seen[i] = visit
    const meet = (j: number): void => {
      if (seen[j] === visit) return
      seen[j] = visit
      see(j)
    }
    mates[group[i] ?? -1]?.forEach(meet)
    circles[circle[i] ?? -1]?.forEach(meet)
    far.subarray(farStart[i], farStart[i + 1]).forEach(meet)
  }
}

/** Mean local clustering of a sample: one row at a keyed place in each stretch of equal length, or every row. */
function clusteringOf(network: Network): { readonly clustering: number; readonly sampled: number } {
  const neighbours = neighboursIn(network)
  const others = neighboursIn(network)
  const rows = network.group.length
  const sampled = Math.min(rows, mostSampled)
  const place = counter('sample of clustering')
  const marked = new Int32Array(rows).fill(-1)
  let sum = 0
  let counted = 0
  for (let s = 0; s < sampled; s++) {
    const i = rows === sampled ? s : Math.floor(((s + place(s)) * rows) / sampled)
    const own: number[] = []
    neighbours(i, (j) => {
      own.push(j)
      marked[j] = i
    })
    if (own.length < 2) continue
    let closed = 0
    for (const j of own) others(j, (k) => (closed += marked[k] === i ? 1 : 0))
    sum += closed / (own.length * (own.length - 1))
    counted++
  }
  return { sampled, clustering: counted === 0 ? Number.NaN : sum / counted }
}

/** Degrees of all people and the share of ties inside departments. */
function tiesOf(
  network: Network,
  { department }: People,
): { readonly degrees: readonly number[]; readonly inside: number } {
  const neighbours = neighboursIn(network)
  let known = 0
  let inside = 0
  const degrees = Array.from(network.group, (_, i) => {
    const own = department[i] ?? -1
    let degree = 0
    neighbours(i, (j) => {
      degree++
      const other = department[j] ?? -1
      if (own === -1 || other === -1) return
      known++
      if (own === other) inside++
    })
    return degree
  })
  return { degrees, inside: known === 0 ? Number.NaN : inside / known }
}

/** Levels of the tallest tree; a manager stands before the reports. */
function levelsOf(manager: readonly number[]): number {
  const level = new Int32Array(manager.length)
  let most = 0
  for (const [i, boss] of manager.entries()) {
    const own = (boss === -1 ? 0 : (level[boss] ?? 0)) + 1
    level[i] = own
    most = Math.max(most, own)
  }
  return most
}

/**
 * The structure of real people: their chart, and the network that the engine lives on. Ties that were not given are those of one
 * replicate with the default sizes of groups and circles and the default seed.
 */
export function structureOf(people: People, replicate = 0): Structure {
  const { manager, department, departments, locations, tenure } = people
  const rows = manager.length
  const organisation = { ...defaultScenario.organisation, members: rows, people }
  const root = rootOf(defaultScenario.seed, replicate)
  const network = createNetwork({ ...defaultScenario, organisation }, root, 0)
  const spans = countsOf(manager, rows).filter((reports) => reports > 0)
  const { degrees, inside } = tiesOf(network, people)
  return {
    people: rows,
    trees: manager.filter((boss) => boss === -1).length,
    levels: levelsOf(manager),
    managers: spans.length,
    span: spreadOf(spans),
    departments: departments.length,
    department: spreadOf(countsOf(department, departments.length)),
    locations: locations.length,
    tenure: spreadOf(tenure.filter((years) => years >= 0)),
    groups: network.groups,
    group: spreadOf(countsOf(network.group, network.groups)),
    given: people.ties !== undefined,
    degree: spreadOf(degrees),
    ...clusteringOf(network),
    inside,
  }
}
