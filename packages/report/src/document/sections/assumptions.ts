import {
  type AssumptionId,
  assumptionIds,
  ledger,
  type Scenario,
  type Seniority,
  seniorityIds,
} from '@fishbowl/core'
import { leversBehind } from '../../assumption-sentence.ts'
import { formatNumber } from '../../number.ts'
import type { ComparisonSource, Sources } from '../../source/source.ts'
import { lookedAt } from '../arms.ts'
import type { Block, ShownTable } from '../document.ts'
import { leverAssumptions, valueAssumptions } from '../lever-assumptions.ts'
import type { Part } from '../report-of.ts'
import { left, right } from '../shown.ts'
import { assumptionsTable, isOverridden, reasonOf } from '../tables/assumptions-table.ts'
import { restingOn } from './answer.ts'

/** A number of the ledger in full: a weekly chance of 0.00365 must not become 0.00. */
const short = (value: number): string => {
  const rounded = Math.round(value * 1e5) / 1e5
  const decimals = String(rounded).split('.')[1]?.length ?? 0
  return formatNumber(rounded, { kind: 'plain', digits: decimals })
}

/** What a status means, in the words of a reader. */
const statuses = {
  evidence: 'published data',
  calibrated: 'fitted to known patterns',
  assumption: 'assumption: no data',
} as const

/** What an hour of each level of the role does. */
const ofSeniority: Readonly<Record<Seniority, readonly AssumptionId[]>> = {
  intern: ['etaIntern', 'abilityIntern'],
  junior: ['etaJunior', 'abilityJunior'],
  professional: ['etaProfessional', 'abilityProfessional'],
  senior: ['etaSenior', 'abilitySenior'],
}

/** Levels of the role that a scenario hires at some time. */
const senioritiesOf = ({ policies, interventions }: Scenario): readonly Seniority[] =>
  [policies, ...interventions]
    .flatMap(({ staffing }) => [staffing?.team ?? [], staffing?.ratio === undefined ? [] : [staffing.ratio]])
    .flat()
    .map(({ seniority }) => seniority)

/** Ids of the assumptions that the levers of the comparison act through, then those that make hours and money of it. */
function firstOnes({ comparison: { arms, baseline } }: ComparisonSource): readonly AssumptionId[] {
  const first = arms.filter(({ arm }) => arm.id === baseline)
  const others = arms.filter(({ arm }) => arm.id !== baseline)
  const levers = leversBehind([...first, ...others].map(({ arm }) => lookedAt(arm)))
  const hired = new Set(arms.flatMap(({ arm }) => senioritiesOf(lookedAt(arm))))
  const idle = new Set(seniorityIds.filter((id) => !hired.has(id)).flatMap((id) => ofSeniority[id]))
  return [...new Set([...levers.flatMap((lever) => leverAssumptions[lever]), ...valueAssumptions])].filter(
    (id) => !idle.has(id),
  )
}

/** The values that the scenarios used; one where all used the same. */
function usedValue({ comparison: { arms } }: ComparisonSource, id: AssumptionId): string {
  const values = arms.map(({ arm }) => arm.scenario.assumptions[id])
  const [first] = values
  if (first !== undefined && values.every((value) => value === first)) return short(first)
  return arms.map(({ arm }, i) => `${short(values[i] ?? Number.NaN)} in ${arm.id}`).join('; ')
}

function ledgerShown(source: ComparisonSource, ids: readonly AssumptionId[], caption: string): ShownTable {
  return {
    caption,
    columns: [
      left('assumption'),
      left('meaning'),
      right('used'),
      right('default'),
      right('range'),
      left('unit'),
      left('status'),
      left('source'),
    ],
    rows: ids.map((id) => {
      const { title, default: usual, low, high, unit, status, source: origin } = ledger[id]
      const range = `${short(low)} to ${short(high)}`
      return [id, title, usedValue(source, id), short(usual), range, unit, statuses[status], origin]
    }),
    from: 'assumptions',
  }
}

/** What the scenarios set otherwise, each with its reason. */
function overridden({ comparison: { arms } }: ComparisonSource): readonly Block[] {
  const rows = arms.flatMap((result) =>
    assumptionIds
      .filter((id) => isOverridden(result, id))
      .map((id) => [
        result.arm.id,
        id,
        ledger[id].title,
        short(result.arm.scenario.assumptions[id]),
        short(ledger[id].default),
        ledger[id].unit,
        reasonOf(result, id) ?? 'no reason given',
      ]),
  )
  if (rows.length === 0)
    return [
      { kind: 'text', text: 'No scenario changes an assumption: all have the default values.', from: [] },
    ]
  const columns = [
    left('scenario'),
    left('assumption'),
    left('meaning'),
    right('used'),
    right('default'),
    left('unit'),
    left('reason'),
  ]
  return [
    {
      kind: 'table',
      table: { caption: 'Assumptions that scenarios set otherwise', columns, rows, from: 'assumptions' },
    },
  ]
}

const countOf = (status: keyof typeof statuses): number =>
  assumptionIds.filter((id) => ledger[id].status === status).length

/** How much of the model is assumption. */
function counts(): string {
  return `The model has ${assumptionIds.length} assumptions: ${countOf('evidence')} come from published data, ${countOf('calibrated')} were fitted so that known patterns come out, and of ${countOf('assumption')} there is no data beyond a sign or a plausible range.`
}

/** What the result assumes, each with its value, range and source. */
export function assumptionsPart({ comparison: source }: Sources): Part | undefined {
  if (source === undefined) return undefined
  const rests = restingOn(source.comparison, 'Their ranges stand in the first table.')
  const first = firstOnes(source)
  return {
    section: {
      id: 'assumptions',
      title: 'Assumptions',
      blocks: [
        ...(rests === '' ? [] : [{ kind: 'text' as const, text: rests, from: [] }]),
        ...overridden(source),
        {
          kind: 'table',
          table: ledgerShown(
            source,
            first,
            'What this result rests on first: the assumptions through which its levers act, then those that make hours and money of it',
          ),
        },
        { kind: 'text', text: counts(), from: ['assumptions'] },
        {
          kind: 'table',
          isFolded: true,
          table: ledgerShown(source, assumptionIds, 'All assumptions of the model'),
        },
      ],
    },
    tables: [assumptionsTable(source)],
  }
}
