import { ledger, measureOf } from '@fishbowl/core'
import type { Indices, Split } from '@fishbowl/lab/sensitivity'
import type { Cell, ExportColumn } from '../../export/table.ts'
import { wayOf } from '../../figures/sensitivity-tables.ts'
import { rowsToTell } from '../../sensitivity/sentences.ts'
import { survivalOf } from '../../sensitivity/survival.ts'
import type { SensitivitySource } from '../../source/sensitivity-source.ts'
import type { TidyTable } from '../document.ts'
import { prefixedCells } from '../estimate-cells.ts'
import { known, number, text, value, whole } from './columns.ts'

const whose: readonly ExportColumn[] = [
  text('scenario', 'scenario'),
  text('against', 'scenario that it is compared with, paired; empty where the outcome is the level of one'),
  text('measure', 'id of the measure'),
  text('unit', 'unit of the numbers; of shares 0.01 is one point'),
]

const shareCells = (
  one: { readonly share: number; readonly low: number; readonly high: number } | undefined,
): readonly Cell[] => [one?.share, one?.low, one?.high].map(known)

function whoseCells({ arms: [first, second], asked: { measure } }: SensitivitySource): readonly Cell[] {
  const [own, against] = second === undefined ? [first?.id, null] : [second.id, first?.id]
  return [own, against, measure, measureOf(measure).unit]
}

/** What the sets of assumptions come to, in the order of the columns. */
function overCells({ asked, found }: SensitivitySource): readonly Cell[] {
  const { over } = found.shares ?? {}
  const survival = survivalOf(asked, found)
  return [...prefixedCells(over), ...shareCells(over?.sign), survival?.ahead ?? null, ...shareCells(survival)]
}

function robustnessRow(source: SensitivitySource): readonly Cell[] {
  const { asked, found, seed } = source
  const { shares, usually, effects } = found
  return [
    ...whoseCells(source),
    ...prefixedCells(usually),
    usually.n,
    asked.factors.length,
    shares?.over.sets ?? null,
    asked.plan.replicates,
    shares?.rows ?? null,
    shares?.missing ?? null,
    rowsToTell(shares?.indices ?? [], asked) ?? null,
    effects.length === 0 ? null : asked.plan.trajectories,
    seed,
    ...overCells(source),
  ]
}

/** The outcome as the files say it and over the sets of assumptions. */
export function robustnessTable(sources: readonly SensitivitySource[]): TidyTable {
  return {
    name: 'robustness',
    says: 'the outcome as the files say it, and over sets of assumptions drawn from their ranges',
    columns: [
      ...whose,
      value('usual_mean', 'mean of the outcome as the files say it'),
      value('usual_low', 'lower end of the 90 % interval of usual_mean'),
      value('usual_high', 'upper end of the 90 % interval of usual_mean'),
      whole('usual_runs', 'replicates', 'replicates behind usual_mean'),
      whole('assumptions', '', 'assumptions that are varied'),
      whole('sets', '', 'sets of assumptions'),
      whole('replicates', '', 'replicates of each set'),
      whole('rows', '', 'rows of the design of the indices'),
      whole('rows_left_out', '', 'rows in which some run has no value'),
      whole(
        'rows_to_tell',
        '',
        'rows that would bring every interval of the indices to 0.1; empty where none is wider',
      ),
      whole('trajectories', '', 'trajectories of the screening; empty without one'),
      text('seed', 'seed of the luck'),
      value('over_sets_mean', 'mean over the sets'),
      value('over_sets_low', 'lower end of the 90 % interval of over_sets_mean'),
      value('over_sets_high', 'upper end of the 90 % interval of over_sets_mean'),
      number('same_sign', 'ratio', 'share of the sets with the sign of over_sets_mean; 0 counts half'),
      number('same_sign_low', 'ratio', 'lower end of its 90 % interval'),
      number('same_sign_high', 'ratio', 'upper end of its 90 % interval'),
      text('ahead', 'scenario that is ahead as the files say it; empty where that cannot be told'),
      number('stays_ahead', 'ratio', 'share of the sets in which it stays ahead; 0 counts half'),
      number('stays_ahead_low', 'ratio', 'lower end of its 90 % interval'),
      number('stays_ahead_high', 'ratio', 'upper end of its 90 % interval'),
    ],
    rows: sources.map(robustnessRow),
  }
}

/** The outcome in each set of assumptions. */
export function setsTable(sources: readonly SensitivitySource[]): TidyTable {
  return {
    name: 'assumption-sets',
    says: 'the outcome in each set of assumptions, a mean over its replicates',
    columns: [
      ...whose,
      whole('set', '', 'number of the set, from 0'),
      value('outcome', 'level, or difference of scenario less against'),
    ],
    rows: sources.flatMap((source) =>
      Array.from(source.found.shares?.over.values ?? [], (outcome, set) => [
        ...whoseCells(source),
        set,
        known(outcome),
      ]),
    ),
  }
}

