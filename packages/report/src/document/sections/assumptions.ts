import {
  type AssumptionId,
  assumptionIds,
  currentModel,
  defaultsOf,
  type Ledger,
  ledger,
  ledgerOf,
  type Scenario,
  type Seniority,
  type Status,
  seniorityIds,
} from '@fishbowl/core'
import { leversBehind } from '../../assumption-sentence.ts'
import { formatNumber } from '../../number.ts'
import type { ComparisonSource, Sources } from '../../source/source.ts'
import { say } from '../../words/index.ts'
import { assumptionTitle } from '../../words/model.ts'
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

/** The ledger of the version of the model that all scenarios run under; the current one where they differ. */
function ledgerBehind({ comparison: { arms } }: ComparisonSource): Ledger {
  const versions = new Set(arms.map(({ arm }) => arm.scenario.model))
  const [version = currentModel] = versions
  return versions.size === 1 ? ledgerOf(version) : ledgerOf(currentModel)
}

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
  return arms
    .map(({ arm }, i) => say('report.assumptions.in', { value: short(values[i] ?? Number.NaN), arm: arm.id }))
    .join(say('curve.join.semicolon'))
}

function ledgerShown(source: ComparisonSource, ids: readonly AssumptionId[], caption: string): ShownTable {
  const behind = ledgerBehind(source)
  return {
    caption,
    columns: [
      left(say('report.assumptions.col.assumption')),
      left(say('report.col.meaning')),
      right(say('report.assumptions.col.used')),
      right(say('report.assumptions.col.default')),
      right(say('report.assumptions.col.range')),
      left(say('report.col.unit')),
      left(say('report.assumptions.col.status')),
      left(say('report.assumptions.col.source')),
    ],
    rows: ids.map((id) => {
      const { title, default: usual, low, high, unit, status, source: origin } = behind[id]
      const range = say('curve.stretch', { low: short(low), high: short(high) })
      return [
        id,
        title,
        usedValue(source, id),
        short(usual),
        range,
        unit,
        say(`report.assumptions.status.${status}`),
        origin,
      ]
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
        assumptionTitle(id),
        short(result.arm.scenario.assumptions[id]),
        short(defaultsOf(result.arm.scenario.model)[id]),
        ledger[id].unit,
        reasonOf(result, id) ?? say('report.assumptions.noReason'),
      ]),
  )
  if (rows.length === 0) return [{ kind: 'text', text: say('report.assumptions.none'), from: [] }]
  const columns = [
    left(say('report.col.scenario')),
    left(say('report.assumptions.col.assumption')),
    left(say('report.col.meaning')),
    right(say('report.assumptions.col.used')),
    right(say('report.assumptions.col.default')),
    left(say('report.col.unit')),
    left(say('report.assumptions.col.reason')),
  ]
  return [
    {
      kind: 'table',
      table: { caption: say('report.assumptions.otherwise'), columns, rows, from: 'assumptions' },
    },
  ]
}

/** How much of the model is assumption. */
function counts(source: ComparisonSource): string {
  const behind = ledgerBehind(source)
  const countOf = (status: Status): number =>
    assumptionIds.filter((id) => behind[id].status === status).length
  return say('report.assumptions.counts', {
    n: assumptionIds.length,
    evidence: countOf('evidence'),
    calibrated: countOf('calibrated'),
    assumption: countOf('assumption'),
  })
}

/** What the result assumes, each with its value, range and source. */
export function assumptionsPart({ comparison: source }: Sources): Part | undefined {
  if (source === undefined) return undefined
  const rests = restingOn(source.comparison, say('report.assumptions.ranges'))
  const first = firstOnes(source)
  return {
    section: {
      id: 'assumptions',
      title: say('report.assumptions.title'),
      blocks: [
        ...(rests === '' ? [] : [{ kind: 'text' as const, text: rests, from: [] }]),
        ...overridden(source),
        {
          kind: 'table',
          table: ledgerShown(source, first, say('report.assumptions.first')),
        },
        { kind: 'text', text: counts(source), from: ['assumptions'] },
        {
          kind: 'table',
          isFolded: true,
          table: ledgerShown(source, assumptionIds, say('report.assumptions.all')),
        },
      ],
    },
    tables: [assumptionsTable(source)],
  }
}
