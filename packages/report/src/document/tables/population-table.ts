import { type Scenario, spacesOf } from '@fishbowl/core'
import { formatNumber } from '../../number.ts'
import type { ComparisonSource } from '../../source/source.ts'
import { lookedAt } from '../arms.ts'
import type { TidyTable } from '../document.ts'
import { text, value } from './columns.ts'

/** A fact of the people of a scenario: what it is, its value, and the value as a reader sees it. */
export type PopulationFact = {
  readonly id: string
  readonly title: string
  readonly unit: string
  readonly value: number | string
  readonly shown: string
}

const single = (unit: string): string => (unit === 'people' ? 'person' : unit.replace(/s$/, ''))
const counted = (id: string, title: string, unit: string, count: number): PopulationFact => ({
  id,
  title,
  unit,
  value: count,
  shown: `${formatNumber(count, { kind: 'count' })} ${count === 1 ? single(unit) : unit}`,
})
const share = (id: string, title: string, unit: string, part: number): PopulationFact => ({
  id,
  title,
  unit,
  value: part,
  shown: formatNumber(part, { kind: 'share' }),
})
const words = (id: string, title: string, said: string): PopulationFact => ({
  id,
  title,
  unit: '',
  value: said,
  shown: said,
})

/** What is known of an organisation that was imported. */
function imported({ organisation: { file = '', people } }: Scenario): readonly PopulationFact[] {
  if (people === undefined) return []
  const { departments, locations, digest, ties = [] } = people
  return [
    words('file', 'organisation file', file),
    words('people-digest', 'digest of its people', digest.slice(0, 12)),
    counted('departments', 'departments', 'departments', departments.length),
    counted('locations', 'locations', 'locations', locations.length),
    counted('ties', 'known working ties', 'ties', ties.length / 2),
  ]
}

/** Sizes of what the model makes up where no organisation was imported. */
function made({ organisation }: Scenario): readonly PopulationFact[] {
  const { people, audience, groupSize, circleSize, farTies } = organisation
  if (people !== undefined) return []
  return [
    ...(audience === 'external'
      ? []
      : [counted('groupSize', 'size of a work group with its line manager', 'people', groupSize)]),
    counted('circleSize', 'size of a circle across groups', 'people', circleSize),
    counted('farTies', 'random ties of a person to others', 'ties', farTies),
  ]
}

function audienceOf({ community }: Scenario): readonly PopulationFact[] {
  const { audience, outsideExperts, everyoneAware, purpose } = community
  const where = audience.division ? 'in one division' : 'scattered'
  const whose = audience.share === 1 ? 'everyone' : `a part of them, ${where}`
  return [
    words(
      'purpose',
      'kind of space',
      purpose === 'community' ? 'one community' : 'the spaces of the work groups',
    ),
    words('who', 'who may join', whose),
    ...(audience.share === 1 ? [] : [share('share', 'share of them who may join', 'share', audience.share)]),
    counted('outsideExperts', 'experts from outside', 'people', outsideExperts),
    words('everyoneAware', 'everyone knows of it at the start', everyoneAware ? 'yes' : 'no'),
  ]
}

/** The people of an arm as facts, in the order in which they are told. */
export function populationFacts(
  arm: ComparisonSource['comparison']['arms'][number]['arm'],
): readonly PopulationFact[] {
  const { scenario } = arm
  const { members, audience, turnover } = scenario.organisation
  return [
    counted('members', audience === 'external' ? 'customers or partners' : 'employees', 'people', members),
    words('audience', 'who they are', audience === 'external' ? 'customers or partners' : 'employees'),
    ...imported(scenario),
    ...made(scenario),
    share('turnover', 'leave and are replaced in a year', 'share a year', turnover),
    counted('spaces', 'spaces', 'spaces', spacesOf(scenario).length),
    ...audienceOf(lookedAt(arm)),
  ]
}

/** The facts that make people others: the name of a file does not. */
const ofPeople: ReadonlySet<string> = new Set([
  'members',
  'audience',
  'people-digest',
  'ties',
  'groupSize',
  'circleSize',
  'farTies',
  'turnover',
])

/** True where the arms are not about the same people, so that a pair of runs has only its luck in common. */
export function areOtherPeople({ arms }: ComparisonSource['comparison']): boolean {
  const [first, ...others] = arms.map(({ arm }) =>
    JSON.stringify(populationFacts(arm).filter(({ id }) => ofPeople.has(id))),
  )
  return others.some((other) => other !== first)
}

/** What the runs of a pair have in common, behind the scenarios: "on the same people with the same luck". */
export const sharedBy = (comparison: ComparisonSource['comparison']): string =>
  areOtherPeople(comparison)
    ? 'with the same luck, but on other people'
    : 'on the same people with the same luck'

/** The people of every scenario. */
export function populationTable({ comparison }: ComparisonSource): TidyTable {
  return {
    name: 'population',
    says: 'the people of each scenario',
    columns: [
      text('scenario', 'scenario'),
      text('fact', 'id of the fact'),
      text('title', 'what it is'),
      text('unit', 'unit of the value'),
      value('value', 'the number'),
      text('words', 'what it is where it is no number'),
    ],
    rows: comparison.arms.flatMap(({ arm }) =>
      populationFacts(arm).map(({ id, title, unit, value: said }) => [
        arm.id,
        id,
        title,
        unit === '' ? null : unit,
        typeof said === 'number' ? said : null,
        typeof said === 'number' ? null : said,
      ]),
    ),
  }
}
