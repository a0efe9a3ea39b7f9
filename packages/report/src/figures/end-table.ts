import type { MeasureId } from '@fishbowl/core'
import type { Comparison, Estimate, Pair } from '@fishbowl/lab'
import { formatBrief, formatNumber } from '../number.ts'
import { glyphOf, type SymbolName, symbolsOf } from '../symbols.ts'
import type { TableColumn } from '../table.ts'
import { say } from '../words/index.ts'
import { measureTitle } from '../words/model.ts'
import { differenceFormatOf, unitOf, wordLevel, wordLevels } from './measure-format.ts'

/** A table before it is laid out, as `table` takes it. */
export type TableData = {
  readonly columns: readonly TableColumn[]
  readonly rows: readonly (readonly string[])[]
}

/** What a run is summed up by, in the order of the table. */
export const endMeasures = [
  'weeklyActive',
  'fourWeekActive',
  'posters',
  'answeredShare',
  'expectedValue',
  'cholesterolRatio',
  'noiseShare',
  'load',
  'hoursSaved',
  'value',
  'memberCost',
  'cost',
  'netValue',
  'roi',
] as const satisfies readonly MeasureId[]

/** The kinds of activities of CMs. */
const activityMeasures = [
  'actAnswers',
  'actWelcomes',
  'actCurated',
  'actContent',
  'actConnections',
  'actCoaching',
  'actStrategy',
] as const satisfies readonly MeasureId[]

const right = (header: string): TableColumn => ({ header, align: 'right' })
const nameColumn = (): TableColumn => ({ header: say('curve.table.measure'), align: 'left' })

/** The measure asked for, then the others. */
const withFirst = (first: MeasureId): readonly MeasureId[] => [
  first,
  ...endMeasures.filter((id) => id !== first),
]

/** End levels of one arm: mean, 90 % interval of the mean, standard deviation between runs. */
export function runTable({ arms }: Comparison, first: MeasureId): TableData {
  const [arm] = arms
  const rows = withFirst(first).map((id) => {
    const title = measureTitle(id)
    if (arm === undefined) return [title]
    const { mean, low, high, sd } = arm.end(id)
    return [title, wordLevel(mean, id), wordLevels(low, high, id), wordLevel(sd, id)]
  })
  const headers = [say('curve.table.mean'), say('curve.table.interval'), say('curve.table.sd')]
  return { columns: [nameColumn(), ...headers.map(right)], rows }
}

/** "+36.5 (+36.2 to +36.9) pt": one unit where all three share it. */
export function wordDelta({ mean, low, high }: Estimate, id: MeasureId): string {
  const format = differenceFormatOf(id)
  const words = [mean, low, high].map((value) => formatBrief(value, format))
  const [middle = '', from = '', to = ''] = words
  if (Number.isNaN(low)) return middle
  const unit = unitOf(middle)
  const shared = unit !== '' && words.every((word) => word.endsWith(unit))
  if (!shared) return say('curve.delta', { mean: middle, low: from, high: to, unit: '' })
  const [bare = '', bareFrom = '', bareTo = ''] = words.map((word) => word.slice(0, -unit.length))
  return say('curve.delta', { mean: bare, low: bareFrom, high: bareTo, unit })
}

/** Chance that the arm is better, as counted in the pairs; a dash where neither more nor less is better. */
function wordBetter(pair: Pair, id: MeasureId): string {
  const better = pair.better(id)
  return better === undefined ? '-' : formatNumber(better.share, { kind: 'share' })
}

/**
 * End levels of a pair: both arms, the paired difference with its 90 % interval, and how often the arm is better. The arms stand
 * under the glyphs that their curves have.
 */
export function pairTable(
  comparison: Comparison,
  pair: Pair,
  { first, symbols }: { readonly first: MeasureId; readonly symbols: SymbolName },
): TableData {
  const glyph = (id: string): string =>
    glyphOf(
      symbolsOf(symbols),
      comparison.arms.findIndex(({ arm }) => arm.id === id),
    )
  const sides = [pair.baseline, pair.arm].flatMap((id) => comparison.arms.filter(({ arm }) => arm.id === id))
  const rows = withFirst(first).map((id) => {
    const levels = sides.map((side) => wordLevel(side.end(id).mean, id))
    return [measureTitle(id)].concat(levels, wordDelta(pair.end(id), id), wordBetter(pair, id))
  })
  const [base, changed] = [glyph(pair.baseline), glyph(pair.arm)]
  return {
    columns: [
      nameColumn(),
      right(base),
      right(changed),
      right(say('curve.table.less', { changed, base })),
      right(say('curve.table.better')),
    ],
    rows,
  }
}

/** Activities of the CMs a week by kind, for the arms that have a team at the end; undefined when none has. */
export function activityTable({ arms }: Comparison, symbols: SymbolName): TableData | undefined {
  const staffed = arms.flatMap((result, index) => (result.end('team').mean > 0 ? [{ result, index }] : []))
  if (staffed.length === 0) return undefined
  const rows = [...activityMeasures, 'activities' as const].map((id) => {
    const numbers = staffed.map(({ result }) => formatNumber(result.end(id).mean, { kind: 'count' }))
    return [id === 'activities' ? say('curve.table.all') : measureTitle(id)].concat(numbers)
  })
  const headers = staffed.map(({ result, index }) =>
    arms.length === 1
      ? right(say('curve.table.aWeek'))
      : right(`${glyphOf(symbolsOf(symbols), index)} ${result.arm.id}`),
  )
  return { columns: [{ header: say('curve.table.activity'), align: 'left' }, ...headers], rows }
}

/** What spaces are compared by. */
const spaceMeasures = [
  'weeklyActive',
  'posters',
  'answeredShare',
  'load',
  'netValue',
] as const satisfies readonly MeasureId[]

/** Spaces of one scenario, a row each, all together first: means over the replicates. */
export function spacesTable({ arms }: Comparison): TableData {
  const rows = arms.map(({ arm, end }) =>
    [arm.space ?? say('curve.table.allTogether')].concat(
      spaceMeasures.map((id) => wordLevel(end(id).mean, id)),
    ),
  )
  const headers = spaceMeasures.map((id) => right(measureTitle(id)))
  return { columns: [{ header: say('curve.table.space'), align: 'left' }, ...headers], rows }
}
