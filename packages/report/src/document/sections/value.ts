import type { MeasureId } from '@fishbowl/core'
import type { Comparison, Pair } from '@fishbowl/lab'
import type { PanelsChart } from '../../chart/chart.ts'
import { describeFigure } from '../../describe.ts'
import type { Figure } from '../../figure.ts'
import { wordDelta } from '../../figures/end-table.ts'
import { wordLevel, wordLevels } from '../../figures/measure-format.ts'
import { formatBrief, formatNumber } from '../../number.ts'
import type { ComparisonSource, Sources } from '../../source/source.ts'
import { say, type WordKey } from '../../words/index.ts'
import { measureTitle } from '../../words/model.ts'
import { numerals } from '../../words/numerals.ts'
import { isExternal, opened, runCount } from '../arms.ts'
import type { Block, ShownTable } from '../document.ts'
import type { Part } from '../report-of.ts'
import { rowOf } from '../row.ts'
import { left, right } from '../shown.ts'
import { accountIds, cumulated, cumulatedTable } from '../tables/cumulated-table.ts'
import { differencesTable, levelsTable } from '../tables/levels-table.ts'
import { licenceOf } from '../tables/licence.ts'

/** Hours and money in the order in which they add up; the licence has no measure of its own. */
const rows = [
  'hoursSaved',
  'value',
  'memberCost',
  'cmCost',
  'licence',
  'managerCost',
  'cost',
  'netValue',
  'roi',
] as const satisfies readonly (MeasureId | 'licence')[]
type RowId = (typeof rows)[number]

/** The rows of a brief: what is added and what is taken off. */
const briefRows: readonly RowId[] = ['value', 'memberCost', 'cost', 'netValue']

/** How the parts add up, where a row is more than the name of its measure. */
const sums = {
  memberCost: 'report.value.less',
  cost: 'report.value.cost',
  netValue: 'report.value.is',
  roi: 'report.value.roi',
} as const satisfies Partial<Record<MeasureId, WordKey>>

function nameOf(row: RowId): string {
  if (row === 'licence') return say('report.value.licence')
  const account = measureTitle(row)
  const sum = Object.entries(sums).find(([id]) => id === row)?.[1]
  return sum === undefined ? account : say(sum, { account })
}

function wordSide(source: ComparisonSource, side: Comparison['arms'][number], row: RowId): string {
  if (row === 'licence') {
    const cost = licenceOf(source, side.arm.id)
    return cost === undefined ? numerals().none : formatNumber(cost, { kind: 'money' })
  }
  return wordLevel(side.end(row).mean, row)
}

function wordPair(source: ComparisonSource, pair: Pair, row: RowId): string {
  if (row !== 'licence') return wordDelta(pair.end(row), row)
  const [from, to] = [licenceOf(source, pair.baseline), licenceOf(source, pair.arm)]
  return from === undefined || to === undefined
    ? numerals().none
    : formatBrief(to - from, { kind: 'money', signed: true })
}

const over = ({ horizon, replicates }: Comparison): string =>
  say('report.value.over', { weeks: horizon, runs: runCount(replicates.length) })

/** Hours and money of every scenario; of one scenario with its interval, of two with their difference. */
function levelsShown(source: ComparisonSource, told: readonly RowId[]): ShownTable {
  const { comparison } = source
  const { arms, pairs } = comparison
  const [pair] = pairs
  const [first] = arms
  const two = pairs.length === 1 && pair !== undefined
  const interval = (row: RowId): string => {
    if (first === undefined || row === 'licence') return ''
    const { low, high } = first.end(row)
    return wordLevels(low, high, row)
  }
  return {
    caption: say('report.value.caption', { over: over(comparison), paired: two ? 'yes' : 'no' }),
    columns: [
      left(say('report.col.account')),
      ...arms.map(({ arm }) => right(arm.id)),
      ...(two ? [right(say('report.col.less', { arm: pair.arm, baseline: pair.baseline }))] : []),
      ...(arms.length === 1 ? [right(say('report.col.ofMean'))] : []),
    ],
    rows: told.map((row) =>
      rowOf(
        [nameOf(row)],
        arms.map((side) => wordSide(source, side, row)),
        two ? [wordPair(source, pair, row)] : [],
        arms.length === 1 ? [interval(row)] : [],
      ),
    ),
    from: two ? 'differences' : 'levels',
  }
}

