import { canonicalJson, organisationData } from '@fishbowl/core'
import type { NetworkChart } from '../../chart/chart.ts'
import { formatNumber } from '../../number.ts'
import type { NetworkSource } from '../../source/network-source.ts'
import type { Sources } from '../../source/source.ts'
import type { ShownTable } from '../document.ts'
import type { Part } from '../report-of.ts'
import { left, right } from '../shown.ts'
import { nodesTable, tiesTable } from '../tables/network-tables.ts'

const kinds = [
  ['group', 'in the same work group'],
  ['circle', 'in the same circle across groups'],
  ['far', 'to somebody far'],
] as const

const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`
const plural = (n: number): string => `${n} ${n === 1 ? 'person' : 'people'}`

/** Ties that a person has on average. */
const perPerson = (ties: number, people: number): string =>
  formatNumber((2 * ties) / people, { kind: 'plain', digits: 1 })

const groupsOf = ({ people }: NetworkSource): number => new Set(people.map(({ group }) => group)).size

function tiesShown({ ties, people }: NetworkSource): ShownTable {
  const counts = kinds.map(([kind, says]) => [says, ties.filter((tie) => tie.kind === kind).length] as const)
  return {
    caption: 'Ties by kind; who is tied in more than one way counts once, under the first',
    columns: [left('tie'), right('ties'), right('of a person, on average')],
    rows: [...counts, ['all', ties.length] as const].map(([says, n]) => [
      says,
      String(n),
      perPerson(n, people.length),
    ]),
    from: 'ties',
  }
}

function chartOf(source: NetworkSource): NetworkChart {
  const { people, ties, scenario } = source
  const managers = people.filter(({ isManager }) => isManager).length
  const shown = kinds.map(([kind, says]) => `${ties.filter((tie) => tie.kind === kind).length} ${says}`)
  return {
    kind: 'network',
    id: 'network',
    title: `Who works with whom: ${scenario.title}`,
    alt: `Network of ${plural(people.length)} in ${count(groupsOf(source), 'work group')} with ${count(managers, 'line manager')} and ${count(ties.length, 'tie')}: ${shown.join(', ')}. A person has ${perPerson(ties.length, people.length)} ties on average.`,
    table: 'ties',
    nodes: people.map(({ name, group, isManager }, row) => ({ id: `${name} (${row})`, group, isManager })),
    links: ties.map(({ from, to }) => ({ from, to })),
  }
}

/** Whether these are the people of the comparison beside it. */
function sameWords({ scenario, seed, replicate }: NetworkSource, { comparison }: Sources): readonly string[] {
  const baseline = comparison?.comparison.arms.find(({ arm }) => arm.id === comparison.comparison.baseline)
  if (baseline === undefined) return []
  const { id, scenario: other } = baseline.arm
  const isSame =
    canonicalJson(organisationData(other.organisation)) ===
    canonicalJson(organisationData(scenario.organisation))
  if (isSame && other.seed === seed)
    return [
      `These are the people and ties of replicate ${replicate} of ${id}: the organisation and the seed are the same.`,
    ]
  const what = isSame ? 'the seed is another' : 'the organisation is another'
  return [`These are not the people of ${id}: ${what}.`]
}

/** The picture of a small organisation. */
export function networkPart(sources: Sources): Part | undefined {
  const { network: source } = sources
  if (source === undefined) return undefined
  const { seed, replicate, scenario, notes } = source
  const from = `Scenario ${scenario.id}, seed "${seed}", replicate ${replicate}.`
  const told = [from, ...sameWords(source, sources), ...notes].join(' ')
  return {
    section: {
      id: 'network',
      title: 'Who works with whom',
      blocks: [
        {
          kind: 'chart',
          choices: [{ label: scenario.id, chart: chartOf(source) }],
          tables: [tiesShown(source)],
        },
        { kind: 'text', text: told, from: ['nodes', 'ties'], role: 'note' },
      ],
    },
    tables: [nodesTable(source), tiesTable(source)],
  }
}
