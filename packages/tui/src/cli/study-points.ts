import { type MeasureId, measureOf } from '@fishbowl/core'
import type { KeptStudy, PointResult } from '@fishbowl/lab/study'
import {
  cellWidth,
  measureSays,
  measureTitle,
  shortFactor,
  type TableColumn,
  type TableData,
  wordDelta,
  wordFactor,
  wordLevel,
  wordLevels,
} from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import type { Look } from './look.ts'
import { columnsOf, pageOf, paragraph, tableLines } from './page.ts'

/** The points of a study with all that their tables say. */
export type PointTable = {
  readonly study: KeptStudy
  readonly factors: readonly string[]
  readonly measures: readonly MeasureId[]
  readonly points: readonly PointResult[]
}

/** Points with a table of their own; more stand in one table for a measure. */
const mostOwn = 4
/** Rows of the table of a measure and a scenario. */
const mostRows = 30
/** Factors with a column of their own. */
const mostColumns = 3

const left = (header: string): TableColumn => ({ header, align: 'left' })
const right = (header: string): TableColumn => ({ header, align: 'right' })
const interval = (): string => say('curve.table.interval')

/** A measure with its unit and what it counts. */
export const measureHeading = (id: MeasureId): string =>
  say('analysis.page.head', {
    title: measureTitle(id),
    unit: measureOf(id).unit,
    says: measureSays(id),
  })

/** What a point is compared with. */
function referenceName({ study }: Pick<PointTable, 'study'>): string {
  return study.scenarios.length > 1 ? (study.scenarios[0] ?? '') : say('analysis.study.reference.point')
}

/** What a point sets, in words. */
export const pointWords = ({ point }: Pick<PointResult, 'point'>, factors: readonly string[]): string =>
  factors.map((name) => `${shortFactor(name)} ${wordFactor(point.factors[name], name)}`).join(', ')

function nameOf(result: PointResult, factors: readonly string[]): string {
  const words = pointWords(result, factors)
  return words === '' ? result.point.base : say('curve.named', { name: result.point.base, text: words })
}

/** Every measure of one point. */
function pointTable(table: PointTable, result: PointResult): TableData {
  const { levels, deltas } = result
  const rows = table.measures.map((id, i) => {
    const level = levels[i]
    const delta = deltas?.[i]
    if (level === undefined) return [measureTitle(id)]
    const cells = [measureTitle(id), wordLevel(level.mean, id), wordLevels(level.low, level.high, id)]
    return delta === undefined ? cells : [...cells, wordDelta(delta, id)]
  })
  const columns = [left(say('curve.table.measure')), right(say('analysis.study.col.mean')), right(interval())]
  return {
    columns:
      deltas === undefined
        ? columns
        : [...columns, right(say('analysis.study.col.less', { reference: referenceName(table) }))],
    rows,
  }
}

/** What tells points apart: a column for each of a few factors, one column for many, the scenario where nothing is varied. */
function pointColumns(factors: readonly string[]): readonly string[] {
  if (factors.length === 0) return [say('analysis.study.col.scenario')]
  return factors.length > mostColumns ? [factors.map(shortFactor).join(', ')] : factors.map(shortFactor)
}

function pointCells({ point }: PointResult, factors: readonly string[]): readonly string[] {
  if (factors.length === 0) return [point.base]
  const words = factors.map((name) => wordFactor(point.factors[name], name))
  return factors.length > mostColumns ? [words.join(', ')] : words
}

/** Cells that the columns of a table would like, and the gaps between them. */
function widthOf({ columns, rows }: TableData): number {
  const widths = columns.map(({ header }, i) =>
    Math.max(cellWidth(header), ...rows.map((row) => cellWidth(row[i] ?? ''))),
  )
  return widths.reduce((sum, width) => sum + width + 2, -2)
}

/** One measure of some points; where their names need more room than there is, they are told before and numbered. */
function measureLines(
  table: PointTable,
  points: readonly PointResult[],
  at: number,
  look: Look,
): readonly string[] {
  const data = measureTable(table, points, at)
  if (widthOf(data) <= look.columns) return tableLines(data, look)
  const { factors } = table
  const names = points.map((result) => {
    const words = factors.length === 0 ? result.point.base : pointWords(result, factors)
    return [String(result.point.number), words] as const
  })
  const skipped = pointColumns(factors).length
  const numbered = {
    columns: [right(say('analysis.study.col.point')), ...data.columns.slice(skipped)],
    rows: data.rows.map((row, i) => [names[i]?.[0] ?? ''].concat(row.slice(skipped))),
  }
  return columnsOf(names, look).concat('', tableLines(numbered, look))
}

/** One measure of some points; they are told apart by their factors, or by their scenarios where nothing is varied. */
function measureTable(table: PointTable, points: readonly PointResult[], at: number): TableData {
  const { factors, measures } = table
  const id = measures[at] ?? 'weeklyActive'
  const hasDelta = points.some(({ deltas }) => deltas !== undefined)
  const rows = points.map((result) => {
    const level = result.levels[at]
    const delta = result.deltas?.[at]
    const names = pointCells(result, factors)
    if (level === undefined) return names
    const cells = [...names, wordLevel(level.mean, id), wordLevels(level.low, level.high, id)]
    return hasDelta ? [...cells, delta === undefined ? '' : wordDelta(delta, id)] : cells
  })
  const columns = [
    ...pointColumns(factors).map(left),
    right(say('analysis.study.col.mean')),
    right(interval()),
  ]
  return {
    columns: hasDelta
      ? [...columns, right(say('analysis.study.col.less', { reference: referenceName(table) }))]
      : columns,
    rows,
  }
}

const more = (hidden: number): readonly string[] =>
  hidden === 0 ? [] : [say('analysis.study.page.more', { n: hidden })]

/** One measure over the points of a list or a grid, scenario by scenario where each was varied. */
function measurePart(table: PointTable, at: number, look: Look): readonly string[] {
  const { study, factors, measures, points } = table
  const heading = paragraph(measureHeading(measures[at] ?? 'weeklyActive'), look)
  const groups =
    factors.length === 0
      ? [points]
      : study.scenarios.map((name) => points.filter(({ point }) => point.base === name))
  const isAlone = factors.length === 0 || groups.length === 1
  const filled = groups.filter((group) => group.length > 0)
  const tables = filled.map((group) => {
    const rows = measureLines(table, group.slice(0, mostRows), at, look)
    const name = isAlone
      ? []
      : paragraph(say('advice.page.colon', { text: group[0]?.point.base ?? '' }), look)
    return name.concat(rows, more(Math.max(0, group.length - mostRows)))
  })
  const others = measures.filter((_, i) => i !== at)
  const way =
    others.length === 0
      ? []
      : paragraph(say('analysis.study.page.another', { measures: others.join(', ') }), look)
  return pageOf(heading, ...tables, way)
}

/** The points of a list or a grid: each with all measures where there are few, else one measure after the other. */
export function pointLines(table: PointTable, only: MeasureId | undefined, look: Look): readonly string[] {
  const { points, measures, factors } = table
  if (only !== undefined || points.length > mostOwn)
    return measurePart(table, Math.max(0, measures.indexOf(only ?? measures[0] ?? 'weeklyActive')), look)
  const part = (result: PointResult): readonly string[] =>
    paragraph(nameOf(result, factors), look, 2).concat(tableLines(pointTable(table, result), look))
  return pageOf(...points.map(part))
}