/** The paired differences of several scenarios, one below the other. */
function pairsShown(source: ComparisonSource): ShownTable {
  const { comparison } = source
  const { pairs, baseline } = comparison
  const money = ['netValue', 'hoursSaved', 'value', 'memberCost', 'cost', 'roi'] as const
  return {
    caption: say('report.value.pairs', { baseline, over: over(comparison) }),
    columns: [left(say('report.col.account')), ...pairs.map(({ arm }) => right(arm))],
    rows: money.map((row) =>
      rowOf(
        [measureTitle(row)],
        pairs.map((pair) => wordPair(source, pair, row)),
      ),
    ),
    from: 'differences',
  }
}

function accountFigure(source: ComparisonSource, account: (typeof accountIds)[number]): Figure {
  const { arms, replicates } = source.comparison
  return {
    title: say('report.value.added', {
      account: measureTitle(account),
      runs: runCount(replicates.length),
    }),
    x: { label: say('report.col.week') },
    y: { label: say('report.value.dollars'), format: { kind: 'money' }, zeroLine: true },
    series: arms.map(({ arm: { id } }) => {
      const middle = cumulated(source, id, account)
      return { id, name: id, x: middle.map((_, week) => week), middle }
    }),
    marks: [],
  }
}

/** Value, cost and what is left, added up week by week. */
function chartOf(source: ComparisonSource): readonly Block[] {
  const { arms, horizon, replicates } = source.comparison
  if (!arms.every(({ arm }) => source.means.has(arm.id))) return []
  const panels = accountIds.map((account) => ({
    title: opened(measureTitle(account)),
    figure: accountFigure(source, account),
  }))
  const chart: PanelsChart = {
    kind: 'panels',
    id: 'value',
    title: say('report.value.weekly', { runs: runCount(replicates.length) }),
    alt: panels.map(({ figure }) => describeFigure(figure)).join(' '),
    table: 'cumulated',
    panels,
    isShared: true,
  }
  const yearly = Array.from({ length: Math.ceil(horizon / 52) }, (_, year) =>
    Math.min(52 * year + 51, horizon - 1),
  )
  const table: ShownTable = {
    caption: say('report.value.yearly', { runs: runCount(replicates.length) }),
    columns: [
      right(say('report.col.week')),
      left(say('report.col.account')),
      ...arms.map(({ arm }) => right(arm.id)),
    ],
    rows: yearly.flatMap((week) =>
      accountIds.map((account) =>
        rowOf(
          [String(week), measureTitle(account)],
          arms.map(({ arm }) =>
            formatNumber(cumulated(source, arm.id, account)[week] ?? Number.NaN, { kind: 'money' }),
          ),
        ),
      ),
    ),
    from: 'cumulated',
    also: ['levels'],
  }
  return [{ kind: 'chart', choices: [{ label: chart.title, chart }], tables: [table] }]
}

/** What it is worth and what it costs. */
export function valuePart({ comparison: source }: Sources): Part | undefined {
  if (source === undefined) return undefined
  const { pairs } = source.comparison
  const table: Block = { kind: 'table', table: levelsShown(source, rows) }
  const note: Block = {
    kind: 'text',
    text: say('report.value.note', { external: isExternal(source.comparison) ? 'yes' : 'no' }),
    from: [],
    role: 'note',
  }
  return {
    section: {
      id: 'value',
      title: say('report.value.title'),
      blocks: [
        table,
        ...(pairs.length > 1 ? [{ kind: 'table' as const, table: pairsShown(source) }] : []),
        note,
        ...chartOf(source),
      ],
      brief: [{ kind: 'table', table: levelsShown(source, briefRows) }],
    },
    tables: [levelsTable(source), differencesTable(source), cumulatedTable(source)],
  }
}
