import { type MeasureId, measureOf } from '@fishbowl/core'
import { type Comparison, type Estimate, type Pair, windowNameOf } from '@fishbowl/lab'
import {
  differenceFormatOf,
  formatBrief,
  formatNumber,
  formatOf,
  type NumberFormat,
  type TableColumn,
  table,
  unitOf,
} from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import type { Brush } from '../brush.ts'
import type { View } from '../state.ts'

/** An estimate with its interval in as few cells as can be read. */
export function interval(
  { mean, low, high }: Omit<Estimate, 'n' | 'sd' | 'level' | 'missing'>,
  format: NumberFormat,
): string {
  const [value, from, to] = [mean, low, high].map((one) => formatBrief(one, format))
  if (value === undefined || from === undefined || to === undefined || !Number.isFinite(low))
    return value ?? ''
  const unit = unitOf(value)
  const bare = (text: string): string =>
    unit !== '' && text.endsWith(unit) ? text.slice(0, -unit.length) : text
  return `${value} [${bare(from)}, ${bare(to)}]`
}

const right = (header: string): TableColumn => ({ header, align: 'right' })

function betterOf(pair: Pair, id: MeasureId): string {
  const better = pair.better(id)
  return better === undefined || better.n === 0
    ? formatNumber(Number.NaN, { kind: 'share' })
    : formatNumber(better.share, { kind: 'share' })
}

/** Below this the values at the time cursor take the place of those at the end. */
const narrow = 80
/** From here on the header says which weeks the level at the end is the mean of. */
const wide = 100

const valueIn = (values: Float64Array | undefined, week: number): number => values?.[week] ?? Number.NaN

type Column = { readonly column: TableColumn; readonly cell: (at: number) => string }

/** Value at the time cursor, level at the end, paired difference, chance to be better; differences alone in delta view. */
function columnsOf(
  comparison: Comparison,
  { measure, delta, cursor }: View,
  columns: number,
): readonly Column[] {
  const { arms, pairs } = comparison
  const pairOf = (at: number): Pair | undefined => pairs.find(({ arm }) => arm === arms[at]?.arm.id)
  const difference = differenceFormatOf(measure)
  const paired = (at: number, cell: (pair: Pair) => string): string => {
    const pair = pairOf(at)
    return pair === undefined ? say('screen.table.baseline') : cell(pair)
  }
  const isEnd = windowNameOf(measure) === 'end'
  const window = isEnd ? say('screen.table.end') : say('screen.table.whole')
  const bands = arms.map(({ band }) => (cursor === undefined || delta ? undefined : band(measure)))
  const deltas = new Map(
    pairs.map((pair) => [pair, cursor === undefined || !delta ? undefined : pair.delta(measure)]),
  )
  const atWeek = (at: number, week: number): string => {
    if (!delta) return formatNumber(bands[at]?.middle[week] ?? Number.NaN, formatOf(measure))
    return paired(at, (pair) => {
      const band = deltas.get(pair)
      return interval(
        { mean: valueIn(band?.middle, week), low: valueIn(band?.low, week), high: valueIn(band?.high, week) },
        difference,
      )
    })
  }
  const week: readonly Column[] =
    cursor === undefined
      ? []
      : [{ column: right(say('screen.table.week', { week: cursor })), cell: (at) => atWeek(at, cursor) }]
  const { from, to } = comparison.end
  const weeks = isEnd && columns >= wide ? say('screen.table.weeks', { from, to }) : window
  const level: Column = {
    column: right(weeks),
    cell: (at) => formatNumber(arms[at]?.end(measure).mean ?? Number.NaN, formatOf(measure)),
  }
  const ended: Column = {
    column: right(say('screen.table.vsBase', { window })),
    cell: (at) => paired(at, (pair) => interval(pair.end(measure), difference)),
  }
  const hasWeek = cursor !== undefined
  const isNarrow = columns < narrow
  return [
    ...week,
    ...(hasWeek && (delta || isNarrow) ? [] : [level]),
    ...(hasWeek && delta && isNarrow ? [] : [ended]),
    {
      column: right(
        measureOf(measure).better === 'less' ? say('screen.table.less') : say('screen.table.better'),
      ),
      cell: (at) => {
        const pair = pairOf(at)
        return pair === undefined ? '' : betterOf(pair, measure)
      },
    },
  ]
}

/** A header and one line an arm, the focused one with the pointer; no wider than `columns`. */
export function armTable(
  comparison: Comparison,
  view: View,
  columns: number,
  brush: Brush,
): readonly string[] {
  const wanted = columnsOf(comparison, view, columns)
  const rows = comparison.arms.map(({ arm }, at) => [
    `${brush.glyph(at)} ${arm.id}`,
    ...wanted.map(({ cell }) => cell(at)),
  ])
  const header: TableColumn = { header: say('screen.table.scenario'), align: 'left' }
  const [head = '', _rule, ...lines] = table([header, ...wanted.map(({ column }) => column)], rows, {
    columns: columns - 2,
    symbols: brush.look.symbols,
  })
  return [brush.paint(`  ${head}`, 'muted'), ...lines.map((line, at) => painted(line, at, brush, view.focus))]
}

/** A line of the table in colours: pointer, the glyph of the arm in its first cell, the focused arm in bold. */
function painted(line: string, at: number, brush: Brush, focus: number): string {
  const style = at === focus ? 'bold' : 'plain'
  const pointer = at === focus ? brush.symbols.focus : ' '
  return (
    brush.paint(`${pointer} `, style) + brush.paint(line.slice(0, 1), at) + brush.paint(line.slice(1), style)
  )
}
