import { type Scenario, spacesOf } from '@fishbowl/core'
import { formatNumber } from '../../number.ts'
import type { ComparisonSource } from '../../source/source.ts'
import { say } from '../../words/index.ts'
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

type Counted = 'people' | 'departments' | 'locations' | 'ties' | 'spaces'
const counted = (id: string, title: string, unit: Counted, count: number): PopulationFact => ({
  id,
  title,
  unit,
  value: count,
  shown: say(`report.fact.${unit}`, { n: count, count: formatNumber(count, { kind: 'count' }) }),
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
    words('file', say('report.fact.file'), file),
    words('people-digest', say('report.fact.people-digest'), digest.slice(0, 12)),
    counted('departments', say('report.fact.departmentsOf'), 'departments', departments.length),
    counted('locations', say('report.fact.locationsOf'), 'locations', locations.length),
    counted('ties', say('report.fact.tiesOf'), 'ties', ties.length / 2),
  ]
}

/** Sizes of what the model makes up where no organisation was imported. */
function made({ organisation }: Scenario): readonly PopulationFact[] {
  const { people, audience, groupSize, circleSize, farTies } = organisation
  if (people !== undefined) return []
  return [
    ...(audience === 'external'
      ? []
      : [counted('groupSize', say('report.fact.groupSize'), 'people', groupSize)]),
    counted('circleSize', say('report.fact.circleSize'), 'people', circleSize),
    counted('farTies', say('report.fact.farTies'), 'ties', farTies),
  ]
}

function audienceOf({ community }: Scenario): readonly PopulationFact[] {
  const { audience, outsideExperts, everyoneAware, purpose } = community
  const part = audience.division ? say('report.fact.inDivision') : say('report.fact.scattered')
  const whose = audience.share === 1 ? say('report.fact.everyone') : part
  return [
    words(
      'purpose',
      say('report.fact.purpose'),
      say(purpose === 'community' ? 'report.fact.community' : 'report.fact.work-groups'),
    ),
    words('who', say('report.fact.who'), whose),
    ...(audience.share === 1 ? [] : [share('share', say('report.fact.share'), 'share', audience.share)]),
    counted('outsideExperts', say('report.fact.outsideExperts'), 'people', outsideExperts),
    words(
      'everyoneAware',
      say('report.fact.everyoneAware'),
      say('report.fact.yesNo', { yes: everyoneAware ? 'yes' : 'no' }),
    ),
  ]
}

/** The people of an arm as facts, in the order in which they are told. */
export function populationFacts(
  arm: ComparisonSource['comparison']['arms'][number]['arm'],
): readonly PopulationFact[] {
  const { scenario } = arm
  const { members, audience, turnover } = scenario.organisation
  const whose = say(audience === 'external' ? 'report.customers' : 'report.employees')
  return [
    counted('members', whose, 'people', members),
    words('audience', say('report.fact.audience'), whose),
    ...imported(scenario),
    ...made(scenario),
    share('turnover', say('report.fact.turnover'), 'share a year', turnover),
    counted('spaces', say('curve.table.spaces'), 'spaces', spacesOf(scenario).length),
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
  areOtherPeople(comparison) ? say('report.shared.other') : say('report.shared.same')

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
