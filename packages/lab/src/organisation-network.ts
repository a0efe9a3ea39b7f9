import type { Scenario } from '@fishbowl/core'
import { createNetwork, rootOf } from '@fishbowl/sim'

/** What ties two people: the same work group, else the same circle across groups, else a tie to somebody far. */
type TieKind = 'group' | 'circle' | 'far'

/** The members of one replicate with their ties, as the engine has them. */
export type OrganisationNetwork = {
  /** By row of the population; the number of the work group, or one of their own for people without a line manager. */
  readonly people: readonly { readonly group: number; readonly isManager: boolean; readonly circle: number }[]
  /** Each pair once, the lower row first. */
  readonly ties: readonly { readonly from: number; readonly to: number; readonly kind: TieKind }[]
}

const of = (labels: Int32Array, row: number): number => labels[row] ?? -1

/** Pairs of one clique. */
function* pairsIn(rows: readonly number[]): Generator<readonly [number, number]> {
  for (const [i, from] of rows.entries()) for (const to of rows.slice(i + 1)) yield [from, to]
}

/**
 * Who works with whom in a replicate of a scenario. Experts from outside are left out. It lists every pair: meant for small organisations.
 */
export function organisationNetwork(scenario: Scenario, replicate: number): OrganisationNetwork {
  const { members } = scenario.organisation
  const network = createNetwork(scenario, rootOf(scenario.seed, replicate), 0)
  const rows = Array.from({ length: members }, (_, row) => row)
  const leaders = new Set<number>()
  const led = new Set<number>()
  for (const row of rows) {
    const group = of(network.group, row)
    if (group >= network.groups || led.has(group)) continue
    led.add(group)
    leaders.add(row)
  }
  const kinds = new Map<number, TieKind>()
  const tie = (from: number, to: number, kind: TieKind): void => {
    const key = Math.min(from, to) * members + Math.max(from, to)
    if (from !== to && from < members && to < members && !kinds.has(key)) kinds.set(key, kind)
  }
  const cliques = (labels: Int32Array): Iterable<readonly number[]> =>
    Map.groupBy(rows, (row) => of(labels, row)).values()
  for (const clique of cliques(network.group)) for (const [a, b] of pairsIn(clique)) tie(a, b, 'group')
  for (const clique of cliques(network.circle)) for (const [a, b] of pairsIn(clique)) tie(a, b, 'circle')
  for (const row of rows)
    for (const other of network.far.subarray(network.farStart[row], network.farStart[row + 1]))
      tie(row, other, 'far')
  const keys = [...kinds.keys()].toSorted((a, b) => a - b)
  return {
    people: rows.map((row) => ({
      group: of(network.group, row),
      isManager: leaders.has(row),
      circle: of(network.circle, row),
    })),
    ties: keys.map((key) => ({
      from: Math.floor(key / members),
      to: key % members,
      kind: kinds.get(key) ?? 'far',
    })),
  }
}
