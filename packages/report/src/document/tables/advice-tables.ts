import { ledgerOf, measureOf } from '@fishbowl/core'
import type { Fate, Finalist } from '@fishbowl/lab/advise'
import { letterOf } from '../../advice/tables.ts'
import type { Cell, ExportColumn } from '../../export/table.ts'
import type { AdviceSource } from '../../source/advice-source.ts'
import type { TidyTable } from '../document.ts'
import { prefixedCells, prefixedColumns } from '../estimate-cells.ts'
import { known, number, text, value, whole } from './columns.ts'

const ratio = (name: string, says: string): ExportColumn => number(name, 'ratio', says)

/** What was asked and what became of the search, in one row. */
function goalTable({ advice, budget, seed, horizon }: AdviceSource): TidyTable {
  const { goal, share, outcome, advised, considered, ruledOut, runs, setsAsked, robustness, flips } = advice
  return {
    name: 'advice',
    says: 'what was asked of the search and what became of it',
    columns: [
      text('goal', 'as it was asked for'),
      text('measure', 'id of the measure of the goal'),
      text('unit', 'unit of the measure'),
      whole('from_week', 'weeks', 'first week over which it is taken'),
      whole('to_week', 'weeks', 'last week over which it is taken'),
      value('bound', 'bound to be reached; empty where it is as good as can be'),
      ratio('share', 'of the runs in which the bound is to be reached'),
      number('budget', '$', 'most that a policy may cost in any 52 weeks; empty for any'),
      text('outcome', 'reached, best, unreachable, or spent (the runs did not last)'),
      text('advised', 'letter of the advice among the finalists; empty where there is none'),
      whole('considered', '', 'policies that were considered'),
      whole('ruled_out', '', 'policies that the budget ruled out unseen'),
      whole('runs', '', 'runs made'),
      whole('most_runs', '', 'runs allowed'),
      whole('sets_asked', '', 'sets of assumptions asked for'),
      whole('sets', '', 'sets of assumptions that were run'),
      whole('sets_without', '', 'sets in which no finalist reaches the goal or has a value in every run'),
      whole(
        'followed',
        '',
        'assumptions that were moved alone to find what flips the advice; empty where none was',
      ),
      whole('flip_replicates', '', 'paired replicates behind each look at them'),
      whole('weeks', 'weeks', 'length of the runs'),
      text('seed', 'seed of the luck'),
    ],
    rows: [
      [
        goal.text,
        goal.measure,
        measureOf(goal.measure).unit,
        goal.weeks.from,
        goal.weeks.to,
        known(goal.bound),
        goal.bound === undefined ? null : share,
        known(budget),
        outcome,
        advised === undefined ? null : letterOf(advice, advised.candidate),
        considered,
        ruledOut,
        runs.made,
        runs.most,
        setsAsked,
        robustness?.sets ?? null,
        robustness?.none ?? null,
        flips?.followed.length ?? null,
        flips?.replicates ?? null,
        horizon,
        seed,
      ],
    ],
  }
}

const finalistColumns: readonly ExportColumn[] = [
  text('finalist', 'letter of the finalist; A is the advice, or the nearest without one'),
  text('policy', 'the policy in words'),
  text('changes', 'what it changes in the scenario file'),
  text('role', 'advised, tie (cannot be told apart from the advice), dearer (beyond the budget), or empty'),
  text('too_close', 'yes where it is too close to the advice for a threshold'),
  text('nobody', 'yes where there is never a community manager'),
  number('planned_cost', '$', 'planned cost a year on average over the run'),
  number('dearest_year', '$', 'planned cost of its dearest 52 weeks'),
  ...prefixedColumns('cost', '$', 'the measured cost a year'),
  whole('replicates', '', 'replicates it was measured on, which the search did not see'),
  ratio('reached', 'share of the runs that reach the goal'),
  ratio('reached_low', 'lower end of its 90 % interval'),
  ratio('reached_high', 'upper end of its 90 % interval'),
  whole(
    'runs_to_tell',
    '',
    'runs that would tell whether the share asked for is reached; empty for no number',
  ),
  text('unit', 'unit of the measure of the goal'),
  value('value', 'mean of the measure'),
  value('value_low', 'lower end of its 90 % interval'),
  value('value_high', 'upper end of its 90 % interval'),
  whole('missing', 'runs', 'runs without a value of the measure'),
  ...prefixedColumns('net_value', '$', 'the net value over the run'),
  value('difference', 'paired difference in the measure to the advice'),
  value('difference_low', 'lower end of its 90 % interval'),
  value('difference_high', 'upper end of its 90 % interval'),
  ...prefixedColumns('net_difference', '$', 'the paired difference in net value to the advice'),
  whole('pairs_to_tell', '', 'pairs that would tell it apart from the advice; empty for no number'),
]

/** Whole numbers of 32 bits; a larger one is none that anybody runs. */
const runs = (count: number | undefined): Cell =>
  count !== undefined && Math.abs(count) < 2 ** 31 ? count : null

function roleOf({ advised, ties, dearer }: AdviceSource['advice'], one: Finalist): string | null {
  if (one === advised) return 'advised'
  if (ties.includes(one)) return 'tie'
  return one === dearer ? 'dearer' : null
}

