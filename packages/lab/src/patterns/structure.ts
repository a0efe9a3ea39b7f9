import type { Scenario } from '@fishbowl/core'
import { createWorld } from '@fishbowl/sim'
import { arm } from './arms.ts'
import { eachOf, type Individuals, type Pattern, reproduces, within } from './pattern.ts'

/** People of a department of the model: eight work groups of eight. */
export const department = 64

/** Neighbours of every employee: work group, circle and far ties, each counted once. */
export function neighbours(scenario: Scenario, replicate: number): readonly ReadonlySet<number>[] {
  const { network, members } = createWorld({ scenario, replicate })
  const { group, circle, farStart, far } = network
  const byGroup = new Map<number, number[]>()
  const byCircle = new Map<number, number[]>()
  for (let i = 0; i < members; i++) {
    for (const [lists, key] of [
      [byGroup, group[i]],
      [byCircle, circle[i]],
    ] as const) {
      const list = lists.get(key ?? -1) ?? []
      lists.set(key ?? -1, list)
      list.push(i)
    }
  }
  return Array.from({ length: members }, (_, i) => {
    const all = new Set([
      ...(byGroup.get(group[i] ?? -1) ?? []),
      ...(byCircle.get(circle[i] ?? -1) ?? []),
      ...far.subarray(farStart[i], farStart[i + 1]),
    ])
    all.delete(i)
    return all
  })
}

/** Pairs of someone's neighbours that are tied themselves. */
export function triangles(of: ReadonlySet<number>, all: readonly ReadonlySet<number>[]): number {
  const list = [...of]
  let tied = 0
  for (const [k, a] of list.entries()) for (const b of list.slice(k + 1)) if (all[a]?.has(b) === true) tied++
  return tied
}

/** Share of the pairs of someone's neighbours that are tied themselves. */
function closure(of: ReadonlySet<number>, all: readonly ReadonlySet<number>[]): number {
  return of.size < 2 ? 0 : (2 * triangles(of, all)) / (of.size * (of.size - 1))
}

/** Mean local clustering, mean degree, share of ties inside a department of 64, density inside over density between departments. */
const structureOf =
  (scenario: Scenario): Individuals =>
  (replicate, adapt) => {
    const all = neighbours(adapt(scenario), replicate)
    const n = all.length
    let ties = 0
    let inside = 0
    let clustering = 0
    for (const [i, of] of all.entries()) {
      clustering += closure(of, all) / n
      ties += of.size
      for (const j of of) if (Math.floor(i / department) === Math.floor(j / department)) inside++
    }
    const dense = inside / (n * (department - 1))
    const sparse = (ties - inside) / (n * (n - department))
    return [clustering, ties / n, inside / ties, dense / sparse]
  }

const full = structureOf(arm('network', {}))
const thousand = structureOf(arm('network of a thousand', {}, { members: 1000 }))
const at =
  (i: number) =>
  (...numbers: readonly number[]): number =>
    numbers[i] ?? Number.NaN

/** P21 and V21: the ties between people. */
export const structure: readonly Pattern[] = [
  reproduces(
    'P21.clustering',
    { says: 'half of the people one works with know each other', how: 'mean local clustering, 2,000 people' },
    0.407,
    eachOf(full, at(0)),
  ),
  reproduces(
    'P21.degree',
    { says: 'ties per person', how: 'mean degree, 2,000 people', unit: 'ties', digits: 0 },
    20,
    eachOf(full, at(1)),
  ),
  reproduces(
    'P21.inside',
    {
      says: 'more than a third of the ties stay inside the department',
      how: 'departments of 64, 2,000 people',
    },
    0.371,
    eachOf(full, at(2)),
  ),
  within(
    'V21.clustering',
    {
      says: 'clustering is that of an e-mail network',
      how: 'mean local clustering, 1,000 people',
      source: 'email-Eu, 1,005 people (A): .399; .35 to .45 (tolerance)',
    },
    [0.35, 0.45],
    eachOf(thousand, at(0)),
  ),
  within(
    'V21.inside',
    {
      says: 'the share of ties inside a department is that of an e-mail network',
      how: 'departments of 64, 1,000 people',
      source: 'email-Eu (A): .34 to .37; .33 to .40 (tolerance)',
    },
    [0.33, 0.4],
    eachOf(thousand, at(2)),
  ),
  within(
    'V21.density',
    {
      says: 'ties are ten times as dense inside a department as between',
      how: 'density inside over between departments of 64, 1,000 people',
      source: 'email-Eu (A): 10; 7 to 12 (tolerance)',
      unit: 'ratio',
      digits: 1,
    },
    [7, 12],
    eachOf(thousand, at(3)),
  ),
]
