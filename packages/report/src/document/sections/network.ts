import { canonicalJson, organisationData } from '@fishbowl/core'
import type { NetworkChart } from '../../chart/chart.ts'
import { formatNumber } from '../../number.ts'
import type { NetworkSource } from '../../source/network-source.ts'
import type { Sources } from '../../source/source.ts'
import { say } from '../../words/index.ts'
import { scenarioTitle } from '../../words/library.ts'
import type { ShownTable } from '../document.ts'
import type { Part } from '../report-of.ts'
import { left, right } from '../shown.ts'
import { nodesTable, tiesTable } from '../tables/network-tables.ts'

const kinds = ['group', 'circle', 'far'] as const

/** Ties that a person has on average. */
const perPerson = (ties: number, people: number): string =>
  formatNumber((2 * ties) / people, { kind: 'plain', digits: 1 })

const groupsOf = ({ people }: NetworkSource): number => new Set(people.map(({ group }) => group)).size

function tiesShown({ ties, people }: NetworkSource): ShownTable {
  const counts = kinds.map(
    (kind) => [say(`report.network.kind.${kind}`), ties.filter((tie) => tie.kind === kind).length] as const,
  )
  return {
    caption: say('report.network.caption'),
    columns: [
      left(say('report.network.col.tie')),
      right(say('report.network.col.ties')),
      right(say('report.network.col.average')),
    ],
    rows: [...counts, [say('report.network.all'), ties.length] as const].map(([says, n]) => [
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
  const shown = kinds.map(
    (kind) => `${ties.filter((tie) => tie.kind === kind).length} ${say(`report.network.kind.${kind}`)}`,
  )
  return {
    kind: 'network',
    id: 'network',
    title: say('report.network.titleOf', { title: scenarioTitle(scenario.title) }),
    alt: say('report.network.alt', {
      people: people.length,
      groups: groupsOf(source),
      managers,
      ties: ties.length,
      kinds: shown.join(', '),
      each: perPerson(ties.length, people.length),
    }),
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
  if (isSame && other.seed === seed) return [say('report.network.same', { replicate, id })]
  return [say('report.network.notSame', { id, what: isSame ? 'seed' : 'organisation' })]
}

/** The picture of a small organisation. */
export function networkPart(sources: Sources): Part | undefined {
  const { network: source } = sources
  if (source === undefined) return undefined
  const { seed, replicate, scenario, notes } = source
  const from = say('report.network.from', { id: scenario.id, seed, replicate })
  const told = [from, ...sameWords(source, sources), ...notes].join(' ')
  return {
    section: {
      id: 'network',
      title: say('report.network.title'),
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