const shareCells = (
  one: { readonly share: number; readonly low: number; readonly high: number } | undefined,
): readonly Cell[] => [one?.share, one?.low, one?.high].map(known)

function finalistRow(advice: AdviceSource['advice'], one: Finalist): readonly Cell[] {
  const { candidate, cost, reached, value: level, net, difference, runsToTell } = one
  const { goal, tooClose } = advice
  const hasBound = goal.bound !== undefined
  return [
    letterOf(advice, candidate),
    candidate.words,
    candidate.difference,
    roleOf(advice, one),
    tooClose.includes(one) ? 'yes' : 'no',
    candidate.nobody ? 'yes' : 'no',
    known(candidate.cost),
    known(candidate.dearest),
    ...prefixedCells(cost),
    level.n + level.missing,
    ...shareCells(hasBound ? reached : undefined),
    hasBound ? runs(runsToTell) : null,
    measureOf(goal.measure).unit,
    ...prefixedCells(level),
    level.missing,
    ...prefixedCells(net),
    ...prefixedCells(difference?.value),
    ...prefixedCells(difference?.net),
    runs(difference?.pairsToTell),
  ]
}

function finalistsTable({ advice }: AdviceSource): TidyTable {
  return {
    name: 'finalists',
    says: 'the policies that were measured on runs that the search did not see',
    columns: finalistColumns,
    rows: advice.finalists.map((one) => finalistRow(advice, one)),
  }
}

function fateRow(advice: AdviceSource['advice'], fate: Fate): readonly Cell[] {
  const { candidate, best, reaches, outcome, worstOutcome, regret, worstRegret } = fate
  const { goal, robustness } = advice
  const { unit } = measureOf(goal.measure)
  return [
    letterOf(advice, candidate),
    candidate.words,
    robustness?.sets ?? null,
    ...shareCells(best),
    ...shareCells(reaches),
    unit,
    ...prefixedCells(outcome),
    known(worstOutcome),
    goal.bound === undefined ? unit : '$',
    known(regret.mean),
    known(worstRegret),
    regret.n,
  ]
}

function fatesTable({ advice }: AdviceSource): TidyTable {
  const { robustness } = advice
  return {
    name: 'fates',
    says: 'how the advice and its rivals fare over sets of assumptions',
    columns: [
      text('finalist', 'letter of the finalist'),
      text('policy', 'the policy in words'),
      whole('sets', '', 'sets of assumptions'),
      ratio('advised', 'share of the sets in which it is the advice'),
      ratio('advised_low', 'lower end of its 90 % interval'),
      ratio('advised_high', 'upper end of its 90 % interval'),
      ratio('reaches', 'share of the sets in which it reaches the goal'),
      ratio('reaches_low', 'lower end of its 90 % interval'),
      ratio('reaches_high', 'upper end of its 90 % interval'),
      text('unit', 'unit of the measure of the goal'),
      value('outcome', 'mean of the measure over all runs'),
      value('outcome_low', 'lower end of its 90 % interval'),
      value('outcome_high', 'upper end of its 90 % interval'),
      value('worst_outcome', 'mean of the measure over the worst tenth of the runs'),
      text('regret_unit', 'unit of the regret: that of the measure, with a bound $ of net value'),
      number('regret', '', 'mean of what is lost against the best of each set, in regret_unit'),
      number('worst_regret', '', 'mean regret of the worst tenth of the sets, in regret_unit'),
      whole('regret_sets', '', 'sets that the regret is taken over'),
    ],
    rows: (robustness?.fates ?? []).map((fate) => fateRow(advice, fate)),
  }
}

function flipsTable({ advice }: AdviceSource): TidyTable {
  return {
    name: 'flips',
    says: 'assumptions that flip the advice, each moved alone over its range, all others as assumed',
    columns: [
      text('assumption', 'id of the assumption'),
      text('title', 'what it is'),
      text('side', 'under or over the threshold another advice is better'),
      text('unit', 'unit of the assumption'),
      value('threshold', 'value beyond which the advice changes'),
      value('assumed', 'value that is assumed'),
      value('low', 'lower end of its range'),
      value('high', 'upper end of its range'),
      text('instead', 'letter of what is better beyond it; empty where no finalist is'),
      text('policy', 'the same in words'),
      whole('replicates', '', 'paired replicates behind each look'),
    ],
    rows: (advice.flips?.flips ?? []).map(({ id, side, threshold, assumed, instead }) => {
      const { title, unit, low, high } = ledgerOf(advice.model)[id]
      return [
        id,
        title,
        side,
        unit,
        threshold,
        assumed,
        low,
        high,
        instead === undefined ? null : letterOf(advice, instead),
        instead?.words ?? null,
        advice.flips?.replicates ?? null,
      ]
    }),
  }
}

/** The tables with the numbers of an advice. */
export const adviceTables = (source: AdviceSource): readonly TidyTable[] => [
  goalTable(source),
  ...[finalistsTable(source), fatesTable(source), flipsTable(source)].filter(({ rows }) => rows.length > 0),
]
