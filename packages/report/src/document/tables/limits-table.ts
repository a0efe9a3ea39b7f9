import { modelLimitIds, modelLimitOf } from '../../model-limits.ts'
import { isLevel } from '../../sentence.ts'
import type { ComparisonSource, Sources } from '../../source/source.ts'
import { say } from '../../words/index.ts'
import { measureTitle } from '../../words/model.ts'
import { isSpaces, listed, lookedAt } from '../arms.ts'
import type { TidyTable } from '../document.ts'
import { text } from './columns.ts'
import { areOtherPeople } from './population-table.ts'
import { otherAssumptions } from './scenarios-table.ts'

/** Something that a reader must not take from a result. */
export type Limit = { readonly id: string; readonly says: string }

/** Intervals from fewer runs lean on the runs being nearly normal, which they are not. */
const fewRuns = 10

type Rule = (source: ComparisonSource, sources: Sources) => string | undefined

/** True for an interval from which the direction cannot be told. */
const coversZero = ({
  n,
  low,
  high,
}: {
  readonly n: number
  readonly low: number
  readonly high: number
}): boolean => n < 2 || (low <= 0 && high >= 0)

const untold = (source: ComparisonSource, id: ComparisonSource['measure']): readonly string[] =>
  source.comparison.pairs.filter((pair) => coversZero(pair.end(id))).map(({ arm }) => arm)

const whyUntold = ({ comparison: { replicates } }: ComparisonSource): string =>
  replicates.length === 1 ? say('report.limit.onePair') : say('report.limit.zero')

const untoldWords = (source: ComparisonSource, names: readonly string[]) => ({
  names: listed(names),
  one: names.length === 1 ? 'yes' : 'no',
  baseline: source.comparison.baseline,
  why: whyUntold(source),
})

/** What may be wrong with a result, the most important first; undefined where it is not. */
const rules: Readonly<Record<string, Rule>> = {
  'few-runs': ({ comparison: { replicates } }) =>
    replicates.length < fewRuns
      ? replicates.length === 1
        ? say('report.limit.oneRun')
        : say('report.limit.fewRuns', { n: replicates.length })
      : undefined,
  'people-differ': ({ comparison }) => (areOtherPeople(comparison) ? say('report.limit.people') : undefined),
  untold: (source) => {
    const names = untold(source, source.measure)
    return names.length === 0
      ? undefined
      : say('report.limit.untold', { ...untoldWords(source, names), title: measureTitle(source.measure) })
  },
  'untold-value': (source) => {
    const names = source.measure === 'netValue' ? [] : untold(source, 'netValue')
    return names.length === 0 ? undefined : say('report.limit.untoldValue', untoldWords(source, names))
  },
  ranking: (_, { sensitivities = [] }) =>
    sensitivities.length > 0 ? undefined : say('report.limit.ranking'),
  assumed: ({ comparison: { arms, baseline } }) => {
    const base = arms.find(({ arm }) => arm.id === baseline)?.arm
    const names = arms.filter(({ arm }) => base !== undefined && otherAssumptions(base, arm).length > 0)
    return names.length === 0
      ? undefined
      : say('report.limit.assumed', { names: listed(names.map(({ arm }) => arm.id)), baseline })
  },
  external: ({ comparison: { arms } }) => {
    const names = arms
      .filter(({ arm }) => arm.scenario.organisation.audience === 'external')
      .map(({ arm }) => arm.id)
    const all = names.length === arms.length ? 'yes' : 'no'
    return names.length === 0 ? undefined : say('report.limit.external', { all, names: listed(names) })
  },
  spaces: ({ comparison }) => {
    const { arms } = comparison
    if (isSpaces(comparison)) return undefined
    return arms.some(({ arm }) => arm.space === undefined && Object.keys(arm.scenario.spaces).length > 0)
      ? say('report.limit.spaces')
      : arms.some(({ arm }) => arm.space !== undefined)
        ? say('report.limit.oneSpace')
        : undefined
  },
  dated: ({ comparison: { arms } }) =>
    arms.some(({ arm }) => lookedAt(arm).interventions.length > 0) ? say('report.limit.dated') : undefined,
  window: ({ measure, comparison: { end, horizon } }) =>
    isLevel(measure)
      ? say('report.limit.levels', { ...end, last: horizon - 1 })
      : say('report.limit.sums', { last: horizon - 1 }),
}

/** What cannot be said of this result, the most important first. */
export const limitsOfResult = (source: ComparisonSource | undefined, sources: Sources): readonly Limit[] => [
  ...limitsOfGame(sources),
  ...limitsOfComparison(source, sources),
]

/** What cannot be said of a game that people played. */
const limitsOfGame = ({ play, session }: Sources): readonly Limit[] =>
  play === undefined && session?.debrief.leaderboard === undefined
    ? []
    : [
        { id: 'one-luck', says: say('debrief.limits.luck') },
        { id: 'players', says: say('debrief.limits.player') },
      ]

const limitsOfComparison = (source: ComparisonSource | undefined, sources: Sources): readonly Limit[] =>
  Object.entries(rules).flatMap(([id, rule]) => {
    const says = source === undefined ? undefined : rule(source, sources)
    return says === undefined ? [] : [{ id, says }]
  })

/** What cannot be said of any result of this model, as far as every report says it; the page of limits has the rest. */
export const limitsOfModel: readonly Limit[] = modelLimitIds
  .filter((id) => modelLimitOf(id).inReports === true)
  .map((id) => ({ id, says: modelLimitOf(id).says }))

/** Everything that a result does not say. */
export function limitsTable(source: ComparisonSource | undefined, sources: Sources): TidyTable {
  return {
    name: 'limits',
    says: 'what the model and this result cannot say',
    columns: [
      text('limit', 'id'),
      text('of', 'model, or this result alone'),
      text('says', 'what cannot be said'),
    ],
    rows: [
      ...limitsOfModel.map(({ id, says }) => [id, 'model', says]),
      ...limitsOfResult(source, sources).map(({ id, says }) => [id, 'result', says]),
    ],
  }
}