/** How far each assumption moves the outcome across its range. */
export function screeningTable(sources: readonly SensitivitySource[]): TidyTable {
  return {
    name: 'screening',
    says: 'how far each assumption moves the outcome across its whole range (Morris screening)',
    columns: [
      ...whose,
      text('assumption', 'id of the assumption'),
      text('title', 'what it is'),
      text('way', 'raises, lowers, or both ways'),
      value('mu_star', 'mean size of its elementary effects'),
      value('low', 'lower end of the 90 % interval of mu_star'),
      value('high', 'upper end of the 90 % interval of mu_star'),
      value('mu', 'mean of its elementary effects: near 0 where it raises and lowers alike'),
      value('sigma', 'standard deviation of its elementary effects: interactions, curvature, and luck'),
      whole('moves', '', 'elementary effects that have a value'),
      text('dead', 'yes where it moves no run by a single digit'),
    ],
    rows: sources.flatMap((source) =>
      source.found.effects.map((effect) => {
        const id = source.asked.factors[effect.factor]
        const { mu, muStar, low, high, sigma, n, dead } = effect
        return [
          ...whoseCells(source),
          id,
          id === undefined ? null : ledger[id].title,
          dead ? null : wayOf(effect),
          ...[muStar, low, high, mu, sigma].map(known),
          n,
          dead ? 'yes' : 'no',
        ]
      }),
    ),
  }
}

const share = (name: string, says: string): ExportColumn => number(name, 'ratio', says)

function indexRow(source: SensitivitySource, { first, total }: Indices, place: number): readonly Cell[] {
  const { asked, found } = source
  const { named, others } = found.choice
  const id = asked.factors[named[place] ?? -1]
  return [
    ...whoseCells(source),
    id ?? 'others',
    id === undefined ? `${others.length} others, exchanged together` : ledger[id].title,
    ...[first.value, first.low, first.high, total.value, total.low, total.high].map(known),
  ]
}

/** Shares of each assumption in what the assumptions explain. */
export function indicesTidy(sources: readonly SensitivitySource[]): TidyTable {
  return {
    name: 'indices',
    says: 'shares of each assumption in the variance that all of them explain (Sobol indices)',
    columns: [
      ...whose,
      text('assumption', 'id of the assumption; "others" for those that are exchanged together'),
      text('title', 'what it is'),
      share('alone', 'first-order index'),
      share('alone_low', 'lower end of its 90 % interval'),
      share('alone_high', 'upper end of its 90 % interval'),
      share('in_all', 'total index: with its interactions'),
      share('in_all_low', 'lower end of its 90 % interval'),
      share('in_all_high', 'upper end of its 90 % interval'),
    ],
    rows: sources.flatMap((source) =>
      (source.found.shares?.indices ?? []).map((indices, i) => indexRow(source, indices, i)),
    ),
  }
}

const deviation = (variance: number): Cell => known(variance > 0 ? Math.sqrt(variance) : Number.NaN)

/** A row for each part of a spread, and one for all of it. */
function spreadRows(source: SensitivitySource, of: string, split: Split | undefined): readonly Cell[][] {
  if (split === undefined) return []
  const own = [...whoseCells(source), of]
  return [
    ...split.parts.map(({ source: part, variance, ...one }) =>
      own.concat([part, known(variance), deviation(variance)], shareCells(one)),
    ),
    own.concat(['all', known(split.total), deviation(split.total), 1, null, null]),
  ]
}

/** What the spread of the outcome consists of. */
export function spreadTable(sources: readonly SensitivitySource[]): TidyTable {
  return {
    name: 'spread',
    says: 'what the spread of the outcome consists of: luck, assumptions and policy',
    columns: [
      ...whose,
      text('of', 'level (of two scenarios each half of the time), or difference of the two'),
      text('source', 'luck, assumptions, policy, or two of them together; all for the whole'),
      value('variance', 'variance, in the square of the unit'),
      value('sd', 'its root; empty where the estimate is below 0'),
      number('share', 'ratio', 'share of the whole variance'),
      number('low', 'ratio', 'lower end of the 90 % interval of the share'),
      number('high', 'ratio', 'upper end of the 90 % interval of the share'),
    ],
    rows: sources.flatMap((source) => [
      ...spreadRows(source, 'level', source.found.shares?.split),
      ...spreadRows(source, 'difference', source.found.shares?.deltaSplit),
    ]),
  }
}
