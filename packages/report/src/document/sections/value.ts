import { type MeasureId, measureOf } from '@fishbowl/core'
import type { Comparison, Pair } from '@fishbowl/lab'
import type { PanelsChart } from '../../chart/chart.ts'
import { describeFigure } from '../../describe.ts'
import type { Figure } from '../../figure.ts'
import { wordDelta } from '../../figures/end-table.ts'
import { wordLevel, wordLevels } from '../../figures/measure-format.ts'
import { formatBrief, formatNumber } from '../../number.ts'
import type { ComparisonSource, Sources } from '../../source/source.ts'
import { isExternal, opened, runCount } from '../arms.ts'
import type { Block, ShownTable } from '../document.ts'
import type { Part } from '../report-of.ts'
import { rowOf } from '../row.ts'
import { left, right } from '../shown.ts'
import { accountIds, accounts, cumulated, cumulatedTable } from '../tables/cumulated-table.ts'
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

/** How the parts add up, said in the names of the rows. */
const names: Readonly<Record<RowId, string>> = {
  hoursSaved: measureOf('hoursSaved').title,
  value: measureOf('value').title,
  memberCost: `less ${measureOf('memberCost').title}`,
  cmCost: measureOf('cmCost').title,
  licence: 'licence of the platform',
  managerCost: measureOf('managerCost').title,
  cost: `less ${measureOf('cost').title} (CMs, licence and line managers)`,
  netValue: `is ${measureOf('netValue').title}`,
  roi: `${measureOf('roi').title} (net value over cost)`,
}

function wordSide(source: ComparisonSource, side: Comparison['arms'][number], row: RowId): string {
  if (row === 'licence') {
    const cost = licenceOf(source, side.arm.id)
    return cost === undefined ? 'n/a' : formatNumber(cost, { kind: 'money' })
  }
  return wordLevel(side.end(row).mean, row)
}

function wordPair(source: ComparisonSource, pair: Pair, row: RowId): string {
  if (row !== 'licence') return wordDelta(pair.end(row), row)
  const [from, to] = [licenceOf(source, pair.baseline), licenceOf(source, pair.arm)]
  return from === undefined || to === undefined
    ? 'n/a'
    : formatBrief(to - from, { kind: 'money', signed: true })
}

const over = ({ horizon, replicates }: Comparison): string =>
  `over ${horizon === 1 ? 'the one week' : `all ${horizon} weeks`}, mean of ${runCount(replicates.length)}`

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
    caption: `Value and cost ${over(comparison)}${two ? '; the difference is paired, with its 90 % interval' : ''}`,
    columns: [
      left('account'),
      ...arms.map(({ arm }) => right(arm.id)),
      ...(two ? [right(`${pair.arm} less ${pair.baseline} (90 % interval)`)] : []),
      ...(arms.length === 1 ? [right('90 % interval of the mean')] : []),
    ],
    rows: told.map((row) =>
      rowOf(
        [names[row]],
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
    caption: `Difference to ${baseline} ${over(comparison)}, with its 90 % interval`,
    columns: [left('account'), ...pairs.map(({ arm }) => right(arm))],
    rows: money.map((row) =>
      rowOf(
        [measureOf(row).title],
        pairs.map((pair) => wordPair(source, pair, row)),
      ),
    ),
    from: 'differences',
  }
}

function accountFigure(source: ComparisonSource, account: (typeof accountIds)[number]): Figure {
  const { arms, replicates } = source.comparison
  return {
    title: `${accounts[account].title}, added up, mean of ${runCount(replicates.length)}`,
    x: { label: 'week' },
    y: { label: 'dollars', format: { kind: 'money' }, zeroLine: true },
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
    title: opened(accounts[account].title),
    figure: accountFigure(source, account),
  }))
  const chart: PanelsChart = {
    kind: 'panels',
    id: 'value',
    title: `Value and cost added up by week, mean of ${runCount(replicates.length)}`,
    alt: panels.map(({ figure }) => describeFigure(figure)).join(' '),
    table: 'cumulated',
    panels,
    isShared: true,
  }
  const yearly = Array.from({ length: Math.ceil(horizon / 52) }, (_, year) =>
    Math.min(52 * year + 51, horizon - 1),
  )
  const table: ShownTable = {
    caption: `Value and cost added up to the end of each year, mean of ${runCount(replicates.length)}`,
    columns: [right('week'), left('account'), ...arms.map(({ arm }) => right(arm.id))],
    rows: yearly.flatMap((week) =>
      accountIds.map((account) =>
        rowOf(
          [String(week), accounts[account].title],
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
  const free = isExternal(source.comparison) ? ' The time of customers or partners costs nothing here.' : ''
  const table: Block = { kind: 'table', table: levelsShown(source, rows) }
  const note: Block = {
    kind: 'text',
    text: `Gross value is working time saved, at the loaded wage of an employee. Net value takes off the time that members spend and that displaces work, and the cost of community managers (CMs), platform and line managers.${free} What an hour or an answer is worth is an assumption: see Assumptions.`,
    from: [],
    role: 'note',
  }
  return {
    section: {
      id: 'value',
      title: 'Value and cost',
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
