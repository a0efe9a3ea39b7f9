import { measureOf } from '@fishbowl/core'
import { modelLimits } from '../../model-limits.ts'
import { isLevel } from '../../sentence.ts'
import type { ComparisonSource, Sources } from '../../source/source.ts'
import { say } from '../../words/index.ts'
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
  replicates.length === 1 ? 'one pair of runs gives no interval' : 'the interval includes 0'

/** What may be wrong with a result, the most important first; undefined where it is not. */
const rules: Readonly<Record<string, Rule>> = {
  'few-runs': ({ comparison: { replicates } }) =>
    replicates.length < fewRuns
      ? replicates.length === 1
        ? 'There is one run of each scenario: it gives no interval, and luck cannot be told from a difference. Make more before you decide.'
        : `There are ${replicates.length} runs of each scenario: too few to trust an interval. Make more before you decide.`
      : undefined,
  'people-differ': ({ comparison }) =>
    areOtherPeople(comparison)
      ? 'The scenarios are about different people, so a difference between them is not the effect of a decision alone.'
      : undefined,
  untold: (source) => {
    const names = untold(source, source.measure)
    const { title } = measureOf(source.measure)
    return names.length === 0
      ? undefined
      : `Whether ${listed(names)} ${names.length === 1 ? 'is' : 'are'} above or below ${source.comparison.baseline} in ${title} cannot be told from these runs: ${whyUntold(source)}. That is not the same as no difference.`
  },
  'untold-value': (source) => {
    const names = source.measure === 'netValue' ? [] : untold(source, 'netValue')
    return names.length === 0
      ? undefined
      : `Whether ${listed(names)} ${names.length === 1 ? 'leaves' : 'leave'} more or less net value than ${source.comparison.baseline} cannot be told from these runs: ${whyUntold(source)}.`
  },
  ranking: (_, { sensitivities = [] }) =>
    sensitivities.length > 0
      ? undefined
      : 'The assumptions were held at one value each. Whether the answer survives other plausible values is not in this report.',
  assumed: ({ comparison: { arms, baseline } }) => {
    const base = arms.find(({ arm }) => arm.id === baseline)?.arm
    const names = arms.filter(({ arm }) => base !== undefined && otherAssumptions(base, arm).length > 0)
    return names.length === 0
      ? undefined
      : `${listed(names.map(({ arm }) => arm.id))} and ${baseline} stand on different assumptions: their difference is not the effect of a decision alone.`
  },
  external: ({ comparison: { arms } }) => {
    const names = arms
      .filter(({ arm }) => arm.scenario.organisation.audience === 'external')
      .map(({ arm }) => arm.id)
    const whose = names.length === arms.length ? 'The people' : `Those of ${listed(names)}`
    return names.length === 0
      ? undefined
      : `${whose} are customers or partners. Where a definition says employees, read customers or partners; contracts, products and rivals are not in the model.`
  },
  spaces: ({ comparison }) => {
    const { arms } = comparison
    if (isSpaces(comparison)) return undefined
    return arms.some(({ arm }) => arm.space === undefined && Object.keys(arm.scenario.spaces).length > 0)
      ? 'There are several spaces, and their numbers are those of all together: one may do well while another dies.'
      : arms.some(({ arm }) => arm.space !== undefined)
        ? 'Only one of several spaces is looked at; what it takes from the others is not shown here.'
        : undefined
  },
  dated: ({ comparison: { arms } }) =>
    arms.some(({ arm }) => lookedAt(arm).interventions.length > 0)
      ? 'Policies change during the run. What comes of the change is seen only as long as the run lasts after it.'
      : undefined,
  window: ({ measure, comparison: { end, horizon } }) =>
    isLevel(measure)
      ? `Levels are those of weeks ${end.from} to ${end.to}: nothing is said of what comes after week ${horizon - 1}.`
      : `Sums run over weeks 0 to ${horizon - 1}: nothing is said of what comes after.`,
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

/** What cannot be said of any result of this model. */
export const limitsOfModel: readonly Limit[] = Object.entries(modelLimits).map(([id, says]) => ({ id, says }))

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
