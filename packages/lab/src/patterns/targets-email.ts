import { eachOf, type Individuals, type NotComputed, type Pattern } from './pattern.ts'
import { regime, voluntaryPolicies } from './regimes.ts'
import { department, neighbours, triangles } from './structure.ts'
import { fact, quarter } from './target.ts'

const institute = regime('network of an institute', voluntaryPolicies, { members: 1005, horizon: 1 })
const pairs = (n: number): number => (n * (n - 1)) / 2
const departmentOf = (i: number): number => Math.floor(i / department)

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)

/** Gini coefficient of ascending whole numbers. */
function giniOf(ascending: Int32Array): number {
  let all = 0
  let ranked = 0
  for (const [i, value] of ascending.entries()) {
    all += value
    ranked += (i + 1) * value
  }
  const n = ascending.length
  return (2 * ranked) / (n * all) - (n + 1) / n
}

type Network = {
  readonly clustering: number
  readonly transitivity: number
  readonly gini: number
  readonly inside: number
  readonly shuffled: number
  readonly odds: number
  readonly modularity: number
  readonly degree: number
  readonly density: number
}
const names = [
  'clustering',
  'transitivity',
  'gini',
  'inside',
  'shuffled',
  'odds',
  'modularity',
  'degree',
  'density',
] as const satisfies readonly (keyof Network)[]

/** Ties and people of each department, and ties inside. */
function byDepartment(all: readonly ReadonlySet<number>[]) {
  const departments = Array.from({ length: departmentOf(all.length - 1) + 1 }, () => ({
    people: 0,
    ends: 0,
  }))
  let inside = 0
  for (const [i, of] of all.entries()) {
    const own = departments[departmentOf(i)]
    if (own === undefined) continue
    own.people++
    own.ends += of.size
    for (const j of of) if (departmentOf(j) === departmentOf(i)) inside++
  }
  return { departments, inside: inside / 2 }
}

/** What the ties of an organisation look like; ties are counted once. */
function networkOf(all: readonly ReadonlySet<number>[]): Network {
  const n = all.length
  const degrees = Int32Array.from(all, ({ size }) => size).toSorted()
  const ends = sum([...degrees])
  const closed = all.map((of) => triangles(of, all))
  const open = all.map(({ size }) => pairs(size))
  const { departments, inside } = byDepartment(all)
  const ties = ends / 2
  const within = sum(departments.map(({ people }) => pairs(people)))
  const between = pairs(n) - within
  const outside = ties - inside
  const expected = sum(departments.map((d) => (d.ends / ends) * (d.ends / ends)))
  return {
    clustering: sum(closed.map((tied, i) => ((open[i] ?? 0) > 0 ? tied / (open[i] ?? 1) : 0))) / n,
    transitivity: sum(closed) / sum(open),
    gini: giniOf(degrees),
    inside: inside / ties,
    shuffled: within / pairs(n),
    odds: inside / (within - inside) / (outside / (between - outside)),
    modularity: inside / ties - expected,
    degree: ends / n,
    density: ties / pairs(n),
  }
}

const numbers: Individuals = (replicate, adapt) => {
  const network = networkOf(neighbours(adapt(institute), replicate))
  return names.map((name) => network[name])
}
const facts = {
  clustering: ['people one works with know each other: mean local clustering', 0.3993],
  transitivity: ['closed share of the open triangles', 0.2674],
  gini: ['inequality of the number of ties: Gini coefficient', 0.5527],
  inside: ['ties that stay inside a department', 0.3357],
  shuffled: ['the same if people were put into departments by lot', 0.0466],
  odds: ['odds of a tie inside a department over those between', 13.0947],
  modularity: ['modularity of the departments', 0.288],
  degree: ['ties per person', 31.9682],
  density: ['pairs of people who are tied', 0.0318],
} as const satisfies Readonly<Record<keyof Network, readonly [says: string, seen: number]>>
const units: Partial<Record<keyof Network, { readonly unit: string; readonly digits: number }>> = {
  odds: { unit: 'ratio', digits: 1 },
  degree: { unit: 'ties', digits: 1 },
}

/** Facts of the ties in an organisation. No assumption of the ledger moves them: they follow from the sizes of groups and circles. */
export const emailTargets: readonly Pattern[] = names.map((name, i) =>
  fact(
    `email.${name}`,
    {
      says: facts[name][0],
      how: `groups, circles and far ties of 1,005 people; departments of ${department}`,
      ...units[name],
    },
    quarter(facts[name][1]),
    eachOf(numbers, (...values) => values[i] ?? Number.NaN),
  ),
)

export const emailHoles: readonly NotComputed[] = [
  {
    id: 'T.email.reciprocity',
    dataset: 'email',
    says: '.71 of the e-mail ties go both ways',
    why: 'ties of the model have no direction',
  },
  {
    id: 'T.email.louvain',
    dataset: 'email',
    says: 'the best partition that the Louvain search finds has modularity .41',
    why: 'the value is that of a search, not of the network alone; the modularity of the departments is compared',
  },
]
